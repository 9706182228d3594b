//! The scripts that are bundled by esbuild, each call in one function.

use super::assets::Assets;
use super::program::Program;
use super::{Kind, data};
use crate::run::{self, program};
use std::path::Path;

/// Where the guide in a frame lies.
pub(super) const FRAME: &str = "src/element/frame";

/// Bundles the element, the frame, the engine without a page, and the page's style and script into `work`.
pub(super) fn bundle(
    root: &Path,
    Program { glue, names, .. }: &Program,
    engine: &Program,
    work: &Path,
    site: &Path,
    assets: &Assets,
    kind: Kind,
) -> Result<(), String> {
    let mut node = program(root, "node");
    node.arg("xtask/esbuild.mjs").arg("--glue").arg(glue).arg("--out").arg(work).arg("--site").arg(site);
    if let Some(names) = names {
        node.arg("--names").arg(names);
    }
    node.arg("--engine-glue").arg(&engine.glue).args(["--engine", &assets.engine]);
    node.args(["--version", env!("CARGO_PKG_VERSION"), "--wasm", &assets.wasm]);
    let Assets { packs, site_packs, extras, rules, .. } = assets;
    for rules in rules {
        node.args(["--rules", &rules.join("=")]);
    }
    for (option, names) in [("--pack", packs), ("--site-pack", site_packs), ("--extras", extras)] {
        for (language, name) in names {
            node.args([option, &format!("{language}={name}")]);
        }
    }
    if kind == Kind::Release {
        node.arg("--release");
    }
    run::run(&mut node)
}

/// Writes the page on which a host puts its lines together.
pub(super) fn embedding(root: &Path, site: &Path) -> Result<(), String> {
    let mut node = program(root, "node");
    node.args(["xtask/embedding.mjs", "--ids", &data::ids(root)?, "--site"]).arg(site);
    run::run(&mut node)
}

/// Writes the site's service worker.
pub(super) fn worker(root: &Path, site: &Path) -> Result<(), String> {
    run::run(program(root, "node").arg("xtask/worker.mjs").arg("--site").arg(site))
}
