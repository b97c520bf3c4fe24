#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| armgen_fuzz::xml(bytes));
