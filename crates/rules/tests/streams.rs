//! The tool where the system is hostile: arguments that are no text, output that is full or closed, pipes and devices for files.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up fails")]

mod tool;

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use tool::{FERRY, Folder, run_in};

/// Every command, with arguments that let it write to standard output, and some that let it write to standard error.
const CALLS: [&[&str]; 23] = [
    &[],
    &["--help"],
    &["--version"],
    &["--explain", "gap"],
    &["--explain", "no-such-code"],
    &["check", "."],
    &["check", ".", "--format", "human"],
    &["check", "nowhere"],
    &["check"],
    &["eval", "."],
    &["eval", "nowhere"],
    &["explain", ".", "{}"],
    &["explain", ".", "nowhere"],
    &["table", ".", ".", "en"],
    &["map", ".", ".", "en", "fare"],
    &["compile", ".", ".", "/dev/full"],
    &["diff", ".", "."],
    &["verify", "nowhere"],
    &["sources", ".", "--against", "nowhere"],
    &["new", "."],
    &["watch", "nowhere"],
    &["completions", "bash"],
    &["man", "/dev/null"],
];

fn tool(arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kanta-rules"));
    program.args(arguments).current_dir(FERRY).stdin(Stdio::null()).env_remove("CLICOLOR_FORCE");
    program
}

fn full() -> File {
    OpenOptions::new().write(true).open("/dev/full").unwrap()
}

#[test]
fn a_full_standard_error_changes_no_exit_code() {
    for arguments in CALLS {
        let plain = tool(arguments).stderr(Stdio::null()).stdout(Stdio::null()).status().unwrap().code();
        let full = tool(arguments).stderr(full()).stdout(Stdio::null()).status().unwrap().code();
        assert!(matches!(plain, Some(0..=2)), "{arguments:?}: {plain:?}");
        assert_eq!(full, plain, "{arguments:?}");
    }
}

#[test]
fn a_full_standard_output_is_a_failure() {
    for arguments in CALLS {
        let output = tool(arguments).stdout(full()).stderr(Stdio::piped()).output().unwrap();
        let plain = tool(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().code();
        let quiet = tool(arguments).stderr(Stdio::null()).output().unwrap().stdout.is_empty();
        let expected = if plain == Some(0) && !quiet { Some(1) } else { plain };
        assert_eq!(output.status.code(), expected, "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!told.contains("panicked"), "{arguments:?}: {told}");
    }
}

#[test]
fn closed_streams_are_no_reason_to_panic() {
    for arguments in CALLS {
        for closed in [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"] {
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("exec \"$0\" \"$@\" {closed}"), env!("CARGO_BIN_EXE_kanta-rules")]);
            let status = shell.args(arguments).current_dir(FERRY).stdin(Stdio::null());
            let code = status.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().code();
            assert!(matches!(code, Some(0..=2)), "{arguments:?} {closed}: {code:?}");
        }
    }
}

#[test]
fn a_name_that_is_no_text_is_a_name_all_the_same() {
    let name = OsStr::from_bytes(b"\xff");
    for (command, rest, code) in [
        ("check", &[][..], 1),
        ("eval", &[], 1),
        ("explain", &["{}"], 1),
        ("table", &[".", "en"], 1),
        ("compile", &[".", "file.kgr"], 1),
        ("diff", &["."], 1),
        ("verify", &[], 1),
        ("sources", &["--against", "."], 1),
        ("new", &[], 1),
        ("watch", &[], 1),
        ("completions", &[], 2),
        ("\u{fffd}", &[], 2),
    ] {
        let output = tool(&[command]).arg(name).args(rest).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{command}: {told}");
        assert!(!told.contains("panicked"), "{told}");
    }
    assert_eq!(tool(&[]).arg(name).output().unwrap().status.code(), Some(2));
    // Answers are text.
    assert_eq!(tool(&["explain", "."]).arg(name).output().unwrap().status.code(), Some(2));
}

/// A copy of the ferry in which one file is something else.
fn with(name: &str, file: &str, make: impl FnOnce(&Path)) -> Folder {
    let folder = Folder::with_ferry(&format!("streams-{name}"), &[]);
    let path = folder.ferry().join(file);
    drop(fs::remove_file(&path));
    make(&path);
    folder
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

const NOT_PLAIN: &str =
    "the file cannot be read: it is no plain file; put a plain file of at most 16 MiB in its place.";

#[test]
fn pipes_devices_and_folders_in_place_of_files_are_told() {
    type Make = fn(&Path);
    let devices: [(&str, Make); 4] = [
        ("pipe", pipe),
        ("zero", |path| symlink("/dev/zero", path).unwrap()),
        ("null", |path| symlink("/dev/null", path).unwrap()),
        ("folder", |path| fs::create_dir(path).unwrap()),
    ];
    for (device, make) in devices {
        for file in ["rule-set.toml", "topics.toml", "en.toml", "places.csv", "carry-over.toml", "cases.toml"]
        {
            let folder = with(&format!("{device}-{file}"), file, make);
            let (code, output, error) = run_in(&folder.0, &["check", "ferry"], "");
            let told = format!("ferry/{file}:1:1: error[unreadable]: {NOT_PLAIN}\n");
            assert!(output.starts_with(&told), "{device} for {file}: {output}{error}");
            assert_eq!((code, error.as_str()), (1, ""));
            assert_eq!(run_in(&folder.0, &["check", "ferry", "--format", "human"], "").0, 1);
        }
        let folder = with(&format!("{device}-receipt"), "receipt", make);
        for arguments in [["verify", "ferry/receipt", "ferry"], ["explain", "ferry", "ferry/receipt"]] {
            let told = "ferry/receipt cannot be read: it is no plain file; mend its name.\n";
            assert_eq!(run_in(&folder.0, &arguments, ""), (1, String::new(), told.to_owned()));
        }
    }
}

#[test]
fn a_link_within_the_folder_is_followed_and_one_out_of_it_is_told_and_not_read() {
    let tasks = fs::read_to_string(Path::new(FERRY).join("tasks.toml")).unwrap();
    let folder = with("within", "tasks.toml", |path| symlink("own.toml", path).unwrap());
    fs::write(folder.ferry().join("own.toml"), tasks).unwrap();
    assert_eq!(run_in(&folder.0, &["check", "ferry"], "").0, 0);
    // The folder itself is the one that was named.
    symlink("ferry", folder.0.join("named")).unwrap();
    assert_eq!(run_in(&folder.0, &["check", "named"], "").0, 0);

    let secret = "[secret]\npassword = \"hunter2\"\nnot toml\n";
    for file in ["rule-set.toml", "topics.toml", "en.toml", "places.csv", "carry-over.toml", "cases.toml"] {
        for target in ["../secret.ini", "out/secret.ini"] {
            let folder = with(&format!("out-{file}"), file, |path| symlink(target, path).unwrap());
            fs::write(folder.0.join("secret.ini"), secret).unwrap();
            symlink("..", folder.ferry().join("out")).unwrap();
            for format in ["short", "human", "json", "github"] {
                let (code, output, error) = run_in(&folder.0, &["check", "ferry", "--format", format], "");
                let told = format!("{output}{error}");
                assert!(told.contains("it is a link that leads out of its folder"), "{told}");
                for word in ["secret", "password", "hunter2", "not toml"] {
                    assert!(!told.contains(word), "{file}: {told}");
                }
                assert_eq!(code, 1);
            }
        }
    }
}

#[test]
fn a_file_beyond_the_bound_is_told_and_one_at_the_bound_is_read() {
    let grown = |path: &Path, bytes: u64| {
        let text = fs::read_to_string(Path::new(FERRY).join("tasks.toml")).unwrap();
        let blanks = usize::try_from(bytes).unwrap() - text.len() - 1;
        fs::write(path, format!("{text}#{}", " ".repeat(blanks))).unwrap();
    };
    let folder = with("bound", "tasks.toml", |path| grown(path, 16 << 20));
    assert_eq!(run_in(&folder.0, &["check", "ferry"], "").0, 0);
    let folder = with("beyond", "tasks.toml", |path| grown(path, (16 << 20) + 1));
    let told = "\
ferry/tasks.toml:1:1: error[unreadable]: the file cannot be read: it has more than 16 MiB; put a plain file of at most 16 MiB in its place.
1 finding. What a code means: kanta-rules --explain CODE
Conditions, texts and cases were not looked at yet: mend these first.
";
    assert_eq!(run_in(&folder.0, &["check", "ferry"], ""), (1, told.to_owned(), String::new()));
}
