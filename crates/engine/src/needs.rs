//! What an outcome takes: what must be answered, and in which way, to come to it.

use crate::sets::{bit, members};
use crate::{Case, QuestionId, Topic};

/// What an outcome takes of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The question.
    pub question: QuestionId,
    /// The values with which the outcome can come about, as a bit set.
    pub values: u64,
    /// Whether the answers have one of those; `None` while they leave it open.
    pub met: Option<bool>,
}

/// All that an outcome takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// Each of these is needed, in question order.
    pub needs: Vec<Need>,
    /// Whether together they are enough: with all of them met, nothing else can come out.
    pub enough: bool,
}

/// What an outcome of a topic takes, and which of it the answers meet. A question is needed where some of its values rule the
/// outcome out, whatever else is answered. One pass of the diagram for each value of each question.
pub fn needs(case: &Case<'_>, topic: &Topic, outcome: usize) -> Needs {
    let mut free: Vec<u64> = vec![u64::MAX; case.rules.questions.len()];
    let mut needs: Vec<Need> = Vec::new();
    for &question in &topic.questions {
        let arity = case.rules.questions.get(question.0).map_or(0, |question| question.arity());
        let all = (0..arity).fold(0, |set, value| set | bit(value));
        let leads = |value: &usize| {
            let mut allowed = free.clone();
            if let Some(values) = allowed.get_mut(question.0) {
                *values = bit(*value);
            }
            outcomes_at(topic, topic.diagram.leaves(&allowed)) & bit(outcome) != 0
        };
        let values = (0..arity).filter(leads).fold(0, |set, value| set | bit(value));
        if values != all {
            let given = case.allowed.get(question.0).copied().unwrap_or(all);
            let met = match given & values {
                0 => Some(false),
                both if both == given => Some(true),
                _ => None,
            };
            needs.push(Need { question, values, met });
        }
    }
    for need in &needs {
        if let Some(values) = free.get_mut(need.question.0) {
            *values = need.values;
        }
    }
    let leaves = topic.diagram.leaves(&free);
    Needs { needs, enough: leaves & 1 == 0 && outcomes_at(topic, leaves) == bit(outcome) }
}

/// The outcomes of some leaves, as bit sets both.
fn outcomes_at(topic: &Topic, leaves: u64) -> u64 {
    members(leaves).filter_map(|leaf| topic.outcome_of(leaf)).fold(0, |set, outcome| set | bit(outcome))
}
