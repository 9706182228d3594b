//! Files `carry-over.toml` with something wrong: each change that `bad-carry-over.toml` lists gives just the faults listed with it.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod explained;

use explained::explained;
use kanta_rules::compile_folder;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

const RULE_SETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets");

const GOOD: &str = r#"[from.ferry]
as-is = ["vehicle", "length", "islands"]

[[from.ferry.answer]]
question = "resident"
value = "yes"
when = { resident = "yes" }

[[from.ferry.answer]]
question = "resident"
value = "no"
when = { resident = "no" }
"#;

/// The codes of the faults that only this file can have.
const CODES: [&str; 6] =
    ["carried-hole", "carried-nowhere", "carried-twice", "other-findings", "other-kind", "other-values"];

/// A folder with `ferry` and its copy `later`, which goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = Folder(std::env::temp_dir().join(format!("kanta-carry-{}-{name}", std::process::id())));
        for id in ["ferry", "later"] {
            fs::create_dir_all(folder.0.join(id)).unwrap();
            for file in fs::read_dir(Path::new(RULE_SETS).join("ferry")).unwrap() {
                let file = file.unwrap();
                fs::copy(file.path(), folder.0.join(id).join(file.file_name())).unwrap();
            }
        }
        folder.change("later/rule-set.toml", r#"id = "ferry""#, r#"id = "later""#);
        fs::write(folder.0.join("later/carry-over.toml"), GOOD).unwrap();
        folder
    }

    fn change(&self, file: &str, find: &str, put: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(find), "{file} has no {find:?}");
        fs::write(path, text.replacen(find, put, 1)).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn list<'t>(table: &'t DeTable<'t>, key: &str) -> impl Iterator<Item = &'t DeValue<'t>> {
    table.get(key).and_then(|value| value.get_ref().as_array()).into_iter().flatten().map(|one| one.get_ref())
}

fn text<'t>(table: &'t DeTable<'t>, key: &str) -> &'t str {
    table.get(key).and_then(|value| value.get_ref().as_str()).unwrap()
}

#[test]
fn each_change_gives_just_its_faults_and_every_kind_of_fault_is_shown() {
    let file = fs::read_to_string(Path::new(RULE_SETS).join("bad-carry-over.toml")).unwrap();
    let file = DeTable::parse(&file).unwrap();
    let (mut codes, mut pages) = (BTreeSet::new(), BTreeSet::new());
    for (number, case) in list(file.get_ref(), "case").enumerate() {
        let case = case.as_table().unwrap();
        let folder = Folder::new(&number.to_string());
        let own = "later/carry-over.toml";
        folder.change(own, text(case, "find"), text(case, "put"));
        for change in list(case, "also").map(|change| change.as_table().unwrap()) {
            folder.change(own, text(change, "find"), text(change, "put"));
        }
        for change in list(case, "other").map(|change| change.as_table().unwrap()) {
            let file = format!("ferry/{}", text(change, "file"));
            folder.change(&file, text(change, "find"), text(change, "put"));
        }
        let faults = compile_folder(&folder.0.join("later")).err().unwrap_or_default();
        let expected: String =
            list(case, "expect").map(|line| format!("{}\n", line.as_str().unwrap())).collect();
        assert_eq!(faults.to_string(), expected, "\n{}", text(case, "name"));
        pages.extend(explained(&folder.0.join("later"), &expected));
        codes.extend(faults.0.iter().map(|fault| fault.problem.code()));
    }
    let own: Vec<&str> = codes.into_iter().filter(|code| CODES.contains(code)).collect();
    assert_eq!(own, CODES);
    assert_eq!(pages.into_iter().collect::<Vec<_>>(), CODES, "each has a page that is true");
}
