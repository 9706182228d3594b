//! Rule sets of any size, drawn at random but the same each time: decision tables of 13 to 19 rows over 12 questions, as a person
//! would write them.

use kanta_engine::{Answer, Answers, Date, Kind, QuestionId, RuleSet, Status};
use kanta_rules::source::{
    Condition, SourceGroup, SourceKind, SourcePage, SourceQuestion, SourceRow, SourceSet, SourceTask,
    SourceTopic, Test,
};
use kanta_rules::{Place, Placed, Problem, compile_logic};

/// How many questions a topic depends on.
const QUESTIONS_A_TOPIC: usize = 12;

/// A rule set of so many topics, and the answers of somebody who has answered all that is asked.
pub(crate) fn rule_set(topics: usize) -> (RuleSet, Answers) {
    let mut draw = Draw(0x9e37_79b9_7f4a_7c15);
    // As in the budget: 1,000 questions for 300 topics.
    let questions: Vec<usize> = (0..topics * 10 / 3).map(|_| 2 + draw.below(3)).collect();
    let source = SourceSet {
        sources: vec![SourcePage::new(placed("S"), "https://rules.example/", "h")],
        questions: questions.iter().enumerate().map(|(at, &values)| question(at, values)).collect(),
        groups: vec![SourceGroup { id: placed("g"), main: false }],
        topics: (0..topics).map(|at| topic(at, &questions, &mut draw)).collect(),
        tasks: (0..topics).map(task).collect(),
        ..SourceSet::new("drawn", Date { year: 2021, month: 4, day: 19 })
    };
    let (rules, faults) = compile_logic(&source);
    // A question that no topic happens to draw is the one thing that is not in order.
    let fault = faults.0.iter().find(|fault| !matches!(fault.problem, Problem::NeverMatters(_)));
    assert!(fault.is_none(), "{}", fault.map_or(String::new(), ToString::to_string));
    let answers = answers(&rules, &mut draw);
    (rules, answers)
}

/// The question that must have its first value for another to be asked: every fourth has one, the one before it.
fn guard_of(question: usize) -> Option<usize> {
    (question % 4 == 1).then(|| question - 1)
}

fn question(at: usize, values: usize) -> SourceQuestion {
    let asked = guard_of(at).map(|guard| vec![test((guard, 1))]);
    let values = (0..values).map(|value| placed(&format!("v{value}"))).collect();
    SourceQuestion {
        id: placed(&format!("q{at}")),
        changeable: true,
        asked: asked.into_iter().collect(),
        kind: SourceKind::Choice(values),
    }
}

/// A table is drawn as a tree: every row is split in turn by another question, so that each case has exactly one row.
fn topic(at: usize, questions: &[usize], draw: &mut Draw) -> SourceTopic {
    let mut rows: Vec<Vec<(usize, u64)>> = vec![Vec::new()];
    let picked = pick(questions.len(), draw);
    for &question in &picked {
        let row = match guard_of(question) {
            Some(guard) => rows.iter().position(|row| row.contains(&(guard, 1))),
            None => Some(draw.below(rows.len())),
        };
        split(&mut rows, row.unwrap_or(0), question, questions, draw);
    }
    for _ in 0..draw.below(7) {
        let row = draw.below(rows.len());
        let open = |question: &&usize| {
            guard_of(**question).is_none() && rows[row].iter().all(|(tested, _)| tested != *question)
        };
        let open: Vec<usize> = picked.iter().filter(open).copied().collect();
        if !open.is_empty() {
            let question = open[draw.below(open.len())];
            split(&mut rows, row, question, questions, draw);
        }
    }
    let outcomes = 3 + draw.below(3);
    let rows = rows.into_iter().enumerate().map(|(number, tests)| SourceRow {
        id: placed(&format!("r{number}")),
        when: Condition::from_iter(vec![tests.into_iter().map(test).collect()]),
        // Each outcome has a row at least.
        outcome: placed(&format!("o{}", if number < outcomes { number } else { draw.below(outcomes) })),
        since: None,
        status: Status::Stated,
        source: vec![placed("S/h")],
    });
    SourceTopic {
        id: placed(&format!("t{at}")),
        group: placed("g"),
        applies: Condition::default(),
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

/// The questions of a topic, each after its guard.
fn pick(questions: usize, draw: &mut Draw) -> Vec<usize> {
    let mut picked: Vec<usize> = Vec::new();
    while picked.len() < QUESTIONS_A_TOPIC {
        let question = draw.below(questions);
        let wanted: Vec<usize> =
            guard_of(question).into_iter().chain([question]).filter(|q| !picked.contains(q)).collect();
        if picked.len() + wanted.len() <= QUESTIONS_A_TOPIC {
            picked.extend(wanted);
        }
    }
    picked
}

/// Puts two rows in place of one: with some values of a question, and with the others. The first value stands alone, as guards
/// ask for it.
fn split(rows: &mut Vec<Vec<(usize, u64)>>, at: usize, question: usize, arity: &[usize], draw: &mut Draw) {
    let all = (1 << arity[question]) - 1;
    let some = if draw.below(2) == 0 || arity[question] < 4 { 1 } else { 3 };
    let some = if question.is_multiple_of(4) { 1 } else { some };
    let mut other = rows[at].clone();
    other.push((question, all & !some));
    rows[at].push((question, some));
    rows.push(other);
}

fn task(at: usize) -> SourceTask {
    let when = Test { name: placed(&format!("t{at}")), values: vec![placed("o0")] };
    SourceTask {
        id: placed(&format!("k{at}")),
        when: Condition::from_iter(vec![vec![when]]),
        link: None,
        source: vec![placed("S/h")],
        shares: Vec::new(),
    }
}

/// A test that a question has one of some values (a bit set).
fn test((question, values): (usize, u64)) -> Test {
    let values = kanta_engine::members(values).map(|value| placed(&format!("v{value}"))).collect();
    Test { name: placed(&format!("q{question}")), values }
}

fn answers(rules: &RuleSet, draw: &mut Draw) -> Answers {
    let mut answers = Answers::default();
    for (at, question) in rules.questions.iter().enumerate() {
        let Kind::Choice(values) = &question.kind else { continue };
        let value = draw.below(values.len());
        let asked = guard_of(at).is_none_or(|guard| answers.get(QuestionId(guard)) == Some(Answer::Value(0)));
        if asked {
            answers.set(QuestionId(at), Some(Answer::Value(value)));
        }
    }
    answers
}

fn placed(text: &str) -> Placed {
    Placed { text: text.to_owned(), place: Place::start("drawn") }
}

/// A source of numbers that look random: a linear congruential generator.
struct Draw(u64);

impl Draw {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
