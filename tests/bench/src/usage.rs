//! The usage of resources of a process: wall time, CPU time and memory.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The usage of a process. Values that the system does not report are `None`.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Usage {
    /// The wall time.
    pub(crate) wall: Duration,
    /// The CPU time of the process and its children, in user and system mode.
    pub(crate) cpu: Option<Duration>,
    /// The peak memory in bytes.
    pub(crate) peak: Option<u64>,
}

impl Usage {
    /// The usage of the only child of this process, which has ended.
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    pub(crate) fn of_child(wall: Duration) -> Self {
        use nix::sys::resource::{UsageWho, getrusage};
        use nix::sys::time::TimeVal;

        /// In which `max_rss` is told.
        const UNIT: u64 = if cfg!(target_vendor = "apple") {
            1
        } else {
            1024
        };
        let duration = |time: TimeVal| {
            let seconds = Duration::from_secs(u64::try_from(time.tv_sec()).ok()?);
            Some(seconds + Duration::from_micros(u64::try_from(time.tv_usec()).ok()?))
        };
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN).ok();
        let cpu = usage
            .and_then(|usage| Some(duration(usage.user_time())? + duration(usage.system_time())?));
        let peak = usage.and_then(|usage| u64::try_from(usage.max_rss()).ok());
        Self {
            wall,
            cpu,
            peak: peak.map(|peak| peak.saturating_mul(UNIT)),
        }
    }

    /// Only the wall time is known on this system.
    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    pub(crate) fn of_child(wall: Duration) -> Self {
        Self {
            wall,
            cpu: None,
            peak: None,
        }
    }

    /// The minimum of two runs. Anything above it is a disturbance.
    pub(crate) fn least(self, other: Self) -> Self {
        Self {
            wall: self.wall.min(other.wall),
            cpu: self.cpu.zip(other.cpu).map(|(left, right)| left.min(right)),
            peak: self
                .peak
                .zip(other.peak)
                .map(|(left, right)| left.min(right)),
        }
    }

    /// The record that [`Usage::read`] reads.
    pub(crate) fn record(self) -> Result<String, String> {
        let record = serde_json::to_string(&self);
        record.map_err(|error| format!("a measurement cannot be recorded: {error}"))
    }

    /// Reads a record.
    ///
    /// # Errors
    /// If the text is not a record.
    pub(crate) fn read(record: &str) -> Result<Self, String> {
        serde_json::from_str(record)
            .map_err(|error| format!("`{}` is no record of a measurement: {error}", record.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Usage = Usage {
        wall: Duration::from_millis(1_500),
        cpu: Some(Duration::from_micros(2_700_001)),
        peak: Some(1_878_792 * 1024),
    };

    #[test]
    fn a_record_comes_back_as_it_was() {
        let unknown = Usage {
            cpu: None,
            peak: None,
            ..SMALL
        };
        for usage in [SMALL, unknown] {
            let record = usage.record().expect("it can be written");
            assert_eq!(Usage::read(&record), Ok(usage));
        }
    }

    #[test]
    fn what_is_no_record_is_shown() {
        let error = Usage::read("user 1.5\n").expect_err("it is none");
        assert!(error.starts_with("`user 1.5` is no record"), "{error}");
    }

    #[test]
    fn the_least_of_each_counts() {
        let other = Usage {
            wall: Duration::from_millis(1_400),
            cpu: Some(Duration::from_secs(9)),
            peak: Some(7),
        };
        let least = Usage {
            wall: other.wall,
            cpu: SMALL.cpu,
            peak: Some(7),
        };
        assert_eq!(SMALL.least(other), least);
    }
}
