//! Measured figures and their goals.

use crate::measure::Times;
use std::fmt;
use std::time::Duration;

/// A measured quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Quantity {
    /// Wall time or CPU time.
    Time(Duration),
    /// The size of memory or of a file.
    Bytes(u64),
}

/// A goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Goal {
    /// The maximum ratio to the peer.
    Ratio(f64),
    /// The maximum.
    AtMost(Quantity),
}

/// Whether a goal is met.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Verdict {
    /// It is met.
    Holds,
    /// It is not met.
    Missed,
    /// The figure could not be measured.
    Unmeasured,
}

/// The figure of some work.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    /// The work.
    pub(crate) work: String,
    /// The quantity for armgen or generated code. `None` if it cannot be measured.
    pub(crate) ours: Option<Quantity>,
    /// The quantity for an alternative, measured in the same run.
    pub(crate) peer: Option<Quantity>,
    /// The goal.
    pub(crate) goal: Option<Goal>,
}

impl Figure {
    /// A figure without a peer.
    pub(crate) fn new(work: impl Into<String>, ours: Option<Quantity>, goal: Option<Goal>) -> Self {
        Self {
            work: work.into(),
            ours,
            peer: None,
            goal,
        }
    }

    /// A figure of two measured times.
    pub(crate) fn of_times(work: &str, times: Times, goal: Option<f64>) -> Self {
        let ours = Some(Quantity::Time(times.ours));
        Self::new(work, ours, goal.map(Goal::Ratio)).beside(Some(Quantity::Time(times.by_hand)))
    }

    /// Adds the quantity for the peer.
    pub(crate) fn beside(self, peer: Option<Quantity>) -> Self {
        Self { peer, ..self }
    }

    /// The ratio of ours to the peer.
    pub(crate) fn ratio(&self) -> Option<f64> {
        Some(self.ours?.amount() / self.peer?.amount())
    }

    /// Whether the goal is met, if there is one.
    pub(crate) fn verdict(&self) -> Option<Verdict> {
        let (figure, most) = match self.goal? {
            Goal::Ratio(most) => (self.ratio(), most),
            Goal::AtMost(most) => (self.ours.map(Quantity::amount), most.amount()),
        };
        Some(match figure {
            Some(figure) if figure <= most => Verdict::Holds,
            Some(_) => Verdict::Missed,
            None => Verdict::Unmeasured,
        })
    }
}

impl Quantity {
    #[expect(
        clippy::cast_precision_loss,
        reason = "nothing that is measured here has 2^52 bytes"
    )]
    fn amount(self) -> f64 {
        match self {
            Self::Time(time) => time.as_secs_f64(),
            Self::Bytes(bytes) => bytes as f64,
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount();
        let text = match self {
            Self::Time(_) => match amount * 1e9 {
                0.0..1e3 => format!("{:.0} ns", amount * 1e9),
                1e3..1e6 => format!("{:.2} µs", amount * 1e6),
                1e6..1e9 => format!("{:.2} ms", amount * 1e3),
                _ => format!("{amount:.2} s"),
            },
            Self::Bytes(_) => format!("{:.1} MB", amount / 1e6),
        };
        f.pad(&text)
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ratio(ratio) => write!(f, "at most {ratio:.2}"),
            Self::AtMost(quantity) => write!(f, "at most {quantity}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(seconds: u64) -> Quantity {
        Quantity::Time(Duration::from_secs(seconds))
    }

    fn verdict(ours: Option<Quantity>, goal: Option<Goal>) -> Option<Verdict> {
        let figure = Figure::new("work", ours, goal);
        figure.beside(Some(seconds(10))).verdict()
    }

    #[test]
    fn a_ratio_that_is_just_met_holds() {
        let goal = Some(Goal::Ratio(0.2));
        assert_eq!(verdict(Some(seconds(2)), goal), Some(Verdict::Holds));
        assert_eq!(verdict(Some(seconds(3)), goal), Some(Verdict::Missed));
    }

    #[test]
    fn an_amount_that_is_just_met_holds() {
        let goal = Some(Goal::AtMost(seconds(2)));
        assert_eq!(verdict(Some(seconds(2)), goal), Some(Verdict::Holds));
        assert_eq!(verdict(Some(seconds(3)), goal), Some(Verdict::Missed));
    }

    #[test]
    fn what_is_not_measured_neither_holds_nor_is_missed() {
        assert_eq!(
            verdict(None, Some(Goal::Ratio(0.2))),
            Some(Verdict::Unmeasured)
        );
        let alone = Figure::new("work", Some(seconds(1)), Some(Goal::Ratio(0.2)));
        assert_eq!(alone.verdict(), Some(Verdict::Unmeasured));
    }

    #[test]
    fn without_a_goal_there_is_no_verdict() {
        assert_eq!(verdict(Some(seconds(2)), None), None);
    }

    #[test]
    fn quantities_have_units_that_suit_them() {
        let time = |nanoseconds| Quantity::Time(Duration::from_nanos(nanoseconds)).to_string();
        assert_eq!(time(12), "12 ns");
        assert_eq!(time(1_234), "1.23 µs");
        assert_eq!(time(12_345_678), "12.35 ms");
        assert_eq!(time(91_000_000_000), "91.00 s");
        assert_eq!(Quantity::Bytes(34_071_052).to_string(), "34.1 MB");
    }
}
