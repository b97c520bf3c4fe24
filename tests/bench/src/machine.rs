//! The machine that the figures were measured on.

use std::fs;
use std::thread::available_parallelism;

/// The name of the processor, if the system tells it, and the number of its threads.
pub(crate) fn description() -> String {
    let threads = available_parallelism().map_or(1, usize::from);
    let processor = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    });
    let processor = processor.unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    format!("{processor}, {threads} threads, {}", std::env::consts::OS)
}
