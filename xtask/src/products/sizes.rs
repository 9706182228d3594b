//! How many bytes a first visit costs, and how many it may cost.

use crate::site::is_later;
use crate::{compress, files};
use std::path::Path;

/// A test fails above this: all bytes on the wire in one language, brotli. Minimal Yew alone is 48 KB of it.
pub(crate) const HELD: usize = 130_000;
/// What is aimed at.
pub(crate) const AIM: usize = 115_000;

/// What a browser asks for when the guide is there, or when a person installs it.
const AFTERWARDS: [&str; 3] = ["sw.js", "icon-192.png", "icon-512.png"];
/// What a CMS asks for.
const OF_SYSTEMS: &str = "oembed.json";
/// What other pages than the guide's ask for, and the element as hosts take it.
const OF_OTHERS: [&str; 6] = [
    "embed/",
    "assets/embedding-",
    "assets/kanta-guide-engine-",
    "assets/receipt-",
    "assets/tables-",
    "THIRD-PARTY.txt",
];

/// A file's bytes as they lie on the disk and as they travel.
#[derive(Clone, Default)]
pub(crate) struct Size {
    pub(crate) name: String,
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

/// What a first visit to the built site fetches, from the first question to the result: of what there is in each language (page,
/// texts, manifest) the largest, and every other file but other pages and what waits until something asks for it or the guide is there, and compressed
/// copies of the others.
pub(crate) fn first_visit(root: &Path) -> Result<Vec<Size>, String> {
    let site = root.join("dist/site");
    let mut sizes = Vec::new();
    for file in files::list(&site)? {
        let name = file.strip_prefix(&site).unwrap_or(&file).display().to_string();
        let of_others = OF_OTHERS.iter().any(|start| name.starts_with(start));
        if !is_later(&name)
            && !AFTERWARDS.contains(&&*name)
            && !compress::is_copy(&name)
            && !of_others
            && !name.ends_with(OF_SYSTEMS)
            && (!name.ends_with("html") || name.ends_with("index.html"))
        {
            sizes.push(measure(name, &files::read(&file)?)?);
        }
    }
    for ending in ["html", "pack", "webmanifest"] {
        let (each, others): (Vec<_>, Vec<_>) =
            sizes.into_iter().partition(|size| files::ends(Path::new(&size.name), ending));
        sizes = others;
        sizes.extend(each.into_iter().max_by_key(|one: &Size| one.brotli));
    }
    Ok(sizes)
}

/// The sum of some sizes.
pub(crate) fn total(sizes: &[Size]) -> Size {
    sizes.iter().fold(Size { name: "in all".to_owned(), ..Size::default() }, |sum, size| Size {
        name: sum.name,
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
    })
}

/// Measures with the hardest setting of each encoding, as a host that packs its files beforehand would.
fn measure(name: String, bytes: &[u8]) -> Result<Size, String> {
    Ok(Size {
        name,
        raw: bytes.len(),
        gzip: compress::gzip(bytes)?.len(),
        brotli: compress::brotli(bytes)?.len(),
    })
}
