//! Which question to ask: those that still matter, in order.

use crate::diagram::allowed_for;
use crate::sets::{insert, members};
use crate::{Answers, Case, QuestionId, RuleSet, Target, Topic};

/// The first question that is left out and matters, `None` when none is left.
///
/// A question matters when two completions agree on every other question that applies in both, differ in this one, and
/// differ in the outcome of some topic.
pub fn next(case: &Case<'_>) -> Option<QuestionId> {
    left(case).next()
}

/// How many questions are left at most, whatever is answered: those that are left out and matter. An answer can only take
/// possibilities away, so the number never grows; and it is reached by answering "I don't know".
pub fn questions_left(case: &Case<'_>) -> usize {
    left(case).count()
}

/// The questions without a given answer that one topic still depends on.
pub fn deciding(case: &Case<'_>, topic: &Topic) -> Vec<QuestionId> {
    let open = |question: &QuestionId| !case.is_given(*question) && matters_to(case, topic, *question);
    topic.questions.iter().copied().filter(open).collect()
}

/// The topics to whose outcome a question matters while all other answers stand, whatever was answered to it; as places in
/// [`RuleSet::topics`], in order.
pub fn stakes(case: &Case<'_>, question: QuestionId) -> Vec<usize> {
    let open = case.supposing(question, u64::MAX);
    let topics = case.rules.topics.iter().enumerate();
    topics.filter(|(_, topic)| matters_to(&open, topic, question)).map(|(at, _)| at).collect()
}

/// The questions that a person who gave these answers was asked, in order, and the answers to just those: what is kept is
/// what still counts. Answers to questions that are not asked any more, or that this rule set does not know, are left out. A
/// question that is asked and has no answer yet is passed over: what comes after it may count all the same.
pub fn replay(rules: &RuleSet, answers: &Answers) -> (Vec<QuestionId>, Answers) {
    let mut asked = Vec::new();
    let mut counted = Answers::default();
    let whole = Case::new(rules, answers);
    for question in (0..rules.questions.len()).map(QuestionId) {
        if !whole.is_left_out(question) && matters(&Case::new(rules, &counted), question) {
            counted.set(question, answers.get(question));
            asked.push(question);
        }
    }
    (asked, counted)
}

/// The questions that are left out and matter.
fn left<'c>(case: &'c Case<'_>) -> impl Iterator<Item = QuestionId> + 'c {
    let questions = (0..case.rules.questions.len()).map(QuestionId);
    questions.filter(|&question| case.is_left_out(question) && matters(case, question))
}

/// Whether a question matters to some topic.
fn matters(case: &Case<'_>, question: QuestionId) -> bool {
    case.rules.topics.iter().any(|topic| matters_to(case, topic, question))
}

/// Whether a question matters to one topic.
fn matters_to(case: &Case<'_>, topic: &Topic, question: QuestionId) -> bool {
    if topic.questions.binary_search(&question).is_err() {
        return false;
    }
    let mut pairs = Pairs { case, topic, same: Vec::new() };
    topic.diagram.testing(question, &case.allowed).into_iter().any(|node| {
        let mut seen: Vec<Target> = Vec::new();
        members(allowed_for(&case.allowed, question)).filter_map(|value| node.edges.get(value)).any(|&edge| {
            let differs = seen.iter().any(|&other| pairs.differ(other, edge));
            seen.push(edge);
            differs
        })
    })
}

/// A walk of two places of one diagram at once.
struct Pairs<'a> {
    case: &'a Case<'a>,
    topic: &'a Topic,
    /// The pairs already found not to differ.
    same: Vec<(Target, Target)>,
}

impl Pairs<'_> {
    /// Whether some values for the questions after both places lead to different outcomes. A question that only one place
    /// tests either makes no difference to the other or does not apply there; both tests it with the same value.
    fn differ(&mut self, one: Target, other: Target) -> bool {
        let pair = (one.min(other), one.max(other));
        if one == other || self.same.binary_search(&pair).is_ok() {
            return false;
        }
        let (left, right) = (self.topic.diagram.node(one), self.topic.diagram.node(other));
        let Some(question) = left.into_iter().chain(right).map(|node| node.question).min() else {
            return self.outcome(one) != self.outcome(other);
        };
        let edge = |at: Target, value: usize| match self.topic.diagram.node(at) {
            Some(node) if node.question == question => node.edges.get(value).copied().unwrap_or(at),
            Some(_) | None => at,
        };
        let steps: Vec<_> = members(allowed_for(&self.case.allowed, question))
            .take_while(|&value| value < self.case.rules.questions.get(question.0).map_or(0, |q| q.arity()))
            .map(|value| (edge(one, value), edge(other, value)))
            .collect();
        let differ = steps.into_iter().any(|(one, other)| self.differ(one, other));
        if !differ {
            insert(&mut self.same, pair);
        }
        differ
    }

    /// The outcome at a leaf.
    fn outcome(&self, target: Target) -> Option<usize> {
        match target {
            Target::Leaf(leaf) => self.topic.outcome_of(leaf),
            Target::Node(_) => None,
        }
    }
}
