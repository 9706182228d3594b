//! What the widget is built from: the compiled rules, the keys of its words, and one pack of texts a language.

use crate::compile::{Compiled, compile_folder};
use crate::extras::extras;
use crate::package::packed;
use crate::since::others_beside;
use crate::words::{Words, read_words};
use kanta_engine::{Answers, Extras, Pack, Text, encode, link};
use std::path::Path;

/// The rule set that is built into the widget.
pub const BUILT_IN: &str = "rules/2021-04";
/// All rule sets of the guide, the oldest first; those that are not built in are files beside it.
pub const RULE_SETS: [&str; 2] = [BUILT_IN, "rules/2026-09"];
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
    /// The same without the texts and words that only a result has: the extras have those.
    pub first_packs: Vec<(String, Vec<u8>)>,
}

/// A rule set of the guide.
#[derive(Clone, Debug)]
pub struct OwnRules {
    /// Its id.
    pub id: String,
    /// The day of its rules, such as `2021-04-19`.
    pub day: String,
    /// What stands for it in the code of a link, after the first character.
    pub mark: String,
    /// The file that a page loads (see [`crate::package`]); the built-in one has none.
    pub file: Option<Vec<u8>>,
}

/// Compiles all rule sets of the workspace at `root`, the oldest first.
///
/// # Errors
/// A report of every fault, a line each, or that a rule set leads to one that is not there.
pub fn own_rules(root: &Path) -> Result<Vec<OwnRules>, String> {
    let mut all = Vec::new();
    let mut others = Vec::new();
    for folder in RULE_SETS {
        let compiled = compile_folder(&root.join(folder)).map_err(|faults| report(folder, &faults))?;
        let is_file = folder != BUILT_IN;
        let package =
            || packed(&compiled, &others_beside(&root.join(folder), &compiled.rules)?, &root.join(WORDS));
        let package = is_file.then(package).transpose()?;
        let rules = compiled.rules;
        all.push(OwnRules {
            day: rules.as_of.iso(),
            mark: link(&rules, &Answers::default(), 0).chars().skip(1).take(3).collect(),
            id: rules.id,
            file: package.map(|package| package.bytes),
        });
        others.extend(rules.others.into_iter().map(|other| (folder, other.id)));
    }
    match others.iter().find(|(_, other)| !all.iter().any(|rules| rules.id == *other)) {
        Some((folder, other)) => Err(format!(
            "{folder}/rule-set.toml: there is no rule set `{other}`; take it out of `others`, or name its folder in crates/rules/src/bundle.rs.\n"
        )),
        None => Ok(all),
    }
}

/// Compiles the built-in rule set and the interface's words of the workspace at `root`.
///
/// # Errors
/// A report of every fault, a line each.
pub fn bundle(root: &Path) -> Result<Bundle, String> {
    let compiled = compile_folder(&root.join(BUILT_IN)).map_err(|f| report(BUILT_IN, &f))?;
    let Compiled { rules, texts, late, .. } = compiled;
    let languages: Vec<String> = texts.iter().map(|(language, _)| language.clone()).collect();
    let Words { keys, late: late_words, languages } =
        read_words(&root.join(WORDS), &languages).map_err(|f| report(WORDS, &f))?;
    let (mut packs, mut first_packs) = (Vec::new(), Vec::new());
    for ((language, words), (_, texts)) in languages.into_iter().zip(texts) {
        let mut pack = Pack { language: language.clone(), hash: rules.hash.clone(), words, texts };
        packs.push((language.clone(), encode(&pack)));
        for text in &late {
            pack.texts.get_mut(usize::from(text.0)).map(String::clear);
        }
        pack.words.iter_mut().rev().take(late_words).for_each(String::clear);
        first_packs.push((language, encode(&pack)));
    }
    Ok(Bundle { rules: encode(&rules), words: keys, packs, first_packs })
}

/// The languages of the built-in rule set with the words that only a result has and the extras, as [`kanta_engine::load_late_words`]
/// and [`kanta_engine::load_extras`] read them. The widget is built without them.
///
/// # Errors
/// A report of every fault, a line each.
pub fn bundled_extras(root: &Path) -> Result<Vec<(String, Vec<u8>)>, String> {
    let compiled = compile_folder(&root.join(BUILT_IN)).map_err(|f| report(BUILT_IN, &f))?;
    let others = others_beside(&root.join(BUILT_IN), &compiled.rules)?;
    let languages: Vec<String> = compiled.texts.iter().map(|(language, _)| language.clone()).collect();
    let Words { late, languages: words, .. } =
        read_words(&root.join(WORDS), &languages).map_err(|f| report(WORDS, &f))?;
    let extras = compiled.texts.iter().zip(&words).map(|((language, texts), (_, words))| {
        let late_words: Vec<String> = words.iter().skip(words.len() - late).cloned().collect();
        let late = |text: &Text| texts.get(usize::from(text.0)).map(|words| (*text, words.clone()));
        let texts = compiled.late.iter().filter_map(late).collect();
        let extras = extras(&compiled, &others, &root.join(WORDS), language)?;
        Ok((language.clone(), encode(&(late_words, Extras { texts, ..extras }))))
    });
    extras.collect()
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
    faults.lines(Path::new(folder))
}
