//! Anything as a line of the JSON interface.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kanta_fuzz::lines(data));
