//! The glossary: every term is found where its word stands, in each language the same, and what is read of the extras is what was
//! written.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up fails")]

use kanta_engine::{Extras, Pack, RuleSet, Term, Text, encode, load_extras};
use kanta_rules::{Compiled, compile_folder, extras};
use std::path::Path;

const FERRY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/ferry");
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");
/// Where each term of the built-in rules is used. The name of the region Kanta-Häme is no use of "Kanta".
const USED: [&str; 19] = [
    "patient-system, vendor-support, topic model-patient-data, topic model-client-data, topic duty-patient-data, \
     topic duty-client-data, topic register-entry, task register-data, task access-point-oid, \
     task self-monitoring-plan, task certificate-cards, task joint-agreement, task main-joiner-duties, \
     task study-material, task application",
    "vendor-support, topic model-patient-data, topic duty-patient-data, topic purchased-services",
    "topic model-client-data, topic rollout-client-data, topic duty-client-data, topic purchased-services, \
     task rollout-registration",
    "topic model-patient-data, topic model-client-data, task joint-agreement, task main-joiner-duties",
    "patient-system, setting, topic model-patient-data, topic rollout-patient-data, task joint-agreement, \
     task main-joiner-duties",
    "topic rollout-client-data, topic rollout-patient-data, task rollout-registration, task study-material",
    "topic register-entry, task register-data, task access-point-oid",
    "task access-point-oid",
    "topic register-entry, task register-data, task main-joiner-duties",
    "topic register-entry, task register-data, task main-joiner-duties",
    "topic register-entry, task register-data, task main-joiner-duties",
    "topic register-entry, task register-data",
    "task self-monitoring-plan",
    "task certificate-cards, task card-agreement",
    "task application",
    "purchased, topic purchased-services",
    "purchased, topic purchased-services",
    "topic purchased-services",
    "topic purchased-services",
];

fn compiled(folder: &str) -> Compiled {
    compile_folder(Path::new(folder)).unwrap()
}

/// Where a term is used, by the ids.
fn uses(rules: &RuleSet, term: &Term) -> String {
    let questions = rules.questions.iter().map(|question| (question.title, question.id.clone()));
    let topics = rules.topics.iter().map(|topic| (topic.title, format!("topic {}", topic.id)));
    let tasks = rules.tasks.iter().map(|task| (task.title, format!("task {}", task.id)));
    let ids: Vec<(Text, String)> = questions.chain(topics).chain(tasks).collect();
    let id = |title: &Text| ids.iter().find(|(of, _)| of == title).unwrap().1.as_str();
    term.titles.iter().map(id).collect::<Vec<_>>().join(", ")
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
    assert_eq!(uses(&rules, &terms[0]), "vehicle, islands, task queue");
}

#[test]
fn the_built_in_rules_use_the_same_terms_in_all_languages() {
    let Compiled { rules, glossary, .. } = compiled(RULES);
    for (language, terms) in &glossary {
        let used: Vec<String> = terms.iter().map(|term| uses(&rules, term)).collect();
        assert_eq!(used, USED, "{language}");
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
