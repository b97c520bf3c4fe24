//! Lenient deserialization: a value of the wrong JSON type is reported to the caller. It is converted if its meaning is clear, and left
//! out otherwise. The rest of the file is still read.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};
use std::fmt;
use std::marker::PhantomData;

/// The result of reading a value.
pub(super) struct Parsed<T> {
    /// `None` if the value cannot be used at all.
    pub(super) value: Option<T>,
    /// Set if the value, or a part of it, has the wrong JSON type. It may be usable nevertheless. It is in a box because reading is
    /// recursive, so that what it keeps on the stack is small.
    pub(super) fault: Option<Box<Fault>>,
}

/// What is wrong with the JSON type of a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fault {
    /// It is null, which a key without a value is in YAML.
    Null,
    /// It is of another type.
    Other,
    /// It is an array, but the items with these indices are of another type than this one.
    Items(Vec<usize>, &'static str),
}

impl<T> Parsed<T> {
    pub(super) fn valid(value: T) -> Self {
        Self {
            value: Some(value),
            fault: None,
        }
    }

    pub(super) fn invalid() -> Self {
        Self {
            value: None,
            fault: Some(Box::new(Fault::Other)),
        }
    }

    pub(super) fn map<U>(self, make: impl FnOnce(T) -> U) -> Parsed<U> {
        Parsed {
            value: self.value.map(make),
            fault: self.fault,
        }
    }
}

impl<T> From<Option<T>> for Parsed<T> {
    fn from(value: Option<T>) -> Self {
        Self {
            fault: value.is_none().then(|| Box::new(Fault::Other)),
            value,
        }
    }
}

/// A type that can be read from some JSON types. Values of the other JSON types are invalid by default.
pub(super) trait FromJson: Sized {
    /// What the value must be, for messages.
    const EXPECTED: &'static str;

    fn from_null() -> Parsed<Self> {
        Parsed {
            value: None,
            fault: Some(Box::new(Fault::Null)),
        }
    }

    fn from_bool(_: bool) -> Parsed<Self> {
        Parsed::invalid()
    }

    fn from_number(_: Number) -> Parsed<Self> {
        Parsed::invalid()
    }

    fn from_str(_: &str) -> Parsed<Self> {
        Parsed::invalid()
    }

    fn from_array<'de, A: SeqAccess<'de>>(mut array: A) -> Result<Parsed<Self>, A::Error> {
        while array.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Parsed::invalid())
    }

    fn from_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Parsed<Self>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Parsed::invalid())
    }
}

/// Reads a [`FromJson`] type.
pub(super) struct Seed<T>(PhantomData<T>);

impl<T> Seed<T> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: FromJson> DeserializeSeed<'de> for Seed<T> {
    type Value = Parsed<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Parsed<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: FromJson> Visitor<'de> for Seed<T> {
    type Value = Parsed<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Result<Parsed<T>, E> {
        Ok(T::from_null())
    }

    fn visit_none<E: Error>(self) -> Result<Parsed<T>, E> {
        Ok(T::from_null())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Parsed<T>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Parsed<T>, E> {
        Ok(T::from_bool(value))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Parsed<T>, E> {
        Ok(T::from_number(number.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Parsed<T>, E> {
        Ok(T::from_number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Parsed<T>, E> {
        Ok(Number::from_f64(number).map_or_else(Parsed::invalid, T::from_number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Parsed<T>, E> {
        Ok(T::from_str(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, array: A) -> Result<Parsed<T>, A::Error> {
        T::from_array(array)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Parsed<T>, A::Error> {
        T::from_object(object)
    }
}

impl FromJson for String {
    const EXPECTED: &'static str = "a string";

    fn from_str(text: &str) -> Parsed<Self> {
        Parsed::valid(text.to_owned())
    }

    // In YAML, strings without quotes can look like booleans and numbers.
    fn from_bool(value: bool) -> Parsed<Self> {
        Parsed::valid(value.to_string())
    }

    fn from_number(number: Number) -> Parsed<Self> {
        Parsed::valid(number.to_string())
    }

    /// Takes the first string of an array, as for the type `["string", "null"]`.
    fn from_array<'de, A: SeqAccess<'de>>(mut array: A) -> Result<Parsed<Self>, A::Error> {
        let mut first = None;
        while let Some(item) = array.next_element_seed(Seed::<Value>::new())? {
            if let (None, Some(Value::String(text))) = (&first, item.value)
                && text != "null"
            {
                first = Some(text);
            }
        }
        Ok(Parsed {
            value: first,
            fault: Some(Box::new(Fault::Other)),
        })
    }
}

impl FromJson for bool {
    const EXPECTED: &'static str = "a boolean";

    fn from_bool(value: bool) -> Parsed<Self> {
        Parsed::valid(value)
    }

    fn from_str(text: &str) -> Parsed<Self> {
        Parsed {
            value: text.trim().to_ascii_lowercase().parse().ok(),
            fault: Some(Box::new(Fault::Other)),
        }
    }
}

impl FromJson for f64 {
    const EXPECTED: &'static str = "a number";

    fn from_number(number: Number) -> Parsed<Self> {
        number.as_f64().into()
    }

    fn from_str(text: &str) -> Parsed<Self> {
        let number = text.trim().parse().ok();
        Parsed {
            value: number.filter(|number: &f64| number.is_finite()),
            fault: Some(Box::new(Fault::Other)),
        }
    }
}

impl FromJson for u64 {
    const EXPECTED: &'static str = "a non-negative integer";

    fn from_number(number: Number) -> Parsed<Self> {
        let float = number.as_f64().filter(|float| float.fract() == 0.0);
        // `8.0` is an integer too. Formatting without a fraction allows for integers that exceed the precision of a float.
        let from_float = || format!("{:.0}", float?).parse().ok();
        number.as_u64().or_else(from_float).into()
    }

    fn from_str(text: &str) -> Parsed<Self> {
        Parsed {
            value: text.trim().parse().ok(),
            fault: Some(Box::new(Fault::Other)),
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn from_null() -> Parsed<Self> {
        Parsed {
            value: Some(None),
            fault: T::from_null().fault,
        }
    }

    fn from_bool(value: bool) -> Parsed<Self> {
        T::from_bool(value).map(Some)
    }

    fn from_number(number: Number) -> Parsed<Self> {
        T::from_number(number).map(Some)
    }

    fn from_str(text: &str) -> Parsed<Self> {
        T::from_str(text).map(Some)
    }

    fn from_array<'de, A: SeqAccess<'de>>(array: A) -> Result<Parsed<Self>, A::Error> {
        Ok(T::from_array(array)?.map(Some))
    }

    fn from_object<'de, A: MapAccess<'de>>(object: A) -> Result<Parsed<Self>, A::Error> {
        Ok(T::from_object(object)?.map(Some))
    }
}

impl<T: FromJson> FromJson for Box<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn from_array<'de, A: SeqAccess<'de>>(array: A) -> Result<Parsed<Self>, A::Error> {
        Ok(T::from_array(array)?.map(Box::new))
    }

    fn from_object<'de, A: MapAccess<'de>>(object: A) -> Result<Parsed<Self>, A::Error> {
        Ok(T::from_object(object)?.map(Box::new))
    }
}

impl<T: FromJson + Default> FromJson for Vec<T> {
    const EXPECTED: &'static str = "an array";

    /// Replaces an unusable item by the default, so that the other items keep their indices.
    fn from_array<'de, A: SeqAccess<'de>>(mut array: A) -> Result<Parsed<Self>, A::Error> {
        let mut items = Self::new();
        let mut wrong = Vec::new();
        while let Some(item) = array.next_element_seed(Seed::<T>::new())? {
            if item.fault.is_some() {
                wrong.push(items.len());
            }
            items.push(item.value.unwrap_or_default());
        }
        Ok(Parsed {
            value: Some(items),
            fault: (!wrong.is_empty()).then(|| Box::new(Fault::Items(wrong, T::EXPECTED))),
        })
    }
}

/// Accepts and keeps any value.
impl FromJson for Value {
    const EXPECTED: &'static str = "any value";

    fn from_null() -> Parsed<Self> {
        Parsed::valid(Self::Null)
    }

    fn from_bool(value: bool) -> Parsed<Self> {
        Parsed::valid(Self::Bool(value))
    }

    fn from_number(number: Number) -> Parsed<Self> {
        Parsed::valid(Self::Number(number))
    }

    fn from_str(text: &str) -> Parsed<Self> {
        Parsed::valid(Self::String(text.to_owned()))
    }

    fn from_array<'de, A: SeqAccess<'de>>(mut array: A) -> Result<Parsed<Self>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = array.next_element()? {
            items.push(item);
        }
        Ok(Parsed::valid(Self::Array(items)))
    }

    fn from_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Parsed<Self>, A::Error> {
        let mut values = serde_json::Map::new();
        while let Some((name, value)) = object.next_entry()? {
            values.insert(name, value);
        }
        Ok(Parsed::valid(Self::Object(values)))
    }
}

/// Accepts any value and discards it.
impl FromJson for IgnoredAny {
    const EXPECTED: &'static str = "any value";

    fn from_null() -> Parsed<Self> {
        Parsed::valid(Self)
    }

    fn from_bool(_: bool) -> Parsed<Self> {
        Parsed::valid(Self)
    }

    fn from_number(_: Number) -> Parsed<Self> {
        Parsed::valid(Self)
    }

    fn from_str(_: &str) -> Parsed<Self> {
        Parsed::valid(Self)
    }

    fn from_array<'de, A: SeqAccess<'de>>(mut array: A) -> Result<Parsed<Self>, A::Error> {
        while array.next_element::<Self>()?.is_some() {}
        Ok(Parsed::valid(Self))
    }

    fn from_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Parsed<Self>, A::Error> {
        while object.next_entry::<Self, Self>()?.is_some() {}
        Ok(Parsed::valid(Self))
    }
}
