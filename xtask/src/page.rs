//! Writes the page that Trunk builds: `site/index.html` with the decision tables and the names of this bundle's files.

use crate::bundle::Assets;
use crate::files;
use kanta_rules::Format;
use kanta_rules::bundle::{BUILT_IN, WORDS};
use std::path::Path;

/// Stands in `site/index.html` where the lines about the bundle's files go.
pub(crate) const MARK: &str = "<!-- xtask: files -->";

/// The page with the decision tables of each language where `<!-- xtask: tables LANGUAGE -->` stands: what a browser without
/// JavaScript or without WebAssembly shows in the guide's place.
pub(crate) fn with_tables(root: &Path) -> Result<String, String> {
    let mut page = files::read_text(&root.join("site/index.html"))?;
    let (rules, words) = (root.join(BUILT_IN), root.join(WORDS));
    for language in kanta_rules::bundle::languages(root)? {
        let mark = format!("<!-- xtask: tables {language} -->");
        if page.matches(&mark).count() != 1 {
            return Err(format!("site/index.html must have its line {mark} once, within <kanta-guide>"));
        }
        page = page.replace(&mark, &kanta_rules::table(&rules, &words, &language, Format::Html)?);
    }
    Ok(page)
}

/// Writes the page, and what it links to as it is, into a bundle.
pub(crate) fn write(root: &Path, bundle: &Path, assets: &Assets) -> Result<(), String> {
    let page = with_tables(root)?;
    if !page.contains(MARK) {
        return Err(format!("site/index.html has lost its line {MARK}: put it at the end of the head"));
    }
    files::write(&bundle.join("icon.svg"), &files::read(&root.join("site/icon.svg"))?)?;
    files::write(&bundle.join("index.html"), page.replace(MARK, &lines(assets)).as_bytes())
}

/// The wasm is asked for at once, not only when the script has been read; which pack is wanted only the script knows.
/// Trunk gives the files no second hash: the script knows them under the names that they have.
fn lines(assets: &Assets) -> String {
    let wasm = &assets.wasm;
    let preload = format!(
        r#"<link rel="preload" href="assets/{wasm}" as="fetch" type="application/wasm" crossorigin>"#
    );
    let packs = assets.packs.iter().map(|(_, name)| name);
    let copies = std::iter::once(wasm).chain(packs).chain(&assets.later).map(|name| {
        format!(r#"<link data-trunk rel="copy-file" href="embed/{name}" data-target-path="assets">"#)
    });
    let installable = [
        r#"<link rel="manifest" href="manifest.webmanifest">"#.to_owned(),
        r#"<link rel="apple-touch-icon" href="icon-192.png">"#.to_owned(),
    ];
    std::iter::once(preload).chain(installable).chain(copies).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_asks_for_the_wasm_and_brings_the_packs() {
        let packs = vec![("sv".to_owned(), "kanta-guide-sv-2.pack".to_owned())];
        let later = vec!["kanta-guide-later-3.js".to_owned()];
        let lines = lines(&Assets { wasm: "kanta-guide-1.wasm".to_owned(), packs, maps: Vec::new(), later });
        assert_eq!(
            lines.lines().collect::<Vec<_>>(),
            [
                r#"<link rel="preload" href="assets/kanta-guide-1.wasm" as="fetch" type="application/wasm" crossorigin>"#,
                r#"<link rel="manifest" href="manifest.webmanifest">"#,
                r#"<link rel="apple-touch-icon" href="icon-192.png">"#,
                r#"<link data-trunk rel="copy-file" href="embed/kanta-guide-1.wasm" data-target-path="assets">"#,
                r#"<link data-trunk rel="copy-file" href="embed/kanta-guide-sv-2.pack" data-target-path="assets">"#,
                r#"<link data-trunk rel="copy-file" href="embed/kanta-guide-later-3.js" data-target-path="assets">"#,
            ]
        );
    }
}
