//! What another rule set makes of the same answers, made by the compiler: the changes are a rule set of their own, so that every
//! question can be asked of them that can be asked of rules.

use crate::answers::value_of;
use crate::link::{is_link_of, link_for, open_link};
use crate::sets::bit;
use crate::{Answer, Answers, Case, Diagram, Pack, Possible, QuestionId, RuleSet, Text, Topic};
use serde::{Deserialize, Serialize};

/// The id of the outcome that nothing changes.
pub const SAME: &str = "same";

/// What another rule set makes of the answers under this one, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// The other rule set: its place in [`RuleSet::others`].
    pub other: usize,
    /// The changes: a topic for each that changes for somebody, a row for each thing that can become of it. They are over the questions of
    /// this rule set and, after those, one for each of [`Since::there`], which has one value more: that it is not answered. An outcome has the id of the other rule set's, [`SAME`], or `open` where that one asks for answers that this one does not
    /// know. Its day is that of the other rule set. The strip says how many topics change (`n` is a gap), `check` that none does.
    pub changes: RuleSet,
    /// The other rule set's questions of which not all follows from these answers: no more of it is here than by what the code of a link
    /// under it is read.
    pub there: RuleSet,
    /// The texts of the changes. In a file they are those that come after this rule set's.
    pub pack: Pack,
    /// The questions with answers that are taken as they are, each with the values that are not (a bit set).
    pub as_is: Vec<(QuestionId, u64)>,
    /// Answers of the other rule set that follow from these.
    pub follows: Vec<Follows>,
    /// What is said of answers that do not come over; `answers` is a gap.
    pub dropped: Text,
    /// What finished tasks are called among them.
    pub done: Text,
    /// What is said where answers under the other rule set are counted in.
    pub counted: Text,
}

/// An answer under the other rule set that follows from answers under this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follows {
    /// What stands for it in a link's code.
    pub part: String,
    /// The questions that it follows from.
    pub from: Vec<QuestionId>,
    /// Leaf 1 where it follows, leaf 0 where not.
    pub when: Diagram,
}

impl Follows {
    fn is_certain(&self, case: &Case<'_>) -> bool {
        self.when.leaves(&case.allowed) == bit(1)
    }
}

impl Since {
    /// The answers to the questions of [`Since::changes`]: those to the questions of this rule set, and what was answered under the
    /// other one, which is in its code among `codes` (separated by blanks), if there is one.
    pub fn answers(&self, own: &Answers, codes: &str) -> Answers {
        let there =
            self.code_of(codes).map_or_else(Answers::default, |code| open_link(&self.there, code).answers);
        let first = self.changes.questions.len().saturating_sub(self.there.questions.len());
        let mut answers = own.clone();
        for (at, question) in self.there.questions.iter().enumerate() {
            let value = there.get(QuestionId(at)).and_then(|answer| value_of(question, answer));
            let value = Answer::Value(value.unwrap_or_else(|| question.arity()));
            answers.set(QuestionId(first.saturating_add(at)), Some(value));
        }
        answers
    }

    /// Whether one of the codes has answers under the other rule set.
    pub fn counts(&self, codes: &str) -> bool {
        self.code_of(codes).is_some()
    }

    fn code_of<'c>(&self, codes: &'c str) -> Option<&'c str> {
        codes.split(' ').find(|code| is_link_of(code, &self.there.id))
    }

    /// Whether the answer to a question is taken as it is.
    fn is_as_is(&self, case: &Case<'_>, question: QuestionId) -> bool {
        let values = case.allowed.get(question.0).copied().unwrap_or(0);
        let except = self.as_is.iter().find(|(known, _)| *known == question).map(|(_, except)| *except);
        except.is_some_and(|except| !case.is_given(question) || values & except == 0)
    }

    /// The questions with an answer that does not come over, in order.
    pub fn lost(&self, case: &Case<'_>) -> Vec<QuestionId> {
        let follows = |question: &QuestionId| {
            self.follows.iter().any(|one| one.from.contains(question) && one.is_certain(case))
        };
        let given = (0..case.rules.questions.len()).map(QuestionId).filter(|id| case.is_given(*id));
        given.filter(|question| !self.is_as_is(case, *question) && !follows(question)).collect()
    }

    /// The code of a link under the rule set `id`, to which the answers are carried over. Finished tasks are not: the other rule set
    /// may ask more of the same task.
    pub fn code(&self, case: &Case<'_>, id: &str, answers: &Answers) -> String {
        let mut kept = Answers::default();
        for &(question, _) in self.as_is.iter().filter(|(question, _)| self.is_as_is(case, *question)) {
            kept.set(question, answers.get(question));
        }
        let follows = self.follows.iter().filter(|one| one.is_certain(case));
        let more: String = follows.map(|one| one.part.as_str()).collect();
        link_for(case.rules, id, &kept, &more)
    }
}

/// Whether a topic of [`Since::changes`] changes in some completion of the answers.
pub fn is_changed(topic: &Topic, possible: &Possible) -> bool {
    let outcomes = possible.outcomes.iter().filter_map(|&at| topic.outcomes.get(at));
    outcomes.map(|outcome| &*outcome.id).any(|id| id != SAME)
}
