//! The glossary: every term is found where its word stands, in each language the same, and what is read of the extras is what was
//! written.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up fails")]

use kanta_engine::{Extras, RuleSet, Term, encode, load_extras};
use kanta_rules::{Compiled, compile_folder, extras};
use std::path::Path;

const FERRY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/ferry");
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

fn compiled(folder: &str) -> Compiled {
    compile_folder(Path::new(folder)).unwrap()
}

/// The ids of the questions, topics and tasks of a term.
fn places<'r>(rules: &'r RuleSet, term: &Term) -> [Vec<&'r str>; 3] {
    [
        term.questions.iter().map(|question| rules.questions[question.0].id.as_str()).collect(),
        term.topics.iter().map(|&topic| rules.topics[topic].id.as_str()).collect(),
        term.tasks.iter().map(|&task| rules.tasks[task].id.as_str()).collect(),
    ]
}

#[test]
fn a_term_is_found_where_a_word_of_a_text_begins_as_its_forms_do() {
    let Compiled { rules, glossary, .. } = compiled(FERRY);
    let (language, terms) = &glossary[0];
    assert_eq!(language, "en");
    assert_eq!(
        (terms[0].name.as_str(), terms[0].about.as_str()),
        ("Pier", "The pier is where the ferry lands.")
    );
    assert_eq!(places(&rules, &terms[0]), [vec!["vehicle", "islands"], vec![], vec!["queue"]]);
}

#[test]
fn the_terms_of_the_built_in_rules_are_where_they_are_needed() {
    let Compiled { rules, glossary, .. } = compiled(RULES);
    for (language, terms) in &glossary {
        assert_eq!(terms.len(), 16, "{language}");
        let [questions, topics, tasks] =
            places(&rules, terms.iter().find(|term| term.name.contains("OID")).unwrap());
        assert_eq!((questions, topics), (vec![], vec!["register-entry"]), "{language}");
        assert!(
            tasks.contains(&"register-data") && tasks.contains(&"access-point-oid"),
            "{language}: {tasks:?}"
        );
        // All languages explain the same words on a page.
        for (own, first) in terms.iter().zip(&glossary[0].1) {
            assert_eq!(places(&rules, own), places(&rules, first), "{language}: {}", own.name);
        }
    }
}

#[test]
fn the_extras_hold_the_glossary() {
    let compiled = compiled(RULES);
    for (language, terms) in &compiled.glossary {
        let written = encode(&extras(&compiled, Path::new(WORDS), language).unwrap());
        let Extras { glossary, .. } = load_extras(&written, &compiled.rules).unwrap();
        assert_eq!(&glossary, terms, "{language}");
    }
}
