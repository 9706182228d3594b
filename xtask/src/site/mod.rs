//! What Trunk's hook makes of a build, in the folder in which Trunk puts the site together: the language packs, the element's
//! bundle, the pages and the worker.
//!
//! Trunk has put there what it built, the program with its glue, the page, and the files that stay as they are. When the hook is
//! done Trunk puts the folder in the place of the site before; where it fails, nothing of it is published.

mod assets;
mod data;
mod first_page;
mod integrity;
mod languages;
mod oembed;
mod offline;
mod others;
mod page;
mod program;
mod publisher;
mod scripts;

pub(crate) use data::ids;
pub(crate) use offline::NAME as OFFLINE;
pub(crate) use program::with_names;
pub(crate) use publisher::Publisher;

use crate::{files, notices, run};
use assets::Assets;
use page::Pages;
use std::path::{Path, PathBuf};

/// How a site is built.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// Small: what is published.
    Release,
    /// Soon: what is served while one works on it.
    Dev,
}

/// Whether a file is loaded only when something asks for it.
pub(crate) fn is_later(name: &str) -> bool {
    name.contains("-later-")
}

/// The folder of what lies between Trunk's output and the site.
pub(crate) fn work_folder(root: &Path, kind: Kind) -> PathBuf {
    root.join("target/site").join(match kind {
        Kind::Release => "release",
        Kind::Dev => "dev",
    })
}

/// The folder with the module and the wasm of the engine without a page, for the package for npm.
pub(crate) fn engine_folder(root: &Path, kind: Kind) -> PathBuf {
    work_folder(root, kind).join("engine")
}

/// The command that Trunk calls after each build.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let variable =
        |name: &str| std::env::var_os(name).ok_or_else(|| format!("{name} is not set: Trunk calls this"));
    let site = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let kind = if variable("TRUNK_PROFILE")? == "release" { Kind::Release } else { Kind::Dev };
    let work = work_folder(root, kind);
    files::empty_folder(&work)?;
    finish(root, &site, &work, kind)
}

fn finish(root: &Path, site: &Path, work: &Path, kind: Kind) -> Result<(), String> {
    let program = program::take(root, site, work, kind)?;
    let engine = program::take_engine(root, site, work, kind)?;
    let embed = site.join("embed");
    files::folder(&embed)?;
    let first_pages = first_page::draw(root, work)?;
    let data = data::compile(root, &first_pages)?;
    let engine_name = assets::write_engine(&engine_folder(root, kind), site, &files::read(&engine.wasm)?)?;
    let assets = Assets::write(&embed, site, &files::read(&program.wasm)?, engine_name, data)?;
    scripts::bundle(root, &program, &engine, work, site, &assets, kind)?;
    files::copy_all(&work.join("embed"), &embed)?;
    files::write(&embed.join("frame.html"), &files::read(&root.join(scripts::FRAME).join("frame.html"))?)?;
    integrity::write(&embed)?;
    let names = assets.copy_beside_page(site, &embed, work)?;
    let pages = Pages::new(root)?;
    for (path, page) in pages.site(&files::read_text(&site.join("index.html"))?, &names, &first_pages)? {
        let path = site.join(path);
        files::folder(path.parent().unwrap_or(site))?;
        files::write(&path, page.as_bytes())?;
    }
    languages::manifests(root, site, pages.languages())?;
    scripts::embedding(root, site)?;
    offline::write(&pages.source()?, site, work)?;
    if kind == Kind::Release {
        notices::write(root, &[site, &embed], &site.join(OFFLINE))?;
        if Publisher::read(root)?.is_nobody() {
            run::say("nobody publishes this site yet: put a name and an address into site/publisher.toml");
        }
    }
    // The worker knows all that is there, so it comes last. While one works on the site nothing is to be kept.
    if kind == Kind::Release { scripts::worker(root, site) } else { Ok(()) }
}
