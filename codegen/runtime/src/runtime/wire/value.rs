//! What the reader and the writer need to know of a value.

use super::json_path::JsonPath;
use super::shape::Shape;

/// A value that JSON can hold: one of a type with JSON values as generated code has them. Its methods are for the reader and the
/// writer only.
pub trait Value {
    /// The value, or its parts, for writing.
    #[doc(hidden)]
    fn view(&self) -> View<'_>;

    /// The slot that a value is read into. An optional value that is missing becomes a blank one.
    #[doc(hidden)]
    fn open(&mut self) -> Slot<'_>;

    /// Makes the value blank again, because the document says null or names it twice. Returns whether null is a value of this
    /// type; where it is not, an array drops its null items and a map its null values.
    #[doc(hidden)]
    fn clear(&mut self) -> bool;

    /// The value that reading starts from.
    #[doc(hidden)]
    fn blank() -> Self
    where
        Self: Sized;
}

/// A value as the writer sees it.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// No value: a model leaves the property out, elsewhere it is null.
    Nothing,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A whole number that is not negative.
    Unsigned(u64),
    /// A floating-point number of 32 bits, apart because its shortest text is another.
    Number32(f32),
    /// A floating-point number.
    Number(f64),
    /// A string.
    Text(&'a str),
    /// Items in order.
    List(&'a dyn List),
    /// Values by names that are not declared.
    Map(&'a dyn Map),
    /// A model.
    Object(&'a dyn Object),
    /// Any JSON.
    Json(&'a serde_json::Value),
}

/// A value as the reader sees it: where to put what was read, and with that what is accepted.
pub enum Slot<'a> {
    /// Accepts nothing; stands where a model has no field.
    Nothing,
    /// Accepts `true` and `false`, and texts that spell them.
    Boolean(&'a mut bool),
    /// Accepts whole numbers of 32 bits, and texts that spell them, like all slots for numbers.
    Integer32(&'a mut i32),
    /// Accepts whole numbers of 64 bits.
    Integer64(&'a mut i64),
    /// Accepts whole numbers of 64 bits that are not negative.
    Unsigned64(&'a mut u64),
    /// Accepts numbers of 32 bits.
    Number32(&'a mut f32),
    /// Accepts numbers.
    Number64(&'a mut f64),
    /// Accepts strings, and the text of numbers and truth values.
    Text(&'a mut String),
    /// Accepts the same, known or not.
    OpenEnum(&'a mut dyn OpenEnum),
    /// Accepts lists; an empty string is a missing one, as for all that follow but the last.
    List(&'a mut dyn List),
    /// Accepts objects with any names.
    Map(&'a mut dyn Map),
    /// Accepts objects of one kind.
    Object(&'a mut dyn Object),
    /// Accepts objects of several kinds.
    Union(&'a mut dyn OpenUnion),
    /// Accepts any JSON.
    Json(&'a mut serde_json::Value),
}

impl Slot<'_> {
    /// What is accepted, for errors.
    pub(super) fn expected(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Boolean(_) => "true or false",
            Self::Integer32(_) => "a whole number of 32 bits",
            Self::Integer64(_) => "a whole number of 64 bits",
            Self::Unsigned64(_) => "a whole number of 64 bits that is not negative",
            Self::Number32(_) => "a number of 32 bits",
            Self::Number64(_) => "a number",
            Self::Text(_) | Self::OpenEnum(_) => "a string",
            Self::List(_) => "a list",
            Self::Map(_) | Self::Object(_) | Self::Union(_) => "an object",
            Self::Json(_) => "any JSON",
        }
    }

    /// Whether only a list or an object fits.
    pub(super) fn has_parts(&self) -> bool {
        matches!(
            self,
            Self::List(_) | Self::Map(_) | Self::Object(_) | Self::Union(_)
        )
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

    /// Drops the last item.
    fn pop(&mut self);
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

    /// Puts in what `read` makes of a blank value; nothing stays under the name if `read` returns false.
    fn put(&mut self, name: String, read: &mut dyn FnMut(&str, &mut dyn Value) -> bool);
}

/// A [`Model`](super::Model) as the reader and the writer see it.
pub trait Object {
    /// Its table.
    fn shape(&self) -> Shape;
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
    /// Becomes the value for this text. Returns false if there is none, as for an enum of numbers.
    fn set(&mut self, text: &str) -> bool;
}

/// A [`Union`](super::Union) as the reader sees it.
pub trait OpenUnion {
    /// See [`Union::DISCRIMINATOR`](super::Union::DISCRIMINATOR).
    fn discriminator(&self) -> &'static str;

    /// Becomes the blank variant of this kind and returns what it holds; none if the kind is not known.
    fn choose(&mut self, kind: &str) -> Option<&mut dyn Value>;

    /// Becomes what a whole object says. That takes the reader once more, for JSON values: here, so that only crates with unions
    /// compile it.
    ///
    /// # Errors
    /// If the object contradicts the kind, and the place does not forgive it.
    fn take(
        &mut self,
        json: serde_json::Map<String, serde_json::Value>,
        path: &JsonPath<'_>,
    ) -> Result<(), serde_json::Error>;
}
