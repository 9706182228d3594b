//! The package for npm, `dist/npm/`: the files of the element, the same in one script, the engine without a page, the manuals, and
//! typings and a manifest made from its public interface.

use crate::run::{self, program};
use crate::{files, site};
use std::path::Path;

/// Stands in `xtask/npm/package.json` where the version goes.
const MARK: &str = "\"0.0.0\"";

/// What goes in of the manuals, besides the pages on hosts.
const MANUALS: [&str; 4] = ["embedding.md", "engine.md", "hosting.md", "json-interface.md"];

/// The engine without a page as Node.js takes it.
const ENGINE_FOR_NODE: &str = "kanta-guide-engine-node.js";

/// Puts the package together out of the site's files.
pub(crate) fn build(root: &Path, site: &Path, dist: &Path) -> Result<(), String> {
    let npm = dist.join("npm");
    files::empty_folder(&npm)?;
    files::copy_all(&site.join("embed"), &npm)?;
    let own = root.join("xtask/npm");
    let manifest = files::read_text(&own.join("package.json"))?;
    let manifest = manifest.replace(MARK, &format!("{:?}", env!("CARGO_PKG_VERSION")));
    files::write(&npm.join("package.json"), manifest.as_bytes())?;
    files::write(&npm.join("README.md"), &files::read(&own.join("README.md"))?)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        files::write(&npm.join(licence), &files::read(&root.join(licence))?)?;
    }
    let docs = root.join("docs");
    files::folder(&npm.join("docs/hosts"))?;
    for manual in MANUALS {
        files::write(&npm.join("docs").join(manual), &files::read(&docs.join(manual))?)?;
    }
    files::copy_all(&docs.join("hosts"), &npm.join("docs/hosts"))?;
    run::run(program(root, "node").arg("xtask/whole.mjs").arg("--npm").arg(&npm))?;
    // After the script that has all files of the element in it, as it needs none of these.
    files::copy_all(&site::engine_folder(root, site::Kind::Release), &npm)?;
    files::write(&npm.join(ENGINE_FOR_NODE), &files::read(&own.join(ENGINE_FOR_NODE))?)?;
    let mut node = program(root, "node");
    node.args(["xtask/api.mjs", "--ids", &site::ids(root)?, "--out"]).arg(&npm);
    run::run(&mut node)
}
