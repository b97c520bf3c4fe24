//! Enums of numbers, to which services may add values.

use super::scalar::Scalar;
use super::value::View;

/// An unknown value of an enum of numbers.
///
/// It cannot be created or matched by its number, so that programs do not break when it becomes a known value.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct UnknownNumber<N>(N);

impl<N: Copy> UnknownNumber<N> {
    /// For [`open_number!`](crate::runtime::open_number), which searches the known values first.
    #[doc(hidden)]
    #[must_use]
    pub fn new(number: N) -> Self {
        Self(number)
    }

    /// The number as it was read.
    #[must_use]
    pub fn value(self) -> N {
        self.0
    }
}

/// The type of the numbers of an enum.
pub trait Number: Copy + PartialEq {
    /// The number that a string spells.
    fn parse(text: &str) -> Option<Self>;

    /// The number for writing.
    fn view(self) -> View<'static>;
}

impl Number for i64 {
    fn parse(text: &str) -> Option<Self> {
        Scalar::Text(text).to_i64()
    }

    fn view(self) -> View<'static> {
        View::Integer(self)
    }
}

impl Number for f64 {
    fn parse(text: &str) -> Option<Self> {
        Scalar::Text(text).to_f64()
    }

    fn view(self) -> View<'static> {
        View::Number(self)
    }
}

/// Implements `Value`, conversions from and to numbers, comparisons and serde's traits for an enum of numbers. Values are ordered by
/// their numbers.
///
/// Takes the enum, which is `Copy` and has `KNOWN` and `value`, the name of its variant for
/// [`UnknownNumber`](crate::runtime::UnknownNumber), and the type of the numbers.
#[doc(hidden)]
#[macro_export]
macro_rules! open_number {
    ($ty:ty, $unknown:ident, i64) => {
        $crate::runtime::wire::open_number!(all $ty, $unknown, i64);

        #[automatically_derived]
        impl ::core::cmp::Ord for $ty {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.value().cmp(&other.value())
            }
        }
    };

    ($ty:ty, $unknown:ident, f64) => {
        $crate::runtime::wire::open_number!(all $ty, $unknown, f64);
    };

    (all $ty:ty, $unknown:ident, $number:ty) => {
        // As if it and `Ord` were derived, so that clippy does not ask for a call of `cmp`, which floating-point numbers do not have.
        #[automatically_derived]
        impl ::core::cmp::PartialOrd for $ty {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::cmp::PartialOrd::partial_cmp(&self.value(), &other.value())
            }
        }

        impl ::core::cmp::PartialEq<$number> for $ty {
            #[inline]
            fn eq(&self, number: &$number) -> bool {
                ::core::cmp::PartialEq::eq(&self.value(), number)
            }
        }

        impl ::core::convert::From<$number> for $ty {
            #[inline]
            fn from(number: $number) -> Self {
                for known in Self::KNOWN {
                    if ::core::cmp::PartialEq::eq(&known.value(), &number) {
                        return *known;
                    }
                }
                Self::$unknown($crate::runtime::UnknownNumber::new(number))
            }
        }

        impl ::core::convert::From<$ty> for $number {
            #[inline]
            fn from(value: $ty) -> Self {
                value.value()
            }
        }

        impl ::core::str::FromStr for $ty {
            type Err = <$number as ::core::str::FromStr>::Err;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(text.parse::<$number>()?.into())
            }
        }

        impl ::core::fmt::Display for $ty {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.value(), formatter)
            }
        }

        impl $crate::runtime::wire::OpenEnum for $ty {
            #[inline]
            fn set(&mut self, text: &str, _literal: bool) -> bool {
                match <$number as $crate::runtime::wire::Number>::parse(text) {
                    ::core::option::Option::Some(number) => {
                        *self = number.into();
                        true
                    }
                    ::core::option::Option::None => false,
                }
            }
        }

        impl $crate::runtime::Value for $ty {
            #[inline]
            fn view(&self) -> $crate::runtime::wire::View<'_> {
                $crate::runtime::wire::Number::view(self.value())
            }

            #[inline]
            fn open(&mut self) -> $crate::runtime::wire::Slot<'_> {
                $crate::runtime::wire::Slot::OpenEnum(self)
            }

            #[inline]
            fn clear(&mut self) -> bool {
                *self = $crate::runtime::Value::blank();
                false
            }

            #[inline]
            fn blank() -> Self {
                <Self as ::core::convert::From<$number>>::from(<$number as ::core::default::Default>::default())
            }
        }

        $crate::runtime::wire::serde_traits!($ty);
    };
}
