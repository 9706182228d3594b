//! The interface's own words: one file a language, all with the same keys and placeholders.

use crate::fault::Faults;
use crate::spots::lacks;
use crate::texts::{Language, same_placeholders};
use std::collections::BTreeSet;
use std::path::Path;

/// The folder of the words that only a result has.
const RESULT: &str = "result";

/// The words of the interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The keys, in alphabetical order; those of the words that only a result has are last.
    pub keys: Vec<String>,
    /// How many of them only a result has.
    pub late: usize,
    /// Languages with their words, in the order of the keys.
    pub languages: Vec<(String, Vec<String>)>,
}

/// Reads the words of some languages from a folder, and those that only a result has from the folder `result` in it.
///
/// # Errors
/// Every key that a language lacks, and every placeholder that not all have.
pub fn read_words(folder: &Path, languages: &[String]) -> Result<Words, Faults> {
    let mut words = read_folder(folder, languages)?;
    let late = read_folder(&folder.join(RESULT), languages).map_err(|faults| faults.under(RESULT))?;
    words.late = late.keys.len();
    words.keys.extend(late.keys);
    for ((_, all), (_, late)) in words.languages.iter_mut().zip(late.languages) {
        all.extend(late);
    }
    Ok(words)
}

/// Reads the words of some languages from a folder alone; see [`read_words`].
pub(crate) fn read_folder(folder: &Path, languages: &[String]) -> Result<Words, Faults> {
    let mut faults = Faults::default();
    let read: Vec<Language> =
        languages.iter().map(|language| Language::read(folder, language, &mut faults)).collect();
    let keys: BTreeSet<&String> = read.iter().flat_map(|language| language.texts.keys()).collect();
    for key in &keys {
        for language in read.iter().filter(|language| !language.texts.contains_key(*key)) {
            let (place, problem) = lacks(language, key, None, &read);
            faults.add(&place, problem);
        }
        same_placeholders(key, &read, &mut faults);
    }
    let word =
        |language: &Language, key: &String| language.texts.get(key).map_or(String::new(), |t| t.0.clone());
    let list = |language: &Language| keys.iter().map(|key| word(language, key)).collect();
    let languages = read.iter().map(|language| (language.id.clone(), list(language))).collect();
    faults.or(Words { keys: keys.iter().map(|key| (*key).clone()).collect(), late: 0, languages })
}
