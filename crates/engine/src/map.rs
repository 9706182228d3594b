//! The map of a topic: its decision diagram with outcomes for ends, as lines that can be read from the top down.

use crate::diagram::allowed_for;
use crate::sets::{bit, insert};
use crate::{Case, Diagram, Node, QuestionId, Target, Topic};

/// A line of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapLine {
    /// What it says.
    pub step: Step,
    /// Whether the answers lead there, or still can.
    pub reached: bool,
}

/// What a line of a map says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A question is asked. The lines after it say where its values lead.
    Asks(QuestionId),
    /// Some values (a bit set) of the question asked lead to another line, by its place.
    Leads(QuestionId, u64, usize),
    /// An end: an outcome of the topic, or `None` where the topic does not apply.
    Ends(Option<usize>),
}

/// The map of a topic: its questions in the order in which they are asked, each with where its values lead, then its outcomes
/// in the order of the table's rows. The diagram is reduced anew, as rows with one outcome are one end here.
pub fn map(case: &Case<'_>, topic: &Topic) -> Vec<MapLine> {
    let diagram = by_outcome(topic);
    let mut places: Vec<(usize, usize, Target)> = Vec::new();
    for target in diagram.reached(&[]) {
        // Questions as they are asked, the node nearer the root first; then outcomes as the rows name them.
        let row_of = |leaf: usize| topic.rows.iter().position(|row| leaf == row.outcome.saturating_add(1));
        let key = match target {
            Target::Node(at) => (diagram.node(target).map_or(0, |node| node.question.0), !at),
            Target::Leaf(leaf) => (usize::MAX, row_of(leaf).unwrap_or(usize::MAX)),
        };
        insert(&mut places, (key.0, key.1, target));
    }
    let reached: Vec<Target> = diagram.reached(&case.allowed).collect();
    // A way names the place that it leads to, and then the line on which that begins.
    let mut starts: Vec<usize> = Vec::new();
    let mut lines: Vec<MapLine> = Vec::new();
    for &(_, _, place) in &places {
        starts.push(lines.len());
        let here = reached.contains(&place);
        match diagram.node(place) {
            Some(node) => {
                lines.push(MapLine { step: Step::Asks(node.question), reached: here });
                for (to, values) in ways(node) {
                    let open = allowed_for(&case.allowed, node.question) & values != 0;
                    let to = places.iter().position(|&(_, _, place)| place == to);
                    let step = Step::Leads(node.question, values, to.unwrap_or(usize::MAX));
                    lines.push(MapLine { step, reached: here && open });
                }
            }
            None => {
                let end = if let Target::Leaf(leaf) = place { leaf.checked_sub(1) } else { None };
                lines.push(MapLine { step: Step::Ends(end), reached: here });
            }
        }
    }
    for line in &mut lines {
        if let Step::Leads(_, _, to) = &mut line.step {
            *to = starts.get(*to).copied().unwrap_or(usize::MAX);
        }
    }
    lines
}

/// Where a node's values lead: each place once, with the values that lead there.
fn ways(node: &Node) -> Vec<(Target, u64)> {
    let mut ways: Vec<(Target, u64)> = Vec::new();
    for (value, &to) in node.edges.iter().enumerate() {
        match ways.iter_mut().find(|(known, _)| *known == to) {
            Some((_, values)) => *values |= bit(value),
            None => ways.push((to, bit(value))),
        }
    }
    ways
}

/// A topic's diagram with outcomes in place of rows: leaf 0 where it does not apply, leaf *n* for outcome *n* - 1.
fn by_outcome(topic: &Topic) -> Diagram {
    let mut nodes: Vec<Node> = Vec::new();
    let mut became: Vec<Target> = Vec::new();
    let now = |target: Target, became: &[Target]| match target {
        Target::Leaf(leaf) => {
            Target::Leaf(topic.outcome_of(leaf).map_or(0, |outcome| outcome.saturating_add(1)))
        }
        Target::Node(at) => became.get(at).copied().unwrap_or(Target::Leaf(0)),
    };
    for node in &topic.diagram.nodes {
        let edges: Vec<Target> = node.edges.iter().map(|&target| now(target, &became)).collect();
        let all_alike = edges.first().copied().filter(|first| edges.iter().all(|edge| edge == first));
        let node = Node { question: node.question, edges };
        let place = all_alike.or_else(|| nodes.iter().position(|known| *known == node).map(Target::Node));
        became.push(place.unwrap_or_else(|| {
            nodes.push(node);
            Target::Node(nodes.len().saturating_sub(1))
        }));
    }
    Diagram { root: now(topic.diagram.root, &became), nodes }
}
