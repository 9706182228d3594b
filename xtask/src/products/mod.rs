//! The products that are made of a finished site: each takes its files from `dist/site/`, so that all carry the same bytes.

mod archive;
pub(crate) mod digests;
mod embed;
mod npm;
pub(crate) mod sizes;

use crate::site::OFFLINE;
use crate::{compress, files, notices};
use std::path::Path;

/// Makes every product but the site.
pub(crate) fn build(root: &Path) -> Result<(), String> {
    let dist = root.join("dist");
    let site = dist.join("site");
    embed::build(&site, &dist)?;
    npm::build(root, &site, &dist)?;
    archive::build(root, &site, &dist)?;
    let offline = dist.join("offline");
    files::empty_folder(&offline)?;
    files::write(&offline.join(OFFLINE), &files::read(&site.join(OFFLINE))?)?;
    notices::bills(root, &dist)?;
    compress::beside(&["embed", "site"].map(|product| dist.join(product)))
}
