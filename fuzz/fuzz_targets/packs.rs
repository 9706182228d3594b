//! Anything as texts or extras.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kanta_fuzz::packs(data));
