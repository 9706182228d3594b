//! The WebAssembly program that Trunk builds. It does nothing by itself: the element's script mounts a [`kanta_guide::Widget`] for
//! each element on the page. It is a program over a library, not a library alone, for the tests need the library as Rust, and only
//! a program is then optimised as a whole (40 KB).

use kanta_guide as _;

fn main() {}
