//! Answers carry over: what a person answered under one rule set, as answers under another. Nothing is guessed: an answer that
//! does not follow is left out, and asked.

mod check;
mod fault;
mod options;
mod read;
mod relevant;
mod resolve;

pub use check::carry_between;
pub(crate) use check::{between, check, from_tables};
pub use fault::CarryProblem;
pub(crate) use options::options;
pub(crate) use read::{Direction, SourceCarry, parse_carry_over, read_carry_over};
pub(crate) use relevant::{origins, relevant, with_guards};
pub(crate) use resolve::{Logic, by_ids, resolve};

use kanta_engine::{Answer, Answers, Case, Diagram, Kind, QuestionId, RuleSet, bit, members};

/// How answers under one rule set become answers under another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarryOver {
    /// The questions that are taken as they are.
    pub(crate) as_is: Vec<AsIs>,
    /// The answers that follow from conditions.
    pub(crate) follows: Vec<Follows>,
    /// For each question of the first rule set, its values that are dropped, as a bit set.
    pub(crate) except: Vec<u64>,
    /// For each question of the first rule set, leaf 1 where it is asked, leaf 0 where not.
    pub(crate) asked: Vec<Diagram>,
    /// The outcomes that have one id in both rule sets and do not mean the same.
    pub(crate) differs: Vec<Differs>,
}

/// An outcome that has one id in both rule sets and does not mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Differs {
    pub(crate) topic: String,
    pub(crate) outcome: String,
    /// Leaf 1 where that is so, by questions of the first rule set; leaf 0 where not.
    pub(crate) when: Diagram,
}

/// A question that is taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AsIs {
    pub(crate) from: QuestionId,
    pub(crate) to: QuestionId,
    /// For each value or item its place in the second rule set, if it is there.
    pub(crate) places: Vec<Option<usize>>,
}

/// What follows from a condition: an answer, or that it is one of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Follows {
    pub(crate) to: QuestionId,
    /// The place of the value that is the answer; `None` where the question is asked anew.
    pub(crate) answer: Option<usize>,
    /// The values that it can have, as a bit set.
    pub(crate) values: u64,
    /// The questions that the condition names.
    pub(crate) from: Vec<QuestionId>,
    /// Leaf 1 where it follows, leaf 0 where not.
    pub(crate) when: Diagram,
}

/// What came over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The answers under the second rule set.
    pub answers: Answers,
    /// The questions of the first rule set whose answer did not come over, in order. "I don't know" is no loss.
    pub dropped: Vec<QuestionId>,
    /// Of these, the questions from which nothing follows at all.
    pub(crate) lost: Vec<QuestionId>,
    /// What is known of questions of the second rule set without being an answer: the values that they can have.
    left: Vec<(QuestionId, u64)>,
}

impl Carried {
    /// What the second rule set, `to`, makes of what came over.
    pub(crate) fn case<'r>(&self, to: &'r RuleSet) -> Case<'r> {
        let mut case = Case::new(to, &self.answers);
        for (question, values) in &self.left {
            if let Some(allowed) = case.allowed.get_mut(question.0) {
                *allowed &= values;
            }
        }
        case
    }
}

/// Carries answers over from the rule set `from`.
///
/// An answer to a question that is certainly not asked does not count. "I don't know" is taken as it is. An answer follows from
/// a condition only where that holds in every completion of the answers.
pub fn carry_over(carry: &CarryOver, from: &RuleSet, answers: &Answers) -> Carried {
    let case = Case::new(from, answers);
    let mut carried = Carried::default();
    let follows = carry.follows.iter().filter(|one| one.when.leaves(&case.allowed) == bit(1));
    let follows: Vec<&Follows> = follows.collect();
    for one in &follows {
        match one.answer {
            Some(value) => carried.answers.set(one.to, Some(Answer::Value(value))),
            None => carried.left.push((one.to, one.values)),
        }
    }
    for question in (0..from.questions.len()).map(QuestionId) {
        let Some(answer) = answers.get(question) else { continue };
        let asked = carry.asked.get(question.0);
        if asked.is_some_and(|asked| asked.leaves(&case.allowed) == bit(0)) {
            continue;
        }
        let mut leads = follows.iter().filter(|one| one.from.contains(&question)).peekable();
        let is_known = leads.peek().is_some();
        let mut came_over = leads.any(|one| one.answer.is_some());
        let values = case.allowed.get(question.0).copied().unwrap_or(0);
        let excepted = case.is_given(question) && carry.except_of(question) & values != 0;
        for one in carry.as_is.iter().filter(|one| one.from == question && !excepted) {
            let new = one.answer(answer);
            came_over |= new.is_some();
            carried.answers.set(one.to, new);
        }
        if !came_over && case.is_given(question) {
            carried.dropped.push(question);
            if !is_known {
                carried.lost.push(question);
            }
        }
    }
    carried
}

impl CarryOver {
    /// Whether some answers to a question come over.
    pub(crate) fn takes(&self, question: QuestionId) -> bool {
        self.as_is.iter().any(|one| one.from == question)
            || self.follows.iter().any(|one| one.from.contains(&question))
    }

    /// Whether an outcome certainly means something else in the second rule set, for the answers of a case under the first.
    pub(crate) fn is_other(&self, topic: &str, outcome: &str, case: &Case<'_>) -> bool {
        let is_it = |one: &&Differs| one.topic == topic && one.outcome == outcome;
        self.differs.iter().filter(is_it).any(|one| one.when.leaves(&case.allowed) == bit(1))
    }

    /// Whether some outcome of a topic means something else in the second rule set.
    pub(crate) fn has_others(&self, topic: &str) -> bool {
        self.differs.iter().any(|one| one.topic == topic)
    }

    fn except_of(&self, question: QuestionId) -> u64 {
        self.except.get(question.0).copied().unwrap_or(0)
    }
}

impl AsIs {
    /// The same answer in the second rule set; `None` where some part of it is not there.
    fn answer(&self, answer: Answer) -> Option<Answer> {
        let place = |at: usize| self.places.get(at).copied().flatten();
        match answer {
            Answer::Unknown => Some(Answer::Unknown),
            Answer::Value(value) => place(value).map(Answer::Value),
            Answer::Items(items) => {
                let items: Option<Vec<usize>> = members(items).map(place).collect();
                Some(Answer::Items(items?.into_iter().fold(0, |set, item| set | bit(item))))
            }
        }
    }
}

/// The ids of what a question can have: values of a choice, or codes of the items of a set.
pub(crate) fn value_ids(kind: &Kind) -> Vec<&str> {
    match kind {
        Kind::Choice(values) => values.iter().map(|value| value.id.as_str()).collect(),
        Kind::Set(set) => set.items.iter().map(|item| item.code.as_str()).collect(),
    }
}
