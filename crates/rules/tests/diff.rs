//! `kanta-rules diff` against a naive reading: each full profile is concluded under both rule sets by the definition, and the
//! counts and conditions that the tool gives must be just those.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic; clippy spares only the test functions themselves"
)]

mod reference;

use kanta_rules::source::SourceSet;
use kanta_rules::{DiffFormat, diff};
use reference::pairs::{Ids, Known, carried, given, ids, known, regions};
use reference::{Reference, folder, published};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// Whether a condition of the tool holds for a profile: its names are questions, or facts of the set question.
fn holds(one: &Reference<'_>, answers: &Ids, when: &Value) -> bool {
    let value = |name: &str| match one.set.facts.iter().find(|fact| fact.id.text == name) {
        None => answers.get(name).map(|values| values[0].clone()),
        Some(fact) => {
            let question = one.set.questions.iter().find(|q| q.id.text == fact.of.text).unwrap();
            answers.get(&fact.of.text).map(|values| one.facts(question, values)[name].clone())
        }
    };
    let clause = |(name, values): (&String, &Value)| {
        value(name).is_some_and(|value| values.as_array().unwrap().contains(&json!(value)))
    };
    when.as_array().unwrap().iter().any(|way| way.as_object().unwrap().iter().all(clause))
}

/// For each topic what can come out.
type Outcomes = Vec<Vec<Option<String>>>;

/// What becomes of a topic in a profile: what it was, and what it can be.
type Both = (Option<String>, Vec<Option<String>>);

/// The number of profiles that carry over, and of those that do not.
fn check(from: &str, to: &str) -> (u64, u64) {
    let (one, other) = (published(from), published(to));
    let (one, other) = (Reference::new(&one, &regions()), Reference::new(&other, &regions()));
    let found: Value =
        serde_json::from_str(&diff(&folder(from), &folder(to), DiffFormat::Json).unwrap()).unwrap();
    let mut seen: BTreeMap<Known, Outcomes> = BTreeMap::new();
    let mut left_out = 0;
    let mut people = Vec::new();
    for profile in &one.profiles {
        let answers = ids(&one, profile);
        let (carried, is_whole) = carried(&answers);
        if !is_whole {
            left_out += 1;
            continue;
        }
        let after =
            seen.entry(carried.clone()).or_insert_with(|| other.possibilities_of(&given(&other, &carried)));
        people.push((one.possibilities_of(&given(&one, &known(&answers))), after.clone(), answers));
    }
    let count = u64::try_from(people.len()).unwrap();
    assert_eq!((&found["profiles"], &found["left-out"]), (&json!(count), &json!(left_out)));

    let place = |set: &SourceSet, id: &str| set.topics.iter().position(|topic| topic.id.text == id);
    let topics = found["topics"].as_array().unwrap();
    let mut ids: Vec<&str> = one.set.topics.iter().map(|topic| topic.id.text.as_str()).collect();
    let new = other.set.topics.iter().map(|topic| topic.id.text.as_str());
    ids.extend(new.filter(|id| place(one.set, id).is_none()));
    assert_eq!(topics.iter().map(|topic| topic["id"].as_str().unwrap()).collect::<Vec<_>>(), ids);
    for topic in topics {
        let id = topic["id"].as_str().unwrap();
        let (here, there) = (place(one.set, id), place(other.set, id));
        let both = |(before, after, _): &(Outcomes, Outcomes, Ids)| -> Both {
            let was = here.and_then(|at| before[at][0].clone());
            (was, there.map_or(vec![None], |at| after[at].clone()))
        };
        let (mut same, mut changed, mut open) = (0, 0, 0);
        let mut groups: BTreeMap<Both, u64> = BTreeMap::new();
        for person in &people {
            let (was, is) = both(person);
            match is.as_slice() {
                [only] if *only == was => same += 1,
                [_] => changed += 1,
                _ => open += 1,
            }
            if is != [was.clone()] {
                *groups.entry((was, is)).or_default() += 1;
            }
        }
        let counts = ["same", "changed", "needs-answers"].map(|key| topic[key].as_u64().unwrap());
        assert_eq!(counts, [same, changed, open], "{id}");
        let moves = topic["changes"].as_array().unwrap();
        let told: BTreeMap<Both, u64> = moves
            .iter()
            .map(|one| {
                let (was, is) = (one["was"].clone(), one["is"].clone());
                let both = (serde_json::from_value(was).unwrap(), serde_json::from_value(is).unwrap());
                (both, one["profiles"].as_u64().unwrap())
            })
            .collect();
        assert_eq!((told, moves.len()), (groups.clone(), groups.len()), "{id}");
        for one_move in moves {
            for person in &people {
                let (was, is) = both(person);
                let belongs = (json!(was), json!(is)) == (one_move["was"].clone(), one_move["is"].clone());
                assert_eq!(holds(&one, &person.2, &one_move["when"]), belongs, "{id}: {:?}", person.2);
            }
        }
    }
    (count, left_out)
}

#[test]
fn from_2021_to_2026_every_count_and_condition_is_that_of_a_naive_reading() {
    assert_eq!(check("2021-04", "2026-09"), (973, 0));
}

#[test]
fn from_2026_to_2021_every_count_and_condition_is_that_of_a_naive_reading() {
    assert_eq!(check("2026-09", "2021-04"), (327, 267));
}

#[test]
fn the_changes_in_the_docs_are_those_of_the_rules() {
    let file = Path::new(ROOT).join("docs/changes.md");
    let written = diff(&folder("2021-04"), &folder("2026-09"), DiffFormat::Markdown).unwrap();
    if env::var_os("KANTA_BLESS").is_some() {
        fs::write(&file, &written).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap_or_default(), written);
}
