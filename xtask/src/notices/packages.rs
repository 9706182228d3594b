//! The packages of others: those that the program is linked from, as Cargo resolves them, with where they lie and what their lock
//! files say.

use crate::files;
use crate::run::{self, program};
use crate::setup::TARGET;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Our own packages whose programs are shipped for the browser.
const PROGRAMS: [&str; 2] = ["kanta-guide", "kanta-engine-js"];

/// A package that Cargo has.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// The licences, as SPDX writes them.
    pub(crate) licence: String,
    pub(crate) authors: Vec<String>,
    /// Where it comes from; a package of our own comes from nowhere.
    pub(crate) source: Option<String>,
    /// The packages that it depends on, on some system and with some feature, by name and version.
    pub(crate) needs: Vec<(String, String)>,
    /// Its folder.
    pub(crate) folder: PathBuf,
}

/// Every package that some system or a browser needs, our own too, in the order of names and versions.
pub(crate) fn all(root: &Path) -> Result<Vec<Package>, String> {
    let mut cargo = asks(root);
    cargo.args(["metadata", "--format-version=1", "--locked"]);
    let metadata: Value = serde_json::from_str(&run::read(&mut cargo)?).map_err(|error| error.to_string())?;
    let described = list(&metadata, "packages");
    let names: BTreeMap<String, (String, String)> =
        described.iter().map(|one| (text(one, "id"), (text(one, "name"), text(one, "version")))).collect();
    let nodes = metadata.get("resolve").map_or(&[][..], |resolve| list(resolve, "nodes"));
    let needs: BTreeMap<String, Vec<(String, String)>> = nodes
        .iter()
        .map(|node| {
            let ids = list(node, "dependencies").iter().filter_map(Value::as_str);
            (text(node, "id"), ids.filter_map(|id| names.get(id).cloned()).collect())
        })
        .collect();
    let needed = |value: &Value| needs.get(&text(value, "id")).cloned().unwrap_or_default();
    let mut packages: Vec<Package> = described.iter().map(|one| package(one, needed(one))).collect();
    packages.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(packages)
}

/// Of all packages those that the programs in the browser are linked from, but for our own.
pub(crate) fn linked(root: &Path, all: &[Package]) -> Result<Vec<Package>, String> {
    let mut cargo = asks(root);
    cargo.args(["tree", "--locked", "--target", TARGET]);
    cargo.args(PROGRAMS.map(|name| format!("--package={name}")));
    cargo.args(["--edges=normal,no-proc-macro", "--prefix=none", "--format={p}"]);
    let tree = run::read(&mut cargo)?;
    let names: BTreeSet<(&str, &str)> = tree.lines().filter_map(name_and_version).collect();
    let is_linked = |package: &&Package| names.contains(&(&package.name, &package.version));
    Ok(all.iter().filter(|package| package.source.is_some()).filter(is_linked).cloned().collect())
}

/// Cargo, to be asked and not to build: what the small standard library is built with does not concern it.
fn asks(root: &Path) -> Command {
    let mut cargo = program(root, "cargo");
    for variable in ["CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "CARGO_UNSTABLE_BUILD_STD"] {
        cargo.env_remove(variable);
    }
    cargo
}

/// A line such as `slab v0.4.12`.
fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split(' ');
    Some((words.next()?, words.next()?.strip_prefix('v')?))
}

fn package(value: &Value, needs: Vec<(String, String)>) -> Package {
    let manifest = PathBuf::from(text(value, "manifest_path"));
    Package {
        name: text(value, "name"),
        version: text(value, "version"),
        licence: text(value, "license"),
        authors: list(value, "authors").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        source: value.get("source").and_then(Value::as_str).map(str::to_owned),
        needs,
        folder: manifest.parent().unwrap_or(Path::new("")).to_owned(),
    }
}

/// What `Cargo.lock` pins: name and version, with the SHA-256 of what the registry gave; our own packages have none.
pub(crate) fn pinned(root: &Path) -> Result<BTreeMap<(String, String), String>, String> {
    let lock = files::read_text(&root.join("Cargo.lock"))?;
    let value = |part: &str, key: &str| {
        let start = format!("{key} = \"");
        let line = part.lines().find_map(|line| line.strip_prefix(&start));
        line.and_then(|line| line.strip_suffix('"')).map(str::to_owned)
    };
    let parts = lock.split("[[package]]").skip(1);
    let pinned = parts
        .filter_map(|part| Some(((value(part, "name")?, value(part, "version")?), value(part, "checksum")?)));
    Ok(pinned.collect())
}

/// A package that npm pins.
pub(crate) struct NpmPackage {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) licence: String,
    /// The hash as `package-lock.json` writes it: `sha512-` and base64.
    pub(crate) integrity: String,
    /// Whether it only builds and tests the products.
    pub(crate) is_tool: bool,
    /// The packages that it depends on, by name and version; what is optional and not there is left out.
    pub(crate) needs: Vec<(String, String)>,
}

/// What `package-lock.json` pins, in its order.
pub(crate) fn npm(root: &Path) -> Result<Vec<NpmPackage>, String> {
    let lock = files::read_text(&root.join("package-lock.json"))?;
    let lock: Value = serde_json::from_str(&lock).map_err(|error| format!("package-lock.json: {error}"))?;
    let packages = lock.get("packages").and_then(Value::as_object);
    let packages = packages.ok_or_else(|| "package-lock.json has no packages".to_owned())?;
    let found = packages.iter().filter_map(|(place, value)| {
        let (_, name) = place.rsplit_once("node_modules/")?;
        let kinds = ["dependencies", "optionalDependencies", "peerDependencies"];
        let wanted = kinds.iter().filter_map(|kind| value.get(kind)?.as_object()).flat_map(Map::keys);
        let needs = wanted.filter_map(|name| {
            let found = nearest(packages, place, name)?;
            Some((name.clone(), text(found, "version")))
        });
        Some(NpmPackage {
            name: name.to_owned(),
            version: text(value, "version"),
            licence: text(value, "license"),
            integrity: text(value, "integrity"),
            is_tool: value.get("dev").and_then(Value::as_bool).unwrap_or(false),
            needs: needs.collect(),
        })
    });
    Ok(found.collect())
}

/// The package of a name that Node.js finds from a place: in its own folder, or in one around it.
fn nearest<'p>(packages: &'p Map<String, Value>, place: &str, name: &str) -> Option<&'p Value> {
    let own = packages.get(&format!("{place}/node_modules/{name}"));
    let around = place.rsplit_once("node_modules/").map(|(around, _)| around.trim_end_matches('/'));
    own.or_else(|| match around? {
        "" => packages.get(&format!("node_modules/{name}")),
        around => nearest(packages, around, name),
    })
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
