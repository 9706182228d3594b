//! The file that a page loads: how large it may be, in which languages it is, and by what a page tells it from others.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod tool;

use kanta_rules::{MOST_BYTES, Package, compile_folder, package};
use std::fs;
use std::path::{Path, PathBuf};
use tool::{FERRY, Folder};

const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

/// A folder of the interface's words in the languages that the ferry has.
fn words(folder: &Folder) -> PathBuf {
    let words = folder.0.join("words");
    fs::create_dir_all(&words).unwrap();
    // No language: what else lies in a folder.
    ["README.md", ".DS_Store", "fr"].into_iter().for_each(|file| fs::write(words.join(file), "").unwrap());
    for part in ["", "result", "documents"] {
        fs::create_dir_all(words.join(part)).unwrap();
        for file in ["en.toml", "fi.toml"] {
            fs::copy(Path::new(WORDS).join(part).join(file), words.join(part).join(file)).unwrap();
        }
    }
    words
}

#[test]
fn a_rule_set_has_every_language_of_the_guide() {
    let told = package(Path::new(FERRY), Path::new(WORDS)).unwrap_err();
    let wanted =
        "The rule set has no texts in `sv`, which the guide speaks; add them, and name it in `languages`.\n";
    assert_eq!(told, wanted);
}

#[test]
fn a_file_is_at_most_as_large_as_the_guide_takes() {
    // The number of bytes in digits, and before a text, is as long for all of these.
    let size = |letters: usize| {
        let detail = format!("Rings back.{}", "a".repeat(letters));
        let folder = Folder::with_ferry("package", &[("en.toml", "Rings back.", &detail)]);
        package(&folder.ferry(), &words(&folder)).map(|package| package.bytes.len())
    };
    let about = MOST_BYTES - 20_000;
    let most = about + MOST_BYTES - size(about).unwrap();
    assert_eq!(size(most), Ok(MOST_BYTES));
    let told = format!(
        "The file would have {} bytes; the guide takes {MOST_BYTES}. Make two rule sets of it.\n",
        MOST_BYTES + 1
    );
    assert_eq!(size(most + 1), Err(told));
}

#[test]
fn a_page_tells_the_file_by_its_sha_384() {
    let rules = compile_folder(Path::new(FERRY)).unwrap().rules;
    let package = Package { rules, bytes: b"abc".to_vec() };
    assert_eq!(
        package.integrity(),
        "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
    );
}
