//! What a first visit does without: put together for one language.

use crate::compile::Compiled;
use crate::drawing::drawings;
use kanta_engine::Extras;
use std::path::Path;

/// The extras of a rule set in a language; `words` is the folder of the interface's words.
///
/// # Errors
/// The faults of the words, or that there is no such language, in words.
pub fn extras(compiled: &Compiled, words: &Path, language: &str) -> Result<Extras, String> {
    Ok(Extras { drawings: drawings(compiled, words, language)? })
}
