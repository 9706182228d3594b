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
        self.reached(allowed).fold(0, |leaves, target| match target {
            Target::Leaf(leaf) => leaves | bit(leaf),
            Target::Node(_) => leaves,
        })
    }

    /// What can still be reached from the root, and the root; a node once.
    pub(crate) fn reached<'d>(&'d self, allowed: &'d [u64]) -> impl Iterator<Item = Target> + 'd {
        let mut marked = vec![false; self.nodes.len()];
        let mut found = vec![self.root];
        std::iter::from_fn(move || {
            let target = found.pop()?;
            if let Some(node) = self.node(target) {
                let edges =
                    members(allowed_for(allowed, node.question)).filter_map(|value| node.edges.get(value));
                found.extend(edges.filter(|edge| match edge {
                    Target::Leaf(_) => true,
                    Target::Node(at) => {
                        marked.get_mut(*at).is_some_and(|mark| !std::mem::replace(mark, true))
                    }
                }));
            }
            Some(target)
        })
    }
}

/// The values left to a question; all where nothing is said of it.
pub(crate) fn allowed_for(allowed: &[u64], question: QuestionId) -> u64 {
    allowed.get(question.0).copied().unwrap_or(u64::MAX)
}
