//! Places by which people find an item of a set, such as the municipalities of a region: `places.csv`, which may be left out.

use crate::fault::{Faults, Place, Problem};
use crate::files::{read_text, reason};
use crate::hidden::hidden;
use kanta_engine::{Kind, QuestionId, RuleSet, SetKind, Text};
use std::collections::BTreeMap;
use std::path::Path;

/// The file.
pub(crate) const FILE: &str = "places.csv";

/// The places of a rule set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The set question that they are for: the first one.
    pub(crate) question: QuestionId,
    /// The text that says where they come from.
    pub(crate) source: Text,
    /// The languages that there are names in.
    pub(crate) languages: Vec<String>,
    /// For each place its name in each of those, and the place of its item.
    pub(crate) list: Vec<(Vec<String>, usize)>,
}

/// The lines of the file as they were read: what they hold, and where.
#[derive(Debug)]
pub(crate) struct Lines(Vec<(Place, Vec<String>)>);

/// Reads the file, if it is there. A value holds no comma.
pub(crate) fn read_places(folder: &Path, faults: &mut Faults) -> Option<Lines> {
    if !folder.join(FILE).exists() {
        return None;
    }
    let text = match read_text(folder, FILE) {
        Ok(text) => text,
        Err(error) => {
            faults.add(&Place::start(FILE), Problem::Unreadable(reason(&error)));
            return None;
        }
    };
    let lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
    let lines = lines.filter(|(_, line)| !line.trim().is_empty()).map(|(number, line)| {
        let place = Place { line: number, ..Place::start(FILE) };
        if let Some(character) = hidden(line) {
            faults.add(&place, Problem::Hidden(character));
        }
        (place, line.split(',').map(|value| value.trim().to_owned()).collect())
    });
    Some(Lines(lines.collect()))
}

/// The first question that takes a set, with its id.
pub(crate) fn first_set(rules: &RuleSet) -> Option<(QuestionId, &str, &SetKind)> {
    rules.questions.iter().enumerate().find_map(|(at, question)| match &question.kind {
        Kind::Set(set) => Some((QuestionId(at), question.id.as_str(), set)),
        Kind::Choice(_) => None,
    })
}

impl Lines {
    /// The places, checked. The first line names the columns: languages, `item`, and whatever else is of use to the author.
    pub(crate) fn ready(
        self,
        (question, set): (QuestionId, &SetKind),
        source: Text,
        languages: &[String],
        faults: &mut Faults,
    ) -> Option<Places> {
        let mut lines = self.0.into_iter();
        let (start, columns) = lines.next().unwrap_or((Place::start(FILE), Vec::new()));
        let missing = |key| Problem::MissingKey { what: "the first line".to_owned(), keys: vec![key] };
        let named: Vec<usize> =
            (0..columns.len()).filter(|&at| columns.get(at).is_some_and(|c| languages.contains(c))).collect();
        let Some(item) = columns.iter().position(|column| column == "item") else {
            faults.add(&start, missing("item"));
            return None;
        };
        // What looks like a language may be one by another code; its names would be shown to nobody.
        let is_code = |column: &&String| column.len() == 2 && column.bytes().all(|b| b.is_ascii_lowercase());
        let others: Vec<&String> =
            columns.iter().filter(is_code).filter(|column| !languages.contains(column)).collect();
        for &name in &others {
            let (name, known) = (name.clone(), languages.join(", "));
            faults.add(&start, Problem::UnknownName { name, wanted: "language of the rule set", known });
        }
        if named.is_empty() && others.is_empty() {
            faults.add(&start, missing("name of a language"));
        }
        let mut list = Vec::new();
        let mut places: BTreeMap<Vec<String>, Place> = BTreeMap::new();
        for (place, values) in lines {
            if values.len() != columns.len() || values.iter().any(String::is_empty) {
                let problem = Problem::WrongType {
                    key: values.join(","),
                    wanted: "one value for each column of the first line",
                };
                faults.add(&place, problem);
                continue;
            }
            // A name may stand for two items; a line that says the same again is a slip.
            if let Some(first) = places.get(&values) {
                let problem = Problem::DuplicateId { id: values.join(","), first: first.clone() };
                faults.add(&place, problem);
                continue;
            }
            places.insert(values.clone(), place.clone());
            let code = values.get(item).map_or("", String::as_str);
            match set.items.iter().position(|item| item.code == code) {
                Some(item) => {
                    let names = named.iter().filter_map(|&at| values.get(at).cloned()).collect();
                    list.push((names, item));
                }
                None => {
                    let known =
                        set.items.iter().map(|item| item.code.as_str()).collect::<Vec<_>>().join(", ");
                    let problem = Problem::UnknownName { name: code.to_owned(), wanted: "item", known };
                    faults.add(&place, problem);
                }
            }
        }
        let languages = named.iter().filter_map(|&at| columns.get(at).cloned()).collect();
        Some(Places { question, source, languages, list })
    }
}
