//! Rule sets drawn at random.

use super::Reference;
use kanta_engine::{Date, Status};
use kanta_rules::source::{
    Condition, SourceFact, SourceFactKind, SourceGroup, SourceItem, SourceKind, SourcePage, SourceQuestion,
    SourceRow, SourceSet, SourceTask, SourceTopic, Test,
};
use kanta_rules::{Place, Placed};
use proptest::prelude::*;

fn placed(text: &str) -> Placed {
    Placed { text: text.to_owned(), place: Place::start("random") }
}

/// What is drawn; numbers are taken modulo what is there.
#[derive(Clone, Debug)]
pub(crate) struct Draw {
    /// The items of every set question: for each its group; 2 is none.
    pub(crate) items: Vec<usize>,
    questions: Vec<DrawQuestion>,
    topics: Vec<DrawTopic>,
    tasks: Vec<(usize, usize)>,
    pub(crate) answers: Vec<Vec<(u8, usize)>>,
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

pub(crate) fn draw() -> impl Strategy<Value = Draw> {
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

pub(crate) fn source(draw: &Draw) -> SourceSet {
    let mut set = SourceSet {
        sources: vec![SourcePage::new(placed("S"), "https://rules.example/", "h")],
        groups: vec![SourceGroup { id: placed("g"), main: false }],
        ..SourceSet::new("random", Date { year: 2021, month: 4, day: 19 })
    };
    for (at, question) in draw.questions.iter().enumerate() {
        let guard = question.guard.and_then(|guard| test(&set, guard));
        let asked = guard.into_iter().map(|test| vec![test]).collect();
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
        let applies = applies.map(|test| vec![test]).collect();
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
        let when =
            Condition::from_iter(vec![vec![Test { name: topic.id.clone(), values: vec![outcome.clone()] }]]);
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
        for test in set.questions[at].asked.ways.iter().flatten() {
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
            since: None,
            id: placed(&format!("r{number}")),
            when: Condition::from_iter(if tests.is_empty() { Vec::new() } else { vec![tests] }),
            outcome: placed(&format!("o{}", topic.outcomes[number % topic.outcomes.len()])),
            status: Status::Stated,
            source: vec![placed("S/h")],
        }
    };
    reference.profiles.iter().enumerate().map(row).collect()
}

/// Every non-empty set of items.
pub(crate) fn sets(draw: &Draw) -> Vec<Vec<String>> {
    let items = 0..draw.items.len();
    let set =
        |bits: usize| items.clone().filter(|at| bits >> at & 1 == 1).map(|at| format!("i{at}")).collect();
    (1..1 << draw.items.len()).map(set).collect()
}
