//! The bills of material, in CycloneDX's form: what Cargo and npm pin, with its hash, and whether it is in the products or only
//! builds and tests them. They have neither date nor number, so that the same lock files give the same bytes.

use super::packages::{NpmPackage, Package};
use base64ct::{Base64, Encoding};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What stands for the product in its own bill.
const PRODUCT: &str = "kanta-guide";

/// The bill of what Cargo pins.
pub(super) fn rust(
    pinned: &BTreeMap<(String, String), String>,
    all: &[Package],
    linked: &[Package],
) -> String {
    let find = |packages: &[Package], name: &str, version: &str| {
        packages.iter().find(|one| one.name == name && one.version == version).map(|one| one.licence.clone())
    };
    let purl =
        |(name, version): &(String, String)| format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"));
    let components = pinned.iter().map(|(package, hash)| {
        let (name, version) = package;
        let shipped = find(linked, name, version).is_some();
        let licence = find(all, name, version);
        component(&purl(package), (name, version), licence.as_deref(), ("SHA-256", hash), shipped)
    });
    let mut graph = Graph::new();
    for Package { name, version, source, needs, .. } in all {
        let own = || PRODUCT.to_owned();
        let from = source.as_ref().map_or_else(own, |_| purl(&(name.clone(), version.clone())));
        // Our own packages depend on each other, too; in the bill they are one.
        let others = needs.iter().filter(|package| pinned.contains_key(package)).map(&purl);
        graph.entry(from).or_default().extend(others);
    }
    bill(components.collect(), &graph)
}

/// The bill of what npm pins.
pub(super) fn npm(packages: &[NpmPackage]) -> Result<String, String> {
    let mut components: BTreeMap<String, Value> = BTreeMap::new();
    // Nothing of npm is shipped: the product depends on none.
    let mut graph = Graph::from([(PRODUCT.to_owned(), BTreeSet::new())]);
    let purl = |name: &str, version: &str| format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
    for NpmPackage { name, version, licence, integrity, is_tool, needs } in packages {
        let bytes = integrity.strip_prefix("sha512-").and_then(|hash| Base64::decode_vec(hash).ok());
        let bytes = bytes.ok_or_else(|| format!("package-lock.json has no SHA-512 of {name}"))?;
        let hash: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let others = needs.iter().map(|(name, version)| purl(name, version));
        let purl = purl(name, version);
        graph.entry(purl.clone()).or_default().extend(others);
        let licence = Some(licence.as_str()).filter(|licence| !licence.is_empty());
        let one = component(&purl, (name, version), licence, ("SHA-512", &hash), !is_tool);
        components.insert(purl, one);
    }
    Ok(bill(components.into_values().collect(), &graph))
}

fn component(
    purl: &str,
    (name, version): (&str, &str),
    licence: Option<&str>,
    (algorithm, hash): (&str, &str),
    shipped: bool,
) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "scope": if shipped { "required" } else { "excluded" },
        "hashes": [{"alg": algorithm, "content": hash}],
        "purl": purl,
    });
    if let (Some(licence), Some(component)) = (licence, component.as_object_mut()) {
        // An old way to write a choice.
        let expression = licence.replace(" / ", "/").replace('/', " OR ");
        component.insert("licenses".to_owned(), json!([{"expression": expression}]));
    }
    component
}

/// What each component depends on, by their references.
type Graph = BTreeMap<String, BTreeSet<String>>;

fn bill(components: Vec<Value>, graph: &Graph) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let product = json!({"type": "application", "bom-ref": PRODUCT, "name": PRODUCT, "version": version});
    let dependencies: Vec<Value> =
        graph.iter().map(|(from, others)| json!({"ref": from, "dependsOn": others})).collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": product},
        "components": components,
        "dependencies": dependencies,
    });
    format!("{bill:#}\n")
}

#[cfg(test)]
mod tests {
    use super::super::packages;
    use super::*;
    use std::path::Path;

    fn components(bill: &str) -> Vec<Value> {
        let bill: Value = serde_json::from_str(bill).unwrap();
        assert_eq!((&bill["bomFormat"], &bill["specVersion"]), (&json!("CycloneDX"), &json!("1.5")));
        bill["components"].as_array().unwrap().clone()
    }

    /// What a component depends on, by the references of the bill; each reference is that of a component or the product.
    fn dependencies(bill: &str) -> BTreeMap<String, Vec<String>> {
        let bill: Value = serde_json::from_str(bill).unwrap();
        let references: BTreeSet<&str> = bill["components"]
            .as_array()
            .unwrap()
            .iter()
            .chain([&bill["metadata"]["component"]])
            .map(|one| one["bom-ref"].as_str().unwrap())
            .collect();
        let graph: BTreeMap<String, Vec<String>> = bill["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                let needs = serde_json::from_value(one["dependsOn"].clone()).unwrap();
                (one["ref"].as_str().unwrap().to_owned(), needs)
            })
            .collect();
        for reference in graph.iter().flat_map(|(from, needs)| needs.iter().chain([from])) {
            assert!(references.contains(&**reference), "{reference} is no component");
        }
        assert_eq!(graph.len(), references.len(), "each component says what it depends on");
        graph
    }

    #[test]
    fn the_bills_say_what_depends_on_what() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let all = packages::all(root).unwrap();
        let linked = packages::linked(root, &all).unwrap();
        let rust = dependencies(&rust(&packages::pinned(root).unwrap(), &all, &linked));
        let of = |start: &str| {
            let (_, needs) = rust.iter().find(|(from, _)| from.starts_with(start)).unwrap();
            needs.iter().map(|one| one.split('@').next().unwrap()).collect::<Vec<_>>()
        };
        for direct in ["pkg:cargo/yew", "pkg:cargo/serde", "pkg:cargo/clap"] {
            assert!(of(PRODUCT).contains(&direct), "{direct} in {:?}", of(PRODUCT));
        }
        assert!(of("pkg:cargo/yew@").contains(&"pkg:cargo/wasm-bindgen"));
        assert!(of("pkg:cargo/postcard@").contains(&"pkg:cargo/serde"));
        let npm = dependencies(&npm(&packages::npm(root).unwrap()).unwrap());
        assert_eq!(npm[PRODUCT], [""; 0]);
        let webpack = npm.iter().find(|(from, _)| from.starts_with("pkg:npm/webpack@")).unwrap();
        assert!(webpack.1.iter().any(|one| one.starts_with("pkg:npm/tapable@")), "{webpack:?}");
    }

    #[test]
    fn the_bills_list_what_is_pinned_and_tell_what_is_shipped() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let all = packages::all(root).unwrap();
        let linked = packages::linked(root, &all).unwrap();
        let pinned = packages::pinned(root).unwrap();
        let rust = components(&rust(&pinned, &all, &linked));
        let find = |name: &str| rust.iter().find(|one| one["name"] == name).unwrap();
        assert_eq!(find("talc")["scope"], "required");
        assert_eq!(find("talc")["licenses"], json!([{"expression": "MIT"}]));
        assert_eq!(find("clap")["scope"], "excluded");
        let shipped = rust.iter().filter(|one| one["scope"] == "required").count();
        assert_eq!((rust.len(), shipped), (pinned.len(), linked.len()));
        assert!(rust.iter().all(|one| one["hashes"][0]["content"].as_str().unwrap().len() == 64));
        assert!(rust.iter().all(|one| one["licenses"][0]["expression"].is_string()), "each has a licence");
        let npm = components(&npm(&packages::npm(root).unwrap()).unwrap());
        assert!(npm.iter().any(|one| one["name"] == "esbuild" && one["scope"] == "excluded"));
        assert!(npm.iter().all(|one| one["scope"] == "excluded"), "nothing of npm is shipped");
        assert!(npm.iter().all(|one| one["hashes"][0]["content"].as_str().unwrap().len() == 128));
    }
}
