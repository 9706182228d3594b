//! What a person has answered so far, and what that leaves possible.

use crate::sets::{bit, members};
use crate::{FactKind, Kind, Question, QuestionId, RuleSet, SetKind};

/// An answer. Not asked yet is the absence of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The person does not know.
    Unknown,
    /// A value of a choice, by its place.
    Value(usize),
    /// A non-empty set of items, as a bit set of their places.
    Items(u64),
}

/// The answers given so far, one place a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    /// The answer to a question, `None` while it is left out.
    pub fn get(&self, question: QuestionId) -> Option<Answer> {
        self.0.get(question.0).copied().flatten()
    }

    /// Puts an answer in place of the one before; `None` takes it back.
    pub fn set(&mut self, question: QuestionId, answer: Option<Answer>) {
        if self.0.len() <= question.0 {
            self.0.resize(question.0.saturating_add(1), None);
        }
        if let Some(place) = self.0.get_mut(question.0) {
            *place = answer;
        }
    }

    /// Whether there is no answer at all, taken back or never given.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// The same answers with one put in.
    pub fn with(mut self, question: QuestionId, answer: Option<Answer>) -> Answers {
        self.set(question, answer);
        self
    }
}

/// A rule set and a set of answers, with what the answers leave possible worked out: what every query is asked of.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// For each question, the values still possible, as a bit set.
    pub allowed: Vec<u64>,
    /// For each question, whether an answer other than "I don't know" is given.
    pub given: Vec<bool>,
    /// For each question, whether no answer, not even "I don't know", is there.
    pub left_out: Vec<bool>,
}

impl<'a> Case<'a> {
    /// Works out what `answers` leave possible under `rules`. An answer that the rule set does not know counts as left out.
    pub fn new(rules: &'a RuleSet, answers: &Answers) -> Case<'a> {
        let mut case = Case { rules, allowed: Vec::new(), given: Vec::new(), left_out: Vec::new() };
        for (at, question) in rules.questions.iter().enumerate() {
            let answer = answers.get(QuestionId(at));
            let value = answer.and_then(|answer| value_of(question, answer));
            case.allowed.push(value.map_or_else(|| all(question), bit));
            case.given.push(value.is_some());
            case.left_out.push(value.is_none() && answer != Some(Answer::Unknown));
        }
        case
    }

    /// The same, but that one question has one of some values (a bit set), whatever was answered to it.
    pub fn supposing(&self, question: QuestionId, values: u64) -> Case<'a> {
        let mut case = self.clone();
        if let Some(allowed) = case.allowed.get_mut(question.0) {
            *allowed = values;
        }
        for (flags, flag) in [(&mut case.given, true), (&mut case.left_out, false)] {
            if let Some(place) = flags.get_mut(question.0) {
                *place = flag;
            }
        }
        case
    }

    /// Whether an answer other than "I don't know" is given.
    pub fn is_given(&self, question: QuestionId) -> bool {
        self.given.get(question.0) == Some(&true)
    }

    /// Whether no answer, not even "I don't know", is there.
    pub fn is_left_out(&self, question: QuestionId) -> bool {
        self.left_out.get(question.0) == Some(&true)
    }
}

/// All values of a question, as a bit set.
fn all(question: &Question) -> u64 {
    (0..question.arity()).fold(0, |set, value| set | bit(value))
}

/// The value that the diagrams see for an answer: the value of a choice, or the class of a set.
pub fn value_of(question: &Question, answer: Answer) -> Option<usize> {
    match (&question.kind, answer) {
        (Kind::Choice(values), Answer::Value(value)) => (value < values.len()).then_some(value),
        (Kind::Set(set), Answer::Items(items)) => set.class_of(items),
        (Kind::Choice(_) | Kind::Set(_), Answer::Unknown | Answer::Value(_) | Answer::Items(_)) => None,
    }
}

impl SetKind {
    /// All items, as a bit set.
    pub fn all(&self) -> u64 {
        (0..self.items.len()).fold(0, |set, item| set | bit(item))
    }

    /// The items of a group, or those in none, as a bit set.
    pub fn items_of(&self, group: Option<usize>) -> u64 {
        let items = self.items.iter().enumerate().filter(|(_, item)| item.group == group);
        items.fold(0, |set, (at, _)| set | bit(at))
    }

    /// The class that a set of items is in; `None` for the empty set or for items that are not there.
    pub fn class_of(&self, items: u64) -> Option<usize> {
        if items == 0 || items & !self.all() != 0 {
            return None;
        }
        let facts: Option<Vec<usize>> =
            self.facts.iter().map(|fact| self.fact_value(&fact.kind, items)).collect();
        let facts = facts?;
        self.classes.iter().position(|class| *class == facts)
    }

    /// The groups that some items lie in, in order.
    pub fn groups_of(&self, items: u64) -> Vec<usize> {
        let in_group =
            |group| members(items).any(|item| self.items.get(item).is_some_and(|i| i.group == Some(group)));
        (0..self.groups.len()).filter(|&group| in_group(group)).collect()
    }

    /// The value of a fact for some items.
    fn fact_value(&self, kind: &FactKind, items: u64) -> Option<usize> {
        match kind {
            FactKind::CountGroups(value_of_count) => value_of_count.get(self.groups_of(items).len()).copied(),
            FactKind::Contains(wanted) => Some(usize::from(items & wanted == 0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Fact, Item, ItemGroup, Text, Value};

    /// Four items: two in the first group, one in the second, one in none; classes by the number of groups.
    fn areas() -> SetKind {
        let item = |group| Item { code: String::new(), group, tile: (1, 1), name: Text(0) };
        let group = || ItemGroup { id: String::new(), name: Text(0), short: Text(0) };
        let fact = |kind| Fact { id: String::new(), kind, values: Vec::new() };
        SetKind {
            items: [Some(0), Some(1), None, Some(0)].map(item).to_vec(),
            groups: vec![group(), group()],
            facts: vec![fact(FactKind::CountGroups(vec![0, 1, 2])), fact(FactKind::Contains(0b0100))],
            classes: vec![vec![0, 0], vec![1, 1], vec![2, 1], vec![1, 0]],
            moves: Vec::new(),
            any: None,
        }
    }

    #[test]
    fn answers_are_empty_until_one_is_there_and_when_it_is_taken_back() {
        let mut answers = Answers::default();
        assert!(answers.is_empty());
        answers.set(QuestionId(2), Some(Answer::Unknown));
        assert!(!answers.is_empty());
        answers.set(QuestionId(2), None);
        assert!(answers.is_empty());
    }

    #[test]
    fn items_of_a_group_and_of_none_are_told_apart() {
        let areas = areas();
        assert_eq!(areas.all(), 0b1111);
        assert_eq!(
            [Some(0), Some(1), None, Some(2)].map(|group| areas.items_of(group)),
            [0b1001, 0b0010, 0b0100, 0]
        );
        assert_eq!(areas.groups_of(0b1011), [0, 1]);
        assert_eq!(areas.groups_of(0b0100), []);
    }

    #[test]
    fn a_set_has_a_class_if_it_has_items_and_all_are_there() {
        let areas = areas();
        for (items, class) in [
            (0, None),
            (0b1_0000, None),
            (0b1_0001, None),
            (0b0100, Some(0)),
            (0b0001, Some(1)),
            (0b1001, Some(1)),
            (0b0011, Some(2)),
            (0b0101, Some(3)),
            // Two groups, and the item that is in none: no such class here.
            (0b0111, None),
        ] {
            assert_eq!(areas.class_of(items), class, "{items:05b}");
        }
    }

    #[test]
    fn only_a_value_that_is_there_is_one() {
        let value =
            || Value { id: String::new(), label: Text(0), hint: None, because: Text(0), condition: Text(0) };
        let choice = Question::without_words(Kind::Choice(vec![value(), value()]));
        let set = Question::without_words(Kind::Set(areas()));
        for (answer, of_choice, of_set) in [
            (Answer::Value(0), Some(0), None),
            (Answer::Value(1), Some(1), None),
            (Answer::Value(2), None, None),
            (Answer::Items(0b0011), None, Some(2)),
            (Answer::Unknown, None, None),
        ] {
            assert_eq!(
                (value_of(&choice, answer), value_of(&set, answer)),
                (of_choice, of_set),
                "{answer:?}"
            );
        }
    }
}
