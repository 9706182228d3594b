//! What the products owe to others: `THIRD-PARTY.txt` with the licence of each package that is in them, and the lists of
//! packages in CycloneDX's form.

mod bill;
mod packages;

use crate::files;
use packages::Package;
use std::collections::BTreeMap;
use std::path::Path;

/// The file with the notices.
const NAME: &str = "THIRD-PARTY.txt";
/// How the names of files begin that hold a licence.
const LICENCES: [&str; 5] = ["licen", "copying", "unlicense", "notice", "copyright"];
/// No licence is as short as this, in bytes.
const SHORTEST: usize = 200;
/// The parts of names of files that are not needed where there is the text of the MIT licence to choose.
const OTHERS: [&str; 6] = ["apache", "unlicense", "boost", "zlib", "bsl", "copying"];
/// Of the guide itself.
const OWN: &str = include_str!("../../../LICENSE-MIT");
/// Of the standard library, which no package file names.
const RUST: &str = include_str!("rust.txt");
/// For packages without a file of their licence.
const MIT: &str = include_str!("mit.txt");
const LINE: &str = "================================================================================\n";

/// The notices, the same for every product: all carry the same program.
pub(crate) fn text(root: &Path) -> Result<String, String> {
    let linked = packages::linked(root, &packages::all(root)?)?;
    let npm = packages::npm(root)?;
    if let Some(package) = npm.iter().find(|package| !package.is_tool) {
        let name = &package.name;
        return Err(format!("{name} is in what is shipped: teach xtask/src/notices to tell its licence"));
    }
    let mut by_text: BTreeMap<String, Vec<&Package>> = BTreeMap::new();
    for package in &linked {
        for licence in licences(package)? {
            by_text.entry(licence).or_default().push(package);
        }
    }
    let mut text = format!(
        "The Kanta guide, MIT OR Apache-2.0\n\n{}\n\n{LINE}The guide is linked from the packages of others that are listed here, \
         each with its licences. Of two licences\nthat one may choose from, the MIT licence is chosen where there is one. \
         Its scripts hold no package of npm.\n\n",
        tidy(OWN)
    );
    for Package { name, version, licence, .. } in &linked {
        text.push_str(&format!("{name} {version}: {licence}\n"));
    }
    text.push_str("The standard library of Rust: MIT OR Apache-2.0\n");
    // The first package of each text says where it stands.
    let mut texts: Vec<(Vec<&Package>, String)> = by_text.into_iter().map(|(text, of)| (of, text)).collect();
    texts.sort_by(|(one, _), (other, _)| {
        let key = |of: &[&Package]| of.first().map(|first| (first.name.clone(), first.version.clone()));
        key(one).cmp(&key(other))
    });
    for (packages, licence) in texts {
        let names: Vec<String> = packages.iter().map(|one| format!("{} {}", one.name, one.version)).collect();
        text.push_str(&format!("\n{LINE}{}\n\n{licence}\n", names.join(", ")));
    }
    text.push_str(&format!("\n{LINE}The standard library of Rust\n\n{RUST}"));
    Ok(text)
}

/// Writes the notices into folders, and at the end of a page that is copied by itself.
pub(crate) fn write(root: &Path, folders: &[&Path], page: &Path) -> Result<(), String> {
    let text = text(root)?;
    for folder in folders {
        files::write(&folder.join(NAME), text.as_bytes())?;
    }
    let page_with = files::read_text(page)? + &comment(&text);
    files::write(page, page_with.as_bytes())
}

/// The notices as a comment.
fn comment(text: &str) -> String {
    let mut inside = String::new();
    for letter in text.chars() {
        // Two hyphens could end it.
        if letter == '-' && inside.ends_with('-') {
            inside.push(' ');
        }
        inside.push(letter);
    }
    format!("<!--\n{inside}\n-->\n")
}

/// The texts of a package's licence: its files, or the MIT licence in its authors' names where it has none.
fn licences(package: &Package) -> Result<Vec<String>, String> {
    let mut found: Vec<(String, String)> = Vec::new();
    let entries = std::fs::read_dir(&package.folder)
        .map_err(|error| format!("could not list {}: {error}", package.folder.display()))?;
    for entry in entries.filter_map(Result::ok).filter(|entry| entry.path().is_file()) {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if LICENCES.iter().any(|start| name.starts_with(start)) {
            found.push((name, tidy(&files::read_text(&entry.path())?)));
        }
    }
    // Some only name the licences whose texts stand beside them.
    found.retain(|(_, text)| text.len() > SHORTEST);
    found.sort();
    if found.iter().any(|(name, _)| name.contains("mit")) {
        found.retain(|(name, _)| !OTHERS.iter().any(|other| name.contains(other)));
    }
    if found.is_empty() && package.licence.split(['/', ' ', '(', ')']).any(|word| word == "MIT") {
        let authors: Vec<&str> =
            package.authors.iter().filter_map(|author| author.split('<').next()).map(str::trim).collect();
        found.push((String::new(), tidy(&MIT.replace("{authors}", &authors.join(", ")))));
    }
    if found.is_empty() {
        return Err(format!("{} has no text of its licence, {}", package.name, package.licence));
    }
    Ok(found.into_iter().map(|(_, text)| text).collect())
}

/// A text without blanks at the ends of its lines, so that the same licence is the same text.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Writes the lists of packages beside the products.
pub(crate) fn bills(root: &Path, dist: &Path) -> Result<(), String> {
    let all = packages::all(root)?;
    let linked = packages::linked(root, &all)?;
    let rust = bill::rust(&packages::pinned(root)?, &all, &linked);
    files::write(&dist.join("kanta-guide-rust.cdx.json"), rust.as_bytes())?;
    let npm = bill::npm(&packages::npm(root)?)?;
    files::write(&dist.join("kanta-guide-npm.cdx.json"), npm.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
    }

    #[test]
    fn the_notices_have_each_linked_package_with_its_licence_and_no_other() {
        let text = text(root()).unwrap();
        assert!(text.contains(&tidy(OWN)), "the guide's own licence");
        let list = text.split("package of npm.\n\n").nth(1).unwrap();
        let listed: Vec<&str> = list.lines().take_while(|line| !line.is_empty()).collect();
        for package in
            ["yew 0.23.0: MIT OR Apache-2.0", "talc 5.1.1: MIT", "wasm-bindgen 0.2.130: MIT OR Apache-2.0"]
        {
            assert!(listed.contains(&package), "{package} in {listed:?}");
        }
        // What builds, tests or generates code is not in the program; nor are our own packages others'.
        for other in ["syn ", "serde_derive ", "clap ", "brotli ", "proptest ", "kanta-"] {
            assert!(!listed.iter().any(|line| line.starts_with(other)), "{other} in {listed:?}");
        }
        let texts: Vec<&str> = text.split(LINE).skip(2).collect();
        for line in &listed {
            let name = line.split(':').next().unwrap().replace(" of Rust", "");
            let of = texts.iter().filter(|text| text.lines().next().unwrap().contains(&*name));
            assert!(of.count() > 0, "{name} has a text");
        }
        for needed in [
            "Copyright (c) 2019 Carl Lerche",
            "Shaun Beautement",
            "Copyright (c) Denis Kolodin, Justin Starry",
        ] {
            assert!(text.contains(needed), "{needed}");
        }
        for text in texts {
            assert!(
                text.contains("ermission is hereby granted")
                    || text.contains("Apache License")
                    || text.contains("UNICODE"),
                "{text}"
            );
        }
    }

    #[test]
    fn a_comment_ends_where_it_should() {
        let page = comment("a -- b\n--->\n----- <!-- --> -");
        assert!(page.starts_with("<!--\na - - b\n") && page.ends_with(" -\n-->\n"), "{page}");
        assert_eq!((page.matches("--").count(), page.matches("-->").count()), (2, 1), "{page}");
    }
}
