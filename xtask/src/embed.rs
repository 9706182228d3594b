//! What a vendor puts on a page, `dist/embed/`: the element's script with the wasm and the packs beside it, and the
//! frame for hosts that want the guide apart from their page.

use crate::files;
use std::path::Path;

/// Copies the element out of a finished bundle.
pub(crate) fn build(root: &Path, bundle: &Path) -> Result<(), String> {
    let embed = root.join("dist/embed");
    files::empty_folder(&embed)?;
    files::copy_all(&bundle.join("embed"), &embed)
}
