//! Rule sets that would take for ever, or tell more than anybody reads: work is counted, and ends in a finding.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up fails")]

use kanta_engine::{Answer, Answers, Case, Date, QuestionId, Status, link, possible};
use kanta_rules::source::{
    Condition, SourceGroup, SourceKind, SourcePage, SourceQuestion, SourceRow, SourceSet, SourceTopic, Test,
};
use kanta_rules::{Place, Placed, Problem, changes_logic, compile_logic};
use std::path::Path;

fn placed(text: &str) -> Placed {
    Placed { text: text.to_owned(), place: Place::start("set.toml") }
}

fn test(question: usize, value: &str) -> Test {
    Test { name: placed(&format!("q{question}")), values: vec![placed(value)] }
}

fn row(id: &str, when: Vec<Vec<Test>>) -> SourceRow {
    SourceRow {
        id: placed(id),
        when: Condition::from_iter(when),
        outcome: placed(id),
        since: None,
        status: Status::Silent,
        source: Vec::new(),
    }
}

/// A rule set of so many questions, each answered with yes or no, and one topic.
fn set(asked: Vec<Condition>, rows: Vec<SourceRow>) -> SourceSet {
    let mut set = SourceSet::new("set", Date { year: 2026, month: 1, day: 1 });
    set.sources.push(SourcePage::new(placed("page"), "https://kanta.fi/", "heading"));
    set.groups.push(SourceGroup { id: placed("group"), main: false });
    let question = |(at, asked): (usize, Condition)| SourceQuestion {
        id: placed(&format!("q{at}")),
        changeable: true,
        asked,
        kind: SourceKind::Choice(vec![placed("yes"), placed("no")]),
    };
    set.questions = asked.into_iter().enumerate().map(question).collect();
    set.topics.push(SourceTopic {
        id: placed("topic"),
        group: placed("group"),
        applies: Condition::default(),
        rows,
        notes: Vec::new(),
    });
    set
}

fn told(set: &SourceSet) -> Vec<String> {
    let (_, faults) = compile_logic(set);
    faults.0.iter().map(|fault| fault.problem.to_string()).collect()
}

/// Half of the questions, each with one of the other half: side by side in the order of questions, or far from each other.
fn pairs(questions: usize, far: bool) -> SourceSet {
    let half = questions / 2;
    let pair = |at: usize| if far { (at, at + half) } else { (2 * at, 2 * at + 1) };
    let pairs = (0..half).map(pair).map(|(one, other)| vec![test(one, "yes"), test(other, "yes")]);
    let mut set = set(vec![Condition::default(); questions], vec![row("both", Vec::new())]);
    set.topics.iter_mut().for_each(|topic| topic.applies = pairs.clone().collect());
    set
}

#[test]
fn a_bad_order_of_questions_ends_in_a_finding_and_a_good_one_is_proved() {
    let expected = "topic `topic` cannot be proved in 100000 steps; in questions.toml, ask one right after the other what its \
                    conditions test together, or make two of it.";
    assert_eq!(told(&pairs(64, true)), [expected]);
    assert_eq!(told(&pairs(64, false)), Vec::<String>::new());
    assert_eq!(told(&pairs(20, true)), Vec::<String>::new());
}

#[test]
fn profiles_are_counted_though_there_be_more_than_could_be_looked_at() {
    // Forty questions, and then forty that are asked of those who said yes: of each pair three answers.
    let asked = (0..80).map(|at| match at {
        0..40 => Condition::default(),
        _ => Condition::from_iter(vec![vec![test(at - 40, "yes")]]),
    });
    let (rules, faults) = compile_logic(&set(asked.collect(), vec![row("all", Vec::new())]));
    assert_eq!(rules.profiles, 3_u64.pow(40));
    assert!(faults.0.iter().all(|fault| fault.problem.code() == "never-matters"), "{faults}");
}

#[test]
fn of_a_table_with_far_too_many_rows_nothing_is_proved() {
    let rows = (0..10_000).map(|at| row(&format!("r{at}"), vec![vec![test(0, "yes")]])).collect();
    let told = told(&set(vec![Condition::default()], rows));
    assert_eq!(told, ["the rows of topic `topic` are more than 63; use fewer."]);
}

#[test]
fn of_one_kind_forty_are_told_and_how_many_more_there_are() {
    // The topic is for those who say yes, its 63 rows for those who say no.
    let rows = (0..63).map(|at| row(&format!("r{at}"), vec![vec![test(0, "no")]])).collect();
    let mut set = set(vec![Condition::default()], rows);
    set.topics.first_mut().unwrap().applies = Condition::from_iter(vec![vec![test(0, "yes")]]);
    let (_, faults) = compile_logic(&set);
    let faults = faults.or(()).unwrap_err();
    let unreachable = faults.0.iter().filter(|fault| matches!(fault.problem, Problem::Unreachable { .. }));
    assert_eq!(unreachable.count(), 40);
    let more: Vec<&Problem> =
        faults.0.iter().map(|fault| &fault.problem).filter(|one| one.code() == "more").collect();
    assert_eq!(more, [&Problem::More { kind: "unreachable-row", count: 63 - 40 }]);
    assert_eq!(
        more.first().unwrap().to_string(),
        "23 more findings of the kind unreachable-row are not told; mend those before it first."
    );
    let rest = faults.0.len() - 41;
    assert_eq!(faults.count(), 63 + rest);
}

/// The ends of a topic under other rules: as many as there are values, and that it does not apply.
#[test]
fn a_topic_becomes_at_most_as_many_things_as_it_can_have_rows() {
    let words = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales"));
    for (values, told) in
        [(62, Ok(63)), (63, Err("The topic `topic` has more than 63 different changes; make two of it.\n"))]
    {
        let mut own = set(vec![Condition::default(); 2], vec![row("always", Vec::new())]);
        let ids: Vec<String> = (0..values).map(|at| format!("v{at}")).collect();
        own.questions.last_mut().unwrap().kind =
            SourceKind::Choice(ids.iter().map(|id| placed(id)).collect());
        let mut other = own.clone();
        let topic = other.topics.first_mut().unwrap();
        topic.applies = Condition::from_iter(vec![vec![test(0, "yes")]]);
        topic.rows = ids.iter().map(|id| row(id, vec![vec![test(1, id)]])).collect();
        let changes = changes_logic(&own, &other, "", words);
        let rows = changes.map(|since| since.changes.topics.first().unwrap().rows.len());
        assert_eq!(rows, told.map_err(str::to_owned));
    }
}

/// What was answered under the other rules counts, unless more becomes of the topic than it can have rows, or the question has as many
/// values as there can be.
#[test]
fn what_was_answered_there_counts_within_bounds() {
    let words = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales"));
    for (values, each, counts) in [(62, true, true), (63, true, false), (63, false, true), (64, false, false)]
    {
        let own = set(vec![Condition::default()], vec![row("always", Vec::new())]);
        let mut other = set(vec![Condition::default(); 2], Vec::new());
        let ids: Vec<String> = (0..values).map(|at| format!("v{at}")).collect();
        let value = |id: &String| row(id, vec![vec![test(1, id)]]);
        let rest = row("rest", ids.iter().skip(1).map(|id| vec![test(1, id)]).collect());
        other.topics.first_mut().unwrap().rows = if each {
            ids.iter().map(value).collect()
        } else {
            ids.iter().take(1).map(value).chain([rest]).collect()
        };
        other.questions.last_mut().unwrap().kind =
            SourceKind::Choice(ids.iter().map(|id| placed(id)).collect());
        let since = changes_logic(&own, &other, "", words).unwrap();
        let there = compile_logic(&other).0;
        let answers = Answers::default().with(QuestionId(1), Some(Answer::Value(0)));
        let told = |codes: &str| {
            let case = Case::new(&since.changes, &since.answers(&Answers::default(), codes));
            let topic = since.changes.topics.first().unwrap();
            let outcome = possible(&case, topic).certain().and_then(|at| topic.outcomes.get(at));
            outcome.unwrap().id.clone()
        };
        assert_eq!(told(""), "open");
        assert_eq!(told(&link(&there, &answers, 0)), if counts { "v0" } else { "open" }, "{values}, {each}");
    }
}
