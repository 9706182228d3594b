//! What comes in is what `deny.toml` allows: the part of cargo-deny that needs no network and no database.

use super::packages::{self, Package};
use spdx::{Expression, ParseMode};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// The lists of `deny.toml`, by table and key.
fn list(table: &str, key: &str) -> BTreeSet<String> {
    let text = include_str!("../../../deny.toml");
    let file = DeTable::parse(text).unwrap();
    let table = file.get_ref().get(table).unwrap().get_ref().as_table().unwrap();
    let list = table.get(key).unwrap().get_ref().as_array().unwrap();
    list.iter().map(|one: &toml::Spanned<DeValue<'_>>| one.get_ref().as_str().unwrap().to_owned()).collect()
}

fn others() -> Vec<Package> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    packages::all(root).unwrap().into_iter().filter(|package| package.source.is_some()).collect()
}

/// Whether some choice that a licence leaves is allowed.
fn is_allowed(licence: &str, allowed: &BTreeSet<String>) -> bool {
    let expression = Expression::parse_mode(licence, ParseMode::LAX).unwrap();
    expression.evaluate(|requirement| allowed.contains(&requirement.to_string()))
}

#[test]
fn every_licence_is_allowed_and_every_one_that_is_allowed_is_needed() {
    let allowed = list("licenses", "allow");
    let packages = others();
    for Package { name, version, licence, .. } in &packages {
        assert!(is_allowed(licence, &allowed), "{name} {version}: {licence}");
    }
    assert!(!is_allowed("GPL-3.0-only", &allowed) && !is_allowed("MIT AND GPL-2.0-only", &allowed));
    assert!(is_allowed("GPL-3.0-only OR MIT", &allowed) && is_allowed("Apache-2.0/MIT", &allowed));
    for licence in &allowed {
        let named = packages.iter().any(|package| package.licence.contains(licence));
        assert!(named, "no package has {licence}");
    }
}

#[test]
fn everything_comes_from_an_allowed_registry() {
    let allowed: BTreeSet<String> =
        list("sources", "allow-registry").iter().map(|one| format!("registry+{one}")).collect();
    for Package { name, source, .. } in others() {
        assert!(source.as_ref().is_some_and(|source| allowed.contains(source)), "{name}: {source:?}");
    }
}

#[test]
fn a_package_comes_twice_only_where_that_is_known() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Package { name, version, .. } in others() {
        versions.entry(name).or_default().insert(version);
    }
    let known = list("bans", "skip");
    let mut surplus = known.clone();
    for (name, versions) in versions.iter().filter(|(_, versions)| versions.len() > 1) {
        let unknown =
            versions.iter().map(|version| format!("{name}@{version}")).filter(|one| !surplus.remove(one));
        assert!(unknown.count() <= 1, "{name} comes as {versions:?}");
    }
    assert_eq!(surplus, BTreeSet::new(), "comes no more");
}
