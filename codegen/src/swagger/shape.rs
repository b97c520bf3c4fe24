//! Reading of values that may be of another JSON type than they must be: these are left out and noted, and reading goes on.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};
use std::fmt;
use std::marker::PhantomData;

/// What came of reading a value.
pub(super) struct Read<T> {
    /// None if nothing can be made of it.
    pub(super) value: Option<T>,
    /// Not all of it is as it must be.
    pub(super) is_odd: bool,
}

impl<T> Read<T> {
    pub(super) fn good(value: T) -> Self {
        Self {
            value: Some(value),
            is_odd: false,
        }
    }

    pub(super) fn odd() -> Self {
        Self {
            value: None,
            is_odd: true,
        }
    }

    pub(super) fn map<U>(self, make: impl FnOnce(T) -> U) -> Read<U> {
        Read {
            value: self.value.map(make),
            is_odd: self.is_odd,
        }
    }
}

impl<T> From<Option<T>> for Read<T> {
    fn from(value: Option<T>) -> Self {
        Self {
            is_odd: value.is_none(),
            value,
        }
    }
}

/// What can be read from JSON values of some types. Values of all other types are odd.
pub(super) trait Shape: Sized {
    /// What it must be, for messages.
    const EXPECTED: &'static str;

    fn of_null() -> Read<Self> {
        Read::odd()
    }

    fn of_truth(_: bool) -> Read<Self> {
        Read::odd()
    }

    fn of_number(_: Number) -> Read<Self> {
        Read::odd()
    }

    fn of_text(_: &str) -> Read<Self> {
        Read::odd()
    }

    fn of_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Read<Self>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Read::odd())
    }

    fn of_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Read<Self>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Read::odd())
    }
}

/// Reads a value of a shape.
pub(super) struct Shaped<T>(PhantomData<T>);

impl<T> Shaped<T> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Shape> DeserializeSeed<'de> for Shaped<T> {
    type Value = Read<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Read<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Shape> Visitor<'de> for Shaped<T> {
    type Value = Read<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Result<Read<T>, E> {
        Ok(T::of_null())
    }

    fn visit_none<E: Error>(self) -> Result<Read<T>, E> {
        Ok(T::of_null())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Read<T>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Read<T>, E> {
        Ok(T::of_truth(truth))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Read<T>, E> {
        Ok(T::of_number(number.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Read<T>, E> {
        Ok(T::of_number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Read<T>, E> {
        Ok(Number::from_f64(number).map_or_else(Read::odd, T::of_number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Read<T>, E> {
        Ok(T::of_text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Read<T>, A::Error> {
        T::of_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Read<T>, A::Error> {
        T::of_object(object)
    }
}

impl Shape for String {
    const EXPECTED: &'static str = "a text";

    fn of_text(text: &str) -> Read<Self> {
        Read::good(text.to_owned())
    }

    // Texts without quotes, as YAML has them.
    fn of_truth(truth: bool) -> Read<Self> {
        Read::good(truth.to_string())
    }

    fn of_number(number: Number) -> Read<Self> {
        Read::good(number.to_string())
    }

    /// The first text of a list, such as the type of `["string", "null"]`.
    fn of_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Read<Self>, A::Error> {
        let mut first = None;
        while let Some(item) = list.next_element_seed(Shaped::<Value>::new())? {
            if let (None, Some(Value::String(text))) = (&first, item.value)
                && text != "null"
            {
                first = Some(text);
            }
        }
        Ok(Read {
            value: first,
            is_odd: true,
        })
    }
}

impl Shape for bool {
    const EXPECTED: &'static str = "true or false";

    fn of_truth(truth: bool) -> Read<Self> {
        Read::good(truth)
    }

    fn of_text(text: &str) -> Read<Self> {
        Read {
            value: text.trim().to_ascii_lowercase().parse().ok(),
            is_odd: true,
        }
    }
}

impl Shape for f64 {
    const EXPECTED: &'static str = "a number";

    fn of_number(number: Number) -> Read<Self> {
        number.as_f64().into()
    }

    fn of_text(text: &str) -> Read<Self> {
        let number = text.trim().parse().ok();
        Read {
            value: number.filter(|number: &f64| number.is_finite()),
            is_odd: true,
        }
    }
}

impl Shape for u64 {
    const EXPECTED: &'static str = "a whole number that is not negative";

    fn of_number(number: Number) -> Read<Self> {
        let float = number.as_f64().filter(|float| float.fract() == 0.0);
        // `8.0` is whole too; numbers of more digits than a float keeps are written without a point.
        let whole = || format!("{:.0}", float?).parse().ok();
        number.as_u64().or_else(whole).into()
    }

    fn of_text(text: &str) -> Read<Self> {
        Read {
            value: text.trim().parse().ok(),
            is_odd: true,
        }
    }
}

impl<T: Shape> Shape for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn of_null() -> Read<Self> {
        Read::good(None)
    }

    fn of_truth(truth: bool) -> Read<Self> {
        T::of_truth(truth).map(Some)
    }

    fn of_number(number: Number) -> Read<Self> {
        T::of_number(number).map(Some)
    }

    fn of_text(text: &str) -> Read<Self> {
        T::of_text(text).map(Some)
    }

    fn of_list<'de, A: SeqAccess<'de>>(list: A) -> Result<Read<Self>, A::Error> {
        Ok(T::of_list(list)?.map(Some))
    }

    fn of_object<'de, A: MapAccess<'de>>(object: A) -> Result<Read<Self>, A::Error> {
        Ok(T::of_object(object)?.map(Some))
    }
}

impl<T: Shape> Shape for Box<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn of_list<'de, A: SeqAccess<'de>>(list: A) -> Result<Read<Self>, A::Error> {
        Ok(T::of_list(list)?.map(Box::new))
    }

    fn of_object<'de, A: MapAccess<'de>>(object: A) -> Result<Read<Self>, A::Error> {
        Ok(T::of_object(object)?.map(Box::new))
    }
}

impl<T: Shape + Default> Shape for Vec<T> {
    const EXPECTED: &'static str = "a list";

    /// An odd item stays as one that says nothing, so that the others keep their positions.
    fn of_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Read<Self>, A::Error> {
        let mut read = Read::good(Self::new());
        while let Some(item) = list.next_element_seed(Shaped::<T>::new())? {
            read.is_odd |= item.is_odd;
            if let Some(items) = &mut read.value {
                items.push(item.value.unwrap_or_default());
            }
        }
        Ok(read)
    }
}

/// Any value is good, and kept as it is.
impl Shape for Value {
    const EXPECTED: &'static str = "any value";

    fn of_null() -> Read<Self> {
        Read::good(Self::Null)
    }

    fn of_truth(truth: bool) -> Read<Self> {
        Read::good(Self::Bool(truth))
    }

    fn of_number(number: Number) -> Read<Self> {
        Read::good(Self::Number(number))
    }

    fn of_text(text: &str) -> Read<Self> {
        Read::good(Self::String(text.to_owned()))
    }

    fn of_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Read<Self>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Read::good(Self::Array(items)))
    }

    fn of_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Read<Self>, A::Error> {
        let mut values = serde_json::Map::new();
        while let Some((name, value)) = object.next_entry()? {
            values.insert(name, value);
        }
        Ok(Read::good(Self::Object(values)))
    }
}

/// Any value is good, and none is kept.
impl Shape for IgnoredAny {
    const EXPECTED: &'static str = "any value";

    fn of_null() -> Read<Self> {
        Read::good(Self)
    }

    fn of_truth(_: bool) -> Read<Self> {
        Read::good(Self)
    }

    fn of_number(_: Number) -> Read<Self> {
        Read::good(Self)
    }

    fn of_text(_: &str) -> Read<Self> {
        Read::good(Self)
    }

    fn of_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Read<Self>, A::Error> {
        while list.next_element::<Self>()?.is_some() {}
        Ok(Read::good(Self))
    }

    fn of_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Read<Self>, A::Error> {
        while object.next_entry::<Self, Self>()?.is_some() {}
        Ok(Read::good(Self))
    }
}
