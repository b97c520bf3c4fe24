//! The table of results.

use crate::figure::{Figure, Verdict};

/// The width of the first column.
const WORK: usize = 60;

/// The head of a table: its title, and the headings of our column and of the peer's.
pub(crate) fn head(title: &str, ours: &str, peer: &str) -> String {
    let ratio = if peer.is_empty() { "" } else { "ratio" };
    line(title, ours, peer, ratio, "goal")
}

/// The line of a figure.
pub(crate) fn row(figure: &Figure) -> String {
    let quantity =
        |quantity: Option<_>| quantity.map_or_else(String::new, |value| format!("{value}"));
    let ratio = figure.ratio();
    let ratio = ratio.map_or_else(String::new, |ratio| format!("{ratio:.2}"));
    let goal = figure
        .goal
        .map_or_else(String::new, |goal| goal.to_string());
    let verdict = match figure.verdict() {
        Some(Verdict::Holds) => "holds",
        Some(Verdict::Missed) => "missed",
        _ if figure.ours.is_none() => "not measured on this system",
        _ => "",
    };
    let verdict = format!("{goal:<17} {verdict}");
    line(
        &figure.work,
        &quantity(figure.ours),
        &quantity(figure.peer),
        &ratio,
        &verdict,
    )
}

fn line(work: &str, ours: &str, peer: &str, ratio: &str, rest: &str) -> String {
    let line = format!("{work:<WORK$} {ours:>10} {peer:>10} {ratio:>7}   {rest}");
    line.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Goal, Quantity};
    use std::time::Duration;

    #[test]
    fn figures_stand_below_their_heads() {
        let time = |milliseconds| Some(Quantity::Time(Duration::from_millis(milliseconds)));
        let check = Figure::new("check pets: CPU time", time(3_000), Some(Goal::Ratio(0.2)));
        let rlib = Figure::new(
            "release pets: rlib",
            Some(Quantity::Bytes(20_000_000)),
            Some(Goal::Ratio(0.25)),
        );
        let figures = [
            check.beside(time(20_000)),
            rlib.beside(Some(Quantity::Bytes(40_000_000))),
            Figure::new(
                "generate pets: time",
                time(500),
                time(600).map(Goal::AtMost),
            ),
            Figure::new("generate pets: peak memory", None, None),
            Figure::new("check pets: time", time(3_500), None).beside(time(21_000)),
        ];
        let table: String = figures.iter().map(row).collect();
        assert_eq!(
            head("compiling", "armgen", "peer") + &table,
            "\
compiling                                                        armgen       peer   ratio   goal
check pets: CPU time                                             3.00 s    20.00 s    0.15   at most 0.20      holds
release pets: rlib                                              20.0 MB    40.0 MB    0.50   at most 0.25      missed
generate pets: time                                           500.00 ms                      at most 600.00 ms holds
generate pets: peak memory                                                                                     not measured on this system
check pets: time                                                 3.50 s    21.00 s    0.17
"
        );
    }

    #[test]
    fn without_peers_there_are_no_ratios() {
        assert_eq!(
            head("generating", "armgen", ""),
            "generating                                                       armgen                      goal\n"
        );
    }
}
