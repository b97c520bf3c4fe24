//! Mutations of a JSON document. The result is JSON, which is rarely the case after mutations of bytes.

use serde_json::{Map, Value};

/// Values to insert, most of them unexpected.
const VALUES: [&str; 44] = [
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1e308",
    "18446744073709551615",
    "-9223372036854775808",
    "0.1",
    "[]",
    "{}",
    "[null]",
    "\"\"",
    "\" \"",
    "\"*\"",
    "\"self\"",
    "\"Self\"",
    "\"crate\"",
    "\"_\"",
    "\"5Qi\"",
    "\"\\u0000\"",
    "\"é\"",
    "\"\\u202e\"",
    "\"String\"",
    "\"Option\"",
    "\"string\"",
    "\"object\"",
    "\"array\"",
    "\"integer\"",
    "\"file\"",
    "\"body\"",
    "\"formData\"",
    "\"header\"",
    "\"path\"",
    "\"date-time\"",
    "\"byte\"",
    "\"multi\"",
    "\"/{a}/{b\"",
    "\"[a-\"",
    "\"(?=x)\"",
    "\"../x.json\"",
    "\"#/definitions\"",
    "\"application/xml\"",
    "\"location\"",
];

/// Keys of Swagger and its extensions.
const KEYS: [&str; 44] = [
    "$ref",
    "type",
    "format",
    "properties",
    "items",
    "allOf",
    "additionalProperties",
    "discriminator",
    "enum",
    "x-ms-enum",
    "required",
    "readOnly",
    "x-nullable",
    "x-ms-client-name",
    "x-ms-secret",
    "x-ms-mutability",
    "x-ms-discriminator-value",
    "schema",
    "parameters",
    "responses",
    "default",
    "200",
    "202",
    "404",
    "headers",
    "x-ms-pageable",
    "nextLinkName",
    "itemName",
    "operationName",
    "x-ms-long-running-operation",
    "x-ms-long-running-operation-options",
    "final-state-schema",
    "in",
    "name",
    "collectionFormat",
    "pattern",
    "minimum",
    "x-ms-skip-url-encoding",
    "x-ms-parameterized-host",
    "x-ms-paths",
    "consumes",
    "produces",
    "operationId",
    "description",
];

/// The maximum number of mutations of a document.
const MOST: usize = 32;

/// Mutates a document. Five bytes determine a mutation.
pub fn mutate(document: &mut Value, bytes: &[u8]) {
    for change in bytes.chunks_exact(5).take(MOST) {
        let [what, low, high, second, third] = *change else {
            return;
        };
        let count = count(document);
        let target = usize::from(u16::from_le_bytes([low, high])) * count / 65_536;
        let other = (usize::from(u16::from_le_bytes([second, third])) * count) / 65_536;
        let other = || nth(document, other).cloned().unwrap_or_default();
        let new = match what % 8 {
            0 => value_of(third),
            1 | 2 => other(),
            3 => Value::Array(vec![other()]),
            _ => Value::Null,
        };
        let own_reference = own_reference(document, third);
        let Some(place) = nth_mut(document, target) else {
            continue;
        };
        match (what % 8, place) {
            (4, Value::Object(map)) => rename(map, usize::from(second), pick(&VALUES, third)),
            (5, Value::Object(map)) => {
                map.insert(pick(&KEYS, second).to_owned(), value_of(third));
            }
            (6, Value::Object(map)) => {
                let first = map
                    .keys()
                    .nth(usize::from(second) % map.len().max(1))
                    .cloned();
                first.and_then(|first| map.remove(&first));
            }
            (6, Value::Array(items)) => {
                items.pop();
            }
            (7, place) => *place = serde_json::json!({ "$ref": own_reference }),
            (_, place) => *place = new,
        }
    }
}

fn value_of(byte: u8) -> Value {
    serde_json::from_str(pick(&VALUES, byte)).unwrap_or_default()
}

fn pick<'a>(list: &[&'a str], byte: u8) -> &'a str {
    list.get(usize::from(byte) % list.len().max(1))
        .copied()
        .unwrap_or_default()
}

/// A reference to a definition of the document.
fn own_reference(document: &Value, byte: u8) -> String {
    let names = document.get("definitions").and_then(Value::as_object);
    let name = names.and_then(|names| names.keys().nth(usize::from(byte) % names.len().max(1)));
    format!("#/definitions/{}", name.map_or("None", String::as_str))
}

fn rename(map: &mut Map<String, Value>, number: usize, to: &str) {
    let key = map.keys().nth(number % map.len().max(1)).cloned();
    if let Some((key, value)) = key.and_then(|key| map.remove_entry(&key)) {
        let to = to.trim_matches('"');
        map.insert(
            if to == key {
                format!("{to}2")
            } else {
                to.to_owned()
            },
            value,
        );
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(map) => map.values().map(count).sum(),
        _ => 0,
    }
}

/// The value with a number, in document order.
fn nth(value: &Value, mut number: usize) -> Option<&Value> {
    fn walk<'v>(value: &'v Value, number: &mut usize) -> Option<&'v Value> {
        if *number == 0 {
            return Some(value);
        }
        *number -= 1;
        match value {
            Value::Array(items) => items.iter().find_map(|item| walk(item, number)),
            Value::Object(map) => map.values().find_map(|value| walk(value, number)),
            _ => None,
        }
    }
    walk(value, &mut number)
}

fn nth_mut(value: &mut Value, mut number: usize) -> Option<&mut Value> {
    fn walk<'v>(value: &'v mut Value, number: &mut usize) -> Option<&'v mut Value> {
        if *number == 0 {
            return Some(value);
        }
        *number -= 1;
        match value {
            Value::Array(items) => items.iter_mut().find_map(|item| walk(item, number)),
            Value::Object(map) => map.values_mut().find_map(|value| walk(value, number)),
            _ => None,
        }
    }
    walk(value, &mut number)
}
