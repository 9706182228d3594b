//! The program that Trunk builds for the browser. It does nothing by itself: the element's script calls what the library exports.

// Linked for its exports.
use kanta_guide as _;

fn main() {}
