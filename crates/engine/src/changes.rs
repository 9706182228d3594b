//! What would change an outcome: the smallest counterfactuals.

use crate::diagram::allowed_for;
use crate::outcomes::possible;
use crate::sets::{bit, insert, members};
use crate::{Case, Node, Question, QuestionId, Target, Topic};

/// Answers to be given differently, or newly, that force another outcome while all other answers are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The outcome that is forced, as a place in [`Topic::outcomes`].
    pub outcome: usize,
    /// Pairs of a question and a place in [`crate::Question::moves`], in question order.
    pub set: Vec<(QuestionId, usize)>,
}

/// For each other outcome of a topic whose outcome is certain, every smallest [`Change`] that leads to it: fewest questions,
/// and for a set question no more facts than are needed. Ordered by outcome, then by question and value.
///
/// Iterative deepening over the number of changed answers. A bound read off the diagram in one pass says for each node how many more
/// changes it takes at least, if each branch could choose its own; where it is 0 the outcome is forced. At each step a path to a
/// wrong leaf is looked for. Every solution must take a question on that path elsewhere, so the search branches on those alone, where
/// the bound below allows it; and what one branch has looked at the next leaves out, so that no choice is met twice.
///
/// Of the choices for one number of changes a thousand are looked at, the first: a file of a kilobyte could ask for so many that it
/// never ends. Where there are more, not every change is told. The rule sets of the guide ask for 8 at most.
pub fn changes(case: &Case<'_>, topic: &Topic) -> Vec<Change> {
    let Some(present) = possible(case, topic).certain() else { return Vec::new() };
    let others = (0..topic.outcomes.len()).filter(|&outcome| outcome != present);
    others.flat_map(|outcome| changes_to(case, topic, outcome)).collect()
}

/// More changes than any rule set has questions.
const NEVER: usize = usize::MAX;

/// How many choices are looked at for one number of changes.
const MOST: usize = 1 << 10;

/// The search for the changes that force one outcome. Questions go by their place in [`Topic::questions`].
struct Search<'a> {
    topic: &'a Topic,
    outcome: usize,
    /// For each question, its moves as sets of values.
    moves: Vec<Vec<u64>>,
    /// For each node, its question.
    places: Vec<usize>,
}

/// What is chosen so far.
#[derive(Clone)]
struct Choice {
    /// Pairs of a question and its move, in order.
    set: Vec<(usize, usize)>,
    /// For each question the values that it has, and those that a move must leave possible; `None` where it has moved.
    questions: Vec<(u64, Option<u64>)>,
}

/// Every smallest change that forces one outcome.
fn changes_to(case: &Case<'_>, topic: &Topic, outcome: usize) -> Vec<Change> {
    let questions = topic.questions.iter();
    let moves =
        questions.clone().map(|q| case.rules.questions.get(q.0).map_or_else(Vec::new, Question::moves));
    let place = |node: &Node| topic.questions.binary_search(&node.question).unwrap_or(usize::MAX);
    let places = topic.diagram.nodes.iter().map(place).collect();
    let search = Search { topic, outcome, moves: moves.collect(), places };
    let values = questions.map(|&question| (allowed_for(&case.allowed, question), Some(0)));
    let start = Choice { set: Vec::new(), questions: values.collect() };
    let fewest = search.at(topic.diagram.root, &search.fewest(&start));
    let mut found = Vec::new();
    for budget in fewest..=topic.questions.len() {
        if found.is_empty() {
            search.deepen(start.clone(), budget, &mut found, &mut 0);
        }
    }
    let needed = found.iter().filter(|one| !found.iter().any(|other| search.asks_less(other, one)));
    needed.map(|set| search.change(set)).collect()
}

impl Search<'_> {
    /// Adds to `found` every choice that goes on from this one with at most `budget` more moves and forces the outcome.
    fn deepen(
        &self,
        mut choice: Choice,
        budget: usize,
        found: &mut Vec<Vec<(usize, usize)>>,
        looked: &mut usize,
    ) {
        if *looked > MOST {
            return;
        }
        let fewest = self.fewest(&choice);
        let mut target = self.topic.diagram.root;
        if self.at(target, &fewest) > budget {
            return;
        }
        *looked = looked.saturating_add(1);
        if self.at(target, &fewest) == 0 {
            insert(found, choice.set);
            return;
        }
        // Down a path to a wrong leaf.
        while let Target::Node(at) = target {
            let node = self.topic.diagram.nodes.get(at).zip(self.places.get(at));
            let Some((node, &place)) = node else { return };
            let Some(&(values, kept)) = choice.questions.get(place) else { return };
            let wrong =
                |value: &usize| node.edges.get(*value).is_some_and(|&edge| self.at(edge, &fewest) > 0);
            let Some(value) = members(values).find(wrong) else { return };
            let elsewhere = |&(_, values): &(usize, u64)| {
                values & bit(value) == 0 && self.worst(node, values, &fewest) < budget
            };
            for (number, values) in self.moves(place, kept).filter(elsewhere) {
                let mut next = choice.clone();
                insert(&mut next.set, (place, number));
                next.questions.get_mut(place).into_iter().for_each(|question| *question = (values, None));
                self.deepen(next, budget.saturating_sub(1), found, looked);
            }
            // What takes this question elsewhere is found by now.
            let kept = kept.map(|kept| kept | bit(value));
            choice.questions.get_mut(place).into_iter().for_each(|question| question.1 = kept);
            target = node.edges.get(value).copied().unwrap_or(Target::Leaf(0));
        }
    }

    /// The moves of a question, with their numbers, that leave the values `kept` possible.
    fn moves(&self, place: usize, kept: Option<u64>) -> impl Iterator<Item = (usize, u64)> {
        let moves = self.moves.get(place).into_iter().flatten().copied().enumerate();
        moves.filter(move |(_, values)| kept.is_some_and(|kept| kept & !values == 0))
    }

    /// For each node a lower bound on the further moves needed: 0 where the outcome is forced, [`NEVER`] where no moves will do.
    fn fewest(&self, choice: &Choice) -> Vec<usize> {
        let mut fewest: Vec<usize> = Vec::with_capacity(self.topic.diagram.nodes.len());
        for (node, &place) in self.topic.diagram.nodes.iter().zip(&self.places) {
            let (values, kept) = choice.questions.get(place).copied().unwrap_or((u64::MAX, None));
            let moved = self.moves(place, kept).map(|(_, values)| self.worst(node, values, &fewest));
            let moved = moved.min().map_or(NEVER, |bound| bound.saturating_add(1));
            fewest.push(self.worst(node, values, &fewest).min(moved));
        }
        fewest
    }

    /// The bound at a node where its question has one of these values, when it is known for the nodes before.
    fn worst(&self, node: &Node, values: u64, fewest: &[usize]) -> usize {
        let edges = members(values).filter_map(|value| node.edges.get(value));
        edges.map(|&edge| self.at(edge, fewest)).max().unwrap_or(NEVER)
    }

    /// The bound at a target, when it is known for the nodes before.
    fn at(&self, target: Target, fewest: &[usize]) -> usize {
        match target {
            Target::Leaf(leaf) if self.topic.outcome_of(leaf) == Some(self.outcome) => 0,
            Target::Leaf(_) => NEVER,
            Target::Node(at) => fewest.get(at).copied().unwrap_or(NEVER),
        }
    }

    /// Whether two choices move the same questions and `one` leaves more values open than `other`.
    fn asks_less(&self, one: &[(usize, usize)], other: &[(usize, usize)]) -> bool {
        let values = |(place, number): (usize, usize)| self.moves.get(place)?.get(number).copied();
        let covers = |(&one, &other): (&(usize, usize), &(usize, usize))| {
            one.0 == other.0 && values(one).zip(values(other)).is_some_and(|(one, other)| other & !one == 0)
        };
        one != other && one.iter().zip(other).all(covers)
    }

    fn change(&self, set: &[(usize, usize)]) -> Change {
        let question = |&(place, number): &(usize, usize)| Some((*self.topic.questions.get(place)?, number));
        Change { outcome: self.outcome, set: set.iter().filter_map(question).collect() }
    }
}
