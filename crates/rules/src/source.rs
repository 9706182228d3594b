//! A rule set as its author writes it: names not yet resolved, every part with its place.

use crate::document::Placed;
use crate::fault::Place;
use kanta_engine::{Date, Status};

/// A condition: any of the lists must hold, and of a list every test. No list at all always holds.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// The lists.
    pub ways: Vec<Vec<Test>>,
    /// Where its key stands, if it is written.
    pub place: Option<Place>,
}

impl Condition {
    /// Where it stands; the id of what it belongs to, where it is not written.
    pub(crate) fn place_or<'p>(&'p self, id: &'p Placed) -> &'p Place {
        self.place.as_ref().unwrap_or(&id.place)
    }
}

impl FromIterator<Vec<Test>> for Condition {
    fn from_iter<I: IntoIterator<Item = Vec<Test>>>(ways: I) -> Condition {
        Condition { ways: ways.into_iter().collect(), place: None }
    }
}

/// A test: the named question, fact or topic has one of the values.
#[derive(Clone, Debug)]
pub struct Test {
    /// The name.
    pub name: Placed,
    /// The values.
    pub values: Vec<Placed>,
}

/// A whole rule set but for its texts.
#[derive(Clone, Debug)]
pub struct SourceSet {
    /// The id.
    pub id: String,
    /// The date of the rules.
    pub as_of: Date,
    /// The languages its texts are in.
    pub languages: Vec<Placed>,
    /// The sources.
    pub sources: Vec<SourcePage>,
    /// The questions, in order.
    pub questions: Vec<SourceQuestion>,
    /// The facts.
    pub facts: Vec<SourceFact>,
    /// The groups of topics.
    pub groups: Vec<SourceGroup>,
    /// The topics, in order.
    pub topics: Vec<SourceTopic>,
    /// The tasks, in order.
    pub tasks: Vec<SourceTask>,
    /// Who else may have a share in a task.
    pub parties: Vec<Placed>,
    /// The words that are explained, in order.
    pub terms: Vec<Placed>,
    /// The ids of the rule sets that a visitor can turn to.
    pub others: Vec<Placed>,
    /// Whom to ask.
    pub contacts: Vec<SourceContact>,
    /// What is said otherwise to some.
    pub variants: Vec<SourceVariant>,
    /// The example cases.
    pub cases: Vec<SourceCase>,
}

impl SourceSet {
    /// A rule set with nothing in it, for tools that make one.
    pub fn new(id: &str, as_of: Date) -> SourceSet {
        SourceSet {
            id: id.to_owned(),
            as_of,
            languages: Vec::new(),
            sources: Vec::new(),
            questions: Vec::new(),
            facts: Vec::new(),
            groups: Vec::new(),
            topics: Vec::new(),
            tasks: Vec::new(),
            parties: Vec::new(),
            terms: Vec::new(),
            others: Vec::new(),
            contacts: Vec::new(),
            variants: Vec::new(),
            cases: Vec::new(),
        }
    }
}

/// A source.
#[derive(Clone, Debug)]
pub struct SourcePage {
    /// The id.
    pub id: Placed,
    /// The title.
    pub page: String,
    /// The language.
    pub language: String,
    /// The date of the page.
    pub dated: Option<Date>,
    /// When it was read.
    pub read: Option<String>,
    /// The address.
    pub url: String,
    /// Whether it is outside the pages that the rule set is made from.
    pub outside: bool,
    /// Heading ids and headings.
    pub headings: Vec<(String, String)>,
    /// Heading ids and the digests of what stood under them when it was read.
    pub digests: Vec<(String, String)>,
}

impl SourcePage {
    /// A page of which only the address is known, with one heading by this id and name, for tools that make a rule set.
    pub fn new(id: Placed, url: &str, heading: &str) -> SourcePage {
        SourcePage {
            id,
            page: String::new(),
            language: String::new(),
            dated: None,
            read: None,
            url: url.to_owned(),
            outside: false,
            headings: vec![(heading.to_owned(), heading.to_owned())],
            digests: Vec::new(),
        }
    }
}

/// A question.
#[derive(Clone, Debug)]
pub struct SourceQuestion {
    /// The id.
    pub id: Placed,
    /// Whether a person could decide to answer it differently.
    pub changeable: bool,
    /// When it is asked.
    pub asked: Condition,
    /// What it takes.
    pub kind: SourceKind,
}

/// What a question takes for an answer.
#[derive(Clone, Debug)]
pub enum SourceKind {
    /// One of these values.
    Choice(Vec<Placed>),
    /// A set of items.
    Set {
        /// What the items are grouped into.
        groups: Vec<Placed>,
        /// The items.
        items: Vec<SourceItem>,
    },
}

/// An item of a set question.
#[derive(Clone, Debug)]
pub struct SourceItem {
    /// The code.
    pub code: Placed,
    /// The group.
    pub group: Option<Placed>,
    /// Column and row on the tile map.
    pub tile: (u8, u8),
}

/// A fact.
#[derive(Clone, Debug)]
pub struct SourceFact {
    /// The id.
    pub id: Placed,
    /// The question that it follows from.
    pub of: Placed,
    /// How.
    pub kind: SourceFactKind,
}

/// How a fact follows from an answer.
#[derive(Clone, Debug)]
pub enum SourceFactKind {
    /// The number of groups that the items lie in: each value with its least and greatest count.
    CountGroups(Vec<(Placed, usize, usize)>),
    /// Whether one of these items is chosen.
    Contains(Vec<Placed>),
    /// Each value with the values of the question that it stands for.
    Values(Vec<(Placed, Vec<Placed>)>),
}

/// A group of topics.
#[derive(Clone, Debug)]
pub struct SourceGroup {
    /// The id.
    pub id: Placed,
    /// Whether it is shown first and in large.
    pub main: bool,
}

/// A topic.
#[derive(Clone, Debug)]
pub struct SourceTopic {
    /// The id.
    pub id: Placed,
    /// The group.
    pub group: Placed,
    /// When it applies.
    pub applies: Condition,
    /// The rows of its decision table.
    pub rows: Vec<SourceRow>,
    /// The notes.
    pub notes: Vec<SourceNote>,
}

/// A row of a decision table.
#[derive(Clone, Debug)]
pub struct SourceRow {
    /// The id.
    pub id: Placed,
    /// When it matches.
    pub when: Condition,
    /// What it decides.
    pub outcome: Placed,
    /// The first day on which it held, where that is known.
    pub since: Option<(Date, Place)>,
    /// How far the sources carry it.
    pub status: Status,
    /// Pointers, as `source/heading`.
    pub source: Vec<Placed>,
}

/// A note.
#[derive(Clone, Debug)]
pub struct SourceNote {
    /// The id.
    pub id: Placed,
    /// Whom it concerns.
    pub when: Condition,
    /// Whether it takes something of the conclusion back.
    pub exception: bool,
    /// How far the sources carry it.
    pub status: Status,
    /// Pointers, as `source/heading`.
    pub source: Vec<Placed>,
}

/// A task.
#[derive(Clone, Debug)]
pub struct SourceTask {
    /// The id.
    pub id: Placed,
    /// Who gets it.
    pub when: Condition,
    /// The address of the place where it is done.
    pub link: Option<String>,
    /// Pointers, as `source/heading`.
    pub source: Vec<Placed>,
    /// What others do of it.
    pub shares: Vec<SourceShare>,
}

/// Texts that are said otherwise to some.
#[derive(Clone, Debug)]
pub struct SourceVariant {
    /// The id, under which its texts stand.
    pub id: Placed,
    /// To whom.
    pub when: Condition,
}

/// Somebody whom to ask.
#[derive(Clone, Debug)]
pub struct SourceContact {
    /// The id.
    pub id: Placed,
    /// Who should ask.
    pub when: Condition,
    /// The address.
    pub link: Option<String>,
}

/// What somebody other than the visitor does of a task.
#[derive(Clone, Debug)]
pub struct SourceShare {
    /// Who.
    pub party: Placed,
    /// When.
    pub when: Condition,
    /// Pointers, as `source/heading`.
    pub source: Vec<Placed>,
}

/// An example case.
#[derive(Clone, Debug)]
pub struct SourceCase {
    /// The story.
    pub name: Placed,
    /// Questions with their values.
    pub answers: Vec<(Placed, Vec<Placed>)>,
    /// Topics with the outcomes that must be possible; none where the topic must not apply.
    pub expect: Vec<(Placed, Vec<Placed>)>,
    /// The whole list of tasks, if it is given.
    pub tasks: Option<(Place, Vec<String>)>,
}
