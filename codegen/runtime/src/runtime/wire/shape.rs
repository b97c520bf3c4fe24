//! The tables of the properties of models.

/// A property of a model.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub(super) name: &'static str,
    pub(super) read_only: bool,
    pub(super) secret: bool,
    pub(super) items: bool,
}

impl Field {
    /// A property with this name in JSON.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            read_only: false,
            secret: false,
            items: false,
        }
    }

    /// Only the service sets the property: request bodies leave it out.
    #[must_use]
    pub const fn read_only(self) -> Self {
        Self {
            read_only: true,
            ..self
        }
    }

    /// Errors do not contain its value.
    #[must_use]
    pub const fn secret(self) -> Self {
        Self {
            secret: true,
            ..self
        }
    }

    /// The property has the items of a page: an array in place of the page is read as these items.
    #[must_use]
    pub const fn items(self) -> Self {
        Self {
            items: true,
            ..self
        }
    }
}

/// What is the same for all values of a model.
#[derive(Clone, Copy)]
pub struct Shape {
    pub(super) fields: &'static [Field],
    pub(super) tag: Option<(&'static str, &'static str)>,
    pub(super) additional_is_secret: bool,
}

impl Shape {
    /// Whether it has secret properties.
    pub(super) fn has_secrets(&self) -> bool {
        self.additional_is_secret || self.fields.iter().any(|field| field.secret)
    }

    /// Whether the name is that of a declared property or of the tag.
    pub(super) fn declares(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name) || self.is_tag(name)
    }

    /// The field with this name.
    pub(super) fn exact(&self, name: &str) -> Option<(usize, &'static Field)> {
        for (index, field) in self.fields.iter().enumerate() {
            if field.name == name {
                return Some((index, field));
            }
        }
        None
    }

    /// The first field whose name is this one, in any case.
    pub(super) fn similar(&self, name: &str) -> Option<(usize, &'static Field)> {
        for (index, field) in self.fields.iter().enumerate() {
            if field.name.eq_ignore_ascii_case(name) {
                return Some((index, field));
            }
        }
        None
    }

    /// Whether this is the value of the tag, in any case.
    pub(super) fn is_kind(&self, json: &serde_json::Value) -> bool {
        let text = json.as_str();
        self.tag
            .zip(text)
            .is_some_and(|((_, kind), text)| kind.eq_ignore_ascii_case(text))
    }

    /// Whether the name is that of the tag, in any case.
    pub(super) fn is_similar_tag(&self, name: &str) -> bool {
        self.tag
            .is_some_and(|(tag, _)| tag.eq_ignore_ascii_case(name))
    }

    /// Whether the name is that of the tag.
    pub(super) fn is_tag(&self, name: &str) -> bool {
        self.tag.is_some_and(|(tag, _)| tag == name)
    }
}
