//! Keys that definitions have from other formats, with what Swagger 2.0 has in their place.

/// A key of another format.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ForeignKey {
    /// The key.
    pub key: &'static str,
    /// The format that has it.
    pub format: &'static str,
    /// What to write in Swagger 2.0.
    pub instead: &'static str,
}

const OPENAPI_3: &str = "OpenAPI 3";
const JSON_SCHEMA: &str = "JSON Schema";

const VARIANTS: &str =
    "write an object with a `discriminator`, and definitions that extend it with `allOf`";
const NONE: &str = "Swagger 2.0 has nothing like it: remove it";

/// The keys of other formats that Swagger 2.0 does not have.
const KEYS: &[(&str, &str, &str)] = &[
    ("$anchor", JSON_SCHEMA, NONE),
    (
        "$defs",
        JSON_SCHEMA,
        "write the schemas in `definitions` of the document",
    ),
    ("$id", JSON_SCHEMA, NONE),
    ("additionalItems", JSON_SCHEMA, NONE),
    ("anyOf", OPENAPI_3, VARIANTS),
    ("callbacks", OPENAPI_3, NONE),
    (
        "components",
        OPENAPI_3,
        "write its `schemas` in `definitions`, its `parameters` in `parameters` and its `responses` in `responses`",
    ),
    ("const", JSON_SCHEMA, "write an `enum` with one value"),
    ("contains", JSON_SCHEMA, NONE),
    (
        "content",
        OPENAPI_3,
        "write the `schema` without a media type around it, and the media type in `produces` or `consumes`",
    ),
    ("dependencies", JSON_SCHEMA, NONE),
    ("else", JSON_SCHEMA, NONE),
    ("explode", OPENAPI_3, "write a `collectionFormat`"),
    ("if", JSON_SCHEMA, NONE),
    ("jsonSchemaDialect", OPENAPI_3, NONE),
    ("links", OPENAPI_3, NONE),
    ("not", OPENAPI_3, NONE),
    ("nullable", OPENAPI_3, "write `x-nullable`"),
    ("oneOf", OPENAPI_3, VARIANTS),
    (
        "patternProperties",
        JSON_SCHEMA,
        "write `additionalProperties` with the schema of the values",
    ),
    ("prefixItems", JSON_SCHEMA, NONE),
    ("propertyNames", JSON_SCHEMA, NONE),
    (
        "requestBodies",
        OPENAPI_3,
        "write them in `parameters`, each with `in: body` and a `schema`",
    ),
    (
        "requestBody",
        OPENAPI_3,
        "write a parameter with `in: body` and a `schema`",
    ),
    (
        "schemas",
        OPENAPI_3,
        "write them in `definitions` of the document",
    ),
    ("securitySchemes", OPENAPI_3, "write `securityDefinitions`"),
    (
        "servers",
        OPENAPI_3,
        "write `host`, `basePath` and `schemes`",
    ),
    ("style", OPENAPI_3, "write a `collectionFormat`"),
    ("then", JSON_SCHEMA, NONE),
    ("trace", OPENAPI_3, NONE),
    ("unevaluatedProperties", JSON_SCHEMA, NONE),
    ("webhooks", OPENAPI_3, NONE),
    (
        "writeOnly",
        OPENAPI_3,
        "write `x-ms-mutability` with `create` and `update`, or `x-ms-secret`",
    ),
];

/// What a key is in another format, if Swagger 2.0 does not have it.
#[must_use]
pub fn foreign_key(key: &str) -> Option<ForeignKey> {
    let found = KEYS.binary_search_by(|(name, ..)| (*name).cmp(key)).ok()?;
    let (key, format, instead) = *KEYS.get(found)?;
    Some(ForeignKey {
        key,
        format,
        instead,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swagger::OBJECTS;

    #[test]
    fn the_keys_of_other_formats_are_sorted_for_searching() {
        assert!(KEYS.is_sorted_by_key(|(key, ..)| *key));
    }

    #[test]
    fn swagger_has_none_of_the_keys_of_other_formats() {
        for (key, ..) in KEYS {
            let has_key = OBJECTS.iter().any(|object| object.keys.contains(key));
            assert!(!has_key, "{key}");
        }
    }
}
