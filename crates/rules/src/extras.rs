//! What a first visit does without: put together for one language.

use crate::compile::Compiled;
use crate::drawing::drawings;
use crate::since::{Other, since};
use crate::word_list::WordList;
use kanta_engine::{Extras, Kind, NamedPlace, Places, Term, Text};
use std::path::Path;

/// The extras of a rule set in a language, with what others make of the same answers; `words` is the folder of the interface's words.
///
/// # Errors
/// The faults of the words, or that there is no such language, in words.
pub fn extras(compiled: &Compiled, others: &[Other], words: &Path, language: &str) -> Result<Extras, String> {
    let list = WordList::read(words, language)?;
    let since = others.iter().map(|other| since(compiled, other, &list, language));
    let since = since.collect::<Result<_, String>>()?;
    Ok(Extras {
        texts: Vec::new(),
        drawings: drawings(compiled, words, language)?,
        glossary: glossary_of(compiled, language).to_vec(),
        places: places(compiled, language),
        since: list.complete(since)?,
    })
}

/// The words that a compiled rule set explains, in one of its languages.
pub(crate) fn glossary_of<'c>(compiled: &'c Compiled, language: &str) -> &'c [Term] {
    let found = compiled.glossary.iter().find(|(id, _)| id == language);
    found.map_or(&[], |(_, terms)| terms.as_slice())
}

/// The places with their names in a language, if the rule set has any; last the items by their names in the other languages.
fn places(compiled: &Compiled, language: &str) -> Option<Places> {
    let places = compiled.places.as_ref()?;
    let text = |language: &str, text: Text| {
        let texts = compiled.texts.iter().find(|(other, _)| other == language)?;
        texts.1.get(usize::from(text.0)).cloned()
    };
    let own = places.languages.iter().position(|other| other == language).unwrap_or(0);
    let mut list: Vec<NamedPlace> = places
        .list
        .iter()
        .map(|(names, item)| {
            let name = names.get(own).cloned().unwrap_or_default();
            let other = names.iter().find(|other| **other != name).cloned().unwrap_or_default();
            NamedPlace { name, other, item: *item }
        })
        .collect();
    if let Some(Kind::Set(set)) =
        compiled.rules.questions.get(places.question.0).map(|question| &question.kind)
    {
        for (at, item) in set.items.iter().enumerate() {
            let own = text(language, item.name);
            let mut others: Vec<String> =
                places.languages.iter().filter_map(|other| text(other, item.name)).collect();
            others.dedup();
            others.retain(|other| Some(other) != own.as_ref());
            let mut others = others.into_iter();
            if let Some(name) = others.next() {
                list.push(NamedPlace { name, other: others.next().unwrap_or_default(), item: at });
            }
        }
    }
    Some(Places { question: places.question, source: text(language, places.source)?, list })
}
