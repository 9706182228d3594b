//! The rules of docs/architecture.md that no crate boundary keeps: the files are read and looked through.

#![allow(clippy::expect_used, reason = "a test that cannot read the files fails")]

use std::fs;
use std::path::Path;

/// The longest that a file of code may be.
const MOST_LINES: usize = 400;

/// What code in a folder may not name. A grouped import of `std` would hide what it takes, so the engine has none.
const FORBIDDEN: [(&str, &[&str]); 5] = [
    (
        "crates/engine/src/",
        &[
            "std::fs",
            "std::io",
            "std::env",
            "std::net",
            "std::time",
            "std::thread",
            "std::process",
            "std::{",
            "f32",
            "f64",
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "serde",
            "kanta_rules",
        ],
    ),
    ("crates/rules/src/", &["f32", "f64", "yew", "web_sys", "js_sys", "wasm_bindgen"]),
    ("src/state/", &["yew", "web_sys", "js_sys", "wasm_bindgen", "view", "host"]),
    ("src/words.rs", &["yew", "web_sys", "js_sys", "wasm_bindgen", "state", "view", "host"]),
    ("src/view/", &["web_sys", "js_sys", "wasm_bindgen"]),
];

/// A file of the project: its path from the root, with forward slashes, and what it says.
struct File {
    path: String,
    text: String,
}

impl File {
    fn ends_with(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    fn lies_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    /// The lines of code, numbered from 1: those that are no comment.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// Every file of the project but those that `.gitignore` names.
fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ignored = fs::read_to_string(root.join(".gitignore")).expect("there is a .gitignore");
    let ignored: Vec<&str> = ignored.lines().map(|line| line.trim_matches('/')).chain([".git"]).collect();
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder)).expect("the folder can be listed") {
            let entry = entry.expect("the folder can be listed");
            let name = entry.file_name().into_string().expect("the name is UTF-8");
            let path = format!("{folder}{name}");
            if ignored.contains(&name.as_str()) {
                continue;
            }
            if entry.file_type().expect("the file has a type").is_dir() {
                folders.push(format!("{path}/"));
            } else {
                let bytes = fs::read(entry.path()).expect("the file can be read");
                files.push(File { path, text: String::from_utf8_lossy(&bytes).into_owned() });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(files.iter().any(|file| file.path == "src/lib.rs"), "the files are found");
    files
}

/// Whether a line has a name as a whole, not as a part of a longer one.
fn has_name(line: &str, name: &str) -> bool {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        let (before, after) = (line.get(..at).unwrap_or(""), line.get(at + name.len()..).unwrap_or(""));
        let open = name.ends_with('{');
        !before.ends_with(part_of_name) && (open || !after.starts_with(part_of_name))
    })
}

/// Fails with every fault, a line each.
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn imports_run_one_way() {
    let mut faults = Vec::new();
    for file in files() {
        for (folder, names) in FORBIDDEN.iter().filter(|(folder, _)| file.path.starts_with(folder)) {
            for (number, line) in file.code() {
                let found = names.iter().filter(|name| has_name(line, name));
                faults.extend(
                    found.map(|name| format!("{}:{number}: {folder} must not know `{name}`", file.path)),
                );
            }
        }
    }
    none(faults);
}

#[test]
fn the_engine_depends_on_nothing_and_the_widget_carries_no_compiler() {
    let section = |path: &str, title: &str| {
        let file = files().into_iter().find(|file| file.path == path).expect("the manifest is there");
        let lines = file.text.lines().skip_while(|line| *line != title).skip(1);
        lines.take_while(|line| !line.starts_with('[')).map(|line| format!("{line}\n")).collect::<String>()
    };
    assert_eq!(section("crates/engine/Cargo.toml", "[dependencies]").trim(), "");
    let carried = section("Cargo.toml", "[dependencies]");
    assert!(carried.contains("kanta-engine"), "the section is found");
    assert!(!carried.contains("kanta-rules") && !carried.contains("serde"), "{carried}");
}

#[test]
fn every_source_file_first_says_its_job() {
    let of_ours = |file: &File| {
        let in_crate = file.path.starts_with("crates/") && file.path.contains("/src/");
        file.ends_with(&[".rs"]) && (in_crate || file.lies_in(&["src/", "xtask/src/"]))
    };
    let silent = files().into_iter().filter(|file| of_ours(file) && !file.text.starts_with("//! "));
    none(
        silent
            .map(|file| format!("{}:1: begin with a `//!` line that says the file's job", file.path))
            .collect(),
    );
}

#[test]
fn nothing_is_styled_in_place() {
    let mut faults = Vec::new();
    // Tests say themselves that no style is there.
    let drawn = |file: &&File| file.lies_in(&["src/view/", "src/host/"]) && !file.ends_with(&["/tests.rs"]);
    for file in files().iter().filter(drawn) {
        for (number, line) in file.code() {
            if ["style=", "\"style\"", "<style"].iter().any(|style| line.contains(style)) {
                faults
                    .push(format!("{}:{number}: a strict host's policy blocks this; use a class", file.path));
            }
        }
    }
    none(faults);
}

#[test]
fn no_file_of_code_is_too_long() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| file.ends_with(&[".rs", ".js", ".mjs", ".css"])) {
        let lines = file.text.lines().count();
        if lines > MOST_LINES {
            faults.push(format!("{}: {lines} lines, of {MOST_LINES} that it may have; split it", file.path));
        }
    }
    none(faults);
}

#[test]
fn no_file_names_the_folders_of_a_machine() {
    // Put together here, or this file would name them.
    let folders = ["work", "root"].map(|folder| format!("/{folder}/"));
    let mut faults = Vec::new();
    for file in files() {
        for (number, line) in (1..).zip(file.text.lines()) {
            if folders.iter().any(|folder| line.contains(folder)) {
                faults.push(format!("{}:{number}: names a folder of some machine", file.path));
            }
        }
    }
    none(faults);
}
