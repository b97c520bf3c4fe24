//! Enums of strings, to which services may add values.

use super::value::{OpenEnum, Value, View};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// An unknown value of an enum of strings.
///
/// It cannot be created or matched by its string, so that programs do not break when it becomes a known value. A number or a boolean in
/// place of the string is known by its text, and written back as what it was.
#[derive(Clone)]
pub struct UnknownValue(Text);

/// Two kinds of strings, so that it takes no more memory than one.
#[derive(Clone)]
enum Text {
    /// A string.
    String(String),
    /// The text of a number or a boolean.
    Literal(Box<str>),
}

impl UnknownValue {
    /// For [`open_enum!`](crate::runtime::open_enum), which searches the known values first.
    #[doc(hidden)]
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Text::String(text.to_owned()))
    }

    /// The string as it was read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::String(text) => text,
            Text::Literal(text) => text,
        }
    }

    /// What it is written as.
    #[doc(hidden)]
    #[must_use]
    pub fn view(&self) -> View<'_> {
        match &self.0 {
            Text::String(text) => View::Text(text),
            Text::Literal(text) => View::Literal(text),
        }
    }
}

impl Default for UnknownValue {
    fn default() -> Self {
        Self::new("")
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), formatter)
    }
}

impl PartialEq for UnknownValue {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for UnknownValue {}

impl Hash for UnknownValue {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Ord for UnknownValue {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for UnknownValue {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The known value of a string: the one with exactly this string, or the first one that differs in ASCII case only, since services
/// change case.
#[must_use]
pub fn known<T: Clone>(known: &[T], as_str: fn(&T) -> &str, text: &str) -> Option<T> {
    let mut similar = None;
    for value in known {
        let known = as_str(value);
        if known.eq_ignore_ascii_case(text) {
            if known == text {
                return Some(value.clone());
            }
            similar = similar.or(Some(value));
        }
    }
    similar.cloned()
}

/// The known value of a string or, without one, the unknown value with it. `literal` says that it is the text of a number or a boolean.
#[must_use]
pub fn known_or_unknown<T: Clone>(
    known: &[T],
    as_str: fn(&T) -> &str,
    unknown: fn(UnknownValue) -> T,
    text: &str,
    literal: bool,
) -> T {
    self::known(known, as_str, text).unwrap_or_else(|| {
        unknown(if literal {
            UnknownValue(Text::Literal(text.into()))
        } else {
            UnknownValue::new(text)
        })
    })
}

/// The value of an enum for a string.
#[must_use]
pub fn of_text<T: Value + OpenEnum>(text: &str) -> T {
    let mut value = T::blank();
    value.set(text, false);
    value
}

/// Implements `Value`, the usual conversions from and to strings, comparisons and serde's traits for enums of strings.
///
/// A value is compared with a string without regard to ASCII case, as known values are read, so that a comparison means the same
/// before and after a value becomes known. Values are equal if their strings are, and ordered by them.
///
/// The compiler spends as long on one of these functions as on the next, however short it is, and a crate has hundreds of enums. So
/// equality, hashes and `Debug` are not derived, and the functions call plain ones ([`enum_text`](super::enum_text)), which are found faster
/// than methods.
///
/// Takes each enum, which has `KNOWN` and `as_str`, with the name of its variant for
/// [`UnknownValue`](crate::runtime::UnknownValue).
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    ($($ty:ty => $unknown:ident),* $(,)?) => {
        $(
            impl ::core::convert::From<&str> for $ty {
                #[inline]
                fn from(text: &str) -> Self {
                    $crate::runtime::wire::of_text(text)
                }
            }

            impl ::core::convert::From<::std::string::String> for $ty {
                #[inline]
                fn from(text: ::std::string::String) -> Self {
                    $crate::runtime::wire::of_text(&text)
                }
            }

            impl ::core::convert::From<$ty> for ::std::string::String {
                #[inline]
                fn from(value: $ty) -> Self {
                    $crate::runtime::wire::enum_text::owned(value.as_str())
                }
            }

            impl ::core::str::FromStr for $ty {
                type Err = ::core::convert::Infallible;

                #[inline]
                fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                    ::core::result::Result::Ok($crate::runtime::wire::of_text(text))
                }
            }

            impl ::core::convert::AsRef<str> for $ty {
                #[inline]
                fn as_ref(&self) -> &str {
                    self.as_str()
                }
            }

            impl ::core::fmt::Display for $ty {
                #[inline]
                fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    formatter.pad(self.as_str())
                }
            }

            impl ::core::fmt::Debug for $ty {
                #[inline]
                fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    let unknown = match self {
                        Self::$unknown(_) => ::core::stringify!($unknown),
                        _ => "",
                    };
                    $crate::runtime::wire::enum_text::debug(self.as_str(), unknown, formatter)
                }
            }

            impl ::core::cmp::PartialEq for $ty {
                #[inline]
                fn eq(&self, other: &Self) -> bool {
                    $crate::runtime::wire::enum_text::equal(self.as_str(), other.as_str())
                }
            }

            impl ::core::cmp::Eq for $ty {}

            impl ::core::hash::Hash for $ty {
                #[inline]
                fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                    $crate::runtime::wire::enum_text::hash(self.as_str(), state);
                }
            }

            impl ::core::cmp::PartialEq<str> for $ty {
                #[inline]
                fn eq(&self, text: &str) -> bool {
                    $crate::runtime::wire::enum_text::similar(self.as_str(), text)
                }
            }

            impl ::core::cmp::PartialEq<&str> for $ty {
                #[inline]
                fn eq(&self, text: &&str) -> bool {
                    $crate::runtime::wire::enum_text::similar(self.as_str(), text)
                }
            }

            // As if they were derived, so that clippy does not ask for a call of `cmp`, which costs a search for the method.
            #[automatically_derived]
            impl ::core::cmp::Ord for $ty {
                #[inline]
                fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                    $crate::runtime::wire::enum_text::order(self.as_str(), other.as_str())
                }
            }

            #[automatically_derived]
            impl ::core::cmp::PartialOrd for $ty {
                #[inline]
                fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                    ::core::option::Option::Some($crate::runtime::wire::enum_text::order(
                        self.as_str(),
                        other.as_str(),
                    ))
                }
            }

            impl $crate::runtime::wire::OpenEnum for $ty {
                #[inline]
                fn set(&mut self, text: &str, literal: bool) -> bool {
                    *self = $crate::runtime::wire::known_or_unknown(
                        Self::KNOWN,
                        Self::as_str,
                        Self::$unknown,
                        text,
                        literal,
                    );
                    true
                }
            }

            impl $crate::runtime::Value for $ty {
                #[inline]
                fn view(&self) -> $crate::runtime::wire::View<'_> {
                    match self {
                        Self::$unknown(value) => value.view(),
                        _ => $crate::runtime::wire::View::Text(self.as_str()),
                    }
                }

                #[inline]
                fn open(&mut self) -> $crate::runtime::wire::Slot<'_> {
                    $crate::runtime::wire::Slot::OpenEnum(self)
                }

                #[inline]
                fn blank() -> Self {
                    Self::$unknown($crate::runtime::UnknownValue::new(""))
                }
            }
        )*

        $crate::runtime::wire::serde_traits!($($ty),*);
    };
}
