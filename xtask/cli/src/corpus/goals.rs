//! Goals for all packages together.

use super::row::{Examples, Responses, Row};
use crate::report::plural;

/// How many of a thousand requests and responses must be right.
const REQUESTS: usize = 999;
const DECODED: usize = 999;
const LOSSLESS: usize = 995;

/// Messages about the goals that are missed.
pub(super) fn missed(rows: &[Row]) -> Vec<String> {
    let skipped: usize = rows.iter().map(|row| row.skipped).sum();
    let examples = || rows.iter().filter_map(|row| row.examples.as_ref());
    let requests = Share::of(
        examples().map(|examples| examples.request_ok),
        examples().map(|examples| examples.total),
    );
    let responses = |count: fn(&Responses) -> usize| {
        let count = move |examples: &Examples| count(&examples.responses);
        Share::of(
            examples().map(count),
            examples().map(|examples| examples.responses.total),
        )
    };
    let decoded = responses(|responses| responses.decoded);
    let lossless = responses(|responses| responses.lossless);
    let mut missed = Vec::new();
    if skipped > 0 {
        missed.push(format!("{} left out", plural(skipped, "operation")));
    }
    missed.extend(requests.short_of(REQUESTS, "requests are as expected"));
    missed.extend(decoded.short_of(DECODED, "responses decode"));
    missed.extend(lossless.short_of(LOSSLESS, "responses come back as they were"));
    missed
}

/// A part of a total.
struct Share {
    count: usize,
    total: usize,
}

impl Share {
    fn of(count: impl Iterator<Item = usize>, total: impl Iterator<Item = usize>) -> Self {
        Self {
            count: count.sum(),
            total: total.sum(),
        }
    }

    /// The message if the part is less than a number of thousandths.
    fn short_of(&self, thousandths: usize, what: &str) -> Option<String> {
        let Self { count, total } = self;
        let (whole, tenth) = (thousandths / 10, thousandths % 10);
        (count * 1000 < total * thousandths)
            .then(|| format!("{count} of {total} {what}, which is less than {whole}.{tenth} %"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(request_ok: usize, decoded: usize, lossless: usize) -> Row {
        let responses = Responses {
            total: 2000,
            decoded,
            lossless,
        };
        Row {
            examples: Some(Examples {
                total: 1000,
                request_ok,
                responses,
                ..Examples::default()
            }),
            ..Row::default()
        }
    }

    #[test]
    fn goals_that_are_just_met_are_met() {
        assert_eq!(missed(&[row(999, 1998, 1990)]), Vec::<String>::new());
        assert_eq!(missed(&[Row::default()]), Vec::<String>::new());
    }

    #[test]
    fn each_goal_that_is_missed_is_said() {
        let left_out = Row {
            skipped: 1,
            ..Row::default()
        };
        assert_eq!(
            missed(&[row(998, 1995, 1989), left_out]),
            [
                "1 operation left out",
                "998 of 1000 requests are as expected, which is less than 99.9 %",
                "1995 of 2000 responses decode, which is less than 99.9 %",
                "1989 of 2000 responses come back as they were, which is less than 99.5 %",
            ]
        );
    }

    #[test]
    fn packages_count_together() {
        assert_eq!(
            missed(&[row(1000, 2000, 2000), row(998, 1998, 1980)]),
            Vec::<String>::new()
        );
    }
}
