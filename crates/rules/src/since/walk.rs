//! A diagram over some questions of a rule set, made by looking at every answer to them.

use crate::builder::Builder;
use crate::carry::{CarryOver, options};
use kanta_engine::{Answer, Answers, Case, Question, QuestionId, RuleSet, Target, bit, value_of};

/// The most sets of answers that are looked at for one diagram.
const MOST: usize = 500_000;

/// A walk through the answers to some questions.
pub(super) struct Walk<'a> {
    pub(super) builder: Builder,
    carry: &'a CarryOver,
    from: &'a RuleSet,
    questions: &'a [QuestionId],
    /// For each question, and for each value that the diagrams tell apart, the answers that have it. Of a set there can be
    /// several, where the other rule set tells more apart.
    options: Vec<Vec<Vec<Answer>>>,
    seen: usize,
}

/// Gives the target of people whom the walk does not tell apart; it may go on with the builder.
pub(super) type Leaf<'l> = &'l mut dyn FnMut(&mut Builder, &[Answers]) -> Result<Target, String>;

impl<'a> Walk<'a> {
    /// A walk through the answers to `questions`, which have their guards among them, in order. `more` has the number of values of each
    /// question that the diagrams ask after those of `from`.
    pub(super) fn new(
        carry: &'a CarryOver,
        from: &'a RuleSet,
        to: &RuleSet,
        questions: &'a [QuestionId],
        more: impl Iterator<Item = usize>,
    ) -> Walk<'a> {
        let options = questions.iter().map(|&id| by_value(from, id, options(id, carry, from, to))).collect();
        let arity = from.questions.iter().map(Question::arity).chain(more).collect();
        Walk { builder: Builder::new(arity), carry, from, questions, options, seen: 0 }
    }

    /// The diagram that leads each set of answers to the leaf that `leaf` gives for it. Sets of answers that the diagrams do not tell
    /// apart are given together.
    pub(super) fn diagram(&mut self, leaf: Leaf<'_>) -> Result<Target, String> {
        self.go(0, &[Answers::default()], leaf)
    }

    fn go(&mut self, at: usize, people: &[Answers], leaf: Leaf<'_>) -> Result<Target, String> {
        let Some(&question) = self.questions.get(at) else {
            count(&mut self.seen, people.len())?;
            return leaf(&mut self.builder, people);
        };
        let next = at.saturating_add(1);
        let allowed = people.first().map_or_else(Vec::new, |answers| Case::new(self.from, answers).allowed);
        if self.carry.asked.get(question.0).is_some_and(|asked| asked.leaves(&allowed) == bit(0)) {
            return self.go(next, people, leaf);
        }
        let values = self.options.get(at).cloned().unwrap_or_default();
        let mut edges = Vec::new();
        for answers in values {
            let with = |person: &Answers| {
                answers.iter().map(|answer| person.clone().with(question, Some(*answer))).collect::<Vec<_>>()
            };
            let people: Vec<Answers> = people.iter().flat_map(with).collect();
            edges.push(self.go(next, &people, leaf)?);
        }
        Ok(self.builder.node(question, edges))
    }
}

/// Counts sets of answers that were looked at.
///
/// # Errors
/// That they are too many, in words.
pub(super) fn count(seen: &mut usize, more: usize) -> Result<(), String> {
    *seen = seen.saturating_add(more);
    if *seen <= MOST {
        return Ok(());
    }
    Err(format!(
        "A topic depends on more than {MOST} sets of answers; they are not compared with another rule set. Take it out of `others`.\n"
    ))
}

/// Answers to a question by the value that the diagrams see.
pub(super) fn by_value(rules: &RuleSet, question: QuestionId, answers: Vec<Answer>) -> Vec<Vec<Answer>> {
    let Some(known) = rules.questions.get(question.0) else { return Vec::new() };
    let mut values = vec![Vec::new(); known.arity()];
    for answer in answers {
        if let Some(list) = value_of(known, answer).and_then(|value| values.get_mut(value)) {
            list.push(answer);
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_million_sets_of_answers_are_looked_at_and_not_one_more() {
        let mut seen = 0;
        assert_eq!(count(&mut seen, MOST), Ok(()));
        let told = count(&mut seen, 1).unwrap_err();
        assert!(told.starts_with("A topic depends on more than 500000 sets of answers;"), "{told}");
    }
}
