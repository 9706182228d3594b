//! Anything as a receipt, and receipts that were changed.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kanta_fuzz::receipts(data));
