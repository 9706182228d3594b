//! Anything in the files of a rule set: it has findings, each with its place, or it compiles and the engine takes it.

use super::ask::ask;
use super::ferry::{FILES, Numbers, root};
use kanta_engine::{Pack, ambiguous_parts, encode, load_extras, load_rules};
use kanta_rules::{Compiled, Faults, compile_folder, extras};
use std::fs;
use std::path::PathBuf;

/// What stands before the name of a file, on a line of its own.
pub const MARK: &str = "=== ";
/// The files that a rule set can have.
const NAMES: [&str; 9] = [
    "carry-over.toml",
    "cases.toml",
    "en.toml",
    "fi.toml",
    "places.csv",
    "questions.toml",
    "rule-set.toml",
    "tasks.toml",
    "topics.toml",
];

/// Compiles the ferry with files of its that are replaced: each begins with a line that has its name.
pub fn folders(data: &[u8]) {
    let folder = Folder::new();
    let mut files = FILES.clone();
    for (name, text) in replaced(data) {
        files.retain(|(other, _)| other != name);
        files.push((name.to_owned(), text.to_vec()));
    }
    files
        .iter()
        .for_each(|(name, text)| fs::write(folder.0.join(name), text).expect("a file can be written"));
    match compile_folder(&folder.0) {
        Ok(compiled) => compiles(&compiled),
        Err(faults) => told(&faults, &files),
    }
}

/// The files in the bytes; what stands before the first is none.
fn replaced(data: &[u8]) -> Vec<(&'static str, &[u8])> {
    let mark = MARK.as_bytes();
    let starts =
        (0..data.len()).filter(|&at| data[at..].starts_with(mark) && (at == 0 || data[at - 1] == b'\n'));
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([data.len()]);
    let files = starts.iter().zip(ends).filter_map(|(&start, end)| {
        let file = &data[start + mark.len()..end];
        let line = file.iter().position(|&byte| byte == b'\n')?;
        let name = NAMES.into_iter().find(|name| name.as_bytes() == &file[..line])?;
        Some((name, &file[line + 1..]))
    });
    files.collect()
}

/// Findings are told, each on a line of its own, at a place that is there.
fn told(faults: &Faults, files: &[(String, Vec<u8>)]) {
    assert!(!faults.is_empty());
    for fault in &faults.0 {
        let line = fault.to_string();
        assert!(!line.chars().any(char::is_control), "{line:?}");
        for place in std::iter::once(&fault.place).chain(&fault.also) {
            assert!(place.line > 0 && place.column > 0, "{line}");
            let lines = match files.iter().find(|(name, _)| **name == *place.file) {
                Some((_, text)) => text.iter().filter(|&&byte| byte == b'\n').count() + 1,
                None => 1,
            };
            assert!(place.line <= lines, "{line} has {lines} lines");
        }
    }
}

/// What compiles is taken by the engine, and everything can be asked of it.
fn compiles(compiled: &Compiled) {
    let rules = load_rules(&encode(&compiled.rules)).expect("what compiles can be loaded");
    assert_eq!(encode(&rules), encode(&compiled.rules));
    assert_eq!(ambiguous_parts(&rules), None);
    assert!(!rules.hash.is_empty());
    ask(&rules, &mut Numbers(1));
    for (language, texts) in &compiled.texts {
        assert_eq!(texts.len(), rules.texts);
        assert!(texts.iter().all(|text| !text.is_empty()));
        // Drawing takes longer than all else, so one in eight is drawn.
        if language == "en" && rules.hash.starts_with(['0', '1']) {
            let (words, hash) = (Vec::new(), rules.hash.clone());
            let mut pack = Pack { language: language.clone(), hash, words, texts: texts.clone() };
            let extras = extras(compiled, &[], &root().join("locales"), language).expect("there are words");
            load_extras(&encode(&extras), &rules, &mut pack).expect("what is drawn can be loaded");
        }
    }
}

/// A folder that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let thread = format!("{:?}", std::thread::current().id()).replace(|c: char| !c.is_ascii_digit(), "");
        let folder =
            std::env::temp_dir().join(format!("kanta-fuzz-{}-{thread}", std::process::id())).join("ferry");
        fs::create_dir_all(&folder).expect("a folder can be made");
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(self.0.parent().map(fs::remove_dir_all));
    }
}
