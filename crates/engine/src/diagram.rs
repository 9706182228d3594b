//! Reduced, ordered, multi-valued decision diagrams, and the leaves that can still be reached in one.

use crate::QuestionId;
use crate::sets::{bit, members};
use serde::{Deserialize, Serialize};

/// A decision diagram. From the root, each node asks for one question's value and the edge of that value leads on, until a
/// leaf is reached. A question that does not apply under the values before it is not asked on that path.
///
/// Invariant (kept by the compiler, checked on load): a node's targets come before it in `nodes` and test later questions, and
/// it has one edge for each value of its question. That not all edges of a node lead to the same place, and that no two nodes
/// are equal, the compiler sees to; no query goes wrong without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagram {
    /// The nodes, every target before the nodes that lead to it.
    pub nodes: Vec<Node>,
    /// Where to start.
    pub root: Target,
}

/// A node of a diagram.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Node {
    /// The question it tests.
    pub question: QuestionId,
    /// Where each value leads.
    pub edges: Vec<Target>,
}

/// Where an edge leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    /// An end, by number.
    Leaf(usize),
    /// A node, by its place in [`Diagram::nodes`].
    Node(usize),
}

impl Diagram {
    /// The node at a target, `None` at a leaf.
    pub fn node(&self, target: Target) -> Option<&Node> {
        match target {
            Target::Node(at) => self.nodes.get(at),
            Target::Leaf(_) => None,
        }
    }

    /// The leaves that can still be reached, as a bit set, when `allowed` holds the values left to each question as bit sets.
    pub fn leaves(&self, allowed: &[u64]) -> u64 {
        let mut leaves = 0;
        self.visit(allowed, |target| {
            if let Target::Leaf(leaf) = target {
                leaves |= bit(leaf);
            }
        });
        leaves
    }

    /// Calls `see` with each target that can be reached, a node once. One pass from the root down: targets come before the
    /// nodes that lead to them.
    pub(crate) fn visit(&self, allowed: &[u64], mut see: impl FnMut(Target)) {
        let mut marked = vec![false; self.nodes.len()];
        let mut reach = |target: Target, marked: &mut Vec<bool>| match target {
            Target::Leaf(_) => see(target),
            Target::Node(at) => {
                if let Some(mark) = marked.get_mut(at)
                    && !*mark
                {
                    *mark = true;
                    see(target);
                }
            }
        };
        reach(self.root, &mut marked);
        for (at, node) in self.nodes.iter().enumerate().rev() {
            if marked.get(at) == Some(&true) {
                for value in members(allowed_for(allowed, node.question)) {
                    if let Some(&target) = node.edges.get(value) {
                        reach(target, &mut marked);
                    }
                }
            }
        }
    }
}

/// The values left to a question; all where nothing is said of it.
pub(crate) fn allowed_for(allowed: &[u64], question: QuestionId) -> u64 {
    allowed.get(question.0).copied().unwrap_or(u64::MAX)
}
