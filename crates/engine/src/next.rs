//! Which question to ask: those that still matter, in order.

use crate::diagram::allowed_for;
use crate::sets::{insert, members};
use crate::{Answers, Case, Node, QuestionId, RuleSet, Target, Topic};

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
    let open =
        |question: &QuestionId| !case.is_given(*question) && matters_to(topic, *question, &case.allowed);
    topic.questions.iter().copied().filter(open).collect()
}

/// The topics to whose outcome a question matters while all other answers stand, whatever was answered to it; as places in
/// [`RuleSet::topics`], in order.
pub fn stakes(case: &Case<'_>, question: QuestionId) -> Vec<usize> {
    let open = case.supposing(question, u64::MAX);
    let matters =
        |topic: &Topic| topic.questions.contains(&question) && matters_to(topic, question, &open.allowed);
    let topics = case.rules.topics.iter().enumerate();
    topics.filter(|(_, topic)| matters(topic)).map(|(at, _)| at).collect()
}

/// The questions that a person who gave these answers was asked, in order, and the answers to just those: what is kept is
/// what still counts. Answers to questions that are not asked any more, or that this rule set does not know, are left out. A
/// question that is asked and has no answer yet is passed over: what comes after it may count all the same.
pub fn replay(rules: &RuleSet, answers: &Answers) -> (Vec<QuestionId>, Answers) {
    let mut asked = Vec::new();
    let mut counted = Answers::default();
    let whole = Case::new(rules, answers);
    let mut allowed = Case::new(rules, &counted).allowed;
    for (question, topics) in with_topics(rules) {
        if !whole.is_left_out(question) && matters(&topics, question, &allowed) {
            if let Some(values) = allowed.get_mut(question.0) {
                *values = allowed_for(&whole.allowed, question);
            }
            counted.set(question, answers.get(question));
            asked.push(question);
        }
    }
    (asked, counted)
}

/// The questions that are left out and matter.
fn left<'c>(case: &'c Case<'_>) -> impl Iterator<Item = QuestionId> + 'c {
    let questions = with_topics(case.rules).filter(|(question, topics)| {
        case.is_left_out(*question) && matters(topics, *question, &case.allowed)
    });
    questions.map(|(question, _)| question)
}

/// The questions, each with the topics that test it.
fn with_topics(rules: &RuleSet) -> impl Iterator<Item = (QuestionId, Vec<&Topic>)> {
    let mut topics_of = vec![Vec::new(); rules.questions.len()];
    for topic in &rules.topics {
        for question in &topic.questions {
            topics_of.get_mut(question.0).into_iter().for_each(|topics: &mut Vec<_>| topics.push(topic));
        }
    }
    topics_of.into_iter().enumerate().map(|(at, topics)| (QuestionId(at), topics))
}

/// Whether a question matters to one of these topics, where these values are left to each question.
fn matters(topics: &[&Topic], question: QuestionId, allowed: &[u64]) -> bool {
    topics.iter().any(|topic| matters_to(topic, question, allowed))
}

/// Whether a question matters to a topic, where these values are left to each question.
fn matters_to(topic: &Topic, question: QuestionId, allowed: &[u64]) -> bool {
    let mut pairs = Pairs { topic, allowed, same: Vec::new() };
    let nodes = topic.diagram.reached(allowed).filter_map(|target| topic.diagram.node(target));
    nodes.filter(|node| node.question == question).any(|node| pairs.part(node))
}

/// A walk of two places of one diagram at once.
struct Pairs<'a> {
    topic: &'a Topic,
    allowed: &'a [u64],
    /// The pairs already found not to differ.
    same: Vec<(Target, Target)>,
}

impl Pairs<'_> {
    /// Whether some values of a node's question lead to places that differ: then one of them differs from the first.
    fn part(&mut self, node: &Node) -> bool {
        let mut edges =
            members(allowed_for(self.allowed, node.question)).filter_map(|value| node.edges.get(value));
        edges.next().is_some_and(|&first| edges.any(|&edge| self.differ(first, edge)))
    }

    /// Whether some values for the questions after both places lead to different outcomes. A question that only one place
    /// tests either makes no difference to the other or does not apply there; both tests it with the same value.
    fn differ(&mut self, one: Target, other: Target) -> bool {
        let pair = (one.min(other), one.max(other));
        if one == other || self.same.binary_search(&pair).is_ok() {
            return false;
        }
        let topic = self.topic;
        let (left, right) = (topic.diagram.node(one), topic.diagram.node(other));
        let Some(question) = left.into_iter().chain(right).map(|node| node.question).min() else {
            return self.outcome(one) != self.outcome(other);
        };
        let edge = |at: Target, node: Option<&Node>, value: usize| match node {
            Some(node) if node.question == question => node.edges.get(value).copied(),
            Some(_) | None => Some(at),
        };
        let differ = members(allowed_for(self.allowed, question))
            .map_while(|value| Some((edge(one, left, value)?, edge(other, right, value)?)))
            .any(|(one, other)| self.differ(one, other));
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
