//! What the widget is built from: the compiled rules, the keys of its words, and one pack of texts a language.

use crate::compile::{Compiled, compile_folder};
use crate::extras::extras;
use crate::words::{Words, read_words};
use kanta_engine::{Pack, encode};
use std::path::Path;

/// The rule set that is built into the widget.
pub const BUILT_IN: &str = "rules/2021-04";
/// The folder of the interface's words.
pub const WORDS: &str = "locales";

/// The parts of the widget that come from data.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The compiled rules, as [`kanta_engine::load_rules`] reads them.
    pub rules: Vec<u8>,
    /// The keys of the interface's words, in the order of their numbers.
    pub words: Vec<String>,
    /// Languages with their packs, as [`kanta_engine::load_pack`] reads them.
    pub packs: Vec<(String, Vec<u8>)>,
    /// Languages with their extras, as [`kanta_engine::load_extras`] reads them.
    pub extras: Vec<(String, Vec<u8>)>,
}

/// Compiles the built-in rule set and the interface's words of the workspace at `root`.
///
/// # Errors
/// A report of every fault, a line each.
pub fn bundle(root: &Path) -> Result<Bundle, String> {
    let compiled = compile_folder(&root.join(BUILT_IN)).map_err(|f| report(BUILT_IN, &f))?;
    let later = compiled.texts.iter().map(|(language, _)| {
        Ok((language.clone(), encode(&extras(&compiled, &root.join(WORDS), language)?)))
    });
    let extras = later.collect::<Result<_, String>>()?;
    let Compiled { rules, texts, .. } = compiled;
    let languages: Vec<String> = texts.iter().map(|(language, _)| language.clone()).collect();
    let Words { keys, languages } =
        read_words(&root.join(WORDS), &languages).map_err(|f| report(WORDS, &f))?;
    let mut packs = Vec::new();
    for ((language, words), (_, texts)) in languages.into_iter().zip(texts) {
        let pack = Pack { language: language.clone(), hash: rules.hash.clone(), words, texts };
        packs.push((language, encode(&pack)));
    }
    Ok(Bundle { rules: encode(&rules), words: keys, packs, extras })
}

/// The languages of the built-in rule set.
///
/// # Errors
/// A report of every fault, a line each.
pub fn languages(root: &Path) -> Result<Vec<String>, String> {
    let compiled = compile_folder(&root.join(BUILT_IN)).map_err(|f| report(BUILT_IN, &f))?;
    Ok(compiled.texts.into_iter().map(|(language, _)| language).collect())
}

/// The faults, each with the folder before its file.
fn report(folder: &str, faults: &crate::fault::Faults) -> String {
    faults.0.iter().map(|fault| format!("{folder}/{fault}\n")).collect()
}
