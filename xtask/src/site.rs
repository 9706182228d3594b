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
    for_hosts(root)?;
    kept(root)
}

/// What a browser asks for when the guide is there, or when a person installs it.
pub(crate) const AFTERWARDS: [&str; 3] = ["sw.js", "icon-192.png", "icon-512.png"];

/// Puts beside the page what it needs to be installed and to work without a network; the worker knows all that is there, so it
/// comes last.
fn kept(root: &Path) -> Result<(), String> {
    let site = root.join("dist/site");
    for name in ["manifest.webmanifest", "icon-192.png", "icon-512.png"] {
        files::write(&site.join(name), &files::read(&root.join("site").join(name))?)?;
    }
    run::run(program(root, "node").arg("xtask/worker.mjs").arg("--site").arg(site))
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
