//! What can still come out: the outcomes of each topic, the tasks that are certain, the notes that concern the visitor.

use crate::sets::{bit, members};
use crate::{Case, Contact, Note, Share, Text, Topic};

/// What can still come out in a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Possible {
    /// Whether the topic does not apply in some completion.
    pub may_not_apply: bool,
    /// The outcomes, as places in [`Topic::outcomes`], in order.
    pub outcomes: Vec<usize>,
    /// The rows that may decide, as places in [`Topic::rows`], in order.
    pub rows: Vec<usize>,
}

impl Possible {
    /// The one outcome that is certain, if there is one.
    pub fn certain(&self) -> Option<usize> {
        match self.outcomes.as_slice() {
            [only] if !self.may_not_apply => Some(*only),
            _ => None,
        }
    }

    /// Whether the topic applies in some completion.
    pub fn applies(&self) -> bool {
        !self.outcomes.is_empty()
    }
}

/// What can still come out in each topic, over all completions of the answers.
pub fn outcomes(case: &Case<'_>) -> Vec<Possible> {
    case.rules.topics.iter().map(|topic| possible(case, topic)).collect()
}

/// What can still come out in one topic.
pub fn possible(case: &Case<'_>, topic: &Topic) -> Possible {
    let leaves = topic.diagram.leaves(&case.allowed);
    let rows: Vec<usize> = members(leaves).filter_map(|leaf| leaf.checked_sub(1)).collect();
    let reached =
        rows.iter().filter_map(|&row| topic.rows.get(row)).fold(0, |set, row| set | bit(row.outcome));
    Possible { may_not_apply: leaves & 1 != 0, outcomes: members(reached).collect(), rows }
}

/// The tasks that are to be done in every completion, as places in [`crate::RuleSet::tasks`], in order.
pub fn tasks(case: &Case<'_>) -> Vec<usize> {
    let certain =
        |at: &usize| case.rules.tasks.get(*at).is_some_and(|t| t.diagram.leaves(&case.allowed) == bit(1));
    (0..case.rules.tasks.len()).filter(certain).collect()
}

/// Those whom the visitor should ask in every completion, in order.
pub fn contacts<'a>(case: &Case<'a>) -> Vec<&'a Contact> {
    case.rules.contacts.iter().filter(|one| one.diagram.leaves(&case.allowed) == bit(1)).collect()
}

/// The text that stands in the place of one in every completion; else that text itself.
pub fn variant(case: &Case<'_>, text: Text) -> Text {
    for variant in &case.rules.variants {
        for &(of, by) in &variant.texts {
            if of == text && variant.diagram.leaves(&case.allowed) == bit(1) {
                return by;
            }
        }
    }
    text
}

/// What a party does of a task that is certain, in every completion; in the order of the tasks.
pub fn shares<'a>(case: &Case<'a>, party: usize) -> Vec<&'a Share> {
    let mine =
        tasks(case).into_iter().filter_map(|at| case.rules.tasks.get(at)).flat_map(|task| &task.shares);
    mine.filter(|share| share.party == party && share.diagram.leaves(&case.allowed) == bit(1)).collect()
}

/// The notes of a topic that concern the visitor in some completion.
pub fn notes<'a>(case: &Case<'_>, topic: &'a Topic) -> Vec<&'a Note> {
    topic.notes.iter().filter(|note| note.diagram.leaves(&case.allowed) & bit(1) != 0).collect()
}
