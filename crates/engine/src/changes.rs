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
/// never ends. Where there are more, not every change is told. Of 60,000 cases drawn of each rule set of the guide none asked for more
/// than 8.
pub fn changes(case: &Case<'_>, topic: &Topic) -> Vec<Change> {
    let Some(present) = possible(case, topic).certain() else { return Vec::new() };
    let others = (0..topic.outcomes.len()).filter(|&outcome| outcome != present);
    others.flat_map(|outcome| changes_to(case, topic, outcome)).collect()
}

/// More changes than any rule set has questions.
const NEVER: usize = usize::MAX;

/// How many choices are looked at for one number of changes.
const MOST: usize = 1 << 10;

/// What is chosen for a question of the topic.
#[derive(Clone, Copy)]
struct Part {
    /// The number of its move, or [`NEVER`].
    number: usize,
    /// The values that it has.
    values: u64,
    /// The values that a move must leave possible: all, once it has moved.
    kept: u64,
}

/// For each of [`Topic::questions`] its move and its values: so that changes of earlier questions sort first.
type Found = Vec<(usize, u64)>;

/// Every smallest change that forces one outcome.
fn changes_to(case: &Case<'_>, topic: &Topic, outcome: usize) -> Vec<Change> {
    let questions = topic.questions.iter();
    let part = |&question| Part { number: NEVER, values: allowed_for(&case.allowed, question), kept: 0 };
    let start: Vec<Part> = questions.clone().map(part).collect();
    let moves =
        questions.clone().map(|q| case.rules.questions.get(q.0).map_or_else(Vec::new, Question::moves));
    let search = Search { topic, outcome, moves: moves.collect() };
    let mut found = Vec::new();
    let mut budget = 0;
    while found.is_empty() && budget < start.len() {
        budget = budget.saturating_add(1);
        search.deepen(start.clone(), budget, &mut found, &mut 0);
    }
    let needed = found.iter().filter(|one| !found.iter().any(|other| asks_less(other, one)));
    let set = |choice: &Found| {
        let moved = questions.clone().zip(choice).filter(|(_, (number, _))| *number != NEVER);
        moved.map(|(&question, &(number, _))| (question, number)).collect()
    };
    needed.map(|choice| Change { outcome, set: set(choice) }).collect()
}

/// Whether two choices move the same questions and `one` leaves more values open than `other`.
fn asks_less(one: &Found, other: &Found) -> bool {
    let covers = |(one, other): (&(usize, u64), &(usize, u64))| {
        (one.0 == NEVER) == (other.0 == NEVER) && other.1 & !one.1 == 0
    };
    one != other && one.iter().zip(other).all(covers)
}

/// The search for the changes that force one outcome. Questions go by their place in [`Topic::questions`].
struct Search<'a> {
    topic: &'a Topic,
    outcome: usize,
    /// For each question, its moves as sets of values.
    moves: Vec<Vec<u64>>,
}

impl Search<'_> {
    /// Adds to `found` every choice that goes on from this one with at most `budget` more moves and forces the outcome.
    fn deepen(&self, mut choice: Vec<Part>, budget: usize, found: &mut Vec<Found>, looked: &mut usize) {
        if *looked >= MOST {
            return;
        }
        let fewest = self.fewest(&choice);
        let mut target = self.topic.diagram.root;
        let bound = self.at(target, &fewest);
        if bound > budget {
            return;
        }
        *looked = looked.saturating_add(1);
        if bound == 0 {
            insert(found, choice.iter().map(|part| (part.number, part.values)).collect());
            return;
        }
        // Down a path to a wrong leaf.
        while let Some(node) = self.topic.diagram.node(target) {
            let place = self.place(node);
            let Some(&part) = choice.get(place) else { return };
            let wrong = |value: &usize| self.worst(node, bit(*value), &fewest) > 0;
            let Some(value) = members(part.values).find(wrong) else { return };
            for (number, values) in self.moves(place, part.kept) {
                if values & bit(value) == 0 && self.worst(node, values, &fewest) < budget {
                    let mut next = choice.clone();
                    put(&mut next, place, Part { number, values, kept: u64::MAX });
                    self.deepen(next, budget.saturating_sub(1), found, looked);
                }
            }
            // What takes this question elsewhere is found by now.
            put(&mut choice, place, Part { kept: part.kept | bit(value), ..part });
            target = node.edges.get(value).copied().unwrap_or(Target::Leaf(0));
        }
    }

    /// For each node a lower bound on the further moves needed: 0 where the outcome is forced, [`NEVER`] where no moves will do.
    fn fewest(&self, choice: &[Part]) -> Vec<usize> {
        let mut fewest = Vec::new();
        for node in &self.topic.diagram.nodes {
            let place = self.place(node);
            let (values, kept) = choice.get(place).map_or((0, u64::MAX), |part| (part.values, part.kept));
            let moved = self.moves(place, kept).map(|(_, values)| self.worst(node, values, &fewest)).min();
            let moved = moved.map_or(NEVER, |bound| bound.saturating_add(1));
            fewest.push(self.worst(node, values, &fewest).min(moved));
        }
        fewest
    }

    /// The moves of a question that leave the values `kept` possible, with their numbers.
    fn moves(&self, place: usize, kept: u64) -> impl Iterator<Item = (usize, u64)> {
        let moves = self.moves.get(place).into_iter().flatten().copied().enumerate();
        moves.filter(move |(_, values)| kept & !values == 0)
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

    fn place(&self, node: &Node) -> usize {
        self.topic.questions.binary_search(&node.question).unwrap_or(usize::MAX)
    }
}

/// Puts a part in its place.
fn put(choice: &mut [Part], place: usize, part: Part) {
    if let Some(old) = choice.get_mut(place) {
        *old = part;
    }
}
