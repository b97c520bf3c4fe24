//! What is written is read again as it was, and serde's derives agree.

use crate::models::{Animal, Cat, Connection, ConnectionProperties, Dog, Everything, Status};
use armgen_runtime::runtime::{self, Union, UnknownKind, Value, from_json, from_json_with_misfits};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::sample::select;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// [`Everything`] as serde derives it, without unions.
#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct Derived {
    #[serde(skip_serializing_if = "Option::is_none")]
    flag: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    small: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    large: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    any: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    numbers: Option<Vec<i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    connections: Option<Vec<DerivedConnection>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    connections_by_name: Option<BTreeMap<String, DerivedConnection>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matrix: Option<Vec<Vec<f64>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inner: Option<Box<Derived>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pets: Option<Vec<serde_json::Value>>,
    #[serde(rename = "odd name", skip_serializing_if = "Option::is_none")]
    odd_name: Option<i32>,
}

#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct DerivedConnection {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<DerivedProperties>,
}

#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct DerivedProperties {
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provisioning_state: Option<String>,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,8}", ".{0,4}"]
}

fn status() -> impl Strategy<Value = Status> {
    prop_oneof![
        Just(Status::Approved),
        Just(Status::Pending),
        text().prop_map(Status::from)
    ]
}

fn finite() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("finite", |number| number.is_finite())
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<u64>().prop_map(serde_json::Value::from),
        finite().prop_map(serde_json::Value::from),
        text().prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(
                prop_oneof![inner.clone(), Just(serde_json::Value::Null)],
                0..3
            )
            .prop_map(serde_json::Value::from),
            btree_map(text(), inner, 0..3)
                .prop_map(|entries| serde_json::Value::Object(entries.into_iter().collect())),
        ]
    })
}

fn connection() -> impl Strategy<Value = Connection> {
    let properties = (option::of(status()), option::of(text()), option::of(text())).prop_map(
        |(status, description, provisioning_state)| ConnectionProperties {
            status,
            description,
            provisioning_state,
        },
    );
    (
        option::of(text()),
        option::of(text()),
        option::of(properties),
    )
        .prop_map(|(id, name, properties)| Connection {
            id,
            name,
            properties,
        })
}

fn animal() -> impl Strategy<Value = Animal> {
    let cat = (option::of(text()), option::of(any::<i32>())).prop_map(|(id, lives)| {
        Animal::Cat(Box::new(Cat {
            id,
            lives,
            kittens: None,
        }))
    });
    let dog = (option::of(any::<bool>()), json()).prop_map(|(good, x)| {
        Animal::Dog(Box::new(Dog {
            good,
            additional_properties: [("x".to_owned(), x)].into(),
        }))
    });
    let unknown = json()
        .prop_map(|x| serde_json::from_value(serde_json::json!({"kind": "Owl", "x": x})).unwrap());
    prop_oneof![cat, dog, unknown].prop_recursive(2, 8, 3, |inner| {
        option::of(vec(inner, 0..3)).prop_map(|kittens| {
            Animal::Cat(Box::new(Cat {
                kittens,
                ..Cat::default()
            }))
        })
    })
}

/// Properties with declared names, mostly, and with values that may not fit.
fn entries() -> impl Strategy<Value = serde_json::Map<String, serde_json::Value>> {
    let names = vec![
        "flag",
        "small",
        "large",
        "size",
        "ratio",
        "weight",
        "text",
        "status",
        "any",
        "numbers",
        "connections",
        "tags",
        "connectionsByName",
        "matrix",
        "inner",
        "pets",
        "odd name",
    ];
    let name = (select(names), any::<bool>()).prop_map(|(name, upper)| {
        if upper {
            name.to_ascii_uppercase()
        } else {
            name.to_owned()
        }
    });
    let value = prop_oneof![
        json(),
        Just(serde_json::Value::Null),
        connection().prop_map(|connection| serde_json::json!([connection, null, 1])),
        animal().prop_map(|animal| serde_json::json!([animal, {}, "x"])),
    ];
    vec((prop_oneof![4 => name, 1 => "[a-c]"], value), 0..6).prop_map(|entries| {
        let mut seen = std::collections::HashSet::new();
        let entries = entries.into_iter();
        // What does not fit of a value that does not count is told only if it comes first.
        let entries = entries.filter(|(name, _)| seen.insert(name.to_ascii_lowercase()));
        entries.collect()
    })
}

/// An object of one kind.
#[derive(Clone, Debug, PartialEq)]
enum Thing {
    Everything(Box<Everything>),
    UnknownKind(UnknownKind),
}

impl Union for Thing {
    const DISCRIMINATOR: &'static str = "kind";
    const KINDS: &'static [&'static str] = &["Everything"];

    fn open_kind(index: usize) -> Option<Self> {
        (index == 0).then(|| Self::Everything(Box::default()))
    }

    fn content(&self) -> &dyn Value {
        match self {
            Self::Everything(content) => content,
            Self::UnknownKind(content) => content,
        }
    }

    fn content_mut(&mut self) -> &mut dyn Value {
        match self {
            Self::Everything(content) => content,
            Self::UnknownKind(content) => content,
        }
    }

    fn unknown(kind: UnknownKind) -> Self {
        Self::UnknownKind(kind)
    }
}

runtime::union!(Thing);

/// Without an inner one.
fn flat() -> impl Strategy<Value = Everything> {
    let scalars = (
        option::of(any::<bool>()),
        option::of(any::<i32>()),
        option::of(any::<i64>()),
        option::of(any::<u64>()),
        option::of(any::<f32>().prop_filter("finite", |number| number.is_finite())),
        option::of(finite()),
        option::of(text()),
        option::of(status()),
        option::of(json()),
        option::of(any::<i32>()),
    );
    let parts = (
        option::of(vec(any::<i64>(), 0..4)),
        option::of(vec(connection(), 0..3)),
        option::of(btree_map(text(), text(), 0..3)),
        option::of(btree_map(text(), connection(), 0..3)),
        option::of(vec(vec(finite(), 0..3), 0..3)),
        option::of(vec(animal(), 0..3)),
    );
    (scalars, parts).prop_map(|(scalars, parts)| {
        let (flag, small, large, size, ratio, weight, text, status, any, odd_name) = scalars;
        let (numbers, connections, tags, connections_by_name, matrix, pets) = parts;
        Everything {
            flag,
            small,
            large,
            size,
            ratio,
            weight,
            text,
            status,
            any,
            numbers,
            connections,
            tags,
            connections_by_name,
            matrix,
            inner: None,
            pets,
            odd_name,
        }
    })
}

fn everything() -> impl Strategy<Value = Everything> {
    (flat(), option::of(flat())).prop_map(|(outer, inner)| Everything {
        inner: inner.map(Box::new),
        ..outer
    })
}

/// Changes the case of the names of properties, but not of the names of maps and of undeclared properties.
fn recase(json: &mut serde_json::Value, seed: u64) {
    match json {
        serde_json::Value::Array(items) => {
            for (item, seed) in items.iter_mut().zip(seed..) {
                recase(item, seed);
            }
        }
        serde_json::Value::Object(entries) => {
            // An unknown kind keeps its JSON.
            if entries
                .get("kind")
                .is_some_and(|kind| kind != "Cat" && kind != "Dog")
            {
                return;
            }
            let old = std::mem::take(entries);
            for ((name, mut value), seed) in old.into_iter().zip(seed.rotate_left(7)..) {
                match (&*name, &mut value) {
                    ("any" | "tags" | "x", _) => {}
                    ("connectionsByName", serde_json::Value::Object(map)) => {
                        map.values_mut().for_each(|value| recase(value, seed));
                    }
                    (_, value) => recase(value, seed),
                }
                let hash = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
                let letters = name.chars().enumerate().map(|(index, letter)| {
                    if name != "x" && hash >> (index % 64) & 1 == 1 {
                        letter.to_ascii_uppercase()
                    } else {
                        letter
                    }
                });
                entries.insert(letters.collect(), value);
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_model_is_read_as_it_was_written(everything in everything()) {
        let json = serde_json::to_string(&everything).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Everything>(&json).unwrap(), &everything);
        prop_assert_eq!(&from_json::<Everything>(json.as_bytes()).unwrap(), &everything);
    }

    #[test]
    fn a_model_survives_a_json_value(everything in everything()) {
        // Keys of a JSON value are sorted, so that the discriminators are not first everywhere.
        let json = serde_json::to_value(&everything).unwrap();
        prop_assert_eq!(from_json::<Everything>(json.to_string().as_bytes()).unwrap(), everything);
    }

    #[test]
    fn names_in_any_case_are_read_as_the_same(everything in everything(), seed in any::<u64>()) {
        let mut json = serde_json::to_value(&everything).unwrap();
        recase(&mut json, seed);
        prop_assert_eq!(from_json::<Everything>(json.to_string().as_bytes()).unwrap(), everything);
    }

    #[test]
    fn an_object_is_read_alike_wherever_its_discriminator_stands(entries in entries()) {
        let text = |entries: &str, kind: [&str; 2]| {
            let [first, last] = kind.map(|kind| if entries.is_empty() { kind.trim_matches(',') } else { kind });
            format!("{{{first}{entries}{last}}}")
        };
        let entries = serde_json::Value::Object(entries).to_string();
        let entries = &entries[1..entries.len() - 1];
        let read = |text: String| {
            let (read, mut misfits) = from_json_with_misfits::<Thing>(text.as_bytes()).unwrap();
            misfits.sort_by(|left, right| left.path.cmp(&right.path));
            (read, misfits)
        };
        let first = read(text(entries, [r#""kind":"Everything","#, ""]));
        let last = read(text(entries, ["", r#","kind":"Everything""#]));
        prop_assert_eq!(first, last);
    }

    #[test]
    fn the_derives_of_serde_write_the_same(everything in everything()) {
        let json = serde_json::to_string(&everything).unwrap();
        let derived: Derived = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(
            serde_json::from_str::<serde_json::Value>(&serde_json::to_string(&derived).unwrap()).unwrap(),
            serde_json::from_str::<serde_json::Value>(&json).unwrap(),
        );
    }

    #[test]
    fn no_document_makes_reading_panic(json in json(), text in ".{0,40}") {
        let _ = from_json::<Everything>(json.to_string().as_bytes());
        let _ = from_json::<Everything>(text.as_bytes());
        let _ = from_json::<Animal>(json.to_string().as_bytes());
    }

    #[test]
    fn any_single_value_decodes_where_one_is_due(
        value in prop_oneof![
            any::<bool>().prop_map(serde_json::Value::from),
            any::<i64>().prop_map(serde_json::Value::from),
            any::<u64>().prop_map(serde_json::Value::from),
            finite().prop_map(serde_json::Value::from),
            text().prop_map(serde_json::Value::from),
            Just(serde_json::Value::Null),
        ],
    ) {
        for name in ["flag", "small", "large", "size", "ratio", "weight", "text", "status", "any"] {
            let json = serde_json::json!({ name: value }).to_string();
            prop_assert!(from_json::<Everything>(json.as_bytes()).is_ok());
        }
    }

    #[test]
    fn one_value_that_does_not_fit_takes_nothing_else_with_it(mut everything in everything()) {
        let mut json = serde_json::to_value(&everything).unwrap();
        json["tags"] = serde_json::json!({"x": [1]});
        let (read, misfits) =
            from_json_with_misfits::<Everything>(json.to_string().as_bytes()).unwrap();
        everything.tags = Some(std::collections::BTreeMap::new());
        prop_assert_eq!(read, everything);
        prop_assert_eq!(misfits.len(), 1);
        prop_assert_eq!(&misfits[0].path, "tags.x");
    }
}
