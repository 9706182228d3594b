//! The glossary: every term is found where its word stands, in each language the same, and what is read of the extras is what was
//! written.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up fails")]

use kanta_engine::{Extras, Pack, RuleSet, Term, encode, load_extras};
use kanta_rules::{Compiled, compile_folder, extras};
use std::path::Path;

const FERRY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/ferry");
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

fn compiled(folder: &str) -> Compiled {
    compile_folder(Path::new(folder)).unwrap()
}

/// The ids of the questions that have a term.
fn questions<'r>(rules: &'r RuleSet, term: &Term) -> Vec<&'r str> {
    term.questions.iter().map(|question| rules.questions[question.0].id.as_str()).collect()
}

#[test]
fn a_question_has_a_term_where_a_word_of_its_texts_begins_as_the_forms_do() {
    let Compiled { rules, glossary, .. } = compiled(FERRY);
    let (language, terms) = &glossary[0];
    assert_eq!(language, "en");
    assert_eq!(
        (terms[0].name.as_str(), terms[0].about.as_str()),
        ("Pier", "The pier is where the ferry lands.")
    );
    assert_eq!(questions(&rules, &terms[0]), ["vehicle", "islands"]);
}

#[test]
fn the_questions_of_the_built_in_rules_have_the_same_terms_in_all_languages() {
    let Compiled { rules, glossary, .. } = compiled(RULES);
    for (language, terms) in &glossary {
        let with: Vec<(usize, Vec<&str>)> =
            terms.iter().map(|term| questions(&rules, term)).enumerate().collect();
        let with: Vec<(usize, Vec<&str>)> =
            with.into_iter().filter(|(_, questions)| !questions.is_empty()).collect();
        assert_eq!(
            (terms.len(), with),
            (
                19,
                vec![
                    // The name of the region Kanta-Häme has not.
                    (0, vec!["patient-system", "vendor-support"]),
                    (1, vec!["vendor-support"]),
                    (4, vec!["patient-system", "setting"]),
                    (15, vec!["purchased"]),
                    (16, vec!["purchased"]),
                ]
            ),
            "{language}"
        );
    }
}

#[test]
fn the_extras_hold_the_glossary() {
    let compiled = compiled(RULES);
    for (language, terms) in &compiled.glossary {
        let written = encode(&extras(&compiled, &[], Path::new(WORDS), language).unwrap());
        let mut pack =
            Pack { language: String::new(), hash: String::new(), words: Vec::new(), texts: Vec::new() };
        let Extras { glossary, .. } = load_extras(&written, &compiled.rules, &mut pack).unwrap();
        assert_eq!(&glossary, terms, "{language}");
    }
}
