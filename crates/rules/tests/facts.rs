//! The table of facts in `docs/facts.md` against the texts that it names, and the length of the sentences in all texts.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic; clippy spares only the test functions themselves"
)]

use std::fs;
use std::path::Path;
use toml::de::{DeTable, DeValue};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const LANGUAGES: [&str; 3] = ["sv", "fi", "en"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every text of a TOML file with its key: the names of its tables and its own, joined by dots.
fn texts(path: &str) -> Vec<(String, String)> {
    let file = read(path);
    let mut texts = Vec::new();
    gather("", DeTable::parse(&file).unwrap().get_ref(), &mut texts);
    texts
}

fn gather(before: &str, table: &DeTable<'_>, texts: &mut Vec<(String, String)>) {
    for (name, value) in table {
        let key = format!("{before}{}", name.get_ref());
        if let DeValue::Table(table) = value.get_ref() {
            gather(&format!("{key}."), table, texts);
        } else if let DeValue::String(text) = value.get_ref() {
            texts.push((key, text.to_string()));
        }
    }
}

/// The words in backticks of a cell of the table.
fn ids(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_fact_of_the_sources_has_its_texts_in_all_languages() {
    let table = read("docs/facts.md");
    let facts: Vec<[&str; 4]> = table
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| #"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            cells.try_into().unwrap_or_else(|_| panic!("not four cells: {line}"))
        })
        .collect();
    let numbers: Vec<String> = facts.iter().map(|[number, ..]| (*number).to_owned()).collect();
    assert_eq!(numbers, (1..=61).map(|number| number.to_string()).collect::<Vec<_>>());
    let known = texts("rules/2021-04/rule-set.toml");
    for [number, fact, sources, _] in &facts {
        assert!(!fact.is_empty(), "{number}");
        assert!(!ids(sources).is_empty(), "{number} has no source");
        for source in ids(sources) {
            let (page, heading) = source.split_once('/').unwrap();
            let key = format!("source.{page}.heading.{heading}");
            assert!(known.iter().any(|(id, _)| *id == key), "{number}: no source {source}");
        }
    }
    for language in LANGUAGES {
        let rules = texts(&format!("rules/2021-04/{language}.toml"));
        let words = texts(&format!("locales/{language}.toml"));
        for [number, _, _, keys] in &facts {
            assert!(!ids(keys).is_empty(), "{number} has no text");
            for key in ids(keys) {
                let (file, key) = key.strip_prefix("locales:").map_or((&rules, key), |key| (&words, key));
                let text = file.iter().find(|(id, _)| id == key).map(|(_, text)| text.trim());
                assert!(text.is_some_and(|text| !text.is_empty()), "{number}: no text {key} in {language}");
            }
        }
    }
}

#[test]
fn no_sentence_is_longer_than_25_words() {
    let mut long = Vec::new();
    for folder in ["rules/2021-04", "locales", "locales/result", "locales/documents"] {
        for language in LANGUAGES {
            for (key, text) in texts(&format!("{folder}/{language}.toml")) {
                let ends = [". ", "? ", "! ", ": ", "; "];
                let parted = ends.iter().fold(text, |text, end| text.replace(end, "\n"));
                let sentences = parted.lines().filter(|one| one.split_whitespace().count() > 25);
                long.extend(sentences.map(|sentence| format!("{folder}/{language} {key}: {sentence}")));
            }
        }
    }
    assert_eq!(long, Vec::<String>::new());
}
