//! The tool `kanta-rules` as an author calls it, and a rule set that a test may change.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A small rule set about a ferry.
pub(crate) const FERRY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/ferry");

/// Runs the tool in a folder with some standard input: its exit code, standard output and standard error.
pub(crate) fn run_in(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kanta-rules"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input may have ended already.
    drop(program.stdin.take().unwrap().write_all(input.as_bytes()));
    let output = program.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The same in the folder of the tests.
pub(crate) fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    run_in(Path::new("."), arguments, input)
}

/// A folder that goes when it is dropped.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    /// An empty one; no other test has one of this name.
    pub(crate) fn new(name: &str) -> Folder {
        let folder = Folder(std::env::temp_dir().join(format!("kanta-{}-{name}", std::process::id())));
        fs::create_dir_all(&folder.0).unwrap();
        folder
    }

    /// One with a copy of the ferry in its folder `ferry`, in which things are changed: a file, what is found, what is put there.
    pub(crate) fn with_ferry(name: &str, changes: &[(&str, &str, &str)]) -> Folder {
        let folder = Folder::new(name);
        let copy = folder.ferry();
        fs::create_dir_all(&copy).unwrap();
        for file in fs::read_dir(FERRY).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), copy.join(file.file_name())).unwrap();
        }
        for (file, find, put) in changes {
            let path = copy.join(file);
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(find), "{file} has no {find:?}");
            fs::write(path, text.replacen(find, put, 1)).unwrap();
        }
        folder
    }

    /// The folder of the copy.
    pub(crate) fn ferry(&self) -> PathBuf {
        self.0.join("ferry")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}
