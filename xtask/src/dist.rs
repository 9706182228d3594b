//! `cargo xtask dist`: builds the products, each from the same bundle.

use crate::bundle::{self, Kind};
use crate::setup::{self, Tools};
use crate::{archive, embed, npm, run, site};
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
    run::say("built dist/embed, dist/npm, dist/site and the archive of the element");
    Ok(())
}
