//! Why an outcome is certain: a smallest sufficient reason.

use crate::diagram::allowed_for;
use crate::outcomes::possible;
use crate::sets::{bit, insert, members};
use crate::{Case, QuestionId, Target, Topic};

/// A smallest set of the given answers which alone, all else left out, leads to the topic's one outcome and nowhere else; of
/// several, the first in question order. Empty where the topic's outcome is not certain, or certain with no answer at all.
///
/// A path to another leaf *conflicts* with a given answer where it takes another value. The reason must hold an answer from
/// the conflicts of every such path, so it is a smallest hitting set, found by implicit hitting-set search: look for a path
/// that the answers chosen so far do not rule out, and branch on its conflicts (see Reiter 1987 and, for sufficient reasons of
/// decision diagrams, Darwiche and Hirth 2020).
///
/// Of sets of one size 256 are looked at, the first: a file of a kilobyte could ask for so many that it never ends. Where there are more, the
/// reason is sufficient still, but may not be a smallest. The rule sets of the guide ask for 4 at most.
pub fn because(case: &Case<'_>, topic: &Topic) -> Vec<QuestionId> {
    let Some(outcome) = possible(case, topic).certain() else { return Vec::new() };
    let search = Search { case, topic, outcome };
    let mut level = vec![0_u64];
    for _ in 0..=topic.questions.len() {
        let mut deeper = Vec::new();
        let mut reasons: Vec<Vec<QuestionId>> = Vec::new();
        for kept in level {
            match search.conflicts(kept) {
                None => reasons.push(search.questions(kept)),
                Some(conflicts) => members(conflicts).for_each(|at| {
                    insert(&mut deeper, kept | bit(at));
                }),
            }
        }
        if let Some(reason) = reasons.into_iter().min() {
            return reason;
        }
        deeper.truncate(MOST);
        level = deeper;
    }
    Vec::new()
}

/// How many sets of one size are looked at.
const MOST: usize = 1 << 8;

/// The search for a reason. Sets of answers are bit sets over [`Topic::questions`].
struct Search<'a> {
    case: &'a Case<'a>,
    topic: &'a Topic,
    outcome: usize,
}

impl Search<'_> {
    /// A path to another outcome that the `kept` answers allow, as the set of answers it conflicts with; one with the fewest.
    /// `None` if there is no such path.
    fn conflicts(&self, kept: u64) -> Option<u64> {
        let mut best: Vec<Option<u64>> = Vec::with_capacity(self.topic.diagram.nodes.len());
        for node in &self.topic.diagram.nodes {
            let place = self.topic.questions.binary_search(&node.question).map_or(0, bit);
            let allowed = allowed_for(&self.case.allowed, node.question);
            let ways = node.edges.iter().enumerate().filter_map(|(value, &target)| {
                let way = self.known(target, &best)?;
                if allowed & bit(value) != 0 { Some(way) } else { (kept & place == 0).then_some(way | place) }
            });
            let way = ways.min_by_key(|way| way.count_ones());
            best.push(way);
        }
        self.known(self.topic.diagram.root, &best)
    }

    /// What is known of a target: a leaf of another outcome is reached without conflict.
    fn known(&self, target: Target, best: &[Option<u64>]) -> Option<u64> {
        match target {
            Target::Leaf(leaf) => (self.topic.outcome_of(leaf) != Some(self.outcome)).then_some(0),
            Target::Node(at) => best.get(at).copied().flatten(),
        }
    }

    /// The questions of a set.
    fn questions(&self, kept: u64) -> Vec<QuestionId> {
        members(kept).filter_map(|at| self.topic.questions.get(at).copied()).collect()
    }
}
