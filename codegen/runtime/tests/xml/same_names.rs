//! Attributes that share a prefix, and properties that are the same attribute or text.

use crate::write;
use armgen_runtime::runtime;
use armgen_runtime::runtime::{Field, Model, Value, XmlField, XmlModel};

/// An element whose attributes have one prefix for three namespaces, and whose last properties stand for the same.
#[derive(Clone, Debug, Default)]
struct Marked {
    values: [Option<String>; 7],
}

impl Model for Marked {
    const FIELDS: &'static [Field] = &[
        Field::new("one"),
        Field::new("two"),
        Field::new("three"),
        Field::new("language"),
        Field::new("oneAgain"),
        Field::new("text"),
        Field::new("textAgain"),
    ];

    const XML: &'static XmlModel = &XmlModel {
        fields: &[
            XmlField::new("one").in_namespace("p", "urn:1").attribute(),
            XmlField::new("two").in_namespace("p", "urn:2").attribute(),
            XmlField::new("three")
                .in_namespace("p", "urn:3")
                .attribute(),
            XmlField::new("lang").in_namespace("xml", "").attribute(),
            XmlField::new("one").attribute(),
            XmlField::new("text").text(),
            XmlField::new("textAgain").text(),
        ],
        ..XmlModel::BLANK
    };

    fn field(&self, index: usize) -> &dyn Value {
        &self.values[index]
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        &mut self.values[index]
    }
}

runtime::model!(Marked);

fn marked(values: [Option<&str>; 7]) -> Marked {
    Marked {
        values: values.map(|value| value.map(str::to_owned)),
    }
}

#[test]
fn an_element_declares_a_prefix_once() {
    let model = marked([Some("1"), Some("2"), Some("3"), None, None, None, None]);
    let expected = "<a xmlns:p=\"urn:1\" p:one=\"1\" xmlns:p1=\"urn:2\" p1:two=\"2\" xmlns:p2=\"urn:3\" p2:three=\"3\"></a>";
    assert_eq!(write(&model, &XmlField::new("a")), expected);
    let root = XmlField::new("a").in_namespace("p", "urn:2");
    assert_eq!(
        write(&model, &root),
        "<p:a xmlns:p=\"urn:2\" xmlns:p1=\"urn:1\" p1:one=\"1\" p:two=\"2\" xmlns:p2=\"urn:3\" p2:three=\"3\"></p:a>"
    );
}

#[test]
fn the_prefix_xml_is_not_declared() {
    let model = marked([None, None, None, Some("en"), None, None, None]);
    assert_eq!(
        write(&model, &XmlField::new("a")),
        "<a xml:lang=\"en\"></a>"
    );
}

#[test]
fn of_properties_that_are_the_same_the_first_is_written() {
    let model = marked([
        Some("1"),
        None,
        None,
        None,
        Some("again"),
        Some("t"),
        Some("again"),
    ]);
    assert_eq!(
        write(&model, &XmlField::new("a")),
        "<a xmlns:p=\"urn:1\" p:one=\"1\">t</a>"
    );
    let model = marked([None, None, None, None, Some("again"), None, Some("again")]);
    assert_eq!(write(&model, &XmlField::new("a")), "<a></a>");
}
