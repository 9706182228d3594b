//! Anything as the code of a link.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kanta_fuzz::links(data));
