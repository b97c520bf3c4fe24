//! What restricts a value, wherever it is: in a schema, a parameter or a header.

use crate::swagger::{Header, Items, Parameter, Schema, Validation};
use serde_json::Value;

/// The keys that restrict a value. Counts are numbers here, so that one that is negative can be spoken of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Limits<'d> {
    pub(crate) type_name: Option<&'d str>,
    pub(crate) format: Option<&'d str>,
    pub(crate) values: Option<&'d [Value]>,
    pub(crate) default: Option<&'d Value>,
    pub(crate) pattern: Option<&'d str>,
    pub(crate) minimum: Option<f64>,
    pub(crate) exclusive_minimum: bool,
    pub(crate) maximum: Option<f64>,
    pub(crate) exclusive_maximum: bool,
    pub(crate) multiple_of: Option<f64>,
    pub(crate) minimum_length: Option<f64>,
    pub(crate) maximum_length: Option<f64>,
    pub(crate) minimum_items: Option<f64>,
    pub(crate) maximum_items: Option<f64>,
    pub(crate) unique_items: bool,
    pub(crate) minimum_properties: Option<f64>,
    pub(crate) maximum_properties: Option<f64>,
}

impl<'d> Limits<'d> {
    /// Without the values of the wrong type, which are reported as such.
    fn with(mut self, validation: &'d Validation) -> Self {
        for (key, value) in validation.iter() {
            let number = value.as_f64();
            let flag = value.as_bool().unwrap_or_default();
            match key {
                "default" => self.default = Some(value),
                "pattern" => self.pattern = value.as_str(),
                "minimum" => self.minimum = number,
                "exclusiveMinimum" => self.exclusive_minimum = flag,
                "maximum" => self.maximum = number,
                "exclusiveMaximum" => self.exclusive_maximum = flag,
                "multipleOf" => self.multiple_of = number,
                "minLength" => self.minimum_length = number,
                "maxLength" => self.maximum_length = number,
                "minItems" => self.minimum_items = number,
                "maxItems" => self.maximum_items = number,
                "uniqueItems" => self.unique_items = flag,
                "minProperties" => self.minimum_properties = number,
                "maxProperties" => self.maximum_properties = number,
                _ => {}
            }
        }
        self
    }
}

impl<'d> From<&'d Schema> for Limits<'d> {
    fn from(schema: &'d Schema) -> Self {
        Self {
            type_name: schema.type_name.as_deref(),
            format: schema.format.as_deref(),
            values: schema.values.as_deref(),
            ..Self::default()
        }
        .with(&schema.validation)
    }
}

impl<'d> From<&'d Header> for Limits<'d> {
    fn from(header: &'d Header) -> Self {
        Self {
            type_name: header.type_name.as_deref(),
            format: header.format.as_deref(),
            values: header.values.as_deref(),
            ..Self::default()
        }
        .with(&header.validation)
    }
}

impl<'d> From<&'d Items> for Limits<'d> {
    fn from(items: &'d Items) -> Self {
        Self {
            type_name: items.type_name.as_deref(),
            format: items.format.as_deref(),
            values: items.values.as_deref(),
            ..Self::default()
        }
        .with(&items.validation)
    }
}

impl<'d> From<&'d Parameter> for Limits<'d> {
    fn from(parameter: &'d Parameter) -> Self {
        #[expect(
            clippy::cast_precision_loss,
            reason = "no count of a definition is above 2^53"
        )]
        let count = |count: Option<u64>| count.map(|count| count as f64);
        Self {
            type_name: parameter.type_name.as_deref(),
            format: parameter.format.as_deref(),
            values: parameter.values.as_deref(),
            default: parameter.default.as_ref(),
            pattern: parameter.pattern.as_deref(),
            minimum: parameter.minimum,
            exclusive_minimum: parameter.exclusive_minimum,
            maximum: parameter.maximum,
            exclusive_maximum: parameter.exclusive_maximum,
            multiple_of: parameter.multiple_of,
            minimum_length: count(parameter.minimum_length),
            maximum_length: count(parameter.maximum_length),
            minimum_items: count(parameter.minimum_items),
            maximum_items: count(parameter.maximum_items),
            unique_items: parameter.unique_items,
            minimum_properties: None,
            maximum_properties: None,
        }
    }
}
