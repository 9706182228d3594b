//! Random pairs of rule sets, with random tables of `carry-over.toml` or none: `diff` against a naive reading.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what is drawn is known to be in bounds"
)]

mod reference;

use kanta_engine::{Case, link, outcome_ids, outcomes};
use kanta_rules::source::{SourceKind, SourceSet};
use kanta_rules::{DiffFormat, changes_logic, compile_logic, diff_logic, read_answers};
use proptest::prelude::*;
use reference::draw::{draw, sets, source};
use reference::{Given, Reference};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

/// What is done with a choice of the first rule set: where its answers go, and the values of which each leads to one.
#[derive(Clone, Debug)]
struct Goes {
    to: usize,
    values: Vec<Vec<usize>>,
}

/// For each question of the first rule set what becomes of its answers; `None`: dropped. No two go to one question.
fn goes(one: &Reference<'_>, other: &Reference<'_>, drawn: &[usize]) -> Vec<Option<Goes>> {
    let mut taken = Vec::new();
    let goes = (0..one.set.questions.len()).map(|at| {
        let to = drawn[at] % other.set.questions.len();
        let is_choice = |set: &SourceSet, at: usize| matches!(set.questions[at].kind, SourceKind::Choice(_));
        if taken.contains(&to) || !is_choice(one.set, at) || !is_choice(other.set, to) {
            return None;
        }
        taken.push(to);
        let count = other.values[to].len();
        // One value, or one of it and what comes after; sometimes none.
        let leads = |value: usize| {
            let (first, more) = ((drawn[at] >> value) % (count + 1), (drawn[at] >> (value + 3)) % 3);
            (first..count.min(first + more.max(1))).collect()
        };
        let values: Vec<Vec<usize>> = (0..one.values[at].len()).map(leads).collect();
        values.iter().any(|values| !values.is_empty()).then_some(Goes { to, values })
    });
    goes.collect()
}

/// The same as `carry-over.toml`.
fn written(one: &Reference<'_>, other: &Reference<'_>, goes: &[Option<Goes>]) -> String {
    let id = |set: &SourceSet, at: usize| set.questions[at].id.text.clone();
    let (mut dropped, mut except, mut answers) = (Vec::new(), Vec::new(), String::new());
    for (at, goes) in goes.iter().enumerate() {
        let Some(goes) = goes else {
            dropped.push(id(one.set, at));
            continue;
        };
        let mut nowhere = Vec::new();
        for (value, leads) in goes.values.iter().enumerate() {
            let own = &one.values[at][value][0];
            if leads.is_empty() {
                nowhere.push(own.clone());
                continue;
            }
            answers.push_str(&format!(
                "[[from.first.answer]]\nquestion = {:?}\nvalue = {:?}\nwhen = {{ {} = {own:?} }}\n",
                id(other.set, goes.to),
                leads.iter().map(|leads| &other.values[goes.to][*leads][0]).collect::<Vec<_>>(),
                id(one.set, at),
            ));
        }
        if !nowhere.is_empty() {
            except.push(format!("{} = {nowhere:?}", id(one.set, at)));
        }
    }
    let dropped = if dropped.is_empty() { String::new() } else { format!("dropped = {dropped:?}\n") };
    format!("[from.first]\n{dropped}except = {{ {} }}\n{answers}", except.join(", "))
}

/// By ids: a question of the same id and kind, each value with its namesake. The sets of both have the same items and facts.
fn by_ids(one: &Reference<'_>, other: &Reference<'_>) -> Vec<Option<Goes>> {
    let questions = one.set.questions.iter().enumerate();
    let goes = questions.map(|(at, question)| {
        let to = other.set.questions.iter().position(|there| there.id.text == question.id.text)?;
        let is_set = |kind: &SourceKind| matches!(kind, SourceKind::Set { .. });
        let same = is_set(&question.kind) == is_set(&other.set.questions[to].kind);
        let place = |value: &Vec<String>| other.values[to].iter().position(|there| there == value);
        let places = |value: &Vec<String>| place(value).into_iter().collect();
        same.then(|| Goes { to, values: one.values[at].iter().map(places).collect() })
    });
    goes.collect()
}

/// What is known under the second rule set of a profile of the first, and whether an answer leads to nothing.
fn carried(
    other: &Reference<'_>,
    goes: &[Option<Goes>],
    profile: &[Option<usize>],
) -> (Vec<Option<Vec<usize>>>, bool) {
    let mut carried = vec![None; other.set.questions.len()];
    let mut is_lost = false;
    for (value, goes) in profile.iter().zip(goes) {
        if let (Some(value), Some(goes)) = (value, goes) {
            let leads = goes.values[*value].clone();
            is_lost |= leads.is_empty();
            carried[goes.to] = Some(leads).filter(|leads| !leads.is_empty());
        }
    }
    (carried, is_lost)
}

/// What `diff` must say of the topics: counts and groups.
fn expected(one: &Reference<'_>, other: &Reference<'_>, goes: &[Option<Goes>]) -> Value {
    let (mut count, mut left_out) = (0_u64, 0_u64);
    let ids = |set: &SourceSet| set.topics.iter().map(|topic| topic.id.text.clone()).collect::<Vec<_>>();
    let (here, there) = (ids(one.set), ids(other.set));
    let mut all = here.clone();
    all.extend(there.iter().filter(|id| !here.contains(id)).cloned());
    let mut topics: Vec<([u64; 3], BTreeMap<String, u64>)> = vec![([0; 3], BTreeMap::new()); all.len()];
    for profile in &one.profiles {
        let (carried, is_lost) = carried(other, goes, profile);
        if is_lost {
            left_out += 1;
            continue;
        }
        count += 1;
        let given: Vec<Given> =
            profile.iter().map(|value| value.map_or(Given::LeftOut, Given::Value)).collect();
        let (before, after) = (one.possibilities(&given), other.possibilities_of(&carried));
        for (id, (counts, groups)) in all.iter().zip(&mut topics) {
            let was = here.iter().position(|known| known == id).and_then(|at| before[at][0].clone());
            let is = there.iter().position(|known| known == id).map_or(vec![None], |at| after[at].clone());
            let same = is == [was.clone()];
            counts[if same {
                0
            } else if is.len() == 1 {
                1
            } else {
                2
            }] += 1;
            if !same {
                *groups.entry(json!([was, is]).to_string()).or_default() += 1;
            }
        }
    }
    let topics: Vec<Value> =
        all.iter().zip(topics).map(|(id, (counts, groups))| json!([id, counts, groups])).collect();
    json!([count, left_out, topics])
}

/// The same of what it says.
fn told(diff: &Value) -> Value {
    let topic = |topic: &Value| {
        let groups: BTreeMap<String, u64> = (topic["changes"].as_array().unwrap().iter())
            .map(|one| (json!([one["was"], one["is"]]).to_string(), one["profiles"].as_u64().unwrap()))
            .collect();
        json!([topic["id"], [topic["same"], topic["changed"], topic["needs-answers"]], groups])
    };
    let topics: Vec<Value> = diff["topics"].as_array().unwrap().iter().map(topic).collect();
    json!([diff["profiles"], diff["left-out"], topics])
}

/// What must be told of each topic of the first rule set to have changed for a profile, who answered `told` under the second one.
fn changed(
    one: &Reference<'_>,
    other: &Reference<'_>,
    goes: &[Option<Goes>],
    profile: &[Option<usize>],
    told: &[Option<usize>],
) -> BTreeMap<String, Option<String>> {
    let (mut carried, _) = carried(other, goes, profile);
    // What was answered there counts as far as the answers here leave it open.
    for (known, told) in carried.iter_mut().zip(told) {
        if let Some(told) = told
            && known.as_ref().is_none_or(|known| known.contains(told))
        {
            *known = Some(vec![*told]);
        }
    }
    let given: Vec<Given> = profile.iter().map(|value| value.map_or(Given::LeftOut, Given::Value)).collect();
    let (before, after) = (one.possibilities(&given), other.possibilities_of(&carried));
    let topic = |(at, topic): (usize, &kanta_rules::source::SourceTopic)| {
        let there = other.set.topics.iter().position(|there| there.id.text == topic.id.text);
        let is = there.map_or(vec![None], |at| after[at].clone());
        let end = match is.as_slice() {
            [None] if before[at] == is => None,
            _ if before[at] == is => Some("same".to_owned()),
            [only] => Some(only.clone().unwrap_or_default()),
            _ => Some("open".to_owned()),
        };
        (topic.id.text.clone(), end)
    };
    one.set.topics.iter().enumerate().map(topic).collect()
}

/// Whether a condition of the tool holds for a profile.
fn holds(one: &Reference<'_>, profile: &[Option<usize>], when: &Value) -> bool {
    let value = |name: &str| {
        let fact = one.set.facts.iter().find(|fact| fact.id.text == name);
        let of = fact.map_or(name, |fact| &fact.of.text);
        let at = one.set.questions.iter().position(|question| question.id.text == of).unwrap();
        let value = &one.values[at][profile[at]?];
        Some(match fact {
            Some(_) => one.facts(&one.set.questions[at], value)[name].clone(),
            None => value[0].clone(),
        })
    };
    let clause = |(name, values): (&String, &Value)| {
        value(name).is_some_and(|value| values.as_array().unwrap().contains(&json!(value)))
    };
    when.as_array().unwrap().iter().any(|way| way.as_object().unwrap().iter().all(clause))
}

#[test]
fn diff_of_random_pairs_says_what_a_naive_reading_says() {
    let config = ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() };
    let drawn = prop::option::of(prop::collection::vec(0..512_usize, 6));
    proptest!(config, |(first in draw(), second in draw(), drawn in drawn)| {
        let mut second = second;
        second.items.clone_from(&first.items);
        let one = SourceSet { id: "first".to_owned(), ..source(&first) };
        let other = SourceSet { id: "second".to_owned(), ..source(&second) };
        prop_assume!(one.topics.iter().chain(&other.topics).all(|topic| topic.rows.len() <= 63));
        // A question that is never asked carries nothing over, which the check says; so it is not compared.
        let idle = |set: &SourceSet| compile_logic(set).1.0.iter().any(|fault| fault.problem.code() == "never-asked");
        prop_assume!(!idle(&one) && !idle(&other));
        let (here, there) = (Reference::new(&one, &sets(&first)), Reference::new(&other, &sets(&second)));
        let (goes, text) = match &drawn {
            Some(drawn) => {
                let goes = goes(&here, &there, drawn);
                let text = written(&here, &there, &goes);
                (goes, text)
            }
            None => (by_ids(&here, &there), String::new()),
        };
        let found = diff_logic(&one, &other, &text, DiffFormat::Json);
        prop_assert!(found.is_ok(), "{found:?}\n{text}");
        let found: Value = serde_json::from_str(&found.unwrap()).unwrap();
        prop_assert_eq!(told(&found), expected(&here, &there, &goes), "{}\n{:#?}\n{:#?}", text, one, other);
        let since = changes_logic(&one, &other, &text, Path::new(WORDS)).unwrap();
        let (rules, rules_there) = (compile_logic(&one).0, compile_logic(&other).0);
        for profile in here.profiles.iter().step_by(7) {
            let given: Vec<Given> =
                profile.iter().map(|value| value.map_or(Given::LeftOut, Given::Value)).collect();
            let own = read_answers(&rules, here.input(&given).to_string().as_bytes()).unwrap();
            // What was answered there: nothing, or as some other person.
            let person = &there.profiles[profile.iter().flatten().sum::<usize>() * 5 % there.profiles.len()];
            let nothing = vec![None; person.len()];
            for told in [&nothing, person] {
                let given: Vec<Given> =
                    told.iter().map(|value| value.map_or(Given::LeftOut, Given::Value)).collect();
                let answers = read_answers(&rules_there, there.input(&given).to_string().as_bytes()).unwrap();
                let all = since.answers(&own, &link(&rules_there, &answers, 0));
                let case = Case::new(&since.changes, &all);
                let found = outcome_ids(&case, &outcomes(&case));
                for (topic, end) in changed(&here, &there, &goes, profile, told) {
                    match found.0.iter().find(|(id, _)| *id == topic) {
                        Some((_, ends)) => prop_assert_eq!(ends, &[end.as_deref()], "{} {:?} {:?} {}", topic, profile, told, text),
                        None => prop_assert!(end.is_none_or(|end| end == "same"), "{} {:?} {:?}", topic, profile, told),
                    }
                }
            }
        }
        let groups = |topic: &Value| topic["changes"].as_array().unwrap().clone();
        for change in found["topics"].as_array().unwrap().iter().flat_map(groups) {
            let all = here.profiles.iter().filter(|profile| holds(&here, profile, &change["when"])).count();
            let lost = |profile: &&Vec<Option<usize>>| {
                profile.iter().zip(&goes).any(|(value, goes)| match (value, goes) {
                    (Some(value), Some(goes)) => goes.values[*value].is_empty(),
                    _ => false,
                })
            };
            let lost = here.profiles.iter().filter(lost).filter(|p| holds(&here, p, &change["when"])).count();
            prop_assert_eq!(json!(all - lost), change["profiles"].clone(), "{:?}", change);
        }
    });
}
