//! The value of a parameter, as a request function hands it over.

use std::collections::BTreeMap;

/// The value of a parameter, borrowed from the caller of a request function.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Argument<'a> {
    /// An optional parameter that is not given.
    Absent,
    /// A text.
    Text(&'a str),
    /// An integer.
    Integer(i64),
    /// A single-precision number, kept apart so that it is written with its own digits.
    Single(f32),
    /// A double-precision number.
    Double(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A list, whose items are no lists themselves.
    List(Vec<Argument<'a>>),
    /// Texts by name, for headers that share the beginning of their names.
    Map(Vec<(&'a str, &'a str)>),
    /// A file in a form.
    Bytes(&'a [u8]),
}

impl<'a> Argument<'a> {
    /// A list of what an iterator yields.
    pub fn list<I>(items: I) -> Self
    where
        I: IntoIterator<Item: Into<Argument<'a>>>,
    {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<'a> From<&'a BTreeMap<String, String>> for Argument<'a> {
    fn from(map: &'a BTreeMap<String, String>) -> Self {
        let entries = map.iter();
        Self::Map(
            entries
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect(),
        )
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(value)
    }
}

impl<'a> From<&&'a str> for Argument<'a> {
    fn from(value: &&'a str) -> Self {
        Self::Text(value)
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(value: &'a String) -> Self {
        Self::Text(value)
    }
}

macro_rules! argument_from {
    ($($type:ty => $variant:ident),+) => { $(
        impl From<$type> for Argument<'_> {
            fn from(value: $type) -> Self {
                Self::$variant(value.into())
            }
        }

        impl From<&$type> for Argument<'_> {
            fn from(value: &$type) -> Self {
                Self::$variant((*value).into())
            }
        }
    )+ };
}

argument_from!(i32 => Integer, i64 => Integer, f32 => Single, f64 => Double, bool => Boolean);

impl<'a, T: Into<Argument<'a>>> From<Option<T>> for Argument<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}

impl<'a, T> From<&'a [T]> for Argument<'a>
where
    &'a T: Into<Argument<'a>>,
{
    fn from(items: &'a [T]) -> Self {
        Self::list(items)
    }
}

impl<'a, T> From<&'a Vec<T>> for Argument<'a>
where
    &'a T: Into<Argument<'a>>,
{
    fn from(items: &'a Vec<T>) -> Self {
        Self::list(items)
    }
}
