//! Reading of objects whose keys are known, with a note of those that are not.

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};
use std::fmt;

/// Reads the next key into a buffer that is used again and again, so that a key costs no allocation.
pub(super) struct Key<'buffer>(pub(super) &'buffer mut String);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        self.0.clear();
        self.0.push_str(key);
        Ok(())
    }
}

/// A key of an object that is not understood, or whose value is not.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unknown {
    /// The key.
    pub key: String,
    /// What its value must be; none if it is the key that is not known.
    pub expected: Option<&'static str>,
}

/// Declares a struct and how it is read from an object: each field with its key, then the keys that have no effect on what
/// is generated and are not kept.
///
/// Other keys end in `unknown`, except extensions [without effect](super::extension::WITHOUT_EFFECT), and so do keys whose value has
/// another JSON type than it must have; keys that stand twice end in `repeated`, and the last one wins. A derive could do none of
/// this in one pass over the text.
macro_rules! object {
    (
        $(#[$attribute:meta])*
        $name:ident, $expected:literal {
            $( $(#[$field_attribute:meta])* $key:literal => $field:ident: $type:ty, )*
        }
        without_effect { $( $ignored:literal, )* }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[$field_attribute])* pub $field: $type, )*
            /// Keys that are not understood, in the order of the file.
            pub unknown: Vec<$crate::swagger::Unknown>,
            /// Keys that stand more than once.
            pub repeated: Vec<String>,
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reader;

                impl<'de> serde::de::Visitor<'de> for Reader {
                    type Value = $name;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        formatter.write_str($expected)
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<$name, A::Error> {
                        $name::read(map)
                    }
                }

                deserializer.deserialize_map(Reader)
            }
        }

        impl $name {
            fn read<'de, A: serde::de::MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
                let mut key = String::new();
                let mut unknown = Vec::new();
                let mut repeated = Vec::new();
                $( let mut $field: Option<$type> = None; )*
                while map.next_key_seed($crate::swagger::object::Key(&mut key))?.is_some() {
                    match key.as_str() {
                        $( $key => {
                            let read = map.next_value_seed($crate::swagger::shape::Shaped::<$type>::new())?;
                            if read.is_odd {
                                let expected = Some(<$type as $crate::swagger::shape::Shape>::EXPECTED);
                                unknown.push($crate::swagger::Unknown { key: key.clone(), expected });
                            }
                            if let Some(value) = read.value && $field.replace(value).is_some() {
                                repeated.push(key.clone());
                            }
                        } )*
                        $( $ignored => { map.next_value::<serde::de::IgnoredAny>()?; } )*
                        _ => {
                            if !$crate::swagger::extension::is_without_effect(&key) {
                                unknown.push($crate::swagger::Unknown { key: key.clone(), expected: None });
                            }
                            map.next_value::<serde::de::IgnoredAny>()?;
                        }
                    }
                }
                Ok(Self { $( $field: $field.unwrap_or_default(), )* unknown, repeated })
            }
        }

        impl $crate::swagger::shape::Shape for $name {
            const EXPECTED: &'static str = $expected;

            fn of_object<'de, A: serde::de::MapAccess<'de>>(
                object: A,
            ) -> Result<$crate::swagger::shape::Read<Self>, A::Error> {
                Ok($crate::swagger::shape::Read::good(Self::read(object)?))
            }
        }
    };
}

pub(super) use object;
