//! The two encodings in which static hosts serve files, each at its hardest setting.

use crate::files;
use flate2::{Compression, write::GzEncoder};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// Of these endings a host is given compressed copies.
const ENDINGS: [&str; 10] =
    ["css", "extras", "html", "js", "json", "kgr", "pack", "svg", "wasm", "webmanifest"];

pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let packed = gzip.write_all(bytes).and_then(|()| gzip.finish());
    packed.map_err(|error| format!("could not pack with gzip: {error}"))
}

pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>, String> {
    // As a program that packs a whole file does, which knows how long it is.
    let hardest = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &hardest)
        .map_err(|error| format!("could not pack with brotli: {error}"))?;
    Ok(packed)
}

/// Writes beside each file of some products its compressed copies, `.gz` and `.br`, for hosts that serve such instead. What
/// several products have is compressed once: the hardest setting takes seconds.
pub(crate) fn beside(products: &[PathBuf]) -> Result<(), String> {
    let mut packed = BTreeMap::new();
    for product in products {
        for file in files::list(product)? {
            let Some(ending) = file.extension().and_then(|ending| ending.to_str()) else { continue };
            if !ENDINGS.contains(&ending) {
                continue;
            }
            let bytes = files::read(&file)?;
            if !packed.contains_key(&bytes) {
                packed.insert(bytes.clone(), [("gz", gzip(&bytes)?), ("br", brotli(&bytes)?)]);
            }
            for (encoding, copy) in packed.get(&bytes).into_iter().flatten() {
                files::write(&file.with_extension(format!("{ending}.{encoding}")), copy)?;
            }
        }
    }
    Ok(())
}

/// Whether a file is the compressed copy of another.
pub(crate) fn is_copy(name: &str) -> bool {
    [".gz", ".br"].iter().any(|ending| name.ends_with(ending))
}
