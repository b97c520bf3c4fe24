#![no_main]

use armgen_fuzz::Seeds;
use std::sync::LazyLock;

static SEEDS: LazyLock<Seeds> = LazyLock::new(Seeds::load);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| SEEDS.mutate_and_generate(bytes));
