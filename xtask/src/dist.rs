//! `cargo xtask dist`: builds the site, and makes each product of it.

use crate::setup::{self, Tools};
use crate::trunk::{self, Std};
use crate::{products, run};
use std::path::Path;

pub(crate) fn run(root: &Path, std: Std) -> Result<(), String> {
    build(root, &setup::to_build(root)?, std)
}

/// Builds every product.
pub(crate) fn build(root: &Path, tools: &Tools, std: Std) -> Result<(), String> {
    trunk::release(root, tools, std)?;
    products::build(root)?;
    run::say("built dist/embed, dist/npm, dist/site, dist/offline and the archive of the element");
    products::digests::print(&root.join("dist"))
}
