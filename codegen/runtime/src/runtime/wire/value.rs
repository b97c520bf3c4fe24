//! What the reader and the writer need to know of a value.

use super::json_path::JsonPath;
use super::misfit::Misfit;
use super::shape::Shape;

/// A type whose values are JSON: scalars, arrays, maps and models. Only the reader and the writer use its methods.
pub trait Value {
    /// The value or its parts, for writing.
    #[doc(hidden)]
    fn view(&self) -> View<'_>;

    /// The slot that a value is read into. An optional value that is missing becomes a blank one.
    #[doc(hidden)]
    fn open(&mut self) -> Slot<'_>;

    /// Makes the value blank again, because the document has null or has the property twice. Returns whether null is a value of
    /// this type. If it is not, arrays drop null items, and maps drop null values.
    ///
    /// Only enums of strings do not implement it: this saves a function in hundreds of types.
    #[doc(hidden)]
    fn clear(&mut self) -> bool {
        if let Slot::OpenEnum(value) = self.open() {
            value.set("", false);
        }
        false
    }

    /// The value that reading starts from.
    #[doc(hidden)]
    fn blank() -> Self
    where
        Self: Sized;
}

/// A value as the writer sees it.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// No value: a model leaves out the property, elsewhere it is null.
    Nothing,
    /// A boolean.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// An unsigned integer.
    Unsigned(u64),
    /// A 32-bit floating-point number. It is not converted to 64 bits, since its shortest digits are different.
    Number32(f32),
    /// A floating-point number.
    Number(f64),
    /// A string.
    Text(&'a str),
    /// A number or a boolean in place of a string, by its text.
    Literal(&'a str),
    /// Items in order.
    List(&'a dyn List),
    /// Values by name.
    Map(&'a dyn Map),
    /// A model.
    Object(&'a dyn Object),
    /// Any JSON.
    Json(&'a serde_json::Value),
}

/// A value as the reader sees it: the target of what is read, whose type says what is accepted.
pub enum Slot<'a> {
    /// Accepts nothing. It stands for a field that a model does not have.
    Nothing,
    /// Accepts booleans, and strings that spell them.
    Boolean(&'a mut bool),
    /// Accepts 32-bit integers and, like all slots for numbers, strings that spell them.
    Integer32(&'a mut i32),
    /// Accepts 64-bit integers.
    Integer64(&'a mut i64),
    /// Accepts unsigned 64-bit integers.
    Unsigned64(&'a mut u64),
    /// Accepts 32-bit numbers.
    Number32(&'a mut f32),
    /// Accepts numbers.
    Number64(&'a mut f64),
    /// Accepts strings, and numbers and booleans, which are converted.
    Text(&'a mut String),
    /// Accepts the same. Values may be known or unknown.
    OpenEnum(&'a mut dyn OpenEnum),
    /// Accepts arrays. An empty string counts as missing, also for maps, objects and unions.
    List(&'a mut dyn List),
    /// Accepts objects with any names.
    Map(&'a mut dyn Map),
    /// Accepts objects of one type.
    Object(&'a mut dyn Object),
    /// Accepts objects of several kinds, which a discriminator tells apart.
    Union(&'a mut dyn OpenUnion),
    /// Accepts any JSON.
    Json(&'a mut serde_json::Value),
}

impl Slot<'_> {
    /// What is accepted, for errors.
    pub(super) fn expected(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Boolean(_) => "a boolean",
            Self::Integer32(_) => "a 32-bit integer",
            Self::Integer64(_) => "a 64-bit integer",
            Self::Unsigned64(_) => "an unsigned 64-bit integer",
            Self::Number32(_) => "a 32-bit number",
            Self::Number64(_) => "a number",
            Self::Text(_) | Self::OpenEnum(_) => "a string",
            Self::List(_) => "an array",
            Self::Map(_) | Self::Object(_) | Self::Union(_) => "an object",
            Self::Json(_) => "any JSON",
        }
    }

    /// Whether only an array or an object is accepted.
    pub(super) fn has_parts(&self) -> bool {
        matches!(
            self,
            Self::List(_) | Self::Map(_) | Self::Object(_) | Self::Union(_)
        )
    }

    /// Whether it may accept objects with secrets. What is in an array, a map or a union is not known here.
    pub(super) fn has_secrets(&self) -> bool {
        match self {
            Self::Object(object) => object.shape().has_secrets(),
            slot => slot.has_parts(),
        }
    }
}

/// Items in order.
pub trait List {
    /// The number of items.
    fn len(&self) -> usize;

    /// Whether there is no item.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An item.
    fn get(&self, index: usize) -> Option<&dyn Value>;

    /// Appends a blank item and returns it.
    fn push(&mut self) -> Option<&mut dyn Value>;

    /// Drops the last item, or makes it null if that is a value of the type, so that the others keep their places.
    fn drop_last(&mut self);
}

/// Values by name.
pub trait Map {
    /// The number of values.
    fn len(&self) -> usize;

    /// Whether there is no value.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a name.
    fn get(&self, name: &str) -> Option<&dyn Value>;

    /// Calls `visit` with each name and value, until it returns false.
    fn each(&self, visit: &mut dyn FnMut(&str, &dyn Value) -> bool);

    /// Inserts a blank value after `read` has filled it. If `read` returns false, the map has no value of this name.
    fn put(&mut self, name: String, read: &mut dyn FnMut(&str, &mut dyn Value) -> bool);
}

/// A [`Model`](super::Model) as the reader and the writer see it.
pub trait Object {
    /// Its table.
    fn shape(&self) -> Shape;
    #[cfg(feature = "xml")]
    /// See [`Model::XML`](super::Model::XML).
    fn xml(&self) -> &'static super::xml_shape::XmlModel;
    /// See [`Model::field`](super::Model::field).
    fn field(&self, index: usize) -> &dyn Value;
    /// See [`Model::field_mut`](super::Model::field_mut).
    fn field_mut(&mut self, index: usize) -> &mut dyn Value;
    /// See [`Model::additional`](super::Model::additional).
    fn additional(&self) -> Option<&dyn Value>;
    /// See [`Model::additional_mut`](super::Model::additional_mut).
    fn additional_mut(&mut self) -> Option<&mut dyn Value>;
}

/// An open enum as the reader sees it.
pub trait OpenEnum {
    /// Sets the value to the one of this string. `literal` says that the document has a number or a boolean with this text. Returns
    /// false if there is no such value, which is possible for enums of numbers.
    fn set(&mut self, text: &str, literal: bool) -> bool;
}

/// A [`Union`](super::Union) as the reader sees it.
pub trait OpenUnion {
    /// See [`Union::DISCRIMINATOR`](super::Union::DISCRIMINATOR).
    fn discriminator(&self) -> &'static str;

    #[cfg(feature = "xml")]
    /// See [`Union::XML_DISCRIMINATOR`](super::Union::XML_DISCRIMINATOR).
    fn xml_discriminator(&self) -> &'static str;

    /// Sets the value to the blank variant of this kind and returns its content; `None` if the kind is unknown.
    fn choose(&mut self, kind: &str) -> Option<&mut dyn Value>;

    /// Reads the value from a whole object.
    ///
    /// # Errors
    /// If a value does not fit and cannot be left out.
    fn take(
        &mut self,
        json: serde_json::Map<String, serde_json::Value>,
        path: &JsonPath<'_>,
    ) -> Result<(), Misfit>;
}
