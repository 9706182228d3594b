//! The language packs that go beside the wasm.

use std::path::Path;

/// Each language with its pack. A stand-in until `kanta_rules::bundle::packs` of the same signature is there.
pub(crate) fn packs(_root: &Path) -> Result<Vec<(String, Vec<u8>)>, String> {
    Ok(["sv", "fi", "en"].map(|language| (language.to_owned(), language.as_bytes().to_vec())).into())
}
