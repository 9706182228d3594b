//! The information page, `dist/site/`.

use crate::run::{self, program};
use crate::setup::Tools;
use crate::{files, packs};
use std::path::Path;
use std::process::Command;

/// Has Trunk build the page of a finished bundle.
pub(crate) fn build(root: &Path, tools: &Tools, bundle: &Path) -> Result<(), String> {
    let mut trunk = trunk(root, tools);
    trunk.args(["build", "--release", "--dist=dist/site"]).arg(bundle.join("index.html"));
    // It would warn that it finds no Rust here, as is meant.
    run::run(trunk.env("RUST_LOG", "error"))?;
    for_hosts(root)
}

/// Where the site has the element as hosts take it.
pub(crate) const FOR_HOSTS: [&str; 3] = ["embed/", "embedding.html", "assets/embedding-"];

/// Puts the finished element beside the page, and the page on which a host puts its lines together.
fn for_hosts(root: &Path) -> Result<(), String> {
    let (element, site) = (root.join("dist/embed"), root.join("dist/site"));
    files::folder(&site.join("embed"))?;
    files::copy_all(&element, &site.join("embed"))?;
    let mut node = program(root, "node");
    node.args(["xtask/embedding.mjs", "--ids", &packs::ids(root)?, "--embed"]).arg(element);
    run::run(node.arg("--out").arg(site))
}

/// Trunk, which asks crates.io for a newer version unless told not to, and reads `NO_COLOR=1`, as everyone else writes
/// it, for a fault.
pub(crate) fn trunk(root: &Path, tools: &Tools) -> Command {
    let mut trunk = program(root, &tools.trunk);
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env_remove("NO_COLOR");
    trunk
}
