//! What a first visit does without: put together for one language.

use crate::compile::Compiled;
use crate::drawing::drawings;
use kanta_engine::{Extras, Term};
use std::path::Path;

/// The extras of a rule set in a language; `words` is the folder of the interface's words.
///
/// # Errors
/// The faults of the words, or that there is no such language, in words.
pub fn extras(compiled: &Compiled, words: &Path, language: &str) -> Result<Extras, String> {
    Ok(Extras {
        drawings: drawings(compiled, words, language)?,
        glossary: glossary_of(compiled, language).to_vec(),
    })
}

/// The words that a compiled rule set explains, in one of its languages.
pub(crate) fn glossary_of<'c>(compiled: &'c Compiled, language: &str) -> &'c [Term] {
    let found = compiled.glossary.iter().find(|(id, _)| id == language);
    found.map_or(&[], |(_, terms)| terms.as_slice())
}
