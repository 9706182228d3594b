//! What fuzzing tries, tried with what is kept: inputs to begin with, and those that once broke something. `cargo xtask fuzz`
//! tries them with anything.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    unreachable_pub,
    reason = "a property that does not hold fails; the fuzzer's programs take the same file as a crate"
)]

#[path = "../../../fuzz/src/lib.rs"]
mod fuzz;

use fuzz::{TARGETS, Target, seeds};
use std::path::{Path, PathBuf};

/// Where inputs are kept, in a folder for each target.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/kept");

/// The function of a target.
fn target(name: &str) -> Target {
    TARGETS.iter().find(|(known, _)| *known == name).unwrap().1
}

/// Where `KANTA_SEEDS` says, the inputs to begin with are written: `cargo xtask fuzz` asks for it.
#[test]
fn inputs_to_begin_with_hold() {
    let folder = std::env::var_os("KANTA_SEEDS").map(PathBuf::from);
    for (at, (name, bytes)) in seeds().into_iter().enumerate() {
        target(name)(&bytes);
        if let Some(folder) = &folder {
            std::fs::create_dir_all(folder.join(name)).unwrap();
            std::fs::write(folder.join(name).join(format!("seed-{at}")), bytes).unwrap();
        }
    }
}

#[test]
fn inputs_that_are_kept_hold() {
    for (name, target) in TARGETS {
        for file in std::fs::read_dir(Path::new(KEPT).join(name)).unwrap() {
            target(&std::fs::read(file.unwrap().path()).unwrap());
        }
    }
}

/// A file of a rule set has its hash in its head, which the element's script compares; this is what else keeps a change from harm.
#[test]
fn a_rule_set_that_is_changed_in_any_byte_is_refused_or_does_no_harm() {
    let binary = seeds().into_iter().filter(|(name, _)| ["sets", "packs"].contains(name));
    let mut tried = 0;
    for (name, bytes) in binary {
        for at in 0..bytes.len() {
            // The lowest bit is another, the one that says that a number goes on, and all.
            for by in [0x01, 0x80, 0xff] {
                let mut changed = bytes.clone();
                changed[at] ^= by;
                target(name)(&changed);
                tried += 1;
            }
        }
    }
    assert!(tried > 25_000, "rules, texts and extras were tried: {tried}");
}
