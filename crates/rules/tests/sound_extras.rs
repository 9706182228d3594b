//! Extras whose bytes are whole but whose parts do not hold together: each change to good ones is refused on load.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]

use kanta_engine::{
    Diagram, Extras, Kind, LoadError, Pack, QuestionId, RuleSet, SetKind, Since, Target, Text, encode,
    load_extras,
};
use kanta_rules::{compile_folder, extras, others_beside};
use std::path::Path;
use std::sync::LazyLock;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

/// The rules, and their extras and texts in English.
static GOOD: LazyLock<(RuleSet, Extras, Vec<String>)> = LazyLock::new(|| {
    let compiled = compile_folder(Path::new(FOLDER)).unwrap();
    let others = others_beside(Path::new(FOLDER), &compiled.rules).unwrap();
    let extras = extras(&compiled, &others, Path::new(WORDS), "en").unwrap();
    let english = compiled.texts.into_iter().find(|(language, _)| language == "en");
    (compiled.rules, extras, english.unwrap().1)
});

/// Whether the extras are read after a change.
fn read_after(change: impl FnOnce(&mut Extras)) -> Result<(), LoadError> {
    let (rules, extras, texts) = &*GOOD;
    let mut changed = extras.clone();
    change(&mut changed);
    let mut pack =
        Pack { language: String::new(), hash: String::new(), words: Vec::new(), texts: texts.clone() };
    load_extras(&encode(&changed), rules, &mut pack).map(drop)
}

#[track_caller]
fn taken(change: impl FnOnce(&mut Since)) {
    assert_eq!(read_after(|extras| change(&mut extras.since[0])), Ok(()));
}

#[track_caller]
fn refused(change: impl FnOnce(&mut Since)) {
    assert_eq!(read_after(|extras| change(&mut extras.since[0])), Err(LoadError::Damaged));
}

#[test]
fn what_other_rules_make_of_questions_that_are_not_there_is_refused() {
    let questions = GOOD.0.questions.len();
    taken(|since| since.as_is.push((QuestionId(questions - 1), 0)));
    refused(|since| since.as_is.push((QuestionId(questions), 0)));
    // Room for so many answers would end the program.
    refused(|since| since.as_is.push((QuestionId(usize::MAX), 0)));
}

#[test]
fn other_rules_that_are_not_there_are_refused() {
    let others = GOOD.0.others.len();
    taken(|since| since.other = others - 1);
    refused(|since| since.other = others);
}

#[test]
fn places_of_no_item_are_refused() {
    let (rules, extras, _) = &*GOOD;
    let set = extras.places.as_ref().unwrap().question;
    let Kind::Set(SetKind { items, .. }) = &rules.questions[set.0].kind else {
        panic!("places are of a set")
    };
    let read = |item: usize, question: QuestionId| {
        read_after(|extras| {
            let places = extras.places.as_mut().unwrap();
            (places.list[0].item, places.question) = (item, question);
        })
    };
    assert_eq!(read(items.len() - 1, set), Ok(()));
    assert_eq!(read(items.len(), set), Err(LoadError::Damaged));
    assert!(matches!(rules.questions[0].kind, Kind::Choice(_)));
    assert_eq!(read(0, QuestionId(0)), Err(LoadError::Damaged));
}

#[test]
fn an_address_among_what_comes_later_that_is_no_https_address_is_refused() {
    let (rules, _, texts) = &*GOOD;
    let address = |text: Text| usize::from(text.0);
    for url in [rules.sources[0].url, rules.tasks.iter().find_map(|task| task.link).unwrap()] {
        assert!(texts[address(url)].starts_with("https://"));
        let put = |put: &str| read_after(|extras| extras.texts.push((url, put.to_owned())));
        assert_eq!(put("https://kanta.fi/"), Ok(()));
        assert_eq!(put("javascript:window.pwn=1//kanta.fi"), Err(LoadError::Damaged));
    }
    let of_changes = |since: &mut Since, put: &str| {
        let at = address(since.changes.sources[0].url) - texts.len();
        since.pack.texts[at] = put.to_owned();
    };
    taken(|since| of_changes(since, "https://kanta.fi/"));
    refused(|since| of_changes(since, "http://kanta.fi/"));
}

#[test]
fn changes_and_conditions_that_do_not_hold_together_are_refused() {
    refused(|since| since.changes.topics[0].group = usize::MAX);
    refused(|since| drop(since.changes.questions.pop()));
    refused(|since| drop(since.there.questions.pop()));
    refused(|since| since.follows[0].when = Diagram { nodes: Vec::new(), root: Target::Leaf(2) });
    refused(|since| since.follows[0].when = Diagram { nodes: Vec::new(), root: Target::Node(0) });
}
