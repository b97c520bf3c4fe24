//! The table of results.

use crate::measure::Times;
use std::time::Duration;

/// A line with two ways to do the same.
pub(crate) fn ratio(what: &str, times: Times, goal: Option<f64>) -> String {
    let (ours, by_hand) = (duration(times.ours), duration(times.by_hand));
    let ratio = times.ratio();
    let verdict = goal.map_or_else(String::new, |goal| {
        format!("   at most {goal:.2}  {}", verdict(ratio <= goal))
    });
    format!("{what:<44} {ours:>10} {by_hand:>10} {ratio:>7.2}{verdict}\n")
}

/// A line with a time alone.
pub(crate) fn time(what: &str, time: Duration, goal: Option<Duration>) -> String {
    let verdict = goal.map_or_else(String::new, |goal| {
        format!("   at most {}  {}", duration(goal), verdict(time <= goal))
    });
    format!(
        "{what:<44} {:>10} {:>10} {:>7}{verdict}\n",
        duration(time),
        "",
        ""
    )
}

/// The line above them.
pub(crate) fn head(ours: &str, by_hand: &str) -> String {
    format!(
        "{:<44} {ours:>10} {by_hand:>10} {:>7}   {}\n",
        "", "ratio", "goal"
    )
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}

fn duration(duration: Duration) -> String {
    let nanoseconds = duration.as_secs_f64() * 1e9;
    match nanoseconds {
        0.0..1e3 => format!("{nanoseconds:.0} ns"),
        1e3..1e6 => format!("{:.2} µs", nanoseconds / 1e3),
        _ => format!("{:.2} ms", nanoseconds / 1e6),
    }
}
