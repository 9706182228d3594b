//! The words that documents and drawings are told in, in one language. A key that is not there is a fault, told when all is written.

use crate::words::{Words, read_folder, read_words};
use kanta_engine::Date;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

/// The interface's words and those of documents.
pub(crate) struct WordList {
    known: Vec<(String, String)>,
    missing: RefCell<BTreeSet<String>>,
}

impl WordList {
    /// A date in words.
    pub(crate) fn date(&self, date: Date) -> String {
        let month = self.word(&format!("month-{}", date.month));
        let gaps = [("{day}", date.day.to_string()), ("{year}", date.year.to_string())];
        let text =
            gaps.iter().fold(self.word("date").to_owned(), |text, (gap, value)| text.replace(gap, value));
        text.replace("{month}", month)
    }

    /// Reads them from a folder.
    pub(crate) fn read(words: &Path, language: &str) -> Result<WordList, String> {
        let languages = [language.to_owned()];
        let interface = read_words(words, &languages).map_err(|faults| faults.lines(words))?;
        let documents = words.join("documents");
        let documents = read_folder(&documents, &languages).map_err(|faults| faults.lines(&documents))?;
        let mut known: Vec<(String, String)> = Vec::new();
        for Words { keys, languages, .. } in [interface, documents] {
            let list = languages.into_iter().next().map_or_else(Vec::new, |(_, list)| list);
            known.extend(keys.into_iter().zip(list));
        }
        Ok(WordList { known, missing: RefCell::default() })
    }

    /// The word of a key; one that is not there is noted.
    pub(crate) fn word(&self, key: &str) -> &str {
        let found = self.known.iter().find(|(known, _)| known == key);
        found.map_or_else(
            || {
                self.missing.borrow_mut().insert(key.to_owned());
                ""
            },
            |(_, word)| word.as_str(),
        )
    }

    /// What was written with the words, if it found them all.
    pub(crate) fn complete<T>(&self, written: T) -> Result<T, String> {
        let missing = self.missing.borrow();
        if missing.is_empty() {
            return Ok(written);
        }
        Err(missing.iter().map(|key| format!("There is no word `{key}`; add it.\n")).collect())
    }
}
