//! What a vendor puts on a page, `dist/embed/`: the element's script with the wasm and the packs beside it, and the
//! frame for hosts that want the guide apart from their page.

use crate::files;
use std::path::Path;

/// Copies the element, which the site has for hosts to look at.
pub(crate) fn build(site: &Path, dist: &Path) -> Result<(), String> {
    let embed = dist.join("embed");
    files::empty_folder(&embed)?;
    files::copy_all(&site.join("embed"), &embed)
}
