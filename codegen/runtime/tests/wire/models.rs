//! Types in the shape in which armgen writes them.

use armgen_runtime::runtime;
use armgen_runtime::runtime::wire::Redacted;
use armgen_runtime::runtime::{Field, Model, Union, UnknownKind, UnknownValue, Value};
use std::collections::BTreeMap;
use std::fmt;

#[derive(Clone, Debug, Default)]
pub(crate) struct Connection {
    pub(crate) id: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) properties: Option<ConnectionProperties>,
}

impl Model for Connection {
    const FIELDS: &'static [Field] = &[
        Field::new("id").read_only(),
        Field::new("name").read_only(),
        Field::new("properties"),
    ];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.id,
            1 => &self.name,
            _ => &self.properties,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.id,
            1 => &mut self.name,
            _ => &mut self.properties,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct ConnectionProperties {
    pub(crate) status: Option<Status>,
    pub(crate) description: Option<String>,
    pub(crate) provisioning_state: Option<String>,
}

impl Model for ConnectionProperties {
    const FIELDS: &'static [Field] = &[
        Field::new("status"),
        Field::new("description"),
        Field::new("provisioningState").read_only(),
    ];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.status,
            1 => &self.description,
            _ => &self.provisioning_state,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.status,
            1 => &mut self.description,
            _ => &mut self.provisioning_state,
        }
    }
}

#[derive(Clone)]
#[non_exhaustive]
pub(crate) enum Status {
    Pending,
    Approved,
    Rejected,
    UnknownValue(UnknownValue),
}

impl Status {
    pub(crate) const KNOWN: &'static [Self] = &[Self::Pending, Self::Approved, Self::Rejected];

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Pending => "Pending",
            Self::Approved => "Approved",
            Self::Rejected => "Rejected",
            Self::UnknownValue(value) => value.as_str(),
        }
    }
}

runtime::open_enum!(Status => UnknownValue);
runtime::from_response!(Status);

/// One field of each type that a property can have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Everything {
    pub(crate) flag: Option<bool>,
    pub(crate) small: Option<i32>,
    pub(crate) large: Option<i64>,
    pub(crate) size: Option<u64>,
    pub(crate) ratio: Option<f32>,
    pub(crate) weight: Option<f64>,
    pub(crate) text: Option<String>,
    pub(crate) status: Option<Status>,
    pub(crate) any: Option<serde_json::Value>,
    pub(crate) numbers: Option<Vec<i64>>,
    pub(crate) connections: Option<Vec<Connection>>,
    pub(crate) tags: Option<BTreeMap<String, String>>,
    pub(crate) connections_by_name: Option<BTreeMap<String, Connection>>,
    pub(crate) matrix: Option<Vec<Vec<f64>>>,
    pub(crate) inner: Option<Box<Everything>>,
    pub(crate) pets: Option<Vec<Animal>>,
    pub(crate) odd_name: Option<i32>,
}

impl Model for Everything {
    const FIELDS: &'static [Field] = &[
        Field::new("flag"),
        Field::new("small"),
        Field::new("large"),
        Field::new("size"),
        Field::new("ratio"),
        Field::new("weight"),
        Field::new("text"),
        Field::new("status"),
        Field::new("any"),
        Field::new("numbers"),
        Field::new("connections"),
        Field::new("tags"),
        Field::new("connectionsByName"),
        Field::new("matrix"),
        Field::new("inner"),
        Field::new("pets"),
        Field::new("odd name"),
    ];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.flag,
            1 => &self.small,
            2 => &self.large,
            3 => &self.size,
            4 => &self.ratio,
            5 => &self.weight,
            6 => &self.text,
            7 => &self.status,
            8 => &self.any,
            9 => &self.numbers,
            10 => &self.connections,
            11 => &self.tags,
            12 => &self.connections_by_name,
            13 => &self.matrix,
            14 => &self.inner,
            15 => &self.pets,
            _ => &self.odd_name,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.flag,
            1 => &mut self.small,
            2 => &mut self.large,
            3 => &mut self.size,
            4 => &mut self.ratio,
            5 => &mut self.weight,
            6 => &mut self.text,
            7 => &mut self.status,
            8 => &mut self.any,
            9 => &mut self.numbers,
            10 => &mut self.connections,
            11 => &mut self.tags,
            12 => &mut self.connections_by_name,
            13 => &mut self.matrix,
            14 => &mut self.inner,
            15 => &mut self.pets,
            _ => &mut self.odd_name,
        }
    }
}

/// A model that keeps what is not declared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Open {
    pub(crate) id: Option<String>,
    pub(crate) additional_properties: BTreeMap<String, serde_json::Value>,
}

impl Model for Open {
    const FIELDS: &'static [Field] = &[Field::new("id").read_only()];

    fn field(&self, _: usize) -> &dyn Value {
        &self.id
    }

    fn field_mut(&mut self, _: usize) -> &mut dyn Value {
        &mut self.id
    }

    fn additional(&self) -> Option<&dyn Value> {
        Some(&self.additional_properties)
    }

    fn additional_mut(&mut self) -> Option<&mut dyn Value> {
        Some(&mut self.additional_properties)
    }
}

/// A model whose undeclared properties have a type.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    pub(crate) additional_properties: BTreeMap<String, i64>,
}

impl Model for Numbers {
    fn additional(&self) -> Option<&dyn Value> {
        Some(&self.additional_properties)
    }

    fn additional_mut(&mut self) -> Option<&mut dyn Value> {
        Some(&mut self.additional_properties)
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Empty {}

impl Model for Empty {}

#[derive(Clone, Default)]
pub(crate) struct Login {
    pub(crate) user: Option<String>,
    pub(crate) password: Option<String>,
    pub(crate) keys: Option<Vec<String>>,
}

impl Model for Login {
    const FIELDS: &'static [Field] = &[
        Field::new("user"),
        Field::new("password").secret(),
        Field::new("keys").secret(),
    ];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.user,
            1 => &self.password,
            _ => &self.keys,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.user,
            1 => &mut self.password,
            _ => &mut self.keys,
        }
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Login")
            .field("user", &self.user)
            .field("password", &Redacted::of(self.password.as_ref()))
            .field("keys", &Redacted::of(self.keys.as_ref()))
            .finish()
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Cat {
    pub(crate) id: Option<String>,
    pub(crate) lives: Option<i32>,
    pub(crate) kittens: Option<Vec<Animal>>,
}

impl Model for Cat {
    const FIELDS: &'static [Field] = &[
        Field::new("id").read_only(),
        Field::new("lives"),
        Field::new("kittens"),
    ];
    const TAG: Option<(&'static str, &'static str)> = Some(("kind", "Cat"));

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.id,
            1 => &self.lives,
            _ => &self.kittens,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.id,
            1 => &mut self.lives,
            _ => &mut self.kittens,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Dog {
    pub(crate) good: Option<bool>,
    pub(crate) additional_properties: BTreeMap<String, serde_json::Value>,
}

impl Model for Dog {
    const FIELDS: &'static [Field] = &[Field::new("good")];
    const TAG: Option<(&'static str, &'static str)> = Some(("kind", "Dog"));

    fn field(&self, _: usize) -> &dyn Value {
        &self.good
    }

    fn field_mut(&mut self, _: usize) -> &mut dyn Value {
        &mut self.good
    }

    fn additional(&self) -> Option<&dyn Value> {
        Some(&self.additional_properties)
    }

    fn additional_mut(&mut self) -> Option<&mut dyn Value> {
        Some(&mut self.additional_properties)
    }
}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub(crate) enum Animal {
    Cat(Box<Cat>),
    Dog(Box<Dog>),
    UnknownKind(UnknownKind),
}

impl Union for Animal {
    const DISCRIMINATOR: &'static str = "kind";
    const KINDS: &'static [&'static str] = &["Cat", "Dog"];

    fn open_kind(index: usize) -> Option<Self> {
        match index {
            0 => Some(Self::Cat(Box::default())),
            1 => Some(Self::Dog(Box::default())),
            _ => None,
        }
    }

    fn content(&self) -> &dyn Value {
        match self {
            Self::Cat(content) => content,
            Self::Dog(content) => content,
            Self::UnknownKind(content) => content,
        }
    }

    fn content_mut(&mut self) -> &mut dyn Value {
        match self {
            Self::Cat(content) => content,
            Self::Dog(content) => content,
            Self::UnknownKind(content) => content,
        }
    }

    fn unknown(kind: UnknownKind) -> Self {
        Self::UnknownKind(kind)
    }
}

runtime::union!(Animal);

runtime::model!(
    Connection,
    ConnectionProperties,
    Everything,
    Open,
    Numbers,
    Empty,
    Login,
    Cat,
    Dog,
);
