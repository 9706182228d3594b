//! The rule-set language: read, check, prove, compile. Native only; what it writes, `kanta-engine` reads.

mod builder;
pub mod bundle;
mod cases;
mod compile;
mod conditions;
mod document;
mod drawing;
mod encoding;
mod eval;
mod extras;
mod fault;
mod glossary;
mod ids;
mod package;
mod picture;
mod questions;
mod read;
pub mod source;
mod table;
mod texts;
mod topics;
mod verify;
mod words;

pub use compile::{Compiled, compile_folder, compile_logic};
pub use document::Placed;
pub use drawing::{drawings, topic_svg};
pub use eval::{LineError, error_line, eval_line};
pub use extras::extras;
pub use fault::{Fault, Faults, Place, Problem};
pub use ids::ids;
pub use package::{MOST_BYTES, Package, package};
pub use read::read_folder;
pub use table::{Format, table};
pub use verify::{receipt_rules, verify};
pub use words::{Words, read_words};
