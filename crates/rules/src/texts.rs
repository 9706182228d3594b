//! Texts: which keys a rule set asks for, and whether each language has just those.

use crate::document::{Entry, Value, read};
use crate::fault::{Faults, Place, Problem};
use crate::spots::lacks;
use kanta_engine::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The texts of one language, by dotted key.
#[derive(Clone, Debug)]
pub(crate) struct Language {
    pub(crate) id: String,
    pub(crate) file: String,
    pub(crate) texts: BTreeMap<String, (String, Place)>,
    /// The places of the texts themselves, by dotted key; those in `texts` are the places of the keys.
    pub(crate) values: BTreeMap<String, Place>,
    /// The places of the heads of tables, by dotted key.
    pub(crate) heads: BTreeMap<String, Place>,
    /// The end of the file.
    pub(crate) end: Place,
}

impl Language {
    /// Reads a file of texts.
    pub(crate) fn read(folder: &Path, id: &str, faults: &mut Faults) -> Language {
        let file = format!("{id}.toml");
        let mut table = read(folder, &file, faults);
        let end = table.end.clone();
        let mut language = Language {
            id: id.to_owned(),
            file,
            texts: BTreeMap::new(),
            values: BTreeMap::new(),
            heads: BTreeMap::new(),
            end,
        };
        language.take("", table.take_rest(), faults);
        language
    }

    /// Takes what a table holds.
    fn take(&mut self, prefix: &str, entries: Vec<Entry>, faults: &mut Faults) {
        for entry in entries {
            let key = if prefix.is_empty() { entry.key } else { format!("{prefix}.{}", entry.key) };
            match entry.node.value {
                Value::Table(entries) => {
                    // Of a head, the table stands before its last key; of keys with dots and in braces it does not.
                    if entry.node.place < entry.place {
                        self.heads.insert(key.clone(), entry.node.place);
                    }
                    self.take(&key, entries, faults);
                }
                Value::String(text) => {
                    if text.trim().is_empty() {
                        faults.add(&entry.node.place, Problem::EmptyText { key: key.clone() });
                    }
                    self.values.insert(key.clone(), entry.node.place);
                    self.texts.insert(key, (text, entry.place));
                }
                Value::Integer(_) | Value::Boolean(_) | Value::List(_) | Value::Other => {
                    let wanted = "a text in quotes";
                    faults.add(&entry.node.place, Problem::WrongType { key, wanted });
                }
            }
        }
    }

    /// A text; empty where there is none.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.texts.get(key).map_or("", |(text, _)| text.as_str())
    }
}

/// The keys that a rule set asks for, each with its number, gathered while it is compiled.
#[derive(Debug)]
pub(crate) struct Slots<'l> {
    languages: &'l [Language],
    keys: Vec<String>,
    /// For each key, the placeholders that may stand in its text.
    placeholders: Vec<Vec<String>>,
    /// The keys that may be left out.
    optional: BTreeSet<String>,
    /// The keys of texts that are kept elsewhere: they have no number.
    apart: Vec<String>,
    /// The texts that are the same in all languages, each with its number: those have no key.
    fixed: Vec<(Text, String)>,
}

impl<'l> Slots<'l> {
    pub(crate) fn new(languages: &'l [Language]) -> Slots<'l> {
        Slots {
            languages,
            keys: Vec::new(),
            placeholders: Vec::new(),
            optional: BTreeSet::new(),
            apart: Vec::new(),
            fixed: Vec::new(),
        }
    }

    /// A text that must be there.
    pub(crate) fn need(&mut self, key: String) -> Text {
        self.need_with(key, &[])
    }

    /// A text that must be there and may have placeholders.
    pub(crate) fn need_with(&mut self, key: String, placeholders: &[String]) -> Text {
        let number = self.keys.len();
        self.keys.push(key);
        self.placeholders.push(placeholders.to_vec());
        Text(u16::try_from(number).unwrap_or(u16::MAX))
    }

    /// A text that is the same in all languages, such as an address.
    pub(crate) fn fixed(&mut self, text: &str) -> Text {
        let known = self.fixed.iter().find(|(_, fixed)| fixed == text).map(|(number, _)| *number);
        known.unwrap_or_else(|| {
            let number = self.need(String::new());
            self.fixed.push((number, text.to_owned()));
            number
        })
    }

    /// A text that may be left out in all languages.
    pub(crate) fn maybe(&mut self, key: String, placeholders: &[String]) -> Option<Text> {
        let there = self.languages.iter().any(|language| language.texts.contains_key(&key));
        there.then(|| {
            self.optional.insert(key.clone());
            self.need_with(key, placeholders)
        })
    }

    /// The texts that stand once more under a prefix, each with the one that stands there.
    pub(crate) fn variants(&mut self, prefix: &str) -> Vec<(Text, Text)> {
        let mut found = Vec::new();
        for (at, key) in self.keys.clone().into_iter().enumerate() {
            let placeholders = self.placeholders.get(at).cloned().unwrap_or_default();
            let text = Text(u16::try_from(at).unwrap_or(u16::MAX));
            found.extend(self.maybe([prefix, &key].concat(), &placeholders).map(|variant| (text, variant)));
        }
        found
    }

    /// A text that must be there, and is kept elsewhere.
    pub(crate) fn apart(&mut self, key: String) {
        self.apart.push(key);
    }

    /// A text that is kept elsewhere and may be left out in all languages.
    pub(crate) fn apart_if_any(&mut self, key: String) {
        let is_there = self.languages.iter().any(|language| language.texts.contains_key(&key));
        if is_there && !self.apart.contains(&key) {
            self.optional.insert(key.clone());
            self.apart.push(key);
        }
    }

    /// How many texts are asked for.
    pub(crate) fn count(&self) -> usize {
        self.keys.len()
    }

    /// The texts that only a result, the help with a question and what is said of the rules have: tasks, contacts, rules, notes, sources
    /// and addresses, what an outcome means, what would change it, and how one finds out an answer. Those of the first question are there
    /// at once.
    pub(crate) fn late(&self) -> Vec<Text> {
        let first = self.keys.iter().position(|key| is_how(key));
        let late = self.keys.iter().enumerate().filter(|(at, key)| Some(*at) != first && is_late(key));
        late.map(|(at, _)| Text(u16::try_from(at).unwrap_or(u16::MAX))).collect()
    }

    /// Checks that each language has all texts asked for and no others, and gives them in the order of their numbers.
    pub(crate) fn finish(self, faults: &mut Faults) -> Vec<(String, Vec<String>)> {
        if self.keys.len() > usize::from(u16::MAX) {
            faults.add(
                &Place::start("rule-set.toml"),
                Problem::TooMany { what: "texts".to_owned(), most: 65_535 },
            );
        }
        let wanted: BTreeSet<&String> = self.keys.iter().chain(&self.apart).collect();
        let none = Vec::new();
        for language in self.languages {
            for (key, (_, place)) in &language.texts {
                if !wanted.contains(key) {
                    faults.add(place, Problem::SurplusText { key: key.clone(), meant: None });
                }
            }
            let apart = self.apart.iter().map(|key| (key, &none));
            let with_key = self.keys.iter().zip(&self.placeholders).filter(|(key, _)| !key.is_empty());
            for (key, allowed) in with_key.chain(apart) {
                match language.texts.get(key) {
                    Some((text, place)) => check_placeholders(key, text, place, allowed, faults),
                    None => {
                        let (place, problem) = self.missing(language, key);
                        faults.add(&place, problem);
                    }
                }
            }
        }
        for (key, allowed) in
            self.keys.iter().zip(&self.placeholders).filter(|(_, allowed)| !allowed.is_empty())
        {
            // One that is misspelt is told already.
            let mut texts = self.languages.iter().map(|language| placeholders(language.text(key)));
            if texts.all(|all| all.iter().all(|placeholder| allowed.contains(placeholder))) {
                same_placeholders(key, self.languages, faults);
            }
        }
        let text = |language: &Language, (at, key): (usize, &String)| {
            let fixed = self.fixed.iter().find(|(number, _)| usize::from(number.0) == at);
            fixed.map_or_else(|| language.text(key).to_owned(), |(_, text)| text.clone())
        };
        let list =
            |language: &Language| self.keys.iter().enumerate().map(|slot| text(language, slot)).collect();
        self.languages.iter().map(|language| (language.id.clone(), list(language))).collect()
    }

    /// The fault that a language lacks a text, and where it belongs.
    fn missing(&self, language: &Language, key: &str) -> (Place, Problem) {
        let has = self.languages.iter().find(|language| language.texts.contains_key(key));
        lacks(language, key, has.filter(|_| self.optional.contains(key)), self.languages)
    }
}

/// Whether a text stands on no page before the result, but for help that is unfolded; of a text that is said otherwise to some, as of
/// that text.
fn is_late(key: &str) -> bool {
    let parts: Vec<&str> = key.split('.').collect();
    match parts.as_slice() {
        ["variant", _, rest @ ..] => is_late(&rest.join(".")),
        // What has no key: sources and addresses.
        [""]
        | ["task" | "contact" | "party" | "group", ..]
        | ["about", "check"]
        | ["topic", _, "row" | "note" | "line", ..]
        | ["topic", _, "outcome", _, "title" | "detail" | "sum"]
        | ["question" | "fact", .., "because" | "if"] => true,
        _ => is_how(key),
    }
}

/// Whether a text says how one finds out the answer to a question.
fn is_how(key: &str) -> bool {
    matches!(key.split('.').collect::<Vec<_>>().as_slice(), ["question", _, "how"])
}

fn check_placeholders(key: &str, text: &str, place: &Place, allowed: &[String], faults: &mut Faults) {
    for placeholder in placeholders(text) {
        if !allowed.contains(&placeholder) {
            faults.add(place, Problem::Placeholder { key: key.to_owned(), placeholder });
        }
    }
}

/// Notes each language whose text lacks a placeholder that another has there.
pub(crate) fn same_placeholders(key: &str, languages: &[Language], faults: &mut Faults) {
    let texts = languages.iter().filter_map(|language| language.texts.get(key));
    let texts: Vec<(BTreeSet<String>, &Place)> =
        texts.map(|(text, place)| (placeholders(text), place)).collect();
    let every: BTreeSet<&String> = texts.iter().flat_map(|(own, _)| own).collect();
    for (own, place) in &texts {
        for placeholder in every.iter().filter(|placeholder| !own.contains(**placeholder)) {
            let (key, placeholder) = (key.to_owned(), (*placeholder).clone());
            faults.add(place, Problem::NoPlaceholder { key, placeholder });
        }
    }
}

/// The names in braces in a text.
pub(crate) fn placeholders(text: &str) -> BTreeSet<String> {
    let open = text.split('{').skip(1);
    open.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}
