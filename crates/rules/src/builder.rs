//! Building reduced, ordered, multi-valued decision diagrams: one canonical node for each function, so that equality is identity.

use kanta_engine::{Diagram, Node, QuestionId, Target, bit};
use std::collections::{BTreeMap, HashMap};

/// The leaf of a Boolean diagram that says no.
pub(crate) const NO: Target = Target::Leaf(0);
/// The leaf of a Boolean diagram that says yes.
pub(crate) const YES: Target = Target::Leaf(1);

/// The nodes made so far, shared by all diagrams of a rule set.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    /// How many values each question has.
    arity: Vec<usize>,
    nodes: Vec<Node>,
    unique: HashMap<Node, Target>,
    chosen: HashMap<(Target, Target, Target), Target>,
    /// How many steps may still be taken.
    left: usize,
}

impl Builder {
    /// A builder for questions of which each has so many values.
    pub(crate) fn new(arity: Vec<usize>) -> Builder {
        Builder { arity, left: usize::MAX, ..Builder::default() }
    }

    /// Allows so many steps from here on. Where questions stand in a bad order, their number doubles with every other question.
    pub(crate) fn allow(&mut self, steps: usize) {
        self.left = steps;
    }

    /// Whether there were too few steps. What was built then means nothing.
    pub(crate) fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Takes a step, if there is one.
    fn step(&mut self) -> bool {
        self.left = self.left.saturating_sub(1);
        self.left > 0
    }

    /// The canonical node; no node at all where every edge leads to the same place.
    pub(crate) fn node(&mut self, question: QuestionId, edges: Vec<Target>) -> Target {
        if let Some(&first) = edges.first()
            && edges.iter().all(|&edge| edge == first)
        {
            return first;
        }
        let node = Node { question, edges };
        if let Some(&target) = self.unique.get(&node) {
            return target;
        }
        let target = Target::Node(self.nodes.len());
        self.nodes.push(node.clone());
        self.unique.insert(node, target);
        target
    }

    /// Yes where the question has one of the values (a bit set).
    pub(crate) fn test(&mut self, question: QuestionId, values: u64) -> Target {
        let arity = self.arity.get(question.0).copied().unwrap_or(0);
        let edges = (0..arity).map(|value| if has(values, value) { YES } else { NO }).collect();
        self.node(question, edges)
    }

    /// `then` where `condition` says yes, else `otherwise`.
    pub(crate) fn choose(&mut self, condition: Target, then: Target, otherwise: Target) -> Target {
        if condition == YES || then == otherwise {
            return then;
        }
        if condition == NO {
            return otherwise;
        }
        let key = (condition, then, otherwise);
        if let Some(&done) = self.chosen.get(&key) {
            return done;
        }
        let parts = [condition, then, otherwise];
        let question = parts.iter().filter_map(|&part| self.at(part)).map(|node| node.question).min();
        let Some(question) = question else { return otherwise };
        if !self.step() {
            return NO;
        }
        let arity = self.arity.get(question.0).copied().unwrap_or(0);
        let mut edges = Vec::with_capacity(arity);
        for value in 0..arity {
            if self.is_spent() {
                return NO;
            }
            let [condition, then, otherwise] = parts.map(|part| self.cofactor(part, question, value));
            edges.push(self.choose(condition, then, otherwise));
        }
        let target = self.node(question, edges);
        self.chosen.insert(key, target);
        target
    }

    /// Yes where both say yes.
    pub(crate) fn and(&mut self, one: Target, other: Target) -> Target {
        self.choose(one, other, NO)
    }

    /// Yes where one says yes.
    pub(crate) fn or(&mut self, one: Target, other: Target) -> Target {
        self.choose(one, YES, other)
    }

    /// Yes where it says no.
    pub(crate) fn not(&mut self, one: Target) -> Target {
        self.choose(one, NO, YES)
    }

    /// What is left of a diagram once a question has a value.
    pub(crate) fn cofactor(&self, target: Target, question: QuestionId, value: usize) -> Target {
        match self.at(target) {
            Some(node) if node.question == question => node.edges.get(value).copied().unwrap_or(target),
            Some(_) | None => target,
        }
    }

    /// A diagram of numbers, of which no node is of a later question than this one: for each set of answers to those before it, the
    /// sum over its values.
    pub(crate) fn sum(&mut self, target: Target, question: QuestionId) -> Target {
        let arity = self.arity.get(question.0).copied().unwrap_or(0);
        self.ends(target, question, &|edges: &[usize]| match edges {
            [same] => same.saturating_mul(arity),
            _ => edges.iter().fold(0, |sum, edge| sum.saturating_add(*edge)),
        })
    }

    /// The same with the number of the question's first value.
    pub(crate) fn first(&mut self, target: Target, question: QuestionId) -> Target {
        self.ends(target, question, &|edges: &[usize]| edges.first().copied().unwrap_or(0))
    }

    /// A diagram with other numbers at its ends: made from those of the question's values, or from one where it does not matter.
    fn ends(&mut self, target: Target, question: QuestionId, number: &dyn Fn(&[usize]) -> usize) -> Target {
        let mut made: BTreeMap<usize, Target> = BTreeMap::new();
        let end = |target: &Target| match target {
            Target::Leaf(leaf) => Some(*leaf),
            Target::Node(_) => None,
        };
        // Targets come before what leads to them.
        for at in self.reached(target).into_keys() {
            let Some(node) = self.nodes.get(at).cloned() else { continue };
            if !self.step() {
                return NO;
            }
            let new = if node.question == question {
                Target::Leaf(number(&node.edges.iter().filter_map(end).collect::<Vec<_>>()))
            } else {
                let edge = |edge: &Target| match edge {
                    Target::Leaf(leaf) => Target::Leaf(number(&[*leaf])),
                    Target::Node(at) => made.get(at).copied().unwrap_or(NO),
                };
                self.node(node.question, node.edges.iter().map(edge).collect())
            };
            made.insert(at, new);
        }
        match target {
            Target::Leaf(leaf) => Target::Leaf(number(&[leaf])),
            Target::Node(at) => made.get(&at).copied().unwrap_or(NO),
        }
    }

    /// The values on some path to yes, with the questions they answer.
    pub(crate) fn example(&self, target: Target) -> Vec<(QuestionId, usize)> {
        let mut path = Vec::new();
        let mut at = target;
        while let Some(node) = self.at(at) {
            // In a reduced diagram every node but NO leads to YES.
            let Some((value, &edge)) = node.edges.iter().enumerate().find(|(_, edge)| **edge != NO) else {
                break;
            };
            path.push((node.question, value));
            at = edge;
        }
        path
    }

    /// Whether some answers alone lead to yes.
    pub(crate) fn is_yes(&self, target: Target, answers: &[(QuestionId, usize)]) -> bool {
        let mut at = target;
        while let Some(node) = self.at(at) {
            let answer = answers.iter().find(|(question, _)| *question == node.question);
            let Some(edge) = answer.and_then(|(_, value)| node.edges.get(*value)) else { return false };
            at = *edge;
        }
        at == YES
    }

    /// The questions that a diagram tests, in order.
    pub(crate) fn questions(&self, target: Target) -> Vec<QuestionId> {
        let reached = self.reached(target);
        let mut questions: Vec<QuestionId> =
            reached.keys().filter_map(|&at| self.nodes.get(at)).map(|node| node.question).collect();
        questions.sort_unstable();
        questions.dedup();
        questions
    }

    /// The part that belongs to one diagram, as the engine wants it.
    pub(crate) fn extract(&self, root: Target) -> Diagram {
        let numbers = self.reached(root);
        let renumber = |target: &Target| match target {
            Target::Leaf(leaf) => Target::Leaf(*leaf),
            Target::Node(at) => Target::Node(numbers.get(at).copied().unwrap_or(0)),
        };
        let nodes = numbers
            .keys()
            .filter_map(|&at| self.nodes.get(at))
            .map(|node| Node { question: node.question, edges: node.edges.iter().map(renumber).collect() });
        Diagram { nodes: nodes.collect(), root: renumber(&root) }
    }

    /// The nodes below a target, numbered in the order in which they were made: targets first.
    fn reached(&self, root: Target) -> BTreeMap<usize, usize> {
        let mut reached = BTreeMap::new();
        let mut waiting = vec![root];
        while let Some(target) = waiting.pop() {
            if let Target::Node(at) = target
                && reached.insert(at, 0).is_none()
            {
                waiting.extend(self.nodes.get(at).into_iter().flat_map(|node| node.edges.iter().copied()));
            }
        }
        reached.values_mut().enumerate().for_each(|(number, slot)| *slot = number);
        reached
    }

    fn at(&self, target: Target) -> Option<&Node> {
        match target {
            Target::Node(at) => self.nodes.get(at),
            Target::Leaf(_) => None,
        }
    }
}

/// Whether a bit set has a member.
pub(crate) fn has(set: u64, member: usize) -> bool {
    set & bit(member) != 0
}
