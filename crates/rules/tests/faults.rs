//! Rule sets with something wrong: each change to the rule set `ferry` that `bad.toml` lists gives just the faults listed with
//! it, and the program prints them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up fails")]

use kanta_rules::{Faults, compile_folder};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use toml::de::{DeTable, DeValue};

const FERRY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/ferry");
const BAD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/bad.toml");

/// Every code of a fault.
const CODES: [&str; 33] = [
    "bad-id",
    "case-fails",
    "duplicate-id",
    "empty",
    "empty-text",
    "fact-gap",
    "fact-overlap",
    "gap",
    "half-text",
    "later-question",
    "missing-key",
    "never-applies",
    "never-asked",
    "never-holds",
    "never-matters",
    "no-case",
    "no-source",
    "no-text",
    "overlap",
    "placeholder",
    "reserved",
    "said-twice",
    "silent-source",
    "surplus-text",
    "syntax",
    "too-many",
    "unknown-key",
    "unknown-name",
    "unknown-value",
    "unreachable-row",
    "unreadable",
    "wrong-source",
    "wrong-type",
];

/// A copy of `ferry` that goes when it is dropped.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Copy {
        let copy = Copy(std::env::temp_dir().join(format!("kanta-rules-{}-{name}", std::process::id())));
        fs::create_dir_all(&copy.0).expect("a temporary folder");
        for file in fs::read_dir(FERRY).expect("the folder of ferry") {
            let file = file.expect("a file of ferry");
            fs::copy(file.path(), copy.0.join(file.file_name())).expect("a copy of a file");
        }
        copy
    }

    /// Changes one file as a table of `bad.toml` says.
    fn change(&self, change: &Table<'_>) {
        let path = self.0.join(change.text("file"));
        if change.get("remove").is_some() {
            fs::remove_file(path).expect("a file to remove");
            return;
        }
        let text = fs::read_to_string(&path).expect("a file to change");
        let (find, put) = (change.text("find"), change.text("put"));
        assert!(text.contains(find), "{} has no {find:?}", change.text("file"));
        let put = match change.get("times") {
            None => put.to_owned(),
            Some(times) => {
                let times = times.as_integer().and_then(|times| times.as_str().parse().ok());
                let copies = (1..=times.expect("a number")).map(|n: usize| put.replace('#', &n.to_string()));
                copies.chain([find.to_owned()]).collect()
            }
        };
        fs::write(path, text.replacen(find, &put, 1)).expect("a changed file");
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// A table of `bad.toml`.
#[derive(Clone, Copy)]
struct Table<'t>(&'t DeTable<'t>);

impl<'t> Table<'t> {
    fn get(self, key: &str) -> Option<&'t DeValue<'t>> {
        self.0.get(key).map(toml::Spanned::get_ref)
    }

    fn text(self, key: &str) -> &'t str {
        self.get(key).and_then(DeValue::as_str).unwrap_or_else(|| panic!("no text {key} in {:?}", self.0))
    }

    fn list(self, key: &str) -> impl Iterator<Item = &'t DeValue<'t>> {
        self.get(key).and_then(DeValue::as_array).into_iter().flatten().map(toml::Spanned::get_ref)
    }

    fn tables(self, key: &str) -> impl Iterator<Item = Table<'t>> {
        self.list(key).map(|value| Table(value.as_table().expect("a table")))
    }
}

/// The faults of `ferry` changed as a case says, which must be those it lists.
fn check(number: usize, case: Table<'_>) -> Faults {
    let copy = Copy::new(&number.to_string());
    copy.change(&case);
    case.tables("also").for_each(|change| copy.change(&change));
    let faults = compile_folder(&copy.0).err().unwrap_or_default();
    let expected: String =
        case.list("expect").map(|line| format!("{}\n", line.as_str().expect("a line"))).collect();
    assert_eq!(faults.to_string(), expected, "\n{}", case.text("name"));
    faults
}
#[test]
fn dump() {
    let text = fs::read_to_string(BAD).expect("the cases");
    let file = DeTable::parse(&text).expect("the cases as TOML");
    for (number, case) in Table(file.get_ref()).tables("case").enumerate() {
        let copy = Copy::new(&number.to_string());
        copy.change(&case);
        case.tables("also").for_each(|change| copy.change(&change));
        let faults = compile_folder(&copy.0).err().unwrap_or_default();
        println!("@@@{}\n{}", case.text("name"), faults);
    }
    let _ = (Command::new("x"), Stdio::piped(), Path::new(""), BTreeSet::<usize>::new(), CODES);
    let _: Option<Output> = None;
    let _ = std::io::stdout().flush();
    let _ = check;
}
