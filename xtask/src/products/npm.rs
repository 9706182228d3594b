//! The package for npm, `dist/npm/`: the files of the element, the same in one script, the engine without a page, the manuals, and
//! typings and a manifest made from its public interface.

use crate::files;
use crate::run::{self, program};
use crate::site::{self, Publisher};
use std::path::Path;

/// Stands in `xtask/npm/package.json` where the version goes.
const MARK: &str = "\"0.0.0\"";
/// The line in it after which the addresses go that the publisher has said.
const LICENCE: &str = "  \"license\": ";

/// What goes in of the manuals, besides the pages on hosts.
const MANUALS: [&str; 5] =
    ["accessibility.md", "embedding.md", "engine.md", "hosting.md", "json-interface.md"];

/// The engine without a page as Node.js takes it.
const ENGINE_FOR_NODE: &str = "kanta-guide-engine-node.js";

/// Puts the package together out of the site's files.
pub(crate) fn build(root: &Path, site: &Path, dist: &Path) -> Result<(), String> {
    let npm = dist.join("npm");
    files::empty_folder(&npm)?;
    files::copy_all(&site.join("embed"), &npm)?;
    let own = root.join("xtask/npm");
    let manifest = manifest(&files::read_text(&own.join("package.json"))?, &Publisher::read(root)?);
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

/// The manifest of this version, with those addresses that are known.
fn manifest(text: &str, publisher: &Publisher) -> String {
    let addresses = [
        publisher.address.as_ref().map(|address| format!("  \"homepage\": {address:?},\n")),
        publisher.repository.as_ref().map(|address| {
            format!("  \"repository\": {{ \"type\": \"git\", \"url\": \"git+{address}\" }},\n")
        }),
        publisher.issues.as_ref().map(|address| format!("  \"bugs\": {{ \"url\": {address:?} }},\n")),
    ];
    let addresses = addresses.into_iter().flatten().collect::<String>();
    let text = text.replace(MARK, &format!("{:?}", env!("CARGO_PKG_VERSION")));
    text.replacen(LICENCE, &format!("{addresses}{LICENCE}"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("../../npm/package.json");

    fn value(text: &str) -> serde_json::Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_manifest_has_the_addresses_that_are_known_and_no_others() {
        let nobody = value(&manifest(TEXT, &Publisher::nobody()));
        for key in ["homepage", "repository", "bugs"] {
            assert_eq!(nobody.get(key), None);
        }
        assert_eq!(nobody.get("version"), Some(&value(&format!("{:?}", env!("CARGO_PKG_VERSION")))));
        let mut publisher = Publisher::at("https://guide.example/");
        publisher.repository = Some("https://code.example/guide".to_owned());
        publisher.issues = Some("https://code.example/errors".to_owned());
        let known = value(&manifest(TEXT, &publisher));
        assert_eq!(known.get("homepage"), Some(&value("\"https://guide.example/\"")));
        assert_eq!(
            known.get("repository"),
            Some(&value("{\"type\":\"git\",\"url\":\"git+https://code.example/guide\"}"))
        );
        assert_eq!(known.get("bugs"), Some(&value("{\"url\":\"https://code.example/errors\"}")));
    }
}
