//! What another rule set makes of the same answers, made by the compiler: the changes are a rule set of their own, so that every
//! question can be asked of them that can be asked of rules.

use crate::link::link_for;
use crate::sets::bit;
use crate::{Answers, Case, Diagram, Pack, Possible, QuestionId, RuleSet, Text, Topic};
use serde::{Deserialize, Serialize};

/// The id of the outcome that nothing changes.
pub const SAME: &str = "same";

/// What another rule set makes of the answers under this one, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// The other rule set: its place in [`RuleSet::others`].
    pub other: usize,
    /// The changes, over the questions of this rule set: a topic for each that changes for somebody, a row for each thing that can become
    /// of it. An outcome has the id of the other rule set's, [`SAME`], or `open` where that one asks for answers that this one does not
    /// know. The strip says how many topics change (`n` is a gap), `check` that none does.
    pub changes: RuleSet,
    /// The texts of the changes. In a file they are those that come after this rule set's.
    pub pack: Pack,
    /// Answers of the other rule set that follow from these: what stands for each in a link's code, and leaf 1 where it follows.
    pub follows: Vec<(String, Diagram)>,
    /// Questions with answers that do not come over: leaf 1 where that is so.
    pub lost: Vec<(QuestionId, Diagram)>,
    /// What is said of those; `answers` is a gap.
    pub dropped: Text,
    /// What finished tasks are called among them.
    pub done: Text,
}

impl Since {
    /// The questions with an answer that does not come over, in order.
    pub fn lost(&self, case: &Case<'_>) -> Vec<QuestionId> {
        let lost = self.lost.iter().filter(|(question, diagram)| {
            case.is_given(*question) && diagram.leaves(&case.allowed) & bit(1) != 0
        });
        lost.map(|(question, _)| *question).collect()
    }

    /// The code of a link under the rule set `id`, to which the answers are carried over. Finished tasks are not: the other rule set
    /// may ask more of the same task.
    pub fn code(&self, case: &Case<'_>, id: &str, answers: &Answers) -> String {
        let mut kept = answers.clone();
        for question in self.lost(case) {
            kept.set(question, None);
        }
        let follows = self.follows.iter().filter(|(_, diagram)| diagram.leaves(&case.allowed) == bit(1));
        let more: String = follows.map(|(part, _)| part.as_str()).collect();
        link_for(case.rules, id, &kept, &more)
    }
}

/// Whether a topic of [`Since::changes`] changes in some completion of the answers.
pub fn is_changed(topic: &Topic, possible: &Possible) -> bool {
    let outcomes = possible.outcomes.iter().filter_map(|&at| topic.outcomes.get(at));
    outcomes.map(|outcome| &*outcome.id).any(|id| id != SAME)
}
