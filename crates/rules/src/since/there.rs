//! What was answered under the other rule set: its questions, asked further by the changes after those of this rule set.

use super::topic::Teller;
use kanta_engine::{Fact, Kind, Question, RuleSet, SetKind, Text, Value};

/// The most values that a question can have.
const MOST_VALUES: usize = 64;

/// How many values the changes tell apart of a question of the other rule set: the last is that it is not answered. A question that has
/// as many as there can be is never taken as answered.
pub(super) fn told_values(question: &Question) -> usize {
    let values = question.arity();
    if values < MOST_VALUES { values.saturating_add(1) } else { 1 }
}

/// No more of a rule set than the guide needs to read the answers in a link's code under it.
pub(super) fn questions_alone(rules: &RuleSet) -> RuleSet {
    let bare = |question: &Question| Question {
        kind: match &question.kind {
            Kind::Set(set) => Kind::Set(SetKind { moves: Vec::new(), ..set.clone() }),
            Kind::Choice(values) => Kind::Choice(values.clone()),
        },
        ..question.clone()
    };
    RuleSet {
        questions: rules.questions.iter().map(bare).collect(),
        sources: Vec::new(),
        groups: Vec::new(),
        others: Vec::new(),
        topics: Vec::new(),
        tasks: Vec::new(),
        parties: Vec::new(),
        contacts: Vec::new(),
        variants: Vec::new(),
        ..rules.clone()
    }
}

impl Teller<'_> {
    /// A question of the other rule set as the changes ask it.
    pub(super) fn question_there(&mut self, question: &Question) -> Question {
        let title = self.add(self.other_text(question.title));
        let untold = self.add(self.with("since-untold", "question", &self.other_text(question.title)));
        let because = because(question).into_iter().map(|clauses| {
            let clauses: Vec<String> = clauses.into_iter().map(|clause| self.other_text(clause)).collect();
            clauses.join(&format!(" {} ", self.words.word("and")))
        });
        let told = because.take(told_values(question).saturating_sub(1)).collect::<Vec<String>>();
        let told: Vec<Text> = told.into_iter().map(|because| self.add(because)).collect();
        let value = |(at, because): (usize, Text)| Value {
            id: at.to_string(),
            label: because,
            hint: None,
            because,
            condition: because,
        };
        let values = told.into_iter().chain([untold]).enumerate().map(value).collect();
        let id = format!("{}/{}", self.other_rules().id, question.id);
        let kind = Kind::Choice(values);
        Question { id, changeable: false, kind, title, short: title, hint: None, error: title, how: title }
    }
}

/// What each value of a question says of a person, as clauses.
fn because(question: &Question) -> Vec<Vec<Text>> {
    match &question.kind {
        Kind::Choice(values) => values.iter().map(|value| vec![value.because]).collect(),
        Kind::Set(set) => {
            let clause = |(fact, value): (&Fact, &usize)| fact.values.get(*value).map(|value| value.because);
            let clauses = |class: &Vec<usize>| set.facts.iter().zip(class).filter_map(clause).collect();
            set.classes.iter().map(clauses).collect()
        }
    }
}
