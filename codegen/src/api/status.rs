//! The statuses that a response is for.

use std::fmt;

/// One status, or all statuses of a class.
///
/// Exact statuses come before classes, so that the first match in a sorted list is the closest one.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum StatusPattern {
    /// A single status, such as 200.
    Exact(u16),
    /// The first digit of all statuses of a class, such as 2 for 2xx.
    Class(u8),
}

impl StatusPattern {
    /// Every status that means success.
    pub const SUCCESS: Self = Self::Class(2);

    /// Reads the key of a response in a definition, such as `200` or `2XX`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        match key.as_bytes() {
            [class @ b'2'..=b'5', b'X', b'X'] | [class @ b'2'..=b'5', b'x', b'x'] => {
                Some(Self::Class(class - b'0'))
            }
            [b'2'..=b'5', _, _] => key.parse().ok().map(Self::Exact),
            _ => None,
        }
    }

    /// Whether it covers a status.
    #[must_use]
    pub fn matches(self, status: u16) -> bool {
        match self {
            Self::Exact(exact) => exact == status,
            Self::Class(class) => u16::from(class) == status / 100,
        }
    }

    /// The first digit of the statuses.
    #[must_use]
    pub fn class(self) -> u16 {
        match self {
            Self::Exact(status) => status / 100,
            Self::Class(class) => class.into(),
        }
    }
}

/// `200` or `2xx`.
impl fmt::Display for StatusPattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(status) => write!(formatter, "{status}"),
            Self::Class(class) => write!(formatter, "{class}xx"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StatusPattern::{self, Class, Exact};

    #[test]
    fn keys_are_statuses_or_classes() {
        let parsed = ["200", "2XX", "5xx", "599"].map(StatusPattern::parse);
        let expected = [Exact(200), Class(2), Class(5), Exact(599)];
        assert_eq!(parsed, expected.map(Some));
        for key in [
            "199", "600", "1XX", "6XX", "2", "2Xx", "+20", "20€", "default", "",
        ] {
            assert_eq!(StatusPattern::parse(key), None, "{key}");
        }
    }

    #[test]
    fn the_first_match_of_a_sorted_list_is_the_closest() {
        let mut patterns = [Class(2), Exact(404), Exact(202)];
        patterns.sort_unstable();
        let closest = |status| {
            let mut patterns = patterns.iter();
            patterns.find(|pattern| pattern.matches(status)).copied()
        };
        assert_eq!(closest(202), Some(Exact(202)));
        assert_eq!(closest(204), Some(Class(2)));
        assert_eq!(closest(409), None);
    }
}
