//! The language packs that go beside the wasm, as the rules' compiler writes them.

use std::path::Path;

/// Each language with its pack; the error is the compiler's report, a line a fault.
pub(crate) fn packs(root: &Path) -> Result<Vec<(String, Vec<u8>)>, String> {
    kanta_rules::bundle::bundle(root).map(|bundle| bundle.packs)
}
