//! A compiled rule set as one file that a page can load: the rules, and each language's texts and extras.
//!
//! The file is the four letters `KGR1`, the length of its head in four bytes (the least first), the head as JSON, and then the
//! parts that the head lists, one after another: the rules, then for each language its texts and its extras. Their SHA-256
//! stands in the head, so that a file that was damaged in transit is refused.

use crate::compile::{Compiled, compile_folder};
use crate::extras::extras;
use crate::since::{Other, others_beside};
use base64ct::{Base64, Encoding};
use kanta_engine::{FORMAT, Pack, RuleSet, encode, load_extras};
use serde_json::{Map, json};
use sha2::{Digest, Sha256, Sha384};
use std::path::Path;

/// The largest file that the guide takes, in bytes.
pub const MOST_BYTES: usize = 1 << 20;

/// What the file begins with.
const MAGIC: &[u8] = b"KGR1";

/// A rule set as a file.
#[derive(Clone, Debug)]
pub struct Package {
    /// What it was made from.
    pub rules: RuleSet,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Compiles the rule set in `folder` into a file; `words` is the folder of the interface's words, whose languages it must have.
///
/// # Errors
/// A report of every fault, a line each, or that the file would be too large for the guide.
pub fn package(folder: &Path, words: &Path) -> Result<Package, String> {
    let compiled = compile_folder(folder).map_err(|faults| faults.lines(folder))?;
    packed(&compiled, &others_beside(folder, &compiled.rules)?, words)
}

/// The same of a rule set that is compiled, with those that it leads to.
pub(crate) fn packed(compiled: &Compiled, others: &[Other], words: &Path) -> Result<Package, String> {
    has_all_languages(compiled, words)?;
    let mut parts = encode(&compiled.rules);
    let mut lengths = Map::new();
    let rules = parts.len();
    for (language, texts) in &compiled.texts {
        let hash = compiled.rules.hash.clone();
        let mut pack = Pack { language: language.clone(), hash, words: Vec::new(), texts: texts.clone() };
        let (texts, extras) = (encode(&pack), encode(&extras(compiled, others, words, language)?));
        if load_extras(&extras, &compiled.rules, &mut pack).is_err() {
            return Err(
                "The drawing of a topic would be larger than the guide draws; make two topics of it.\n"
                    .to_owned(),
            );
        }
        lengths.insert(language.clone(), json!([texts.len(), extras.len()]));
        parts.extend(texts);
        parts.extend(extras);
    }
    let digest: String = Sha256::digest(&parts).iter().map(|byte| format!("{byte:02x}")).collect();
    let id = &compiled.rules.id;
    let head = json!({ "format": FORMAT, "id": id, "sha256": digest, "rules": rules, "languages": lengths });
    let head = head.to_string();
    let length = u32::try_from(head.len()).map_err(|error| error.to_string())?;
    let bytes = [MAGIC, &length.to_le_bytes(), head.as_bytes(), &parts].concat();
    if bytes.len() > MOST_BYTES {
        let size = bytes.len();
        return Err(format!(
            "The file would have {size} bytes; the guide takes {MOST_BYTES}. Make two rule sets of it.\n"
        ));
    }
    Ok(Package { rules: compiled.rules.clone(), bytes })
}

impl Package {
    /// What a page writes into `rules-integrity`, so that no other file is taken.
    pub fn integrity(&self) -> String {
        format!("sha384-{}", Base64::encode_string(&Sha384::digest(&self.bytes)))
    }
}

/// Whether the rule set has the texts of every language of the interface: a visitor may choose any.
fn has_all_languages(compiled: &Compiled, words: &Path) -> Result<(), String> {
    let fault = |error| {
        format!(
            "{} cannot be read: {error}; name the folder of the interface's words, `locales`.\n",
            words.display()
        )
    };
    for entry in std::fs::read_dir(words).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        // Whatever else lies there, such as what a system keeps of the folder, is of no language.
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let Some(language) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        if path.is_file() && !compiled.texts.iter().any(|(known, _)| known == language) {
            return Err(format!(
                "The rule set has no texts in `{language}`, which the guide speaks; add them, and name it in `languages`.\n"
            ));
        }
    }
    Ok(())
}
