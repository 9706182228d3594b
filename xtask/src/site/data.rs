//! What the rules' compiler gives: texts and extras of each language, and the ids of the built-in rule set.

use super::first_page::{self, FirstPages};
use kanta_rules::bundle::{OwnRules, bundled_extras, own_rules};
use std::path::Path;

/// The files of each language that go beside the wasm, by language.
pub(super) struct Data {
    /// The texts, after the first page.
    pub(super) packs: Vec<(String, Vec<u8>)>,
    /// The same for the site, whose HTML has the first page: the texts, after none.
    pub(super) site_packs: Vec<(String, Vec<u8>)>,
    /// What is needed only later: the texts of the result, drawings, names of places, the glossary.
    pub(super) extras: Vec<(String, Vec<u8>)>,
    /// The rule sets, the oldest first.
    pub(super) rules: Vec<OwnRules>,
}

/// The files of all languages; the error is the compiler's report, a line a fault.
pub(super) fn compile(root: &Path, pages: &FirstPages) -> Result<Data, String> {
    let bundle = kanta_rules::bundle::bundle(root)?;
    let after = |page: &str, language: &str, pack: &[u8]| {
        first_page::before(page, pack).map(|pack| (language.to_owned(), pack))
    };
    let with_page = |(language, pack): &(String, Vec<u8>)| after(pages.page(language)?, language, pack);
    let without = |(language, pack): &(String, Vec<u8>)| after("", language, pack);
    Ok(Data {
        packs: bundle.first_packs.iter().map(with_page).collect::<Result<_, String>>()?,
        site_packs: bundle.first_packs.iter().map(without).collect::<Result<_, String>>()?,
        extras: bundled_extras(root)?,
        rules: own_rules(root)?,
    })
}

/// The ids of the built-in rule set, as JSON (see [`kanta_rules::ids`]).
pub(crate) fn ids(root: &Path) -> Result<String, String> {
    let compiled = kanta_rules::compile_folder(&root.join(kanta_rules::bundle::BUILT_IN));
    compiled.map(|compiled| kanta_rules::ids(&compiled.rules)).map_err(|faults| faults.to_string())
}
