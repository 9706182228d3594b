//! The bills of material, in CycloneDX's form: what Cargo and npm pin, with its hash, and whether it is in the products or only
//! builds and tests them. They have neither date nor number, so that the same lock files give the same bytes.

use super::packages::{NpmPackage, Package};
use base64ct::{Base64, Encoding};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The bill of what Cargo pins.
pub(super) fn rust(
    pinned: &BTreeMap<(String, String), String>,
    all: &[Package],
    linked: &[Package],
) -> String {
    let find = |packages: &[Package], name: &str, version: &str| {
        packages.iter().find(|one| one.name == name && one.version == version).map(|one| one.licence.clone())
    };
    let components = pinned.iter().map(|((name, version), hash)| {
        let shipped = find(linked, name, version).is_some();
        let purl = format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"));
        component(&purl, (name, version), find(all, name, version).as_deref(), ("SHA-256", hash), shipped)
    });
    bill(components.collect())
}

/// The bill of what npm pins.
pub(super) fn npm(packages: &[NpmPackage]) -> Result<String, String> {
    let mut components: BTreeMap<String, Value> = BTreeMap::new();
    for NpmPackage { name, version, licence, integrity, is_tool } in packages {
        let bytes = integrity.strip_prefix("sha512-").and_then(|hash| Base64::decode_vec(hash).ok());
        let bytes = bytes.ok_or_else(|| format!("package-lock.json has no SHA-512 of {name}"))?;
        let hash: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let purl = format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
        let licence = Some(licence.as_str()).filter(|licence| !licence.is_empty());
        let one = component(&purl, (name, version), licence, ("SHA-512", &hash), !is_tool);
        components.insert(purl, one);
    }
    Ok(bill(components.into_values().collect()))
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

fn bill(components: Vec<Value>) -> String {
    let product = json!({"type": "application", "name": "kanta-guide", "version": env!("CARGO_PKG_VERSION")});
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": product},
        "components": components,
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
        let npm = components(&npm(&packages::npm(root).unwrap()).unwrap());
        assert!(npm.iter().any(|one| one["name"] == "esbuild" && one["scope"] == "excluded"));
        assert!(npm.iter().all(|one| one["scope"] == "excluded"), "nothing of npm is shipped");
        assert!(npm.iter().all(|one| one["hashes"][0]["content"].as_str().unwrap().len() == 128));
    }
}
