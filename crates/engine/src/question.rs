//! The questions of a compiled rule set, and what they take for answers.

use crate::Text;
use crate::sets::bit;
use serde::{Deserialize, Serialize};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question's id.
    pub id: String,
    /// Whether a person could decide to answer it differently.
    pub changeable: bool,
    /// What it takes for an answer.
    pub kind: Kind,
    /// The question as a heading.
    pub title: Text,
    /// Its name in the review of answers.
    pub short: Text,
    /// One sentence of help.
    pub hint: Option<Text>,
    /// What is said when nothing is chosen.
    pub error: Text,
    /// How one finds out, for those who do not know.
    pub how: Text,
}

impl Question {
    /// How many values the diagrams tell apart: those of a choice, or the classes of a set.
    pub fn arity(&self) -> usize {
        match &self.kind {
            Kind::Choice(values) => values.len(),
            Kind::Set(set) => set.classes.len(),
        }
    }

    /// The smallest answers there are, each as the set of values that it leaves possible (bit *v* for value *v*): a single
    /// value of a choice, or what some facts of a set leave open.
    pub fn moves(&self) -> Vec<u64> {
        match &self.kind {
            Kind::Choice(values) => (0..values.len()).map(bit).collect(),
            Kind::Set(set) => set.moves.iter().map(|m| m.classes).collect(),
        }
    }

    /// The fewest answers (places in [`Question::moves`]) that together leave just these values (a bit set) possible: one if one
    /// does, else the widest that go no further.
    pub fn cover(&self, values: u64) -> Vec<usize> {
        let moves = self.moves();
        if let Some(one) = moves.iter().position(|&one| one == values) {
            return vec![one];
        }
        let inside = |one: u64| one & !values == 0;
        let wider = |one: u64| moves.iter().any(|&other| other != one && inside(other) && one & !other == 0);
        let widest = moves.iter().enumerate().filter(|&(_, &one)| inside(one) && !wider(one));
        widest.map(|(number, _)| number).collect()
    }
}

/// What a question takes for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// One of these values.
    Choice(Vec<Value>),
    /// A non-empty set of items.
    Set(SetKind),
}

/// One value of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// The value's id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// One sentence of help.
    pub hint: Option<Text>,
    /// A clause that ends "Because …".
    pub because: Text,
    /// A clause that ends "If …".
    pub condition: Text,
}

/// A question that takes a set of items. The rules see a set only through its facts, so the diagrams tell apart *classes*: the
/// combinations of fact values that some non-empty set has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetKind {
    /// The items that can be chosen; at most 64.
    pub items: Vec<Item>,
    /// What the items are grouped into.
    pub groups: Vec<ItemGroup>,
    /// The facts that follow from a set.
    pub facts: Vec<Fact>,
    /// For each class, the value of each fact.
    pub classes: Vec<Vec<usize>>,
    /// The partial descriptions of a class, fewest facts first.
    pub moves: Vec<Move>,
    /// What stands for the groups of the chosen items while they are not known.
    pub any: Option<Text>,
}

/// One item of a set question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The item's code.
    pub code: String,
    /// The place of its group in [`SetKind::groups`].
    pub group: Option<usize>,
    /// Column and row on the tile map, from 1.
    pub tile: (u8, u8),
    /// Its name.
    pub name: Text,
}

/// A group of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemGroup {
    /// The group's id. Compiled files are without it.
    #[serde(skip)]
    pub id: String,
    /// Its full name.
    pub name: Text,
    /// Its short name.
    pub short: Text,
}

/// Something that follows from a set of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The fact's id.
    pub id: String,
    /// How it follows.
    pub kind: FactKind,
    /// Its values.
    pub values: Vec<FactValue>,
}

/// How a fact follows from a set of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactKind {
    /// The number of different groups that the items lie in: the value for 0, 1, 2 … groups.
    CountGroups(Vec<usize>),
    /// Whether one of these items is chosen (a bit set): value 0 if so, else 1.
    Contains(u64),
}

/// One value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactValue {
    /// The value's id.
    pub id: String,
    /// A clause that ends "Because …".
    pub because: Text,
    /// A clause that ends "If …".
    pub condition: Text,
}

/// A partial description of a set: the values of some facts, and the classes that fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Pairs of a fact's place in [`SetKind::facts`] and its value's place in [`Fact::values`].
    pub facts: Vec<(usize, usize)>,
    /// The classes that fit, as a bit set.
    pub classes: u64,
}

#[cfg(test)]
impl Question {
    /// A question for tests that look at its kind alone.
    pub(crate) fn without_words(kind: Kind) -> Question {
        let [title, short, error, how] = [Text(0); 4];
        Question { id: String::new(), changeable: true, kind, title, short, hint: None, error, how }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cover_has_no_answer_that_lies_within_a_wider_one() {
        let a_move = |classes| Move { facts: Vec::new(), classes };
        let moves = [0b00011, 0b00001, 0b00100, 0b01100, 0b11111, 0b10000].map(a_move).to_vec();
        let (items, groups, facts, classes) = (Vec::new(), Vec::new(), Vec::new(), vec![Vec::new(); 5]);
        let kind = Kind::Set(SetKind { items, groups, facts, classes, moves, any: None });
        let question = Question::without_words(kind);
        for (values, cover) in [
            // One answer does, though others lie within it.
            (0b00011, vec![0]),
            (0b11111, vec![4]),
            // The widest; what lies within one of them is left out, what goes further is not taken.
            (0b00111, vec![0, 2]),
            (0b01111, vec![0, 3]),
            (0b01101, vec![1, 3]),
            (0b10010, vec![5]),
            (0b01000, Vec::new()),
        ] {
            assert_eq!(question.cover(values), cover, "{values:05b}");
        }
    }
}
