//! Objects with known keys, read in one pass with a list of the keys that could not be read.

use super::from_json::Fault;
use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};
use std::fmt;

/// Reads the next key into a reused buffer, so that a key costs no allocation.
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

/// A key that is unknown, or whose value has the wrong JSON type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unknown {
    /// The key.
    pub key: String,
    /// What the value must be, and what is wrong with it. `None` if the key itself is unknown.
    pub wrong: Option<(&'static str, Fault)>,
    /// The kind of object that has the key.
    pub object: Object,
}

impl Unknown {
    /// Adds a key with a value of the wrong type. It is a function so that the stack of the reader, which is recursive, stays small.
    pub(super) fn push_wrong(
        unknown: &mut Vec<Self>,
        key: &str,
        expected: &'static str,
        fault: &Fault,
        object: Object,
    ) {
        unknown.push(Self {
            key: key.to_owned(),
            wrong: Some((expected, fault.clone())),
            object,
        });
    }
}

/// A kind of object, such as a schema.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Object {
    /// Its name with an article, for messages.
    pub name: &'static str,
    /// The keys that it can have, with those that are ignored.
    pub keys: &'static [&'static str],
}

/// The keys of an object that are reported.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct InvalidKeys {
    /// Keys that are unknown or have a value of the wrong JSON type, in the order of the file.
    pub unknown: Vec<Unknown>,
    /// Keys that occur more than once.
    pub repeated: Vec<String>,
}

/// Declares a struct and implements its deserialization from an object. The declaration lists the fields with their keys, then the
/// keys that are ignored because they have no effect on the generated code. Keys `kept_in` a field have none either, but their values are
/// checked.
///
/// The struct gets one more field, [`InvalidKeys`]. Its `unknown` lists all other keys, except extensions
/// [without effect](super::extension::WITHOUT_EFFECT), and the keys whose values have the wrong JSON type. `repeated` lists keys that
/// occur more than once; the last value counts. serde's derive cannot do this in one pass over the text.
macro_rules! object {
    (
        $(#[$attribute:meta])*
        $name:ident, $expected:literal {
            $( $(#[$field_attribute:meta])* $key:literal => $field:ident: $type:ty, )*
        }
        $( kept_in $kept:ident { $( $limit:literal, )* } )?
        without_effect { $( $ignored:literal, )* }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[$field_attribute])* pub $field: $type, )*
            $(
                /// The keys that restrict the value, which have no effect on the generated code.
                pub $kept: $crate::swagger::Validation,
            )?
            /// The keys that are unknown, have a value of the wrong JSON type, or are repeated.
            pub invalid_keys: $crate::swagger::InvalidKeys,
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
            /// The kind of object.
            pub const OBJECT: $crate::swagger::Object = $crate::swagger::Object {
                name: $expected,
                keys: &[$( $key, )* $( $( $limit, )* )? $( $ignored, )*],
            };

            fn read<'de, A: serde::de::MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
                let mut key = String::new();
                let mut unknown = Vec::new();
                let mut repeated = Vec::new();
                $( let mut $field: Option<$type> = None; )*
                $( let mut $kept = $crate::swagger::Validation::default(); )?
                while map.next_key_seed($crate::swagger::object::Key(&mut key))?.is_some() {
                    match key.as_str() {
                        $( $key => {
                            let read = map.next_value_seed($crate::swagger::from_json::Seed::<$type>::new())?;
                            if let Some(fault) = read.fault {
                                let expected = <$type as $crate::swagger::from_json::FromJson>::EXPECTED;
                                $crate::swagger::Unknown::push_wrong(&mut unknown, &key, expected, &fault, Self::OBJECT);
                            }
                            if let Some(value) = read.value && $field.replace(value).is_some() {
                                repeated.push(key.clone());
                            }
                        } )*
                        $( $( $limit => $kept.push($limit, map.next_value()?), )* )?
                        $( $ignored => { map.next_value::<serde::de::IgnoredAny>()?; } )*
                        _ => {
                            if !$crate::swagger::extension::is_without_effect(&key) {
                                unknown.push($crate::swagger::Unknown { key: key.clone(), wrong: None, object: Self::OBJECT });
                            }
                            map.next_value::<serde::de::IgnoredAny>()?;
                        }
                    }
                }
                let invalid_keys = $crate::swagger::InvalidKeys { unknown, repeated };
                Ok(Self { $( $field: $field.unwrap_or_default(), )* $( $kept, )? invalid_keys })
            }
        }

        impl $crate::swagger::from_json::FromJson for $name {
            const EXPECTED: &'static str = $expected;

            fn from_object<'de, A: serde::de::MapAccess<'de>>(
                object: A,
            ) -> Result<$crate::swagger::from_json::Parsed<Self>, A::Error> {
                Ok($crate::swagger::from_json::Parsed::valid(Self::read(object)?))
            }
        }
    };
}

pub(super) use object;
