//! Reads `carry-over.toml`: how the answers of another rule set become answers of this one, and back.

use crate::document::{Entry, Placed, Table, parse, read, strings};
use crate::fault::Faults;
use crate::read::{check_id, condition};
use crate::source::{Condition, Test};
use std::path::Path;

/// The file of a rule set that says how answers carry over.
const FILE: &str = "carry-over.toml";

/// Which way answers go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// From the other rule set into this one.
    From,
    /// From this rule set into the other one.
    To,
}

/// One table of the file: what becomes of the answers of one rule set in another.
#[derive(Clone, Debug)]
pub(crate) struct SourceCarry {
    pub(crate) direction: Direction,
    /// The id of the other rule set.
    pub(crate) other: Placed,
    /// Questions whose answers are taken over as they are.
    pub(crate) as_is: Vec<Placed>,
    /// Answers that follow from the other rule set's.
    pub(crate) answers: Vec<SourceAnswer>,
    /// Questions whose answers are dropped.
    pub(crate) dropped: Vec<Placed>,
    /// Values that are dropped, each list under a question or a fact.
    pub(crate) except: Vec<Test>,
    /// Outcomes that have one id in both rule sets and do not mean the same.
    pub(crate) differs: Vec<SourceDiffers>,
}

/// An outcome that has one id in both rule sets and does not mean the same where a condition holds.
#[derive(Clone, Debug)]
pub(crate) struct SourceDiffers {
    pub(crate) topic: Placed,
    pub(crate) outcome: Placed,
    pub(crate) when: Condition,
}

/// An answer that follows where a condition of the other rule set holds.
#[derive(Clone, Debug)]
pub(crate) struct SourceAnswer {
    /// A question or a fact.
    pub(crate) question: Placed,
    /// The answer; of several, or of a fact, one of them is.
    pub(crate) values: Vec<Placed>,
    pub(crate) when: Condition,
}

/// Reads the file, if the rule set has one.
pub(crate) fn read_carry_over(folder: &Path, faults: &mut Faults) -> Vec<SourceCarry> {
    if folder.join(FILE).exists() { carries(read(folder, FILE, faults), faults) } else { Vec::new() }
}

/// Reads the text of such a file.
pub(crate) fn parse_carry_over(text: &str, faults: &mut Faults) -> Vec<SourceCarry> {
    carries(parse(FILE, text, faults), faults)
}

fn carries(mut file: Table, faults: &mut Faults) -> Vec<SourceCarry> {
    let mut carries = Vec::new();
    for (direction, key) in [(Direction::From, "from"), (Direction::To, "to")] {
        let entries = file.map(key, faults);
        carries.extend(entries.into_iter().filter_map(|entry| carry(direction, key, entry, faults)));
    }
    file.end("from, to", faults);
    carries
}

fn carry(direction: Direction, key: &str, entry: Entry, faults: &mut Faults) -> Option<SourceCarry> {
    let other = Placed { text: entry.key, place: entry.place };
    check_id(&other, faults);
    let mut table = Table::from_node(entry.node, &format!("{key}.{}", other.text), faults)?;
    let list = |table: &mut Table, key: &str, faults: &mut Faults| {
        table.take(key).map_or_else(Vec::new, |entry| strings(key, entry.node, faults))
    };
    let as_is = list(&mut table, "as-is", faults);
    let dropped = list(&mut table, "dropped", faults);
    let except = table.map("except", faults).into_iter().map(|entry| Test {
        name: Placed { text: entry.key.clone(), place: entry.place },
        values: strings(&entry.key, entry.node, faults),
    });
    let except = except.collect();
    let answers = table.tables("answer", faults).into_iter().filter_map(|table| answer(table, faults));
    let answers = answers.collect();
    let differs = table.tables("differs", faults).into_iter().filter_map(|table| differs(table, faults));
    let differs = differs.collect();
    table.end("as-is, except, dropped, answer, differs", faults);
    Some(SourceCarry { direction, other, as_is, answers, dropped, except, differs })
}

fn differs(mut table: Table, faults: &mut Faults) -> Option<SourceDiffers> {
    let topic = table.string("topic", faults);
    let outcome = table.string("outcome", faults);
    let when = condition(table.take("when"), faults);
    table.end("topic, outcome, when", faults);
    Some(SourceDiffers { topic: topic?, outcome: outcome?, when })
}

fn answer(mut table: Table, faults: &mut Faults) -> Option<SourceAnswer> {
    let question = table.string("question", faults);
    let values = table.need("value", faults).map(|entry| strings("value", entry.node, faults));
    let when = table.need("when", faults).map(|entry| condition(Some(entry), faults));
    table.end("question, value, when", faults);
    Some(SourceAnswer { question: question?, values: values?, when: when? })
}
