//! The files of each language that go beside the wasm, as the rules' compiler writes them.

use crate::first_page;
use std::path::Path;

/// Each language with its texts after its first page, and each with its drawings.
pub(crate) struct Packs {
    pub(crate) texts: Vec<(String, Vec<u8>)>,
    pub(crate) drawings: Vec<(String, Vec<u8>)>,
}

/// The files of all languages; the error is the compiler's report, a line a fault.
pub(crate) fn packs(root: &Path) -> Result<Packs, String> {
    let bundle = kanta_rules::bundle::bundle(root)?;
    let drawings = bundle.maps.into_iter().map(|(language, map)| (language, map.into_bytes())).collect();
    let with_page = |(language, pack): (String, Vec<u8>)| {
        first_page::before(root, &language, &pack).map(|pack| (language, pack))
    };
    let texts = bundle.packs.into_iter().map(with_page).collect::<Result<_, String>>()?;
    Ok(Packs { texts, drawings })
}

/// The ids of the built-in rule set, as JSON (see [`kanta_rules::ids`]).
pub(crate) fn ids(root: &Path) -> Result<String, String> {
    let compiled = kanta_rules::compile_folder(&root.join(kanta_rules::bundle::BUILT_IN));
    compiled.map(|compiled| kanta_rules::ids(&compiled.rules)).map_err(|faults| faults.to_string())
}
