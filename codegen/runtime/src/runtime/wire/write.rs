//! The one writer: serde's serialization of all values.

use super::failure::EncodeError;
use super::json_path::{JsonPath, Record};
use super::misfit::Found;
use super::scalar::Scalar;
use super::shape::Shape;
use super::value::{List, Map, Object, Value, View};
use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// Writes all of a value, in any format.
///
/// # Errors
/// If it contains what JSON cannot have, such as a number that is not finite. The message has the path.
pub fn serialize<T: Value + ?Sized, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Writer {
        view: &value.view(),
        path: &JsonPath::root(None),
        request: false,
    }
    .serialize(serializer)
}

/// Writes a value as the JSON body of a request: without the properties that only the service sets, at any depth, since services
/// refuse them.
///
/// # Errors
/// If it contains what JSON cannot have, such as a number that is not finite.
pub fn to_request_body(value: &dyn Value) -> Result<Vec<u8>, EncodeError> {
    let record = Record::default();
    let writer = Writer {
        view: &value.view(),
        path: &JsonPath::root(Some(&record)),
        request: true,
    };
    serde_json::to_vec(&writer).map_err(|error| EncodeError::new(record.take_failure(), &error))
}

#[derive(Clone, Copy)]
struct Writer<'a> {
    view: &'a View<'a>,
    path: &'a JsonPath<'a>,
    request: bool,
}

impl Serialize for Writer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self.view {
            View::Nothing => serializer.serialize_none(),
            View::Boolean(value) => serializer.serialize_bool(value),
            View::Integer(value) => serializer.serialize_i64(value),
            View::Unsigned(value) => serializer.serialize_u64(value),
            View::Number32(value) if value.is_finite() => serializer.serialize_f32(value),
            View::Number32(value) => Err(self.not_finite(value.into())),
            View::Number(value) if value.is_finite() => serializer.serialize_f64(value),
            View::Number(value) => Err(self.not_finite(value)),
            View::Text(value) => serializer.serialize_str(value),
            View::Literal(text) => Scalar::literal(text).serialize(serializer),
            View::List(list) => self.write_list(list, serializer),
            View::Map(map) => {
                let mut entries = serializer.serialize_map(None)?;
                self.write_entries(map, &mut entries, None)?;
                entries.end()
            }
            View::Object(object) => self.write_object(object, serializer),
            View::Json(json) => json.serialize(serializer),
        }
    }
}

impl Writer<'_> {
    #[cold]
    fn not_finite<E: Error>(&self, value: f64) -> E {
        E::custom(self.path.mismatch("a finite number", &Found::Number(value)))
    }

    fn write_list<S: Serializer>(&self, list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(Some(list.len()))?;
        let mut index = 0;
        while let Some(item) = list.get(index) {
            let path = &JsonPath::index(self.path, index);
            items.serialize_element(&Writer {
                view: &item.view(),
                path,
                ..*self
            })?;
            index += 1;
        }
        items.end()
    }

    /// The number of entries is not passed to the format: counting needs a second pass, and formats that describe themselves do not
    /// need it.
    fn write_object<S: Serializer>(
        &self,
        object: &dyn Object,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let shape = object.shape();
        let mut entries = serializer.serialize_map(None)?;
        if let Some((name, kind)) = shape.tag {
            entries.serialize_entry(name, kind)?;
        }
        for (index, field) in shape.fields.iter().enumerate() {
            if field.read_only && self.request {
                continue;
            }
            match object.field(index).view() {
                View::Nothing => {}
                // By far the most frequent case, so it is the shortest.
                View::Text(text) => entries.serialize_entry(field.name, text)?,
                ref view => {
                    let path = &JsonPath::name(self.path, field.name, field.secret);
                    entries.serialize_entry(
                        field.name,
                        &Writer {
                            view,
                            path,
                            ..*self
                        },
                    )?;
                }
            }
        }
        if let Some(View::Map(map)) = object.additional().map(Value::view) {
            self.write_entries(map, &mut entries, Some(&shape))?;
        }
        entries.end()
    }

    /// `owner` is the shape of the model if these are its undeclared properties.
    fn write_entries<M: SerializeMap>(
        &self,
        map: &dyn Map,
        entries: &mut M,
        owner: Option<&Shape>,
    ) -> Result<(), M::Error> {
        let mut result = Ok(());
        let secret = owner.is_some_and(|shape| shape.additional_is_secret);
        map.each(&mut |name, value| {
            let path = &JsonPath::name(self.path, name, secret);
            result = if owner.is_some_and(|shape| shape.declares(name)) {
                Err(M::Error::custom(path.mismatch(
                    "the name of an additional property",
                    &Found::DeclaredName,
                )))
            } else {
                entries.serialize_entry(
                    name,
                    &Writer {
                        view: &value.view(),
                        path,
                        ..*self
                    },
                )
            };
            result.is_ok()
        });
        result
    }
}
