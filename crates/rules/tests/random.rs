//! Random rule sets: the compiler and every query against the naive reading.

#![allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what is drawn is known to be in bounds"
)]

mod reference;

use kanta_engine::{Date, Status};
use kanta_rules::source::{
    Condition, SourceFact, SourceFactKind, SourceGroup, SourceItem, SourceKind, SourcePage, SourceQuestion,
    SourceRow, SourceSet, SourceTask, SourceTopic, Test,
};
use kanta_rules::{Place, Placed, Problem, compile_logic, eval_line};
use proptest::prelude::*;
use reference::{Given, Reference, normalised};
use serde_json::Value;

fn placed(text: &str) -> Placed {
    Placed { text: text.to_owned(), place: Place::start("random") }
}

/// What is drawn; numbers are taken modulo what is there.
#[derive(Clone, Debug)]
struct Draw {
    /// The items of every set question: for each its group; 2 is none.
    items: Vec<usize>,
    questions: Vec<DrawQuestion>,
    topics: Vec<DrawTopic>,
    tasks: Vec<(usize, usize)>,
    answers: Vec<Vec<(u8, usize)>>,
}

#[derive(Clone, Debug)]
struct DrawQuestion {
    /// The values of a choice, or 0 for a set of items.
    values: usize,
    /// Which earlier question guards it and with which values; none if there is no earlier one.
    guard: Option<(usize, usize)>,
}

#[derive(Clone, Debug)]
struct DrawTopic {
    /// Which questions it looks at, as bits.
    questions: usize,
    /// When it applies: any of these; always, if there is none.
    applies: Vec<(usize, usize)>,
    /// The outcome of each case, in turn.
    outcomes: Vec<usize>,
}

fn draw() -> impl Strategy<Value = Draw> {
    let values = prop_oneof![1 => Just(0), 3 => Just(2), 3 => Just(3_usize)];
    let question = (values, prop::option::of((0..8_usize, 1..200_usize)))
        .prop_map(|(values, guard)| DrawQuestion { values, guard });
    let outcomes = prop::collection::vec(0..3_usize, 1..24);
    let topic = (1..32_usize, prop::collection::vec((0..8_usize, 1..200_usize), 0..3), outcomes)
        .prop_map(|(questions, applies, outcomes)| DrawTopic { questions, applies, outcomes });
    let answers = prop::collection::vec((0..6_u8, 0..64_usize), 5);
    (
        prop::collection::vec(0..3_usize, 1..5),
        prop::collection::vec(question, 1..6),
        prop::collection::vec(topic, 1..4),
        prop::collection::vec((0..8_usize, 0..8_usize), 0..3),
        prop::collection::vec(answers, 6),
    )
        .prop_map(|(items, questions, topics, tasks, answers)| Draw {
            items,
            questions,
            topics,
            tasks,
            answers,
        })
}

/// A test of an earlier question, or of a fact of it, that leaves out at least one value.
fn test(set: &SourceSet, (question, values): (usize, usize)) -> Option<Test> {
    let question = set.questions.get(question % set.questions.len().max(1))?;
    let (name, all): (&str, Vec<&str>) = match &question.kind {
        SourceKind::Choice(all) => (&question.id.text, all.iter().map(|v| v.text.as_str()).collect()),
        SourceKind::Set { .. } => {
            let facts: Vec<_> = set.facts.iter().filter(|fact| fact.of.text == question.id.text).collect();
            let fact = facts[values % facts.len()];
            match &fact.kind {
                SourceFactKind::CountGroups(ranges) => {
                    (&fact.id.text, ranges.iter().map(|r| r.0.text.as_str()).collect())
                }
                SourceFactKind::Contains(_) | SourceFactKind::Values(_) => (&fact.id.text, vec!["yes", "no"]),
            }
        }
    };
    let picked = 1 + values % ((1 << all.len()) - 2).max(1);
    let values =
        all.iter().enumerate().filter(|(at, _)| picked >> at & 1 == 1).map(|(_, v)| placed(v)).collect();
    Some(Test { name: placed(name), values })
}

fn source(draw: &Draw) -> SourceSet {
    let heading = ("h".to_owned(), "h".to_owned());
    let page = SourcePage {
        id: placed("S"),
        page: String::new(),
        language: String::new(),
        dated: None,
        read: None,
        url: "https://rules.example/".to_owned(),
        outside: false,
        headings: vec![heading],
    };
    let mut set = SourceSet {
        id: "random".to_owned(),
        as_of: Date { year: 2021, month: 4, day: 19 },
        languages: Vec::new(),
        sources: vec![page],
        questions: Vec::new(),
        facts: Vec::new(),
        groups: vec![SourceGroup { id: placed("g"), main: false }],
        topics: Vec::new(),
        tasks: Vec::new(),
        parties: Vec::new(),
        terms: Vec::new(),
        others: Vec::new(),
        contacts: Vec::new(),
        variants: Vec::new(),
        cases: Vec::new(),
    };
    for (at, question) in draw.questions.iter().enumerate() {
        let guard = question.guard.and_then(|guard| test(&set, guard));
        let asked = Condition(guard.into_iter().map(|test| vec![test]).collect());
        let kind = if question.values > 0 {
            SourceKind::Choice((0..question.values).map(|v| placed(&format!("v{v}"))).collect())
        } else {
            let item = |(at, group): (usize, &usize)| SourceItem {
                code: placed(&format!("i{at}")),
                group: (*group < 2).then(|| placed(["a", "b"][*group])),
                tile: (1, 1),
            };
            SourceKind::Set {
                groups: vec![placed("a"), placed("b")],
                items: draw.items.iter().enumerate().map(item).collect(),
            }
        };
        let id = placed(&format!("q{at}"));
        if question.values == 0 {
            let ranges =
                vec![(placed("none"), 0, 0), (placed("one"), 1, 1), (placed("several"), 2, usize::MAX)];
            let counts = SourceFactKind::CountGroups(ranges);
            set.facts.push(SourceFact { id: placed(&format!("q{at}-count")), of: id.clone(), kind: counts });
            let contains = SourceFactKind::Contains(vec![placed("i0")]);
            set.facts.push(SourceFact {
                id: placed(&format!("q{at}-first")),
                of: id.clone(),
                kind: contains,
            });
        }
        set.questions.push(SourceQuestion { id, changeable: true, asked, kind });
    }
    for (at, topic) in draw.topics.iter().enumerate() {
        let applies = topic.applies.iter().filter_map(|&applies| test(&set, applies));
        let applies = Condition(applies.map(|test| vec![test]).collect());
        let rows = rows(&set, topic, &sets(draw));
        let topic = SourceTopic {
            id: placed(&format!("t{at}")),
            group: placed("g"),
            applies,
            rows,
            notes: Vec::new(),
        };
        set.topics.push(topic);
    }
    for (at, (topic, outcome)) in draw.tasks.iter().enumerate() {
        let topic = &set.topics[topic % set.topics.len()];
        let outcome = &topic.rows[outcome % topic.rows.len()].outcome;
        let when = Condition(vec![vec![Test { name: topic.id.clone(), values: vec![outcome.clone()] }]]);
        set.tasks.push(SourceTask {
            id: placed(&format!("k{at}")),
            when,
            link: None,
            source: vec![placed("S/h")],
            shares: Vec::new(),
        });
    }
    set
}

/// A decision table over some questions and those that guard them: one row for each case of theirs.
fn rows(set: &SourceSet, topic: &DrawTopic, sets: &[Vec<String>]) -> Vec<SourceRow> {
    let mut looked_at: Vec<bool> =
        (0..set.questions.len()).map(|at| topic.questions >> at & 1 == 1).collect();
    for at in (0..set.questions.len()).rev() {
        for test in set.questions[at].asked.0.iter().flatten() {
            let of = set
                .facts
                .iter()
                .find(|fact| fact.id.text == test.name.text)
                .map_or(&test.name, |fact| &fact.of);
            let guard = set.questions.iter().position(|q| q.id.text == of.text).expect("an earlier question");
            looked_at[guard] |= looked_at[at];
        }
    }
    let kept = |question: &SourceQuestion| set.questions.iter().position(|q| q.id.text == question.id.text);
    let questions: Vec<SourceQuestion> =
        set.questions.iter().filter(|q| kept(q).is_some_and(|at| looked_at[at])).cloned().collect();
    let part = SourceSet { questions, topics: Vec::new(), tasks: Vec::new(), ..set.clone() };
    let reference = Reference::new(&part, sets);
    let row = |(number, profile): (usize, &Vec<Option<usize>>)| {
        let mut tests = Vec::new();
        for (at, value) in profile.iter().enumerate() {
            let Some(value) = value else { continue };
            let (question, value) = (&part.questions[at], &reference.values[at][*value]);
            match question.kind {
                SourceKind::Choice(_) => {
                    tests.push(Test { name: question.id.clone(), values: vec![placed(&value[0])] });
                }
                SourceKind::Set { .. } => {
                    let facts = reference.facts(question, value).into_iter();
                    tests.extend(
                        facts.map(|(fact, value)| Test { name: placed(&fact), values: vec![placed(&value)] }),
                    );
                }
            }
        }
        SourceRow {
            id: placed(&format!("r{number}")),
            when: Condition(if tests.is_empty() { Vec::new() } else { vec![tests] }),
            outcome: placed(&format!("o{}", topic.outcomes[number % topic.outcomes.len()])),
            status: Status::Stated,
            source: vec![placed("S/h")],
        }
    };
    reference.profiles.iter().enumerate().map(row).collect()
}

/// Every non-empty set of items.
fn sets(draw: &Draw) -> Vec<Vec<String>> {
    let items = 0..draw.items.len();
    let set =
        |bits: usize| items.clone().filter(|at| bits >> at & 1 == 1).map(|at| format!("i{at}")).collect();
    (1..1 << draw.items.len()).map(set).collect()
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 3_000,
        failure_persistence: None,
        max_global_rejects: 20_000,
        ..ProptestConfig::default()
    }
}

#[test]
fn every_query_on_random_rule_sets_gives_what_the_naive_reading_gives() {
    proptest!(config(), |(draw in draw())| {
        let set = source(&draw);
        prop_assume!(set.topics.iter().all(|topic| topic.rows.len() <= 63));
        let (rules, faults) = compile_logic(&set);
        // A drawn rule set may hold questions, rows or tasks that are for nobody; all else must be in order.
        for fault in &faults.0 {
            let idle = matches!(
                fault.problem,
                Problem::NeverAsked(_) | Problem::NeverMatters(_) | Problem::NeverApplies(_)
                    | Problem::NeverHolds(_) | Problem::Unreachable { .. }
            );
            prop_assert!(idle, "{fault}");
        }
        let reference = Reference::new(&set, &sets(&draw));
        prop_assert_eq!(rules.profiles, reference.profiles.len());
        for drawn in &draw.answers {
            let answers: Vec<Given> = reference.values.iter().zip(drawn).map(|(values, (kind, value))| match kind {
                0 | 1 => Given::LeftOut,
                2 => Given::Unknown,
                _ => Given::Value(value % values.len()),
            }).collect();
            let input = reference.input(&answers).to_string();
            let found: Value = serde_json::from_str(&eval_line(&rules, input.as_bytes()).unwrap()).unwrap();
            prop_assert_eq!(normalised(found), reference.expected(&answers), "{} of {:#?}", input, set);
            reference.check_explanations(&rules, &answers);
        }
    });
}
