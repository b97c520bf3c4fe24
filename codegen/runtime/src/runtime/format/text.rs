//! What all strings with a format have in common.

/// Defines a type for strings with a format, which is a JSON value, an argument and a response.
macro_rules! formatted_text {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        #[derive(Clone, Default, Eq, Hash, PartialEq)]
        pub struct $name(String);

        impl $name {
            /// The string as it is in the document.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<$name> for String {
            #[inline]
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
                Ok(text.into())
            }
        }

        impl AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&self.0, formatter)
            }
        }

        impl crate::runtime::Value for $name {
            #[inline]
            fn view(&self) -> crate::runtime::wire::View<'_> {
                crate::runtime::wire::View::Text(&self.0)
            }

            #[inline]
            fn open(&mut self) -> crate::runtime::wire::Slot<'_> {
                crate::runtime::wire::Slot::Text(&mut self.0)
            }

            #[inline]
            fn clear(&mut self) -> bool {
                self.0.clear();
                false
            }

            #[inline]
            fn blank() -> Self {
                Self::default()
            }
        }

        impl<'a> From<&'a $name> for crate::runtime::Argument<'a> {
            #[inline]
            fn from(value: &'a $name) -> Self {
                Self::Text(&value.0)
            }
        }

        crate::runtime::wire::serde_traits!($name);
        crate::runtime::wire::from_response!($name);
    };
}

pub(super) use formatted_text;
