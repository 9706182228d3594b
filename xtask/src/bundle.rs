//! Makes the one bundle from which every product is put together, so that all of them carry the same bytes.
//!
//! A bundle is a folder: `embed/` with the element's script, the wasm and the language packs; beside it the page that
//! Trunk builds, with its style and script.

use crate::run::{self, program};
use crate::setup::{self, Tools};
use crate::{files, packs, page, wasm};
use std::path::{Path, PathBuf};

/// How a bundle is built.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// Small: what is published.
    Release,
    /// Soon: what is served while one works on it.
    Dev,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Release => "release",
            Kind::Dev => "dev",
        }
    }

    /// The profile of the workspace.
    pub(crate) fn profile(self) -> &'static str {
        match self {
            Kind::Release => "wasm",
            Kind::Dev => "wasm-dev",
        }
    }
}

/// The command that Trunk calls before each build of the page. A page that is to be published has its bundle already:
/// `site::build` makes it first.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        return Ok(());
    }
    make(root, &setup::to_build(root)?, Kind::Dev).map(drop)
}

/// The files beside the element's script, by name.
pub(crate) struct Assets {
    pub(crate) wasm: String,
    pub(crate) packs: Vec<(String, String)>,
    /// The drawings of each language, loaded later too.
    pub(crate) maps: Vec<(String, String)>,
    /// All that is loaded later, when something asks for it.
    pub(crate) later: Vec<String>,
}

/// The folder of a bundle. It lies in `target` under this very path because `Trunk.toml` names it.
pub(crate) fn folder(root: &Path, kind: Kind) -> PathBuf {
    root.join("target/bundle").join(kind.name())
}

/// Makes a bundle and returns its folder.
pub(crate) fn make(root: &Path, tools: &Tools, kind: Kind) -> Result<PathBuf, String> {
    let glue = root.join("target/bundle").join(format!("{}-glue", kind.name()));
    files::empty_folder(&glue)?;
    wasm::build(root, tools, kind, &glue)?;
    let built = glue.join("kanta-guide_bg.wasm");
    if kind == Kind::Release {
        wasm::shrink(root, &glue.join("kanta-guide.js"), &built)?;
        wasm::names_no_machine(root, &files::read(&built)?)?;
    }
    let bundle = folder(root, kind);
    let embed = bundle.join("embed");
    files::empty_folder(&bundle)?;
    files::folder(&embed)?;
    let mut assets = put_beside(root, &built, &embed)?;
    scripts_and_styles(root, &glue, &bundle, &assets, kind)?;
    files::write(&embed.join("frame.html"), &files::read(&root.join("src/frame/frame.html"))?)?;
    let names = files::list(&embed)?;
    let names = names.iter().filter_map(|file| file.file_name()?.to_str()).filter(|name| is_later(name));
    assets.later = names.map(str::to_owned).collect();
    page::write(root, &bundle, &assets)?;
    Ok(bundle)
}

/// Whether a file is loaded only when something asks for it.
pub(crate) fn is_later(name: &str) -> bool {
    name.contains("-later-")
}

/// Puts the wasm and the packs where the script will look for them, under names that change with their contents.
fn put_beside(root: &Path, wasm: &Path, embed: &Path) -> Result<Assets, String> {
    let name_and_write = |name: &str, ending: &str, bytes: &[u8]| {
        let name = format!("{name}-{}.{ending}", files::hash(bytes));
        files::write(&embed.join(&name), bytes).map(|()| name)
    };
    let wasm = name_and_write("kanta-guide", "wasm", &files::read(wasm)?)?;
    let packs::Packs { texts, drawings } = packs::packs(root)?;
    let each = |files: Vec<(String, Vec<u8>)>, stem: &str, ending: &str| {
        let one = |(language, bytes): (String, Vec<u8>)| {
            name_and_write(&format!("{stem}{language}"), ending, &bytes).map(|name| (language, name))
        };
        files.into_iter().map(one).collect::<Result<Vec<_>, String>>()
    };
    let packs = each(texts, "kanta-guide-", "pack")?;
    let maps = each(drawings, "kanta-guide-later-", "json")?;
    Ok(Assets { wasm, packs, maps, later: Vec::new() })
}

fn scripts_and_styles(
    root: &Path,
    glue: &Path,
    bundle: &Path,
    assets: &Assets,
    kind: Kind,
) -> Result<(), String> {
    let mut node = program(root, "node");
    node.arg("xtask/esbuild.mjs").arg("--glue").arg(glue.join("kanta-guide.js")).arg("--out").arg(bundle);
    node.args(["--version", env!("CARGO_PKG_VERSION"), "--wasm", &assets.wasm]);
    for (language, name) in &assets.packs {
        node.args(["--pack", &format!("{language}={name}")]);
    }
    for (language, name) in &assets.maps {
        node.args(["--map", &format!("{language}={name}")]);
    }
    if kind == Kind::Release {
        node.arg("--minify");
    }
    run::run(&mut node)
}
