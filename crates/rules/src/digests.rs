//! Digests of cited text: what a rule set keeps of a section that it points to, so that a change is seen without a copy of it.

use crate::document::{Table, placed};
use crate::fault::{Faults, Problem};
use sha2::{Digest, Sha256};

/// How many bytes of the hash are kept. This is no seal against forgers: it tells a changed text from the one that was read.
const BYTES: usize = 8;

/// The digest of a text: the first 16 hexadecimal digits of its SHA-256.
pub(crate) fn digest(text: &str) -> String {
    Sha256::digest(text).iter().take(BYTES).map(|byte| format!("{byte:02x}")).collect()
}

/// Reads the digests of a source, each under the id of its heading.
pub(crate) fn read_digests(
    source: &mut Table,
    headings: &[String],
    faults: &mut Faults,
) -> Vec<(String, String)> {
    let mut digests = Vec::new();
    for entry in source.map("digest", faults) {
        if !headings.contains(&entry.key) {
            let known = headings.join(", ");
            let wanted = "heading of this source";
            faults.add(&entry.place, Problem::UnknownName { name: entry.key.clone(), wanted, known });
        }
        let Some(text) = placed(&entry.key, entry.node, faults) else { continue };
        if !is_digest(&text.text) {
            faults.add(&text.place, Problem::BadDigest(text.text.clone()));
        }
        digests.push((entry.key, text.text));
    }
    digests
}

fn is_digest(text: &str) -> bool {
    text.len() == 2 * BYTES && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
