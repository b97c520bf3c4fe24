//! Arguments: the values of parameters.

use std::collections::BTreeMap;

/// The value of a parameter, borrowed from the caller of a request function.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Argument<'a> {
    /// No value: an optional parameter is left out.
    Absent,
    /// A string.
    Text(&'a str),
    /// An integer.
    Integer(i64),
    /// A single-precision number. It is not converted to a double, so that it is written with its own digits.
    Single(f32),
    /// A double-precision number.
    Double(f64),
    /// A boolean.
    Boolean(bool),
    /// An array. Its items are not arrays.
    List(Vec<Argument<'a>>),
    /// Strings by name, for headers whose names share a prefix.
    Map(Vec<(&'a str, &'a str)>),
    /// A file in a form.
    Bytes(&'a [u8]),
}

impl<'a> Argument<'a> {
    /// An array with the items of an iterator.
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
    ($($ty:ty => $variant:ident),+) => { $(
        impl From<$ty> for Argument<'_> {
            fn from(value: $ty) -> Self {
                Self::$variant(value.into())
            }
        }

        impl From<&$ty> for Argument<'_> {
            fn from(value: &$ty) -> Self {
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
