//! What is tried with anything: a function for each target. The fuzzer calls it with bytes of its own making, and a test
//! (`crates/rules/tests/fuzzed.rs`, which has this file as a module) with those that are kept in `fuzz/kept`.

mod ask;
mod ferry;
mod folders;
mod lines;
mod links;
mod packs;
mod receipts;
mod seeds;
mod sets;

pub use folders::folders;
pub use lines::lines;
pub use links::links;
pub use packs::packs;
pub use receipts::receipts;
pub use seeds::seeds;
pub use sets::sets;

/// A function that holds whatever the bytes are, or panics.
pub type Target = fn(&[u8]);

/// The targets by their names.
pub const TARGETS: [(&str, Target); 6] = [
    ("folders", folders),
    ("lines", lines),
    ("links", links),
    ("packs", packs),
    ("receipts", receipts),
    ("sets", sets),
];
