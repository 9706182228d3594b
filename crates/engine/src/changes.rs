//! What would change an outcome: the smallest counterfactuals.

use crate::outcomes::possible;
use crate::sets::{bit, insert, members};
use crate::{Case, QuestionId, Target, Topic};

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
/// Iterative deepening over the number of changed answers. At each step a path to a wrong leaf is looked for; every solution
/// must take a question on that path elsewhere, so the search branches on those alone. It is cut off by a lower bound read off
/// the diagram in one pass: the fewest changes if each branch could choose its own.
///
/// Of the choices for one number of changes a thousand are looked at, the first: a file of a kilobyte could ask for so many that it
/// never ends. Where there are more, not every change is told. The rule sets of the guide ask for 69 at most.
pub fn changes(case: &Case<'_>, topic: &Topic) -> Vec<Change> {
    let Some(present) = possible(case, topic).certain() else { return Vec::new() };
    let others = (0..topic.outcomes.len()).filter(|&outcome| outcome != present);
    others.flat_map(|outcome| Search::new(case, topic, outcome).run()).collect()
}

/// More changes than any rule set has questions.
const NEVER: usize = usize::MAX;

/// How many choices are looked at for one number of changes.
const MOST: usize = 1 << 10;

/// For each of [`Topic::questions`] the move chosen so far, or [`NEVER`]: so that changes of earlier questions sort first.
type Chosen = Vec<usize>;

/// The search for the changes that force one outcome.
struct Search<'a> {
    topic: &'a Topic,
    outcome: usize,
    /// For each question of the topic, the values that the answers leave possible.
    allowed: Vec<u64>,
    /// For each question of the topic, its moves as sets of values.
    moves: Vec<Vec<u64>>,
}

impl<'a> Search<'a> {
    fn new(case: &'a Case<'a>, topic: &'a Topic, outcome: usize) -> Search<'a> {
        let questions = topic.questions.iter();
        Search {
            topic,
            outcome,
            allowed: questions.clone().map(|q| case.allowed.get(q.0).copied().unwrap_or(u64::MAX)).collect(),
            moves: questions
                .map(|q| case.rules.questions.get(q.0).map_or_else(Vec::new, |q| q.moves()))
                .collect(),
        }
    }

    fn run(self) -> Vec<Change> {
        let mut found = Vec::new();
        let start: Chosen = vec![NEVER; self.topic.questions.len()];
        let fewest = self.fewest(&start);
        let mut budget = if fewest == NEVER { return Vec::new() } else { fewest };
        while found.is_empty() && budget <= self.topic.questions.len() {
            self.deepen(&start, budget, &mut found, &mut Vec::new());
            budget = budget.saturating_add(1);
        }
        let needed = found.iter().filter(|one| !found.iter().any(|other| self.asks_less(other, one)));
        needed.map(|chosen| self.change(chosen)).collect()
    }

    /// Adds to `found` every choice of at most `budget` more moves that forces the outcome.
    fn deepen(&self, chosen: &Chosen, budget: usize, found: &mut Vec<Chosen>, seen: &mut Vec<Chosen>) {
        if seen.len() > MOST || self.fewest(chosen) > budget || !insert(seen, chosen.clone()) {
            return;
        }
        let Some(path) = self.wrong_path(chosen) else {
            insert(found, chosen.clone());
            return;
        };
        let Some(budget) = budget.checked_sub(1) else { return };
        for (place, value) in path {
            if chosen.get(place) != Some(&NEVER) {
                continue;
            }
            let moves = self.moves.get(place).into_iter().flatten().enumerate();
            for (number, _) in moves.filter(|(_, values)| **values & bit(value) == 0) {
                let mut next = chosen.clone();
                if let Some(slot) = next.get_mut(place) {
                    *slot = number;
                }
                self.deepen(&next, budget, found, seen);
            }
        }
    }

    /// The values that a question has under the answers and the chosen moves.
    fn values(&self, place: usize, chosen: &Chosen) -> u64 {
        let moves = self.moves.get(place);
        let moved = moves.zip(chosen.get(place)).and_then(|(moves, &number)| moves.get(number));
        moved.or(self.allowed.get(place)).copied().unwrap_or(u64::MAX)
    }

    /// A path to a wrong leaf that the answers and the chosen moves allow, as places and values; `None` if the outcome is
    /// forced.
    fn wrong_path(&self, chosen: &Chosen) -> Option<Vec<(usize, usize)>> {
        // For each node, the first value that leads on to a wrong leaf.
        let mut wrong: Vec<Option<usize>> = Vec::with_capacity(self.topic.diagram.nodes.len());
        let is_wrong = |target: Target, wrong: &[Option<usize>]| match target {
            Target::Leaf(leaf) => self.topic.outcome_of(leaf) != Some(self.outcome),
            Target::Node(at) => wrong.get(at).copied().flatten().is_some(),
        };
        for node in &self.topic.diagram.nodes {
            let values = self.values(self.place(node.question), chosen);
            let leads =
                |value: &usize| node.edges.get(*value).is_some_and(|&target| is_wrong(target, &wrong));
            let first = members(values).find(leads);
            wrong.push(first);
        }
        if !is_wrong(self.topic.diagram.root, &wrong) {
            return None;
        }
        let mut path = Vec::new();
        let mut at = self.topic.diagram.root;
        while let Target::Node(number) = at {
            let node = self.topic.diagram.nodes.get(number)?;
            let value = wrong.get(number).copied().flatten()?;
            path.push((self.place(node.question), value));
            at = node.edges.get(value).copied()?;
        }
        Some(path)
    }

    /// A lower bound on the further moves needed, [`NEVER`] where no moves will do.
    fn fewest(&self, chosen: &Chosen) -> usize {
        let mut fewest: Vec<usize> = Vec::with_capacity(self.topic.diagram.nodes.len());
        let at_target = |target: Target, fewest: &[usize]| match target {
            Target::Leaf(leaf) if self.topic.outcome_of(leaf) == Some(self.outcome) => 0,
            Target::Leaf(_) => NEVER,
            Target::Node(at) => fewest.get(at).copied().unwrap_or(NEVER),
        };
        for node in &self.topic.diagram.nodes {
            let place = self.place(node.question);
            let cost = |value: usize| node.edges.get(value).map(|&target| at_target(target, &fewest));
            let worst = |values: u64| members(values).filter_map(cost).max().unwrap_or(NEVER);
            let kept = worst(self.values(place, chosen));
            let moves = self.moves.get(place).filter(|_| chosen.get(place) == Some(&NEVER));
            let moved = moves.into_iter().flatten().map(|&values| worst(values)).min();
            let moved = moved.map_or(NEVER, |cost| cost.saturating_add(1));
            fewest.push(kept.min(moved));
        }
        at_target(self.topic.diagram.root, &fewest)
    }

    /// Whether two choices move the same questions and `one` leaves more values open than `other`.
    fn asks_less(&self, one: &Chosen, other: &Chosen) -> bool {
        let places = 0..self.topic.questions.len();
        let moved = |chosen: &Chosen, place: usize| chosen.get(place) != Some(&NEVER);
        let covers = |place: usize| {
            moved(one, place) == moved(other, place)
                && self.values(place, other) & !self.values(place, one) == 0
        };
        one != other && places.clone().all(covers)
    }

    fn change(&self, chosen: &Chosen) -> Change {
        let moved = self.topic.questions.iter().zip(chosen);
        let set = moved
            .filter(|(_, number)| **number != NEVER)
            .map(|(&question, &number)| (question, number))
            .collect();
        Change { outcome: self.outcome, set }
    }

    fn place(&self, question: QuestionId) -> usize {
        self.topic.questions.binary_search(&question).unwrap_or(usize::MAX)
    }
}
