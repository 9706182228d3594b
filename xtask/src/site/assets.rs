//! The files beside the element's script, under names that change with their contents.

use super::data::Data;
use super::is_later;
use crate::files;
use std::path::Path;

/// Their names.
pub(super) struct Assets {
    pub(super) wasm: String,
    /// The texts, by language.
    pub(super) packs: Vec<(String, String)>,
    /// The extras, by language, loaded later.
    pub(super) extras: Vec<(String, String)>,
    /// All that is loaded later, when something asks for it.
    later: Vec<String>,
}

/// What the page links to, by addresses relative to it.
pub(super) struct Names {
    pub(super) wasm: String,
    /// The texts, by language.
    pub(super) packs: Vec<(String, String)>,
    pub(super) style: String,
    /// The script that runs before the page is drawn.
    pub(super) first: String,
    /// The element's script.
    pub(super) element: String,
}

impl Assets {
    /// Writes the wasm and the languages' files into a folder.
    pub(super) fn write(folder: &Path, wasm: &[u8], data: Data) -> Result<Assets, String> {
        let each = |files: Vec<(String, Vec<u8>)>, stem: &str, ending: &str| {
            let one = |(language, bytes): (String, Vec<u8>)| {
                put(folder, &format!("{stem}-{language}"), ending, &bytes).map(|name| (language, name))
            };
            files.into_iter().map(one).collect::<Result<Vec<_>, String>>()
        };
        Ok(Assets {
            wasm: put(folder, "kanta-guide", "wasm", wasm)?,
            packs: each(data.packs, "kanta-guide", "pack")?,
            extras: each(data.extras, "kanta-guide-later", "extras")?,
            later: Vec::new(),
        })
    }

    /// Notes which files of the element's folder are loaded later.
    pub(super) fn find_later(&mut self, folder: &Path) -> Result<(), String> {
        for file in files::list(folder)? {
            let name = files::name(&file)?;
            if is_later(name) {
                self.later.push(name.to_owned());
            }
        }
        Ok(())
    }

    /// Copies into the site's `assets/` what the page and its guide load, the element's script and those of the page under names
    /// that change with their contents too.
    pub(super) fn copy_beside_page(&self, site: &Path, embed: &Path, work: &Path) -> Result<Names, String> {
        let assets = site.join("assets");
        files::folder(&assets)?;
        let packs = self.packs.iter().map(|(_, name)| name);
        for name in std::iter::once(&self.wasm).chain(packs).chain(&self.later) {
            files::write(&assets.join(name), &files::read(&embed.join(name))?)?;
        }
        let named = |file: &Path, stem: &str, ending: &str| {
            put(&assets, stem, ending, &files::read(file)?).map(|name| format!("assets/{name}"))
        };
        Ok(Names {
            wasm: format!("assets/{}", self.wasm),
            packs: self
                .packs
                .iter()
                .map(|(language, name)| (language.clone(), format!("assets/{name}")))
                .collect(),
            style: named(&work.join("site.css"), "site", "css")?,
            first: named(&work.join("site.js"), "site", "js")?,
            element: named(&embed.join("kanta-guide.js"), "kanta-guide", "js")?,
        })
    }
}

/// Writes a file under a name with the hash of its contents; gives the name.
fn put(folder: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String, String> {
    let name = format!("{stem}-{}.{ending}", files::hash(bytes));
    files::write(&folder.join(&name), bytes).map(|()| name)
}
