//! The diagram over what the other rule set asks further: what was answered there counts as far as the answers under this rule set
//! leave it open.

use super::there::told_values;
use super::topic::{End, Teller, questions_of_variants};
use super::walk::count;
use crate::builder::Builder;
use kanta_engine::{Case, QuestionId, Target, Topic, bit, deciding};

/// What can become of a topic, each once, and how many people were looked at.
#[derive(Default)]
pub(super) struct Ends {
    pub(super) list: Vec<End>,
    seen: usize,
}

impl Ends {
    /// Leaf 0 for nothing, else the number of the end, from 1.
    fn target(&mut self, end: Option<End>) -> Target {
        let Some(end) = end else { return Target::Leaf(0) };
        let at = self.list.iter().position(|known| *known == end).unwrap_or_else(|| {
            self.list.push(end);
            self.list.len().saturating_sub(1)
        });
        Target::Leaf(at.saturating_add(1))
    }
}

/// A topic under this rule set and under the other one, as far as they have it.
pub(super) struct Pair<'t> {
    pub(super) own: Option<&'t Topic>,
    pub(super) there: Option<&'t Topic>,
}

/// What a set of answers leaves possible under this rule set, and what under the other one.
pub(super) struct Person<'r> {
    pub(super) case: Case<'r>,
    pub(super) after: Case<'r>,
}

impl<'a> Teller<'a> {
    /// The diagram over the questions in `asked`, of the other rule set, that still decide what it concludes.
    pub(super) fn further(
        &self,
        pair: &Pair<'_>,
        people: &[Person<'a>],
        asked: &[QuestionId],
        builder: &mut Builder,
        ends: &mut Ends,
    ) -> Result<Target, String> {
        let Some((&question, asked)) = asked.split_first() else {
            count(&mut ends.seen, people.len())?;
            return Ok(ends.target(self.end(pair, people)));
        };
        let (from, to) = (&self.own.rules, self.other_rules());
        let decides = |person: &Person<'_>| {
            let topic = pair.there.filter(|_| !person.after.is_given(question));
            topic.is_some_and(|topic| {
                deciding(&person.after, topic).contains(&question)
                    || questions_of_variants(to, topic).contains(&question)
            })
        };
        if !people.iter().any(decides) {
            return self.further(pair, people, asked, builder, ends);
        }
        let values = to.questions.get(question.0).map_or(1, told_values);
        let mut edges = Vec::new();
        for value in 0..values {
            let with = |person: &Person<'a>| Person {
                case: person.case.clone(),
                after: with_value(&person.after, question, value),
            };
            let told: Vec<Person<'_>> = people.iter().map(with).collect();
            // The last value is that it is not answered.
            let people = if value.saturating_add(1) == values { people } else { &told };
            edges.push(self.further(pair, people, asked, builder, ends)?);
        }
        Ok(builder.node(QuestionId(from.questions.len().saturating_add(question.0)), edges))
    }
}

/// The case in which a question has a value; as it is where that was not said, or where the answers under this rule set rule it out.
fn with_value<'r>(case: &Case<'r>, question: QuestionId, value: usize) -> Case<'r> {
    let left = case.allowed.get(question.0).copied().unwrap_or(0);
    if left & bit(value) == 0 { case.clone() } else { case.supposing(question, bit(value)) }
}
