//! The element for hosts without npm, `dist/kanta-guide-VERSION.zip`: the folder `embed/` with its manuals and a page to begin from.
//! The same files give the same bytes: their times are fixed, and they stand in the order of their names.

use crate::files;
use flate2::{Compression, Crc, write::DeflateEncoder};
use std::io::Write;
use std::path::Path;

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
    let mut zip = Zip::default();
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

/// A ZIP archive as PKWARE's APPNOTE 6.3 has it: the files one after the other, then the list of them.
#[derive(Default)]
struct Zip {
    bytes: Vec<u8>,
    list: Vec<u8>,
    count: u16,
}

impl Zip {
    fn add(&mut self, name: &str, content: &[u8]) -> Result<(), String> {
        let fault = |error| format!("could not pack {name}: {error}");
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
        deflate.write_all(content).map_err(fault)?;
        let packed = deflate.finish().map_err(fault)?;
        let mut crc = Crc::new();
        crc.update(content);
        // Version 2.0, names in UTF-8, deflated, on the first of January 1980, which is the earliest day that there is.
        let mut about = Vec::new();
        for number in [20_u16, 1 << 11, 8, 0, 0x21] {
            about.extend(number.to_le_bytes());
        }
        for number in [crc.sum(), four(packed.len())?, four(content.len())?] {
            about.extend(number.to_le_bytes());
        }
        about.extend(two(name.len())?.to_le_bytes());
        about.extend([0; 2]);
        self.list.extend(b"PK\x01\x02\x14\0");
        self.list.extend(&about);
        self.list.extend([0; 10]);
        self.list.extend(four(self.bytes.len())?.to_le_bytes());
        self.list.extend(name.as_bytes());
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&about);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(&packed);
        self.count = self.count.saturating_add(1);
        Ok(())
    }

    fn end(mut self) -> Result<Vec<u8>, String> {
        let start = four(self.bytes.len())?;
        self.bytes.extend(&self.list);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend([self.count.to_le_bytes(), self.count.to_le_bytes()].concat());
        self.bytes.extend(four(self.list.len())?.to_le_bytes());
        self.bytes.extend(start.to_le_bytes());
        self.bytes.extend([0; 2]);
        Ok(self.bytes)
    }
}

fn four(number: usize) -> Result<u32, String> {
    u32::try_from(number).map_err(|_| "the archive is too large".to_owned())
}

fn two(number: usize) -> Result<u16, String> {
    u16::try_from(number).map_err(|_| "a name in the archive is too long".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_as_it_is_written_down() {
        let mut zip = Zip::default();
        zip.add("a/b", b"").unwrap();
        let bytes = zip.end().unwrap();
        let about = b"\x14\0\0\x08\x08\0\0\0\x21\0\0\0\0\0\x02\0\0\0\0\0\0\0\x03\0\0\0";
        let listed = [b"PK\x01\x02\x14\0".as_slice(), about, &[0; 14], b"a/b"].concat();
        let end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x31\0\0\0\x23\0\0\0\0\0";
        let file = [b"PK\x03\x04".as_slice(), about, b"a/b\x03\0"].concat();
        assert_eq!(bytes, [file.as_slice(), &listed, end].concat());
    }
}
