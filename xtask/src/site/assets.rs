//! The files beside the element's script, under names that change with their contents.

use super::data::Data;
use super::is_later;
use crate::files;
use kanta_rules::bundle::OwnRules;
use std::path::Path;

/// Their names.
pub(super) struct Assets {
    pub(super) wasm: String,
    /// The engine without a page, which lies elsewhere.
    pub(super) engine: String,
    /// The texts, by language.
    pub(super) packs: Vec<(String, String)>,
    /// The texts that the site has, by language.
    pub(super) site_packs: Vec<(String, String)>,
    /// The extras, by language, loaded when something asks for them.
    pub(super) extras: Vec<(String, String)>,
    /// The rule sets, the oldest first: the id, the day, what stands for it in a code, and the name of its file, which that in the wasm
    /// has not.
    pub(super) rules: Vec<[String; 4]>,
}

/// What the page links to, by addresses relative to it.
pub(super) struct Names {
    pub(super) wasm: String,
    /// The texts, by language.
    pub(super) packs: Vec<(String, String)>,
    pub(super) style: String,
    /// The style of the page that has the tables.
    pub(super) tables: String,
    /// The style and the script of the page that checks receipts.
    pub(super) receipt: [String; 2],
    /// The style of the guide within its element.
    pub(super) guide: String,
    /// The style of what comes after the first question.
    pub(super) later: String,
    /// The script that runs before the page is drawn.
    pub(super) first: String,
    /// The element's script.
    pub(super) element: String,
}

impl Assets {
    /// Writes the wasm and the languages' files into a folder, the site's own texts into its `assets/`.
    pub(super) fn write(
        folder: &Path,
        site: &Path,
        wasm: &[u8],
        engine: String,
        data: Data,
    ) -> Result<Assets, String> {
        let assets = site.join("assets");
        files::folder(&assets)?;
        let each = |folder: &Path, files: Vec<(String, Vec<u8>)>, stem: &str, ending: &str| {
            let one = |(language, bytes): (String, Vec<u8>)| {
                put(folder, &format!("{stem}-{language}"), ending, &bytes).map(|name| (language, name))
            };
            files.into_iter().map(one).collect::<Result<Vec<_>, String>>()
        };
        let rule_set = |OwnRules { id, day, mark, file }: OwnRules| {
            let name = file.map(|bytes| put(folder, &format!("kanta-guide-later-{id}"), "kgr", &bytes));
            Ok::<_, String>([id, day, mark, name.transpose()?.unwrap_or_default()])
        };
        Ok(Assets {
            wasm: put(folder, "kanta-guide", "wasm", wasm)?,
            engine,
            packs: each(folder, data.packs, "kanta-guide", "pack")?,
            site_packs: each(&assets, data.site_packs, "kanta-guide", "pack")?,
            extras: each(folder, data.extras, "kanta-guide-later", "extras")?,
            rules: data.rules.into_iter().map(rule_set).collect::<Result<_, String>>()?,
        })
    }

    /// Copies into the site's `assets/` what the page and its guide load, the element's script and those of the page under names
    /// that change with their contents too. The scripts are those that `work` has for the site.
    pub(super) fn copy_beside_page(&self, site: &Path, embed: &Path, work: &Path) -> Result<Names, String> {
        let assets = site.join("assets");
        let later = self.extras.iter().map(|(_, name)| name);
        let later = later.chain(self.rules.iter().map(|[.., name]| name).filter(|name| !name.is_empty()));
        for name in std::iter::once(&self.wasm).chain(later) {
            files::write(&assets.join(name), &files::read(&embed.join(name))?)?;
        }
        for file in files::list(&work.join("site"))? {
            let name = files::name(&file)?;
            if is_later(name) {
                files::write(&assets.join(name), &files::read(&file)?)?;
            }
        }
        let named = |file: &Path, stem: &str, ending: &str| {
            put(&assets, stem, ending, &files::read(file)?).map(|name| format!("assets/{name}"))
        };
        Ok(Names {
            wasm: format!("assets/{}", self.wasm),
            packs: self
                .site_packs
                .iter()
                .map(|(language, name)| (language.clone(), format!("assets/{name}")))
                .collect(),
            style: named(&work.join("site.css"), "site", "css")?,
            tables: named(&work.join("tables.css"), "tables", "css")?,
            receipt: [
                named(&work.join("receipt.css"), "receipt", "css")?,
                named(&work.join("receipt.js"), "receipt", "js")?,
            ],
            guide: named(&work.join("guide.css"), "guide", "css")?,
            later: named(&work.join("later.css"), "kanta-guide-later", "css")?,
            first: named(&work.join("site.js"), "site", "js")?,
            element: named(&work.join("site/kanta-guide.js"), "kanta-guide", "js")?,
        })
    }
}

/// Writes the wasm of the engine without a page into a folder of its own, and into the site's `assets/` for the page that checks receipts;
/// neither the element nor the page that is one file has it. Gives its name.
pub(super) fn write_engine(folder: &Path, site: &Path, wasm: &[u8]) -> Result<String, String> {
    let assets = site.join("assets");
    files::folder(folder)?;
    files::folder(&assets)?;
    put(folder, "kanta-guide-engine", "wasm", wasm)?;
    put(&assets, "kanta-guide-engine", "wasm", wasm)
}

/// Writes a file under a name with the hash of its contents; gives the name.
fn put(folder: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String, String> {
    let name = format!("{stem}-{}.{ending}", files::hash(bytes));
    files::write(&folder.join(&name), bytes).map(|()| name)
}
