//! The element for hosts without npm, `dist/kanta-guide-VERSION.zip`: the folder `embed/` with its manuals and a page to begin from.
//! The same files give the same bytes: their times are fixed, and they stand in the order of their names.

use crate::files;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What goes in besides the element.
const BESIDES: [&str; 10] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "docs/accessibility.md",
    "docs/embedding.md",
    "docs/engine.md",
    "docs/hosting.md",
    "docs/json-interface.md",
    "examples/plain/index.html",
    "examples/plain/portal.css",
    "examples/plain/portal.js",
];

/// Writes the archive out of the site's files.
pub(crate) fn build(root: &Path, site: &Path, dist: &Path) -> Result<(), String> {
    let folder = format!("kanta-guide-{VERSION}");
    let mut zip = Zip::new();
    for name in BESIDES {
        zip.add(&format!("{folder}/{name}"), &files::read(&root.join(name))?)?;
    }
    for (from, whole) in [(root, "docs/hosts"), (site, "embed")] {
        for file in files::list(&from.join(whole))? {
            let name = file.strip_prefix(from).unwrap_or(&file).display().to_string().replace('\\', "/");
            zip.add(&format!("{folder}/{name}"), &files::read(&file)?)?;
        }
    }
    for old in files::list(dist)?.iter().filter(|file| files::ends(file, "zip")) {
        std::fs::remove_file(old).map_err(|error| format!("could not remove {}: {error}", old.display()))?;
    }
    files::write(&dist.join(format!("{folder}.zip")), &zip.end()?)
}

/// An archive in memory.
struct Zip(ZipWriter<Cursor<Vec<u8>>>);

impl Zip {
    fn new() -> Zip {
        Zip(ZipWriter::new(Cursor::default()))
    }

    fn add(&mut self, name: &str, content: &[u8]) -> Result<(), String> {
        let fault = |error: &dyn std::fmt::Display| format!("could not pack {name}: {error}");
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(9))
            // The first of January 1980, which is the earliest day that there is.
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(name, options).map_err(|error| fault(&error))?;
        self.0.write_all(content).map_err(|error| fault(&error))
    }

    fn end(self) -> Result<Vec<u8>, String> {
        let whole = self.0.finish().map_err(|error| format!("could not end the archive: {error}"))?;
        Ok(whole.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use zip::ZipArchive;

    fn archive() -> Vec<u8> {
        let mut zip = Zip::new();
        zip.add("a/b", b"").unwrap();
        zip.add("a/\u{e4}", &[b'x'; 1000]).unwrap();
        zip.end().unwrap()
    }

    #[test]
    fn what_is_packed_is_read_again() {
        let mut read = ZipArchive::new(Cursor::new(archive())).unwrap();
        assert_eq!(read.file_names().map(Result::unwrap).collect::<Vec<_>>(), ["a/b", "a/\u{e4}"]);
        let mut file = read.by_name("a/\u{e4}").unwrap();
        assert_eq!(
            (file.compression(), file.last_modified()),
            (CompressionMethod::Deflated, Some(DateTime::default()))
        );
        let mut content = String::new();
        file.read_to_string(&mut content).unwrap();
        assert_eq!(content, "x".repeat(1000));
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        assert_eq!(archive(), archive());
    }
}
