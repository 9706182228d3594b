//! Options that nobody could tell apart: two of one question with the same text or reason, or in the same place of the map.

use crate::document::Placed;
use crate::fault::{Fault, Faults, Place, Problem};
use crate::source::{SourceFact, SourceFactKind, SourceItem, SourceKind, SourceQuestion, SourceSet};
use crate::texts::Language;
use std::collections::BTreeMap;

/// The tiles of a map: five columns of six.
const MOST_TILES: usize = 30;

/// Notes, in each language, every option of a question that reads as an earlier one does, and every item on the tile of another.
pub(crate) fn check(set: &SourceSet, languages: &[Language], faults: &mut Faults) {
    for question in &set.questions {
        match &question.kind {
            SourceKind::Choice(_) => {}
            SourceKind::Set { items, .. } => tiles(&question.id, items, faults),
        }
    }
    for language in languages {
        for question in &set.questions {
            for keys in options(question) {
                alike(&keys, language, faults, |key, other, line| Problem::SameLabel { key, other, line });
            }
            for keys in reasons(set, question) {
                alike(&keys, language, faults, |key, other, line| Problem::SameReason { key, other, line });
            }
        }
    }
}

/// The keys of the texts by which the values of a question, or of a fact that follows from it, are given as a reason, and of those
/// that say what would be otherwise.
fn reasons(set: &SourceSet, question: &SourceQuestion) -> Vec<Vec<String>> {
    let of_fact = |fact: &SourceFact| match &fact.kind {
        SourceFactKind::CountGroups(values) => {
            texts_of("fact", &fact.id, values.iter().map(|(value, ..)| value.text.as_str()))
        }
        SourceFactKind::Contains(_) => texts_of("fact", &fact.id, ["yes", "no"].into_iter()),
        // Those of a choice have no texts: the answer itself is told.
        SourceFactKind::Values(_) => Vec::new(),
    };
    match &question.kind {
        SourceKind::Choice(values) => {
            texts_of("question", &question.id, values.iter().map(|value| value.text.as_str()))
        }
        SourceKind::Set { .. } => {
            let facts = set.facts.iter().filter(|fact| fact.of.text == question.id.text);
            facts.flat_map(of_fact).collect()
        }
    }
}

/// The keys of all reasons of some values, and those of all that would be otherwise.
fn texts_of<'v>(kind: &str, id: &Placed, values: impl Iterator<Item = &'v str>) -> Vec<Vec<String>> {
    let values: Vec<&str> = values.collect();
    let keys = |part| values.iter().map(|value| format!("{kind}.{}.value.{value}.{part}", id.text)).collect();
    ["because", "if"].map(keys).into()
}

/// The keys of the texts that stand beside each other: the values of a choice; the items of a set, and its groups.
fn options(question: &SourceQuestion) -> Vec<Vec<String>> {
    let id = &question.id.text;
    match &question.kind {
        SourceKind::Choice(values) => {
            let key = |value: &str| format!("question.{id}.value.{value}.label");
            vec![values.iter().map(|value| key(&value.text)).collect()]
        }
        SourceKind::Set { groups, items } => {
            let item = |code: &str| format!("question.{id}.item.{code}");
            let group = |name: &str| format!("question.{id}.group.{name}.name");
            vec![
                items.iter().map(|one| item(&one.code.text)).collect(),
                groups.iter().map(|one| group(&one.text)).collect(),
            ]
        }
    }
}

fn tiles(question: &Placed, items: &[SourceItem], faults: &mut Faults) {
    if items.len() > MOST_TILES {
        let what = format!("the items of `{}`", question.text);
        faults.add(&question.place, Problem::TooMany { what, most: MOST_TILES });
        return;
    }
    let mut seen: BTreeMap<(u8, u8), &Placed> = BTreeMap::new();
    for item in items {
        // Of an item that stands there twice the code is at fault.
        if let Some(other) = seen.insert(item.tile, &item.code).filter(|other| other.text != item.code.text) {
            let (code, line) = (item.code.text.clone(), other.place.line);
            let problem = Problem::SameTile { item: code, other: other.text.clone(), line };
            faults.0.push(both(&item.code.place, problem, &other.place));
        }
    }
}

fn alike(
    keys: &[String],
    language: &Language,
    faults: &mut Faults,
    problem: fn(String, String, usize) -> Problem,
) {
    let mut seen: BTreeMap<String, (&String, &Place)> = BTreeMap::new();
    for key in keys {
        let Some((text, _)) = language.texts.get(key) else { continue };
        let Some(place) = language.values.get(key) else { continue };
        let read = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match seen.get(&read) {
            // Of one key that stands there twice the ids are at fault.
            Some((other, _)) if *other == key => {}
            Some((other, there)) => {
                faults.0.push(both(place, problem(key.clone(), (*other).clone(), there.line), there));
            }
            None => {
                seen.insert(read, (key, place));
            }
        }
    }
}

/// A fault of two things, of which either can be at fault.
fn both(place: &Place, problem: Problem, other: &Place) -> Fault {
    Fault { place: place.clone(), problem, also: vec![other.clone()] }
}
