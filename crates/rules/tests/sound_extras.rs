//! Extras whose bytes are whole but whose parts do not hold together: each change to good ones is refused on load.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]

use kanta_engine::{
    Diagram, Extras, Kind, LoadError, Pack, QuestionId, RuleSet, SetKind, Since, Target, encode, load_extras,
};
use kanta_rules::{compile_folder, extras, others_beside};
use std::path::Path;
use std::sync::LazyLock;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

/// The rules, and their extras in English.
static GOOD: LazyLock<(RuleSet, Extras)> = LazyLock::new(|| {
    let compiled = compile_folder(Path::new(FOLDER)).unwrap();
    let others = others_beside(Path::new(FOLDER), &compiled.rules).unwrap();
    let extras = extras(&compiled, &others, Path::new(WORDS), "en").unwrap();
    (compiled.rules, extras)
});

/// Whether the extras are read after a change.
fn read_after(change: impl FnOnce(&mut Extras)) -> Result<(), LoadError> {
    let (rules, extras) = &*GOOD;
    let mut changed = extras.clone();
    change(&mut changed);
    let mut texts =
        Pack { language: String::new(), hash: String::new(), words: Vec::new(), texts: Vec::new() };
    load_extras(&encode(&changed), rules, &mut texts).map(drop)
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
    let (rules, extras) = &*GOOD;
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
fn changes_and_conditions_that_do_not_hold_together_are_refused() {
    refused(|since| since.changes.topics[0].group = usize::MAX);
    refused(|since| since.follows[0].when = Diagram { nodes: Vec::new(), root: Target::Leaf(2) });
    refused(|since| since.follows[0].when = Diagram { nodes: Vec::new(), root: Target::Node(0) });
}
