//! The rules of docs/architecture.md that no crate boundary keeps: the files are read and looked through.

#![allow(clippy::expect_used, reason = "a test that cannot read the files fails")]

use std::fs;
use std::path::Path;

/// The longest that a file of code may be.
const MOST_LINES: usize = 400;

/// What touches a browser.
const BROWSER: [&str; 4] = ["web_sys", "js_sys", "wasm_bindgen", "gloo"];
/// The layers of the widget and of the commands, from the ground up: none may name one that stands above it.
const LAYERS: [(&str, &[&str]); 2] = [
    ("src/", &["state", "texts", "events", "components", "app", "widget"]),
    (
        "xtask/src/",
        &[
            "run", "files", "compress", "setup", "trunk", "site", "products", "dist", "serve", "bench",
            "fuzz", "test",
        ],
    ),
];

/// What else code in a folder may not name. A grouped import of `std` would hide what it takes, so the engine has none.
const FORBIDDEN: [(&str, &[&str]); 10] = [
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
            "kanta_rules",
        ],
    ),
    ("crates/engine/src/", &BROWSER),
    ("crates/rules/src/", &["f32", "f64", "yew"]),
    ("crates/engine-js/src/", &["f32", "f64", "yew", "web_sys", "js_sys", "gloo"]),
    ("crates/rules/src/", &BROWSER),
    ("src/state/", &["yew"]),
    ("src/texts/", &["yew"]),
    ("src/events", &["yew"]),
    // What components and the app ask of the browser lies below all of them.
    ("src/browser/", &["crate::state", "crate::texts", "crate::events", "crate::components", "crate::app"]),
    ("src/components/", &["crate::browser"]),
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

/// A sentence for each line of code that has one of these names.
fn named(file: &File, names: &[&str], rule: &str) -> Vec<String> {
    let found = |(number, line): (usize, &str)| {
        let found = names.iter().filter(|name| has_name(line, name));
        found.map(|name| format!("{}:{number}: {rule} `{name}`", file.path)).collect::<Vec<_>>()
    };
    file.code().flat_map(found).collect()
}

#[test]
fn imports_run_one_way() {
    let mut faults = Vec::new();
    for file in files() {
        for (folder, names) in FORBIDDEN.iter().filter(|(folder, _)| file.path.starts_with(folder)) {
            faults.extend(named(&file, names, &format!("{folder} must not know")));
        }
    }
    none(faults);
}

/// The modules of its own crate that code names, `crate::NAME` or `crate::{NAME, …}`.
fn modules_named(file: &File) -> Vec<String> {
    let code = file.code().map(|(_, line)| format!("{line}\n")).collect::<String>();
    let name =
        |text: &str| text.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned);
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            names.extend(name(rest));
            continue;
        };
        // Of `{a, b::{c, d}, e}` the names on the first level.
        let (mut depth, mut part) = (0, String::new());
        for letter in group.chars() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => names.extend(name(&std::mem::take(&mut part))),
                _ if depth == 0 => part.push(letter),
                _ => {}
            }
        }
        names.extend(name(&part));
    }
    names
}

#[test]
fn no_layer_knows_one_above_it() {
    let mut faults = Vec::new();
    // A test may draw what it tries.
    for file in files().iter().filter(|file| !file.path.ends_with("/tests.rs")) {
        for (place, layers) in LAYERS {
            let Some(path) = file.path.strip_prefix(place) else { continue };
            let own = path.split(['/', '.']).next().unwrap_or_default();
            let Some(layer) = layers.iter().position(|name| *name == own) else { continue };
            let above = |name: &String| layers.iter().skip(layer + 1).any(|layer| layer == name);
            let named = modules_named(file).into_iter().filter(above);
            faults.extend(
                named.map(|name| format!("{}: {own} must not know {name}, which stands above it", file.path)),
            );
            if file.text.contains("super::super") {
                faults
                    .push(format!("{}: say crate:: in place of super::super, so that it is seen", file.path));
            }
        }
    }
    none(faults);
}

#[test]
fn only_the_browser_s_folder_and_the_widget_touch_the_browser() {
    let mut faults = Vec::new();
    let may = ["src/browser/", "src/lib.rs", "src/main.rs", "src/widget.rs"];
    for file in files().iter().filter(|file| file.lies_in(&["src/"]) && file.ends_with(&[".rs"])) {
        if !file.lies_in(&may) {
            faults.extend(named(file, &BROWSER, "ask src/browser, in place of"));
        }
    }
    none(faults);
}

/// The names of the packages in a section of a manifest.
fn dependencies(path: &str, section: &str) -> Vec<String> {
    let file = files().into_iter().find(|file| file.path == path).expect("the manifest is there");
    let lines = file.text.lines().skip_while(|line| *line != section).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| Some(line.split_once(['.', ' '])?.0.to_owned())).collect()
}

#[test]
fn the_engine_depends_on_two_crates_and_the_widget_carries_no_compiler() {
    assert_eq!(dependencies("crates/engine/Cargo.toml", "[dependencies]"), ["postcard", "serde"]);
    let carried = dependencies("Cargo.toml", "[dependencies]");
    for wanted in ["gloo", "kanta-engine", "serde", "yew"] {
        assert!(carried.iter().any(|name| name == wanted), "{wanted} is missing in {carried:?}");
    }
    assert!(!carried.iter().any(|name| name == "kanta-rules"), "{carried:?}");
    assert_eq!(dependencies("Cargo.toml", "[build-dependencies]"), ["kanta-rules"]);
}

#[test]
fn nothing_edits_generated_code() {
    let mut faults = Vec::new();
    let of_the_build =
        |file: &&File| file.lies_in(&["build.rs", "xtask/"]) && file.ends_with(&[".rs", ".mjs"]);
    for file in files().iter().filter(of_the_build) {
        // Whoever has the script that wasm-bindgen wrote hands it on as it is; the program itself is wasm-opt's alone.
        let has = |word: &str| file.code().any(|(_, line)| line.contains(word));
        for (number, line) in file.code().filter(|(_, line)| line.contains("glue")) {
            if ["read", "write", "replace"].iter().any(|edit| line.contains(edit)) {
                faults.push(format!("{}:{number}: reads the glue, or changes it", file.path));
            }
        }
        if has("from \"binaryen\"") {
            faults.push(format!("{}: changes the wasm by a script; wasm-opt has flags", file.path));
        }
    }
    none(faults);
}

#[test]
fn no_product_is_made_from_tests() {
    let mut faults = Vec::new();
    let of_the_build = |file: &&File| {
        let script = file.lies_in(&["build.rs", "index.html", "Trunk.toml", "xtask/"])
            && file.path != "xtask/src/test.rs";
        script || (file.lies_in(&["src/", "site/"]) && !file.path.ends_with("/tests.rs"))
    };
    for file in files().iter().filter(of_the_build) {
        let lines = file.code().filter(|(_, line)| line.contains("tests/"));
        faults.extend(lines.map(|(number, _)| format!("{}:{number}: names a file of tests/", file.path)));
    }
    none(faults);
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
fn the_element_s_script_takes_rule_sets_of_the_form_that_is_written() {
    let script = include_str!("../src/element/rules.js");
    assert!(
        script.contains(&format!("const FORMAT = {};", kanta_engine::FORMAT)),
        "see src/element/rules.js"
    );
}

#[test]
fn nothing_is_styled_in_place() {
    let mut faults = Vec::new();
    // Tests say themselves that no style is there.
    let drawn = |file: &&File| {
        file.lies_in(&["src/components/", "src/element/"])
            && !file.ends_with(&["/tests.rs", "frame/element.js"])
    };
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
fn text_files_have_the_same_line_ends_in_every_checkout() {
    // What is compared by bytes, and what has a hash, must not differ where Git makes CRLF of line ends.
    let attributes = include_str!("../.gitattributes");
    assert!(attributes.lines().any(|line| line == "* text=auto eol=lf"), "see .gitattributes");
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
