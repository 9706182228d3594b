//! A compiled rule set: plain data, written by the compiler and read by the widget.

use crate::{Contact, Diagram, Question, Task, decimal};
use serde::{Deserialize, Serialize};

/// A whole rule set. Texts are kept apart, one list a language; [`Text`] points into whichever list is in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// The rule set's id, such as `2021-04`.
    pub id: String,
    /// The date of the rules.
    pub as_of: Date,
    /// SHA-256 of the rule set and all its texts, in hexadecimal.
    pub hash: String,
    /// The rule set's name.
    pub title: Text,
    /// What the strip above each page says; `date` is a gap.
    pub strip: Text,
    /// What to do before one relies on the rules; `date` is a gap.
    pub check: Text,
    /// The rule sets that a visitor can turn to from this one.
    pub others: Vec<Titled>,
    /// How many texts it has in each language.
    pub texts: usize,
    /// How many admissible sets of answers there are, a set question counted by its facts; at most `u64::MAX`.
    pub profiles: u64,
    /// The pages and acts that rows, notes and tasks point to.
    pub sources: Vec<Source>,
    /// What topics are shown under, in order.
    pub groups: Vec<Group>,
    /// The questions, in the order they are asked.
    pub questions: Vec<Question>,
    /// The topics, in order.
    pub topics: Vec<Topic>,
    /// The checklist, in order.
    pub tasks: Vec<Task>,
    /// Who else may have a share in a task.
    pub parties: Vec<Titled>,
    /// Whom to ask before one acts, in order.
    pub contacts: Vec<Contact>,
    /// What is said otherwise to some visitors; of two that fit, the first counts.
    pub variants: Vec<Variant>,
}

/// Something with a name: who else may have a share in a task, or another rule set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Titled {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Text,
}

/// Texts that are said otherwise where something holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Leaf 1 where it holds, leaf 0 where not.
    pub diagram: Diagram,
    /// Texts, each with the one in its place.
    pub texts: Vec<(Text, Text)>,
}

/// A civil date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// The date as ISO 8601 writes it.
    pub fn iso(self) -> String {
        let two = |number: u8| [if number < 10 { "0" } else { "" }, &decimal(number.into())].concat();
        [decimal(self.year.into()), two(self.month), two(self.day)].join("-")
    }
}

/// The number of a text in a language's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Text(pub u16);

/// The number of a question: its place in [`RuleSet::questions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuestionId(pub usize);

/// A page or act that rules are read off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The id that the rule set uses for it. Compiled files are without it.
    #[serde(skip)]
    pub id: String,
    /// Its title, in its own language.
    pub page: Text,
    /// The language it is in.
    pub language: String,
    /// When it was last changed, where that is known.
    pub dated: Option<Date>,
    /// The month in which it was read, such as `11/2026`, where that is known.
    pub read: Option<String>,
    /// Its address.
    pub url: Text,
    /// Whether it lies outside the pages that the rule set is made from.
    pub outside: bool,
    /// The headings that rules point to, as they stand on the page.
    pub headings: Vec<Text>,
}

/// A place in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pointer {
    /// The place in [`RuleSet::sources`].
    pub source: usize,
    /// The place in [`Source::headings`].
    pub heading: usize,
}

/// Topics that are shown together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The group's id. Compiled files are without it.
    #[serde(skip)]
    pub id: String,
    /// Whether it is a row of the summary.
    pub main: bool,
    /// Its title.
    pub title: Text,
    /// What to say when none of its topics applies.
    pub none: Option<Text>,
}

/// Something that the rule set decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The topic's id.
    pub id: String,
    /// The place of its group in [`RuleSet::groups`].
    pub group: usize,
    /// Its title.
    pub title: Text,
    /// What it is about, where it shares a row of the summary with other topics.
    pub line: Option<Text>,
    /// The questions that its diagram tests, in order; at most 64.
    pub questions: Vec<QuestionId>,
    /// For each set question it tests, the facts its rows test (places in [`crate::SetKind::facts`]).
    pub facts: Vec<(QuestionId, usize)>,
    /// Leaf 0: the topic does not apply. Leaf *n*: row *n* - 1 decides.
    pub diagram: Diagram,
    /// The rows of its decision table; at most 63.
    pub rows: Vec<Row>,
    /// Its outcomes, in alphabetical order of their ids.
    pub outcomes: Vec<Outcome>,
    /// What a visitor needs to know beside the conclusion.
    pub notes: Vec<Note>,
}

impl Topic {
    /// The outcome (a place in [`Topic::outcomes`]) that a leaf stands for; `None` where the topic does not apply.
    pub fn outcome_of(&self, leaf: usize) -> Option<usize> {
        leaf.checked_sub(1).and_then(|row| self.rows.get(row)).map(|row| row.outcome)
    }
}

/// A row of a decision table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The row's id.
    pub id: String,
    /// The place of its outcome in [`Topic::outcomes`].
    pub outcome: usize,
    /// How far the sources carry it.
    pub status: Status,
    /// Where it is read off.
    pub sources: Vec<Pointer>,
    /// The rule in plain words.
    pub rule: Text,
    /// The first day on which it held, where that is known. Compiled files are without it.
    #[serde(skip)]
    pub since: Option<Date>,
}

/// How far the sources carry a rule, the strongest first.
///
/// What could not be verified comes last: that the sources are silent is at least known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A page says it.
    Stated,
    /// It follows from what a page says.
    Implied,
    /// It comes from elsewhere.
    Outside,
    /// No source says anything.
    Silent,
    /// Something is known, but not what applies.
    NotVerified,
}

impl Status {
    /// All of them, the strongest first.
    pub const ALL: [Status; 5] =
        [Status::Stated, Status::Implied, Status::Outside, Status::Silent, Status::NotVerified];

    /// The word for it in attributes and files.
    pub fn id(self) -> &'static str {
        match self {
            Status::Stated => "stated",
            Status::Implied => "implied",
            Status::Outside => "outside",
            Status::Silent => "silent",
            Status::NotVerified => "not-verified",
        }
    }
}

/// An outcome of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The outcome's id.
    pub id: String,
    /// The conclusion, in large.
    pub title: Text,
    /// What it means.
    pub detail: Option<Text>,
    /// Its name in lists.
    pub short: Text,
    /// What the summary says, where that is not its name in lists; for topics of main groups.
    pub sum: Option<Text>,
    /// The conclusion as a clause, told beside a set question while its items are chosen; for topics of main groups.
    pub told: Option<Text>,
}

/// A note beside a conclusion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The note's id. Compiled files are without it.
    #[serde(skip)]
    pub id: String,
    /// How far the sources carry it.
    pub status: Status,
    /// Whether it takes something of the conclusion back, so that the summary must say it too.
    pub exception: bool,
    /// Where it comes from.
    pub sources: Vec<Pointer>,
    /// Leaf 1 where it concerns the visitor, leaf 0 where not.
    pub diagram: Diagram,
    /// What it says.
    pub text: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_two_digits_for_month_and_day() {
        let iso = |month, day| Date { year: 2021, month, day }.iso();
        assert_eq!([iso(4, 9), iso(10, 10), iso(9, 31)], ["2021-04-09", "2021-10-10", "2021-09-31"]);
    }
}
