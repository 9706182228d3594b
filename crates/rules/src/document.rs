//! A TOML file as a tree in which every key and value knows its place, and a reader that notes faults instead of stopping.

use crate::broken::slip;
use crate::fault::{Fault, Faults, Place, Problem};
use crate::files::{read_text, reason};
use crate::hidden::hidden;
use crate::lines::Lines;
use crate::near::nearest;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;
use toml::de::{DeTable, DeValue};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) value: Value,
}

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    String(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<Node>),
    Table(Vec<Entry>),
    /// A float or a date-time, which the language has no use for.
    Other,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) place: Place,
    pub(crate) node: Node,
}

/// Reads one file of a folder; a byte-order mark before it is no part of it. A file that cannot be read, or is not TOML, is noted and counts as far as it could be read.
pub(crate) fn read(folder: &Path, file: &str, faults: &mut Faults) -> Table {
    match read_text(folder, file) {
        Ok(text) => parse(file, text.strip_prefix('\u{feff}').unwrap_or(&text), faults),
        Err(error) => {
            faults.add(&Place::start(file), Problem::Unreadable(reason(&error)));
            Table {
                what: file.to_owned(),
                place: Place::start(file),
                end: Place::start(file),
                entries: Vec::new(),
            }
        }
    }
}

/// Reads the text of a file.
pub(crate) fn parse(file: &str, text: &str, faults: &mut Faults) -> Table {
    let places = Places { file: Rc::from(file), lines: Lines::new(text) };
    let (table, errors) = DeTable::parse_recoverable(text);
    // After the first error the parser guesses, and most of what it says of the rest is untrue.
    let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    if let Some(error) = errors.iter().min_by_key(|error| start(error)) {
        let noticed = start(error);
        let (at, problem) = slip(text, noticed, error.message())
            .unwrap_or_else(|| (noticed, Problem::Syntax(error.message().to_owned())));
        faults.add(&places.at(&(at..at)), problem);
    }
    let entries = places.table(table.get_ref());
    entries.iter().for_each(|entry| see_entry(entry, faults));
    let end = places.at(&(text.len()..text.len()));
    Table { what: file.to_owned(), place: Place::start(file), end, entries }
}

/// Notes every text that holds a character which is not seen.
fn see_all(node: &Node, faults: &mut Faults) {
    match &node.value {
        Value::String(text) => {
            if let Some(character) = hidden(text) {
                faults.add(&node.place, Problem::Hidden(character));
            }
        }
        Value::List(nodes) => nodes.iter().for_each(|node| see_all(node, faults)),
        Value::Table(entries) => entries.iter().for_each(|entry| see_entry(entry, faults)),
        Value::Integer(_) | Value::Boolean(_) | Value::Other => {}
    }
}

/// The same of a key and what it holds.
fn see_entry(entry: &Entry, faults: &mut Faults) {
    if let Some(character) = hidden(&entry.key) {
        faults.add(&entry.place, Problem::Hidden(character));
    }
    see_all(&entry.node, faults);
}

/// Turns byte offsets of one file into places.
struct Places<'t> {
    file: Rc<str>,
    lines: Lines<'t>,
}

impl Places<'_> {
    fn at(&self, span: &Range<usize>) -> Place {
        let (line, column) = self.lines.at(span.start);
        Place { file: Rc::clone(&self.file), line, column }
    }

    /// The entries of a table in the order in which they stand in the file.
    fn table(&self, table: &DeTable<'_>) -> Vec<Entry> {
        let mut spans: Vec<_> = table.iter().map(|(key, value)| (key.span().start, key, value)).collect();
        spans.sort_by_key(|(start, ..)| *start);
        let entry = |(_, key, value): (usize, &toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| Entry {
            key: AsRef::<std::borrow::Cow<'_, str>>::as_ref(key).to_string(),
            place: self.at(&key.span()),
            node: self.node(value),
        };
        spans.into_iter().map(entry).collect()
    }

    fn node(&self, value: &toml::Spanned<DeValue<'_>>) -> Node {
        let inner = match value.get_ref() {
            DeValue::String(text) => Value::String(text.to_string()),
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other, Value::Integer)
            }
            DeValue::Boolean(truth) => Value::Boolean(*truth),
            DeValue::Array(list) => Value::List(list.iter().map(|node| self.node(node)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table)),
            DeValue::Float(_) | DeValue::Datetime(_) => Value::Other,
        };
        Node { place: self.at(&value.span()), value: inner }
    }
}

/// A table that is being read: keys are taken out, and what is left at the end is a fault.
#[derive(Debug)]
pub(crate) struct Table {
    /// What it is, as a subject of sentences: "question `form`".
    pub(crate) what: String,
    pub(crate) place: Place,
    /// Of a file its end, of a table in it the table's own place.
    pub(crate) end: Place,
    entries: Vec<Entry>,
}

impl Table {
    /// Takes a node as a table.
    pub(crate) fn from_node(node: Node, what: &str, faults: &mut Faults) -> Option<Table> {
        match node.value {
            Value::Table(entries) => {
                let (place, end) = (node.place.clone(), node.place);
                Some(Table { what: what.to_owned(), place, end, entries })
            }
            Value::String(_) | Value::Integer(_) | Value::Boolean(_) | Value::List(_) | Value::Other => {
                faults.add(&node.place, Problem::WrongType { key: what.to_owned(), wanted: "a table" });
                None
            }
        }
    }

    /// Takes a key out, if it is there.
    pub(crate) fn take(&mut self, key: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(at))
    }

    /// Takes all that is left.
    pub(crate) fn take_rest(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.entries)
    }

    /// Takes a key that must be there.
    pub(crate) fn need(&mut self, key: &'static str, faults: &mut Faults) -> Option<Entry> {
        if let Some(entry) = self.take(key) {
            return Some(entry);
        }
        // A misspelt key is one fault, not a missing one and one that means nothing.
        let misspelt = nearest(key, self.entries.iter().map(|entry| entry.key.as_str())).map(str::to_owned);
        let entry = misspelt.and_then(|misspelt| self.take(&misspelt));
        match &entry {
            Some(entry) => {
                let problem = Problem::UnknownKey { key: entry.key.clone(), known: key.to_owned() };
                faults.add(&entry.place, problem);
            }
            None => faults.lacks(&self.place, &self.what, key),
        }
        entry
    }

    /// A string that must be there.
    pub(crate) fn string(&mut self, key: &'static str, faults: &mut Faults) -> Option<Placed> {
        let entry = self.need(key, faults)?;
        placed(&entry.key, entry.node, faults)
    }

    /// A string that may be there.
    pub(crate) fn maybe_string(&mut self, key: &'static str, faults: &mut Faults) -> Option<Placed> {
        let entry = self.take(key)?;
        placed(&entry.key, entry.node, faults)
    }

    /// A truth value that may be there.
    pub(crate) fn maybe_truth(&mut self, key: &'static str, faults: &mut Faults) -> Option<bool> {
        let entry = self.take(key)?;
        match entry.node.value {
            Value::Boolean(truth) => Some(truth),
            Value::String(_) | Value::Integer(_) | Value::List(_) | Value::Table(_) | Value::Other => {
                faults.add(&entry.node.place, Problem::WrongType { key: entry.key, wanted: "true or false" });
                None
            }
        }
    }

    /// The tables of a list that may be there, such as all `[[question]]`.
    pub(crate) fn tables(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Table> {
        let Some(entry) = self.take(key) else { return Vec::new() };
        match entry.node.value {
            Value::List(nodes) => {
                let tables = nodes.into_iter().filter_map(|node| Table::from_node(node, &entry.key, faults));
                tables.collect()
            }
            Value::String(_) | Value::Integer(_) | Value::Boolean(_) | Value::Table(_) | Value::Other => {
                let wanted = "a list of tables, each begun with double brackets";
                faults.add(&entry.node.place, Problem::WrongType { key: entry.key, wanted });
                Vec::new()
            }
        }
    }

    /// The entries of a table that may be there, such as `[source]`.
    pub(crate) fn map(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Entry> {
        let entry = self.take(key);
        entry.map_or_else(Vec::new, |entry| entries(entry, faults))
    }

    /// The entries of a table that must be there.
    pub(crate) fn need_map(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Entry> {
        let entry = self.need(key, faults);
        entry.map_or_else(Vec::new, |entry| entries(entry, faults))
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// Notes every key that is left; of several that are near none, one fault, for they may have lost the head of their table. `known` lists what may stand here.
    pub(crate) fn end(mut self, known: &str, faults: &mut Faults) {
        let is_near = |entry: &Entry| nearest(&entry.key, known.split(", ")).is_some();
        let (mut near, mut far): (Vec<Entry>, Vec<Entry>) = self.take_rest().into_iter().partition(is_near);
        if far.len() > 1 {
            far.append(&mut near);
            far.sort_by(|one, other| one.place.cmp(&other.place));
        }
        for entry in near {
            faults.add(&entry.place, Problem::UnknownKey { key: entry.key, known: known.to_owned() });
        }
        let (mut keys, mut places): (Vec<String>, Vec<Place>) =
            far.into_iter().map(|entry| (entry.key, entry.place)).unzip();
        if places.is_empty() {
            return;
        }
        let place = places.remove(0);
        let known = known.to_owned();
        let problem = match keys.as_mut_slice() {
            [key] => Problem::UnknownKey { key: std::mem::take(key), known },
            _ => Problem::UnknownKeys { keys, known },
        };
        faults.0.push(Fault { place, problem, also: places });
    }
}

/// What an entry holds that is to be a table.
fn entries(entry: Entry, faults: &mut Faults) -> Vec<Entry> {
    let table = Table::from_node(entry.node, &entry.key, faults);
    table.map_or_else(Vec::new, |mut table| table.take_rest())
}

/// A string and where it stands.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The string.
    pub text: String,
    /// Its place.
    pub place: Place,
}

/// Takes a node as a string.
pub(crate) fn placed(key: &str, node: Node, faults: &mut Faults) -> Option<Placed> {
    match node.value {
        Value::String(text) => Some(Placed { text, place: node.place }),
        Value::Integer(_) | Value::Boolean(_) | Value::List(_) | Value::Table(_) | Value::Other => {
            faults.add(&node.place, Problem::WrongType { key: key.to_owned(), wanted: "a text in quotes" });
            None
        }
    }
}

/// Takes a node as a non-empty list of different strings; a single string counts as a list of one.
pub(crate) fn strings(key: &str, node: Node, faults: &mut Faults) -> Vec<Placed> {
    let place = node.place.clone();
    let is_empty = matches!(&node.value, Value::List(nodes) if nodes.is_empty());
    let list: Vec<Placed> = match node.value {
        Value::List(nodes) => nodes.into_iter().filter_map(|node| placed(key, node, faults)).collect(),
        Value::String(_) => placed(key, node, faults).into_iter().collect(),
        Value::Integer(_) | Value::Boolean(_) | Value::Table(_) | Value::Other => {
            let wanted = "a text in quotes or a list of them";
            faults.add(&place, Problem::WrongType { key: key.to_owned(), wanted });
            return Vec::new();
        }
    };
    if is_empty {
        faults.add(&place, Problem::Empty(key.to_owned()));
    }
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for one in &list {
        if !seen.insert(&one.text) {
            faults.add(&one.place, Problem::SaidTwice(one.text.clone()));
        }
    }
    list
}
