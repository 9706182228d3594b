//! Anything as a compiled rule set.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kanta_fuzz::sets(data));
