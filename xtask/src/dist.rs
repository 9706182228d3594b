//! `cargo xtask dist`: builds the products, each from the same bundle.

use crate::bundle::{self, Kind};
use crate::setup::{self, Tools};
use crate::{archive, compress, embed, npm, offline, run, site};
use std::path::Path;

pub(crate) fn run(root: &Path) -> Result<(), String> {
    build(root, &setup::to_build(root)?)
}

/// Builds every product.
pub(crate) fn build(root: &Path, tools: &Tools) -> Result<(), String> {
    let bundle = bundle::make(root, tools, Kind::Release)?;
    embed::build(root, &bundle)?;
    npm::build(root, &bundle)?;
    archive::build(root, &bundle)?;
    site::build(root, tools, &bundle)?;
    offline::build(root, &bundle)?;
    compress::beside(&["embed", "site"].map(|product| root.join("dist").join(product)))?;
    run::say("built dist/embed, dist/npm, dist/site, dist/offline and the archive of the element");
    Ok(())
}
