//! What documents look like.

use crate::models::{Entry, Fish, Food, Hay, Note, Pet};
use crate::{write, write_error};
use armgen_runtime::runtime::{Nullable, XmlField, XmlName};
use serde_json::json;
use std::collections::BTreeMap;

const PET: XmlField = XmlField::new("pet");

/// A list in a namespace.
const LIST: XmlField = XmlField::new("feed")
    .in_namespace("", "urn:atom")
    .of_items(&[XmlName::new("entry").in_namespace("", "urn:atom")]);

#[test]
fn properties_are_written_in_their_order_without_those_of_the_service() {
    let pet = Pet {
        id: Some(1),
        language: Some("en".to_owned()),
        name: Some("Tom & \"Jerry\"\n".to_owned()),
        age: Some(2.0),
        tame: Some(true),
        toys: Some(vec!["ball".to_owned(), String::new()]),
        grid: Some(vec![vec![1, 2], vec![]]),
        ..Pet::default()
    };
    assert_eq!(
        write(&pet, &PET),
        "<pet lang=\"en\"><Name>Tom &amp; \"Jerry\"\n</Name><age>2</age><tame>true</tame><toys><toy>ball</toy><toy></toy></toys>\
         <grid><row><cell>1</cell><cell>2</cell></row><row></row></grid></pet>"
    );
}

#[test]
fn items_without_an_element_around_them_are_elements_of_the_model() {
    let friend = Pet {
        name: Some("A".to_owned()),
        ..Pet::default()
    };
    let pet = Pet {
        friends: Some(vec![friend, Pet::default()]),
        ..Pet::default()
    };
    assert_eq!(
        write(&pet, &PET),
        "<pet><friend><Name>A</Name></friend><friend></friend></pet>"
    );
    let pet = Pet {
        friends: Some(Vec::new()),
        ..Pet::default()
    };
    assert_eq!(write(&pet, &PET), "<pet></pet>");
}

#[test]
fn a_list_as_the_document_has_names_of_items() {
    const ROOT: XmlField = XmlField::new("names").of_items(&[XmlName::new("name")]);
    assert_eq!(
        write(&vec!["a".to_owned()], &ROOT),
        "<names><name>a</name></names>"
    );
    assert_eq!(write(&Vec::<String>::new(), &ROOT), "<names></names>");
}

#[test]
fn text_and_attributes_are_escaped() {
    let note = Note {
        author: Some("a\"<\n".to_owned()),
        text: Some("<x>\r".to_owned()),
        additional: BTreeMap::from([("more".to_owned(), json!({ "a": [1, true], "b": null }))]),
    };
    assert_eq!(
        write(&note, &XmlField::new("note")),
        "<note author=\"a&quot;&lt;&#10;\">&lt;x&gt;&#13;<more><a>1</a><a>true</a>\
         <b xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"></b></more></note>"
    );
}

#[test]
fn values_of_maps_are_elements_of_their_names() {
    let pet = Pet {
        tags: Some(BTreeMap::from([("Color".to_owned(), "red".to_owned())])),
        groups: Some(BTreeMap::from([("a".to_owned(), vec!["1".to_owned()])])),
        ..Pet::default()
    };
    assert_eq!(
        write(&pet, &PET),
        "<pet><tags><Color>red</Color></tags><groups><a><member>1</member></a></groups></pet>"
    );
}

#[test]
fn a_kind_of_a_union_has_its_discriminator() {
    let pet = Pet {
        food: Some(vec![
            Food::Fish(Box::new(Fish {
                species: Some("cod".to_owned()),
            })),
            Food::Hay(Box::new(Hay {
                bales: Some(vec![1.5]),
            })),
        ]),
        ..Pet::default()
    };
    assert_eq!(
        write(&pet, &PET),
        "<pet><food kind=\"Fish\"><species>cod</species></food><food><kind>hay</kind><bale>1.5</bale></food></pet>"
    );
}

#[test]
fn null_is_nil() {
    let pet = Pet {
        owner: Nullable::Null,
        ..Pet::default()
    };
    assert_eq!(
        write(&pet, &PET),
        "<pet><owner xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"></owner></pet>"
    );
}

#[test]
fn namespaces_are_declared_where_they_begin() {
    let entry = Entry {
        title: Some("T".to_owned()),
        author: Some("A".to_owned()),
        kind: Some("k".to_owned()),
    };
    let root = XmlField::new("entry").in_namespace("", "urn:atom");
    assert_eq!(
        write(&entry, &root),
        "<entry xmlns=\"urn:atom\" xmlns:i=\"urn:instance\" i:kind=\"k\"><title>T</title>\
         <d:author xmlns:d=\"urn:data\">A</d:author></entry>"
    );
    assert_eq!(
        write(&vec![Entry::default()], &LIST),
        "<feed xmlns=\"urn:atom\"><entry></entry></feed>"
    );
}

#[test]
fn what_xml_cannot_have_is_an_error_with_its_place() {
    let pet = |name: &str| Pet {
        friends: Some(vec![Pet {
            name: Some(name.to_owned()),
            ..Pet::default()
        }]),
        ..Pet::default()
    };
    assert_eq!(
        write_error(&pet("\u{1}"), &PET),
        "Pets_Put: the request's body: friends[0].name: expected characters that XML can have, found the string \"\\u{1}\""
    );
    let pet = Pet {
        age: Some(f64::NAN),
        ..Pet::default()
    };
    assert_eq!(
        write_error(&pet, &PET),
        "Pets_Put: the request's body: age: expected a finite number, found the number NaN"
    );
    let pet = Pet {
        tags: Some(BTreeMap::from([("a b".to_owned(), String::new())])),
        ..Pet::default()
    };
    assert_eq!(
        write_error(&pet, &PET),
        "Pets_Put: the request's body: tags[\"a b\"]: expected the name of an element, found the string \"a b\""
    );
}

#[test]
fn each_entry_of_a_map_declares_its_prefixes() {
    let entry = || Entry {
        kind: Some("a".to_owned()),
        ..Entry::default()
    };
    let map = BTreeMap::from([("one".to_owned(), entry()), ("two".to_owned(), entry())]);
    let declared = "xmlns:i=\"urn:instance\" i:kind=\"a\"";
    assert_eq!(
        write(&map, &XmlField::new("map")),
        format!("<map><one {declared}></one><two {declared}></two></map>")
    );
}
