//! The JSON Schemas of the rule-set files against the files and against the reader: both must know the same keys.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up fails")]

mod schema_check;

use kanta_rules::{Problem, compile_folder};
use schema_check::{Check, json_of};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules");
const FERRY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/ferry");

/// The kinds of files, and so the schemas.
const NAMES: [&str; 7] = ["carry-over", "cases", "questions", "rule-set", "tasks", "texts", "topics"];

/// Each kind of table: its schema, its place there, and files in which it has a key `other`, one for each form of it.
const TABLES: [(&str, &str, &[&str]); 23] = [
    ("rule-set", "", &["other = 1"]),
    ("rule-set", "/definitions/source", &["[source.S]\nother = 1"]),
    ("questions", "", &["other = 1"]),
    (
        "questions",
        "/definitions/question",
        &["[[question]]\nother = 1\nvalues = 'a'", "[[question]]\nother = 1\n[[question.item]]"],
    ),
    ("questions", "/definitions/item", &["[[question]]\n[[question.item]]\nother = 1"]),
    (
        "questions",
        "/definitions/fact",
        &[
            "[[fact]]\nother = 1\ncontains = 'a'",
            "[[fact]]\nother = 1\nvalues = { a = 'b' }",
            "[[fact]]\nother = 1\ncount-groups = { a = '0' }",
        ],
    ),
    ("topics", "", &["other = 1"]),
    ("topics", "/definitions/group", &["[[group]]\nother = 1"]),
    ("topics", "/definitions/topic", &["[[topic]]\nother = 1"]),
    ("topics", "/definitions/row", &["[[topic]]\n[[topic.row]]\nother = 1"]),
    ("topics", "/definitions/note", &["[[topic]]\n[[topic.note]]\nother = 1"]),
    ("topics", "/definitions/variant", &["[[variant]]\nother = 1"]),
    ("tasks", "", &["other = 1"]),
    ("tasks", "/definitions/party", &["[[party]]\nother = 1"]),
    ("tasks", "/definitions/contact", &["[[contact]]\nother = 1"]),
    ("tasks", "/definitions/task", &["[[task]]\nother = 1"]),
    ("tasks", "/definitions/share", &["[[task]]\n[[task.share]]\nother = 1"]),
    ("cases", "", &["other = 1"]),
    ("carry-over", "", &["other = 1"]),
    ("carry-over", "/definitions/carry", &["[from.a]\nother = 1", "[to.a]\nother = 1"]),
    ("carry-over", "/definitions/answer", &["[[from.a.answer]]\nother = 1"]),
    ("carry-over", "/definitions/differs", &["[[from.a.differs]]\nother = 1"]),
    ("cases", "/definitions/case", &["[[case]]\nother = 1"]),
];

fn schema(name: &str) -> Value {
    let path = Path::new(RULES).join("schema").join(format!("{name}.schema.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The schema of a file: that of its name, and `texts` of the languages.
fn schema_of(file: &Path) -> &str {
    let name = file.file_stem().unwrap().to_str().unwrap();
    if name.len() == 2 { "texts" } else { name }
}

/// The TOML files of a rule set.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|kind| kind == "toml")).collect()
}

/// The folders of the rule sets.
fn sets() -> Vec<PathBuf> {
    let paths = fs::read_dir(RULES).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.join("rule-set.toml").is_file()).collect()
}

/// Holds a file against its schema.
fn check_file(file: &Path, check: &mut Check) {
    let text = fs::read_to_string(file).unwrap();
    check.check("", &json_of(DeTable::parse(&text).unwrap().get_ref()), &file.display().to_string());
}

fn check_of(name: &str) -> Check {
    Check { root: schema(name), used: BTreeSet::new(), faults: Vec::new() }
}

/// The places of all properties of a schema, and of the tables that have them.
fn properties(value: &Value, place: &str, tables: &mut BTreeSet<String>, all: &mut BTreeSet<String>) {
    for (key, part) in value.as_object().into_iter().flatten() {
        if key == "properties" {
            tables.insert(place.to_owned());
            for (key, part) in part.as_object().unwrap() {
                let place = format!("{place}/properties/{key}");
                properties(part, &place, tables, all);
                all.insert(place);
            }
        } else {
            properties(part, &format!("{place}/{key}"), tables, all);
        }
    }
}

#[test]
fn every_file_names_its_schema_and_keeps_to_it() {
    let mut used = BTreeSet::new();
    for file in sets().iter().flat_map(|set| files(set)) {
        let name = schema_of(&file);
        let text = fs::read_to_string(&file).unwrap();
        let first = format!("#:schema ../schema/{name}.schema.json");
        assert_eq!(text.lines().next(), Some(first.as_str()), "{}", file.display());
        let mut check = check_of(name);
        check_file(&file, &mut check);
        assert_eq!(check.faults, Vec::<String>::new());
        used.insert(name.to_owned());
    }
    assert_eq!(used, BTreeSet::from(NAMES.map(str::to_owned)));
}

#[test]
fn a_schema_finds_what_the_reader_would() {
    let mut check = check_of("topics");
    let text = "group = [{ id = 'Big' }]\n[[topic]]\nid = 'a'\ngroup = 'b'\napplies = []\n\
        row = [{ id = 'r', outcome = 'o', status = 'sure', when = { q = ['v', 'v'] }, rule = 'x' }]\n";
    check.check("", &json_of(DeTable::parse(text).unwrap().get_ref()), "");
    let mut faults = check.faults;
    faults.sort();
    let start = |fault: &String| fault.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let expected = [
        ".group[0].id: pattern",
        ".topic[0].applies: anyOf",
        ".topic[0].row[0].rule: no",
        ".topic[0].row[0].status: enum",
        ".topic[0].row[0].when: anyOf",
    ];
    assert_eq!(faults.iter().map(start).collect::<Vec<_>>(), expected);
}

#[test]
fn a_schema_and_the_reader_know_the_same_keys() {
    let folder = std::env::temp_dir().join(format!("kanta-schemas-{}", std::process::id()));
    for (name, place, texts) in TABLES {
        let mut known = BTreeSet::new();
        for text in texts {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(format!("{name}.toml")), text).unwrap();
            let faults = compile_folder(&folder).unwrap_err();
            fs::remove_dir_all(&folder).unwrap();
            let lists: Vec<String> = faults.0.into_iter().filter_map(|fault| keys(fault.problem)).collect();
            assert_eq!(lists.len(), 1, "{text}");
            known.extend(lists.iter().flat_map(|list| list.split(", ")).map(str::to_owned));
        }
        let schema = schema(name);
        let properties = schema.pointer(&format!("{place}/properties")).unwrap().as_object().unwrap();
        assert_eq!(properties.keys().cloned().collect::<BTreeSet<_>>(), known, "{name}{place}");
    }
}

/// The keys that the reader knows where it met `other`.
fn keys(problem: Problem) -> Option<String> {
    if let Problem::UnknownKey { key, known } = problem {
        return (key == "other").then_some(known);
    }
    None
}

#[test]
fn every_table_of_a_schema_is_compared_and_closed() {
    for name in NAMES {
        let (mut tables, mut all) = (BTreeSet::new(), BTreeSet::new());
        let schema = schema(name);
        properties(&schema, "", &mut tables, &mut all);
        for place in &tables {
            let rest = schema.pointer(&format!("{place}/additionalProperties"));
            assert_eq!(rest, Some(&Value::Bool(false)), "{name}{place}");
        }
        for place in &all {
            let described = schema.pointer(&format!("{place}/description"));
            assert!(described.is_some_and(Value::is_string), "{name}{place} has a description");
        }
        let compared = TABLES.into_iter().filter(|(other, ..)| *other == name);
        let compared: BTreeSet<String> = compared.map(|(_, place, _)| place.to_owned()).collect();
        if name != "texts" {
            assert_eq!(tables, compared, "{name}");
        }
    }
}

/// The texts that a rule set asks for follow from its ids; the compiler refuses a file with others. So the schema of the
/// texts is right if it lets all files pass and has no key that none of them has.
#[test]
fn every_text_of_the_schema_stands_in_some_file() {
    let mut check = check_of("texts");
    let folders = sets().into_iter().chain([PathBuf::from(FERRY)]);
    let languages = folders.flat_map(|folder| files(&folder)).filter(|file| schema_of(file) == "texts");
    languages.for_each(|file| check_file(&file, &mut check));
    assert_eq!(check.faults, Vec::<String>::new());
    let (mut tables, mut all) = (BTreeSet::new(), BTreeSet::new());
    properties(&check.root, "", &mut tables, &mut all);
    assert_eq!(all, check.used);
}
