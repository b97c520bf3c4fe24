//! Types in the shape in which armgen writes them.

use armgen_runtime::runtime;
use armgen_runtime::runtime::{
    Base64, DateTime, Field, Model, Nullable, Union, UnknownKind, Value, XmlField, XmlModel,
    XmlName,
};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
pub(crate) struct Pet {
    pub(crate) id: Option<i64>,
    pub(crate) language: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) age: Option<f64>,
    pub(crate) tame: Option<bool>,
    pub(crate) born: Option<DateTime>,
    pub(crate) picture: Option<Base64>,
    pub(crate) owner: Nullable<String>,
    pub(crate) note: Option<Note>,
    pub(crate) friends: Option<Vec<Pet>>,
    pub(crate) toys: Option<Vec<String>>,
    pub(crate) grid: Option<Vec<Vec<i32>>>,
    pub(crate) tags: Option<BTreeMap<String, String>>,
    pub(crate) groups: Option<BTreeMap<String, Vec<String>>>,
    pub(crate) food: Option<Vec<Food>>,
    pub(crate) any: Option<serde_json::Value>,
}

impl Model for Pet {
    const FIELDS: &'static [Field] = &[
        Field::new("id").read_only(),
        Field::new("language"),
        Field::new("name"),
        Field::new("age"),
        Field::new("tame"),
        Field::new("born"),
        Field::new("picture"),
        Field::new("owner").secret(),
        Field::new("note"),
        Field::new("friends"),
        Field::new("toys"),
        Field::new("grid"),
        Field::new("tags"),
        Field::new("groups"),
        Field::new("food"),
        Field::new("any"),
    ];

    const XML: &'static XmlModel = &XmlModel {
        fields: &[
            XmlField::new("id").attribute(),
            XmlField::new("lang").attribute(),
            XmlField::new("Name"),
            XmlField::new("age"),
            XmlField::new("tame"),
            XmlField::new("born"),
            XmlField::new("picture"),
            XmlField::new("owner"),
            XmlField::new("remark"),
            XmlField::new("friend").unwrapped(),
            XmlField::new("toys").of_items(&[XmlName::new("toy")]),
            XmlField::new("grid").of_items(&[XmlName::new("row"), XmlName::new("cell")]),
            XmlField::new("tags"),
            XmlField::new("groups").of_items(&[XmlName::new("member")]),
            XmlField::new("food").unwrapped(),
            XmlField::new("any"),
        ],
        ..XmlModel::BLANK
    };

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.id,
            1 => &self.language,
            2 => &self.name,
            3 => &self.age,
            4 => &self.tame,
            5 => &self.born,
            6 => &self.picture,
            7 => &self.owner,
            8 => &self.note,
            9 => &self.friends,
            10 => &self.toys,
            11 => &self.grid,
            12 => &self.tags,
            13 => &self.groups,
            14 => &self.food,
            _ => &self.any,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.id,
            1 => &mut self.language,
            2 => &mut self.name,
            3 => &mut self.age,
            4 => &mut self.tame,
            5 => &mut self.born,
            6 => &mut self.picture,
            7 => &mut self.owner,
            8 => &mut self.note,
            9 => &mut self.friends,
            10 => &mut self.toys,
            11 => &mut self.grid,
            12 => &mut self.tags,
            13 => &mut self.groups,
            14 => &mut self.food,
            _ => &mut self.any,
        }
    }
}

/// An element with text, an attribute and undeclared parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Note {
    pub(crate) author: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) additional: BTreeMap<String, serde_json::Value>,
}

impl Model for Note {
    const FIELDS: &'static [Field] = &[Field::new("author"), Field::new("text")];

    const XML: &'static XmlModel = &XmlModel {
        fields: &[
            XmlField::new("author").attribute(),
            XmlField::new("text").text(),
        ],
        ..XmlModel::BLANK
    };

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.author,
            _ => &self.text,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.author,
            _ => &mut self.text,
        }
    }

    fn additional(&self) -> Option<&dyn Value> {
        Some(&self.additional)
    }

    fn additional_mut(&mut self) -> Option<&mut dyn Value> {
        Some(&mut self.additional)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Food {
    Fish(Box<Fish>),
    Hay(Box<Hay>),
    UnknownKind(UnknownKind),
}

impl Union for Food {
    const DISCRIMINATOR: &'static str = "type";

    const XML_DISCRIMINATOR: &'static str = "kind";

    const KINDS: &'static [&'static str] = &["Fish", "hay"];

    fn open_kind(index: usize) -> Option<Self> {
        match index {
            0 => Some(Self::Fish(Box::default())),
            1 => Some(Self::Hay(Box::default())),
            _ => None,
        }
    }

    fn content(&self) -> &dyn Value {
        match self {
            Self::Fish(value) => value,
            Self::Hay(value) => value,
            Self::UnknownKind(value) => value,
        }
    }

    fn content_mut(&mut self) -> &mut dyn Value {
        match self {
            Self::Fish(value) => value,
            Self::Hay(value) => value,
            Self::UnknownKind(value) => value,
        }
    }

    fn unknown(kind: UnknownKind) -> Self {
        Self::UnknownKind(kind)
    }
}

/// A kind whose discriminator is an attribute.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fish {
    pub(crate) species: Option<String>,
}

impl Model for Fish {
    const FIELDS: &'static [Field] = &[Field::new("species")];

    const TAG: Option<(&'static str, &'static str)> = Some(("type", "Fish"));

    const XML: &'static XmlModel = &XmlModel {
        tag: Some(XmlField::new("kind").attribute()),
        ..XmlModel::BLANK
    };

    fn field(&self, _index: usize) -> &dyn Value {
        &self.species
    }

    fn field_mut(&mut self, _index: usize) -> &mut dyn Value {
        &mut self.species
    }
}

/// A kind whose discriminator is an element.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hay {
    pub(crate) bales: Option<Vec<f32>>,
}

impl Model for Hay {
    const FIELDS: &'static [Field] = &[Field::new("bales")];

    const TAG: Option<(&'static str, &'static str)> = Some(("type", "hay"));

    const XML: &'static XmlModel = &XmlModel {
        fields: &[XmlField::new("bale").unwrapped()],
        tag: Some(XmlField::new("kind")),
        ..XmlModel::BLANK
    };

    fn field(&self, _index: usize) -> &dyn Value {
        &self.bales
    }

    fn field_mut(&mut self, _index: usize) -> &mut dyn Value {
        &mut self.bales
    }
}

/// Elements in namespaces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) kind: Option<String>,
}

impl Model for Entry {
    const FIELDS: &'static [Field] = &[
        Field::new("title"),
        Field::new("author"),
        Field::new("kind"),
    ];

    const XML: &'static XmlModel = &XmlModel {
        fields: &[
            XmlField::new("title"),
            XmlField::new("author").in_namespace("d", "urn:data"),
            XmlField::new("kind")
                .in_namespace("i", "urn:instance")
                .attribute(),
        ],
        ..XmlModel::BLANK
    };

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.title,
            1 => &self.author,
            _ => &self.kind,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.title,
            1 => &mut self.author,
            _ => &mut self.kind,
        }
    }
}

runtime::model!(Pet, Note, Fish, Hay, Entry);
runtime::union!(Food);
