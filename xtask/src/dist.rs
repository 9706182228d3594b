//! `cargo xtask dist`: builds the site, and makes each product of it.

use crate::setup::{self, Tools};
use crate::trunk::{self, Std};
use crate::{products, run};
use std::path::Path;

/// What one says to take the standard library as it comes with the stable toolchain.
const PLAIN_STD: &str = "--plain-std";

pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<(), String> {
    let std = match arguments {
        [] => Std::Small,
        [option] if option == PLAIN_STD => Std::Plain,
        _ => return Err(format!("say nothing, or {PLAIN_STD}")),
    };
    build(root, &setup::to_build(root)?, std)
}

/// Builds every product.
pub(crate) fn build(root: &Path, tools: &Tools, std: Std) -> Result<(), String> {
    trunk::release(root, tools, std)?;
    products::build(root)?;
    run::say("built dist/embed, dist/npm, dist/site, dist/offline and the archive of the element");
    products::digests::print(&root.join("dist"))
}
