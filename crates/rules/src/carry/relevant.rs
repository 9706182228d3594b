//! The questions on which a conclusion depends, under either of two rule sets.

use super::CarryOver;
use kanta_engine::{QuestionId, Topic};

/// The questions of the first rule set on which either conclusion depends, and those that decide whether they are asked.
pub(crate) fn relevant(carry: &CarryOver, one: Option<&Topic>, other: Option<&Topic>) -> Vec<QuestionId> {
    let mut relevant: Vec<QuestionId> = one.map_or_else(Vec::new, |topic| topic.questions.clone());
    relevant.extend(other.map_or_else(Vec::new, |topic| origins(carry, &topic.questions)));
    with_guards(carry, relevant)
}

/// The questions of the first rule set from which something follows of some of the second.
pub(crate) fn origins(carry: &CarryOver, needed: &[QuestionId]) -> Vec<QuestionId> {
    let as_is = carry.as_is.iter().filter(|one| needed.contains(&one.to)).map(|one| one.from);
    let follows = carry.follows.iter().filter(|one| needed.contains(&one.to));
    as_is.chain(follows.flat_map(|one| &one.when.nodes).map(|node| node.question)).collect()
}

/// Some questions, and those that decide whether they are asked.
pub(crate) fn with_guards(carry: &CarryOver, mut relevant: Vec<QuestionId>) -> Vec<QuestionId> {
    let mut at = 0;
    while let Some(question) = relevant.get(at).copied() {
        let guards = carry.asked.get(question.0).into_iter().flat_map(|asked| &asked.nodes);
        let new: Vec<QuestionId> =
            guards.map(|node| node.question).filter(|q| !relevant.contains(q)).collect();
        relevant.extend(new);
        at = at.saturating_add(1);
    }
    relevant.sort_unstable();
    relevant.dedup();
    relevant
}
