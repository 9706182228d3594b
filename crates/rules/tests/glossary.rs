//! The glossary: every term is found where its word stands, in each language the same, and what is read of the extras is what was
//! written.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up fails")]

use kanta_engine::{Extras, Pack, RuleSet, Term, Text, encode, load_extras};
use kanta_rules::{Compiled, compile_folder, extras};
use std::path::Path;

const FERRY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/ferry");
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");
/// Where each term of the built-in rules is explained. The name of the region Kanta-Häme is no use of "Kanta", which the steps and
/// outcomes do not explain: the title of the rules has it.
const USED: [&str; 19] = [
    "patient-system, vendor-support",
    "vendor-support, model-patient-data direct, model-patient-data direct-as-main-joiner, \
     model-patient-data direct-or-joint, duty-patient-data must-join, \
     purchased-services organisers-register-authorisation",
    "model-client-data direct, rollout-client-data register, duty-client-data voluntary, \
     purchased-services organisers-register-access-right, task rollout-registration",
    "model-patient-data direct, model-patient-data direct-as-main-joiner, \
     model-patient-data direct-or-joint, model-client-data direct, task joint-agreement, \
     task main-joiner-duties",
    "patient-system, setting, model-patient-data direct, model-patient-data direct-as-main-joiner, \
     model-patient-data direct-or-joint, task joint-agreement, task main-joiner-duties",
    "rollout-client-data register, rollout-patient-data no-registration, rollout-patient-data not-stated, \
     rollout-patient-data register, task rollout-registration, task study-material",
    "register-entry iah, register-entry sote, task register-data, task access-point-oid",
    "task access-point-oid",
    "register-entry sote, register-entry sote-and-iah, task main-joiner-duties",
    "register-entry iah, register-entry sote-and-iah, task main-joiner-duties",
    "task main-joiner-duties",
    "register-entry iah, register-entry sote, task register-data",
    "task self-monitoring-plan",
    "task certificate-cards, task card-agreement",
    "task application",
    "purchased, purchased-services organisers-register-access-right, \
     purchased-services organisers-register-authorisation, purchased-services organisers-register-both, \
     purchased-services own-register",
    "purchased, purchased-services organisers-register-access-right, \
     purchased-services organisers-register-authorisation, purchased-services organisers-register-both, \
     purchased-services own-register",
    "purchased-services organisers-register-authorisation, purchased-services organisers-register-both",
    "purchased-services organisers-register-access-right, purchased-services organisers-register-both",
];

fn compiled(folder: &str) -> Compiled {
    compile_folder(Path::new(folder)).unwrap()
}

/// Where a term is used, by the ids.
fn uses(rules: &RuleSet, term: &Term) -> String {
    let questions = rules.questions.iter().map(|question| (question.title, question.id.clone()));
    let topics = rules.topics.iter().flat_map(|topic| {
        topic.outcomes.iter().map(|outcome| (outcome.title, format!("{} {}", topic.id, outcome.id)))
    });
    let tasks = rules.tasks.iter().map(|task| (task.title, format!("task {}", task.id)));
    let ids: Vec<(Text, String)> = questions.chain(topics).chain(tasks).collect();
    let id = |title: &Text| ids.iter().find(|(of, _)| of == title).unwrap().1.as_str();
    term.titles.iter().map(id).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_question_or_a_task_has_a_term_where_a_word_of_its_texts_begins_as_the_forms_do() {
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
    for ((language, terms), (_, texts)) in compiled.glossary.iter().zip(&compiled.texts) {
        let texts = texts.clone();
        let written = encode(&extras(&compiled, &[], Path::new(WORDS), language).unwrap());
        let mut pack = Pack { language: String::new(), hash: String::new(), words: Vec::new(), texts };
        let Extras { glossary, .. } = load_extras(&written, &compiled.rules, &mut pack).unwrap();
        assert_eq!(&glossary, terms, "{language}");
    }
}

#[test]
fn every_term_of_the_guides_rule_sets_is_explained_somewhere() {
    for set in ["2021-04", "2026-09"] {
        let Compiled { glossary, .. } = compiled(&format!("{RULES}/../{set}"));
        for (language, terms) in &glossary {
            let nowhere = terms.iter().filter(|term| term.titles.is_empty()).map(|term| &term.name);
            assert_eq!(nowhere.collect::<Vec<_>>(), Vec::<&String>::new(), "{language} of {set}");
        }
    }
}
