//! Everything that can be wrong with a rule set, each with one wording.

use crate::carry::CarryProblem;
use crate::causes::CauseProblem;
use crate::fault::Place;
use crate::folder::NoRuleSet;
use crate::near::nearest;
use crate::sentence::{all, end, first_of, one_of};
use std::fmt;

/// What is wrong, with what the author needs to know to mend it.
#[expect(missing_docs, reason = "the names of the fields say what they hold")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no rule set where one was looked for.
    NoRuleSet(NoRuleSet),
    /// A file cannot be read.
    Unreadable(String),
    /// A file is not TOML.
    Syntax(String),
    /// A key or the head of a table that stands in an earlier line already; the head that may be missing between them.
    Twice { key: String, line: usize, between: Option<String> },
    /// The head of a table in single brackets that has double ones in another line.
    SingleBrackets { head: String, line: usize },
    /// The head of a table within one of a list, where there is no list yet.
    NoList { head: String, list: String },
    /// A key that means nothing here.
    UnknownKey { key: String, known: String },
    /// Several keys of one table that mean nothing here.
    UnknownKeys { keys: Vec<String>, known: String },
    /// Keys that must be there are not.
    MissingKey { what: String, keys: Vec<&'static str> },
    /// A value of another type than wanted.
    WrongType { key: String, wanted: &'static str },
    /// An id that is not lower-case letters, digits and hyphens.
    BadId(String),
    /// An address that the guide would not link to.
    BadAddress(String),
    /// A digest that is not as the tool prints it.
    BadDigest(String),
    /// A value or item with a name that has a meaning of its own.
    Reserved(String),
    /// An id used twice.
    DuplicateId { id: String, first: Place },
    /// A name that nothing has.
    UnknownName { name: String, wanted: &'static str, known: String },
    /// A value that the question, fact or topic does not have.
    UnknownValue { name: String, value: String, known: String },
    /// A condition that uses a question asked later, or the question itself.
    LaterQuestion(String),
    /// A condition that tests the same thing twice.
    SaidTwice(String),
    /// A list that must not be empty.
    Empty(String),
    /// More of something than the diagrams hold.
    TooMany { what: String, most: usize },
    /// A row, note or task with no source.
    NoSource(String),
    /// A silent row or note that cites something.
    SilentSource(String),
    /// A row or note with no source of the kind that its status asks for.
    WrongSource { what: String, status: &'static str },
    /// A fact that has no value for something.
    FactGap { fact: String, missing: String },
    /// A fact that has two values for something.
    FactOverlap { fact: String, twice: String },
    /// A question that is never asked.
    NeverAsked(String),
    /// A question whose answer never makes a difference.
    NeverMatters(String),
    /// A topic that never applies.
    NeverApplies(String),
    /// A task that nobody gets, or a note that nobody sees.
    NeverHolds(String),
    /// A case that none of so many rows matches; the row that comes nearest, with what keeps it from that; and a row that
    /// overlaps another one;
    /// and a row of which only the texts are there.
    Gap {
        topic: String,
        example: String,
        rows: usize,
        near: Option<(String, String)>,
        overlap: Option<String>,
        gone: Option<String>,
    },
    /// A case that two rows match; the other one and its line.
    Overlap { topic: String, row: String, other: String, line: usize, example: String },
    /// A row that matches in no case.
    Unreachable { topic: String, row: String },
    /// A text that is missing; what to add, and what other languages say there.
    NoText { key: String, add: String, others: String },
    /// A text that nothing asks for; and the one that may be meant, which is missing.
    SurplusText { key: String, meant: Option<String> },
    /// A text that may be left out, but not in one language alone.
    HalfText { key: String, has: String, add: String, others: String },
    /// A text without a word.
    EmptyText { key: String },
    /// A placeholder that nothing fills.
    Placeholder { key: String, placeholder: String },
    /// A placeholder that other languages have, and this one has not.
    NoPlaceholder { key: String, placeholder: String },
    /// An example case that comes out otherwise; how many more do so in the same way.
    CaseFails { case: String, topic: String, expected: String, found: String, more: usize },
    /// Two things that people can answer or do, which a link could not tell apart.
    SameLink { one: String, other: String },
    /// A row that no example case shows.
    NoCase { topic: String, row: String },
    /// A term that no text uses.
    IdleTerm { key: String },
    /// A text with a character that is not seen, or that turns others round.
    Hidden(char),
    /// Two texts by which nobody could tell two options of a question apart; the line of the other one.
    SameLabel { key: String, other: String, line: usize },
    /// Two texts by which two answers would give the same reason; the line of the other one.
    SameReason { key: String, other: String, line: usize },
    /// Two items in one place of the map; the line of the other one.
    SameTile { item: String, other: String, line: usize },
    /// Something whose proof takes more steps than there may be.
    TooComplex { what: String, most: usize },
    /// More faults of one kind than are told.
    More { kind: &'static str, count: usize },
    /// Places where no question takes a set.
    NoSet,
    /// Answers that do not carry over as they should.
    Carry(CarryProblem),
    /// What many faults come from.
    Cause(CauseProblem),
}

impl Problem {
    /// Whether it was found by proof, and so depends on every condition being understood.
    pub(crate) fn is_of_proof(&self) -> bool {
        matches!(
            self,
            Problem::NeverAsked(_)
                | Problem::NeverMatters(_)
                | Problem::NeverApplies(_)
                | Problem::NeverHolds(_)
                | Problem::Gap { .. }
                | Problem::Overlap { .. }
                | Problem::Unreachable { .. }
        )
    }

    /// What the author may have meant, where a name is nearly that of something.
    pub fn meant(&self) -> Option<&str> {
        if let Problem::UnknownKey { key: name, known }
        | Problem::UnknownName { name, known, .. }
        | Problem::UnknownValue { value: name, known, .. } = self
        {
            return nearest(name, known.split(", "));
        }
        if let Problem::SurplusText { meant, .. } = self {
            return meant.as_deref();
        }
        if let Problem::Cause(problem) = self { problem.meant() } else { None }
    }

    /// What is wrong, and what to do: the two halves of the sentence.
    pub fn halves(&self) -> (String, String) {
        let sentence = self.to_string();
        // What other languages say of a text that is missing may be anything, and so may the name of a folder.
        let ends_in_any =
            matches!(self, Problem::NoText { .. } | Problem::HalfText { .. } | Problem::NoRuleSet(_));
        let halves = if ends_in_any { sentence.split_once("; ") } else { sentence.rsplit_once("; ") };
        let halves = halves.map(|(what, remedy)| (what.to_owned(), remedy.to_owned()));
        halves.unwrap_or((sentence, String::new()))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::NoRuleSet(problem) => problem.fmt(f),
            Problem::Unreadable(reason) => write!(f, "the file cannot be read: {reason}."),
            Problem::Syntax(message) => write!(f, "this is not TOML: {message}; correct the line."),
            Problem::Twice { key, line, between: None } => {
                write!(f, "this is not TOML: `{key}` stands in line {line} already; ")?;
                f.write_str("remove one, or write the head of a table between them, in brackets.")
            }
            Problem::Twice { key, line, between: Some(head) } => {
                write!(f, "this is not TOML: `{key}` stands in line {line} already; ")?;
                write!(f, "is `{head}` between them missing or misspelt? If not, remove one.")
            }
            Problem::NoList { head, list } => {
                write!(f, "this is not TOML: `{head}` stands before every `{list}`; ")?;
                f.write_str("is that line missing, or misspelt here?")
            }
            Problem::SingleBrackets { head, line } => {
                write!(
                    f,
                    "this is not TOML: `[{head}]` has single brackets, and double ones in line {line}; "
                )?;
                write!(f, "write `[[{head}]]` in both.")
            }
            Problem::UnknownKey { key, known } => {
                write!(f, "`{key}` means nothing here; ")?;
                one_of(f, "remove it or use", key, known)
            }
            Problem::UnknownKeys { keys, known } => {
                let told = first_of(keys);
                write!(
                    f,
                    "{told} mean nothing here; is the line in brackets before them missing or wrong? "
                )?;
                write!(f, "Else remove them or use one of: {known}.")
            }
            Problem::MissingKey { what, keys } => {
                let add = if keys.len() == 1 { "add it" } else { "add them" };
                write!(f, "{what} has no {}; {add}.", all(keys))
            }
            Problem::WrongType { key, wanted } => write!(f, "`{key}` must be {wanted}; change it."),
            Problem::BadId(id) => {
                write!(f, "`{id}` is not an id; use lower-case letters, digits and hyphens.")
            }
            Problem::BadAddress(address) => {
                write!(
                    f,
                    "{address:?} is no https address; open the page in a browser and copy its address "
                )?;
                f.write_str(
                    "(a host of letters, digits, hyphens and dots, no user name, no blank, ä as %C3%A4).",
                )
            }
            Problem::BadDigest(text) => {
                write!(
                    f,
                    "{text:?} is no digest; take the one that `kanta-rules sources` prints with `--digest`."
                )
            }
            Problem::Reserved(name) => {
                write!(f, "`{name}` is what people answer who do not know; use another name.")
            }
            Problem::DuplicateId { id, first } => write!(f, "`{id}` is already used at {first}; rename one."),
            Problem::UnknownName { name, wanted, known } if known.is_empty() => {
                write!(f, "`{name}` is no {wanted}; there is none, so remove it.")
            }
            Problem::UnknownName { name, wanted, known } => {
                write!(f, "`{name}` is no {wanted}; ")?;
                one_of(f, "use", name, known)
            }
            Problem::UnknownValue { name, value, known } => {
                write!(f, "`{value}` is no value of `{name}`; ")?;
                one_of(f, "use", value, known)
            }
            Problem::LaterQuestion(name) => {
                write!(f, "`{name}` is not known yet when this is asked; ")?;
                f.write_str("use earlier questions only, or move the question up.")
            }
            Problem::SaidTwice(name) => write!(f, "`{name}` is listed twice; remove one."),
            Problem::Empty(name) => {
                write!(f, "`{name}` is empty; list at least one, or leave it out where that is allowed.")
            }
            Problem::TooMany { what, most } => write!(f, "{what} are more than {most}; use fewer."),
            Problem::NoSource(what) => {
                write!(f, "{what} cites no source; add `source` (only a silent row or note goes without).")
            }
            Problem::SilentSource(what) => {
                write!(f, "{what} is silent, yet cites a source; remove `source` or change `status`.")
            }
            Problem::WrongSource { what, status } => {
                write!(f, "{what} is {status}, but cites no source of that kind; change one of the two: ")?;
                f.write_str("stated and implied cite pages of the rule set, outside cites an outside source.")
            }
            Problem::FactGap { fact, missing } => {
                write!(f, "fact `{fact}` has no value for {missing}; add it to one of its values.")
            }
            Problem::FactOverlap { fact, twice } => {
                write!(f, "fact `{fact}` has two values for {twice}; take it out of one.")
            }
            Problem::NeverAsked(id) => {
                write!(f, "question `{id}` is never asked; change `asked` or remove it.")
            }
            Problem::NeverMatters(id) => {
                write!(
                    f,
                    "question `{id}` never makes a difference to a topic; use it in a row or remove it."
                )
            }
            Problem::NeverApplies(id) => {
                write!(f, "topic `{id}` never applies; change `applies` or remove it.")
            }
            Problem::NeverHolds(what) => write!(f, "{what} is for nobody; change `when` or remove it."),
            Problem::Gap { topic, example, rows, near, overlap, gone } => {
                write!(f, "topic `{topic}` has no row for {example}")?;
                if let Some(row) = gone {
                    return write!(
                        f,
                        ", and of row `{row}` only the texts; write it anew, or remove them and widen another."
                    );
                }
                match (near, overlap) {
                    _ if *rows == 0 => return f.write_str("; add a row."),
                    (Some((row, test)), _) => {
                        write!(f, ": row `{row}` fails only by `{test}`; if that is a slip, mend it")?
                    }
                    (None, Some(row)) => {
                        write!(f, "; the overlap of row `{row}` may be the same slip: if so, mend that")?
                    }
                    (None, None) => f.write_str("; if a value in one of its rows is a slip, mend that")?,
                }
                f.write_str(", else add a row or widen one.")
            }
            Problem::Overlap { topic, row, other, line, example } => {
                write!(
                    f,
                    "rows `{other}` (line {line}) and `{row}` of topic `{topic}` both match {example}; "
                )?;
                f.write_str("if a value in one of the two is a slip, mend that, else narrow one.")
            }
            Problem::Unreachable { topic, row } => {
                write!(f, "row `{row}` of topic `{topic}` matches nobody; change `when` or remove it.")
            }
            Problem::NoText { key, add, others } => {
                write!(f, "text `{key}` is missing; add {add}")?;
                end(f, others)
            }
            Problem::SurplusText { key, meant: None } => {
                write!(f, "text `{key}` is not used; remove it or mend its name.")
            }
            Problem::SurplusText { key, meant: Some(meant) } => {
                write!(f, "text `{key}` is not used; did you mean `{meant}`, which is missing?")
            }
            Problem::HalfText { key, has, add, others } => {
                write!(f, "text `{key}` is missing, though {has} has it; add {add}, or remove it there")?;
                end(f, others)
            }
            Problem::EmptyText { key } => write!(f, "text `{key}` is empty; write it."),
            Problem::Placeholder { key, placeholder } => {
                write!(
                    f,
                    "text `{key}` has `{{{placeholder}}}`, which nothing fills; remove it or mend its name."
                )
            }
            Problem::NoPlaceholder { key, placeholder } => {
                write!(f, "text `{key}` has no `{{{placeholder}}}`, though another language has it; ")?;
                f.write_str("add it here or remove it there.")
            }
            Problem::CaseFails { case, topic, expected, found, more } => {
                let and = match more {
                    0 => "expects".to_owned(),
                    _ => format!("and {more} more expect"),
                };
                write!(f, "case \"{case}\" {and} {expected} for `{topic}`, but the rules give {found}; ")?;
                f.write_str("correct the case or the rules.")
            }
            Problem::SameLink { one, other } => {
                write!(f, "links could not tell `{one}` from `{other}`; rename a value, item or task.")
            }
            Problem::NoCase { topic, row } => {
                write!(f, "row `{row}` of topic `{topic}` is shown by no case; ")?;
                f.write_str("add one to cases.toml in which it alone decides.")
            }
            Problem::IdleTerm { key } => {
                write!(f, "no text of this language has a word that begins as `{key}` says; ")?;
                f.write_str("mend the forms or remove the term.")
            }
            Problem::Hidden(character) => {
                let number = u32::from(*character);
                write!(f, "this text holds U+{number:04X}, a character that readers do not see; ")?;
                f.write_str("remove it, or write the text anew.")
            }
            Problem::SameLabel { key, other, line } => {
                write!(f, "texts `{other}` (line {line}) and `{key}` are the same, ")?;
                f.write_str("so nobody can tell the two apart; say in one or both what is different.")
            }
            Problem::SameReason { key, other, line } => {
                write!(f, "texts `{other}` (line {line}) and `{key}` are the same, ")?;
                f.write_str("though they tell of two answers; ")?;
                f.write_str("one of the two was copied: give each what that answer says.")
            }
            Problem::SameTile { item, other, line } => {
                write!(f, "`{other}` (line {line}) and `{item}` stand on one tile; ")?;
                f.write_str("give one of the two another column or row.")
            }
            Problem::TooComplex { what, most } => {
                write!(
                    f,
                    "{what} cannot be proved in {most} steps; in questions.toml, ask one right after "
                )?;
                f.write_str("the other what its conditions test together, or make two of it.")
            }
            Problem::More { kind, count } => {
                write!(
                    f,
                    "{count} more findings of the kind {kind} are not told; mend those before it first."
                )
            }
            Problem::NoSet => {
                f.write_str("no question takes a set, so there is nothing to find; remove the file.")
            }
            Problem::Carry(problem) => problem.fmt(f),
            Problem::Cause(problem) => problem.fmt(f),
        }
    }
}
