//! Example cases: that each comes out as it says, and that every row is shown by one.

use crate::document::Placed;
use crate::fault::{Fault, Faults, Problem};
use crate::source::{SourceCase, SourceSet};
use kanta_engine::{Answer, Answers, Case, Kind, Question, QuestionId, RuleSet, outcomes, tasks};
use std::collections::BTreeSet;

/// Runs every case.
pub(crate) fn check(set: &SourceSet, rules: &RuleSet, faults: &mut Faults) {
    let mut shown: BTreeSet<(usize, usize)> = BTreeSet::new();
    for case in &set.cases {
        run(case, rules, &mut shown, faults);
    }
    alike(faults);
    // A case that comes out otherwise may be the one that was to show a row.
    if !faults.is_empty() {
        faults.later("rows without a case");
        return;
    }
    for (at, (topic, source)) in rules.topics.iter().zip(&set.topics).enumerate() {
        for (row_at, (row, place)) in topic.rows.iter().zip(&source.rows).enumerate() {
            if !shown.contains(&(at, row_at)) {
                let problem = Problem::NoCase { topic: topic.id.clone(), row: row.id.clone() };
                faults.add(&place.id.place, problem);
            }
        }
    }
}

fn run(case: &SourceCase, rules: &RuleSet, shown: &mut BTreeSet<(usize, usize)>, faults: &mut Faults) {
    let faults_before = faults.0.len();
    let mut answers = Answers::default();
    for (name, values) in &case.answers {
        let Some(at) = rules.questions.iter().position(|question| question.id == name.text) else {
            let known = rules.questions.iter().map(|q| q.id.as_str()).collect::<Vec<_>>().join(", ");
            let problem = Problem::UnknownName { name: name.text.clone(), wanted: "question", known };
            faults.add(&name.place, problem);
            continue;
        };
        let Some(question) = rules.questions.get(at) else { continue };
        let one_only = matches!(question.kind, Kind::Choice(_));
        if values.is_empty() || one_only && values.len() > 1 {
            let wanted = if one_only { "one value in quotes" } else { "a list of items" };
            faults.add(&name.place, Problem::WrongType { key: name.text.clone(), wanted });
            continue;
        }
        match answer(question, values.iter().map(|value| value.text.as_str())) {
            Ok(answer) => answers.set(QuestionId(at), Some(answer)),
            Err(wrong) => {
                let place = values.get(wrong).unwrap_or(name);
                let problem = Problem::UnknownValue {
                    name: name.text.clone(),
                    value: place.text.clone(),
                    known: known_values(question),
                };
                faults.add(&place.place, problem);
            }
        }
    }
    let understood = faults.0.len() == faults_before;
    let ready = Case::new(rules, &answers);
    let possible = outcomes(&ready);
    for (name, wanted) in &case.expect {
        let Some(at) = rules.topics.iter().position(|topic| topic.id == name.text) else {
            let known = rules.topics.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>().join(", ");
            let problem = Problem::UnknownName { name: name.text.clone(), wanted: "topic", known };
            faults.add(&name.place, problem);
            continue;
        };
        let (Some(topic), Some(found)) = (rules.topics.get(at), possible.get(at)) else { continue };
        let ids = found.outcomes.iter().filter_map(|&o| topic.outcomes.get(o)).map(|o| o.id.clone());
        let found_ids: BTreeSet<String> = ids.collect();
        let known: Vec<&str> = topic.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        let mut all_known = true;
        for value in wanted.iter().filter(|value| !known.contains(&value.text.as_str())) {
            all_known = false;
            let problem = Problem::UnknownValue {
                name: name.text.clone(),
                value: value.text.clone(),
                known: known.join(", "),
            };
            faults.add(&value.place, problem);
        }
        let wanted_ids: BTreeSet<String> = wanted.iter().map(|value| value.text.clone()).collect();
        if !understood || !all_known {
            continue;
        }
        if found_ids != wanted_ids {
            let words = |ids: BTreeSet<String>| ids.into_iter().collect::<Vec<_>>().join(" or ");
            fails(case, name, (words(wanted_ids), words(found_ids)), "no outcome", faults);
        } else if let ([row], Some(_)) = (found.rows.as_slice(), found.certain()) {
            shown.insert((at, *row));
        }
    }
    if let Some((place, wanted)) = &case.tasks {
        let ids = tasks(&ready).into_iter().filter_map(|at| rules.tasks.get(at)).map(|task| task.id.clone());
        let found: Vec<String> = ids.collect();
        if understood && found != *wanted {
            let name = Placed { text: "tasks".to_owned(), place: place.clone() };
            fails(case, &name, (wanted.join(", "), found.join(", ")), "no task", faults);
        }
    }
}

/// Notes that a case expects one thing and finds another; where one of them is empty, `none` stands for it.
fn fails(
    case: &SourceCase,
    topic: &Placed,
    (expected, found): (String, String),
    none: &str,
    faults: &mut Faults,
) {
    let words = |words: String| if words.is_empty() { none.to_owned() } else { words };
    let (case, name) = (case.name.text.clone(), topic.text.clone());
    let (expected, found) = (words(expected), words(found));
    faults.add(&topic.place, Problem::CaseFails { case, topic: name, expected, found, more: 0 });
}

/// Puts one fault in place of those by which several cases expect the same of a topic, and the rules give them the same.
fn alike(faults: &mut Faults) {
    let mut told: Vec<Fault> = Vec::new();
    for fault in std::mem::take(&mut faults.0) {
        let known = told.iter_mut().find_map(|known| match (&mut known.problem, &fault.problem) {
            (
                Problem::CaseFails { topic, expected, found, more, .. },
                Problem::CaseFails { topic: same, expected: as_expected, found: as_found, .. },
            ) if (&*topic, &*expected, &*found) == (same, as_expected, as_found) => {
                Some((more, &mut known.also))
            }
            _ => None,
        });
        match known {
            Some((more, also)) => {
                *more = more.saturating_add(1);
                also.push(fault.place);
            }
            None => told.push(fault),
        }
    }
    faults.0 = told;
}

/// The answer that some values make, or the place of the value that is wrong.
pub(crate) fn answer<'v>(
    question: &Question,
    values: impl Iterator<Item = &'v str>,
) -> Result<Answer, usize> {
    let values: Vec<&str> = values.collect();
    if values == ["unknown"] {
        return Ok(Answer::Unknown);
    }
    match &question.kind {
        Kind::Choice(known) => match values.as_slice() {
            [value] => known.iter().position(|k| k.id == *value).map(Answer::Value).ok_or(0),
            _ => Err(1),
        },
        Kind::Set(set) => {
            let mut items = 0;
            for (at, value) in values.iter().enumerate() {
                let item = set.items.iter().position(|item| item.code == *value).ok_or(at)?;
                items |= kanta_engine::bit(item);
            }
            if items == 0 { Err(0) } else { Ok(Answer::Items(items)) }
        }
    }
}

/// The values that a question takes, for the end of a sentence.
pub(crate) fn known_values(question: &Question) -> String {
    let ids: Vec<&str> = match &question.kind {
        Kind::Choice(values) => values.iter().map(|value| value.id.as_str()).collect(),
        Kind::Set(set) => set.items.iter().map(|item| item.code.as_str()).collect(),
    };
    format!("{}, unknown", ids.join(", "))
}
