//! Anything in the files of a rule set.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kanta_fuzz::folders(data));
