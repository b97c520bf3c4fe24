//! What is read although it is not as the definition has it.

use crate::models::{Note, Pet};
use crate::{misfits, read};
use armgen_runtime::runtime::{Nullable, from_xml};
use std::collections::BTreeMap;

#[test]
fn the_name_of_the_outermost_element_does_not_matter() {
    assert_eq!(
        read::<Pet>("<x><Name>Tom</Name></x>").name.as_deref(),
        Some("Tom")
    );
}

#[test]
fn names_may_have_another_case_unless_there_is_the_exact_one() {
    let name = |text: &str| {
        read::<Pet>(&format!("<pet>{text}</pet>"))
            .name
            .unwrap_or_default()
    };
    assert_eq!(name("<NAME>a</NAME>"), "a");
    assert_eq!(name("<NAME>a</NAME><Name>b</Name>"), "b");
    assert_eq!(name("<Name>b</Name><NAME>a</NAME>"), "b");
    assert_eq!(
        read::<Pet>("<pet LANG='en'/>").language.as_deref(),
        Some("en")
    );
    let friends = read::<Pet>("<pet><Friend/><friend/><FRIEND/></pet>").friends;
    assert_eq!(friends.map(|friends| friends.len()), Some(1));
}

#[test]
fn the_last_of_two_elements_or_attributes_counts() {
    assert_eq!(
        read::<Pet>("<p><Name>a</Name><Name>b</Name></p>")
            .name
            .as_deref(),
        Some("b")
    );
    assert_eq!(
        read::<Pet>("<p><toys><t>1</t></toys><toys><t>2</t></toys></p>").toys,
        Some(vec!["2".to_owned()])
    );
    assert_eq!(
        read::<Pet>("<p lang='a' lang='b'/>").language.as_deref(),
        Some("b")
    );
}

#[test]
fn what_spells_no_value_of_the_type_is_missing() {
    let document = "<pet id='x'><age>old</age><tame>TRUE</tame></pet>";
    let pet: Pet = read(document);
    assert_eq!((pet.id, pet.age, pet.tame), (None, None, Some(true)));
    assert_eq!(
        misfits::<Pet>(document),
        [
            "id: expected a 64-bit integer, found the string \"x\"",
            "age: expected a number, found the string \"old\""
        ]
    );
    assert_eq!(read::<Pet>("<pet><age/></pet>").age, None);
    assert_eq!(misfits::<Pet>("<pet><age/></pet>"), [""; 0]);
}

#[test]
fn an_empty_element_is_an_empty_string_list_map_or_model() {
    let pet: Pet = read("<pet><Name/><toys/><tags/><remark/></pet>");
    assert_eq!(pet.name.as_deref(), Some(""));
    assert_eq!(pet.toys, Some(Vec::new()));
    assert_eq!(pet.tags, Some([].into()));
    assert_eq!(pet.note, Some(Note::default()));
}

#[test]
fn elements_in_place_of_text_are_left_out_and_so_is_text_in_place_of_elements() {
    let document =
        "<pet><Name><a/></Name><toys>x</toys><tags>y</tags><friend>z</friend><age>1</age></pet>";
    let pet: Pet = read(document);
    assert_eq!((pet.name, pet.toys, pet.tags), (None, None, None));
    assert_eq!((pet.age, pet.friends), (Some(1.0), Some(Vec::new())));
    assert_eq!(
        misfits::<Pet>(document),
        [
            "Name: expected a string, found an object",
            "toys: expected an array, found a string",
            "tags: expected an object, found a string",
            "friend[0]: expected an object, found a string"
        ]
    );
}

#[test]
fn nil_is_null() {
    let nil = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'";
    let pet: Pet = read(&format!(
        "<pet><Name {nil}>x</Name><owner {nil}/><toys><t {nil}/><t>a</t></toys></pet>"
    ));
    assert_eq!(pet.name, None);
    assert_eq!(pet.owner, Nullable::Null);
    assert_eq!(pet.toys, Some(vec!["a".to_owned()]));
}

#[test]
fn a_byte_order_mark_and_bytes_that_are_not_utf8_are_read() {
    let pet: Pet = from_xml(b"\xEF\xBB\xBF <pet><Name>T\xFFm</Name></pet>").unwrap();
    assert_eq!(pet.name.as_deref(), Some("T\u{FFFD}m"));
}

#[test]
fn an_undeclared_part_with_the_name_of_a_property_is_left_out() {
    // The author is an attribute, and the text has no name in XML.
    for document in [
        "<note><author>me</author>fat</note>",
        "<note><text>x</text>fat</note>",
        "<note text='x'>fat</note>",
    ] {
        let note: Note = read(document);
        assert_eq!(note.additional, BTreeMap::new(), "{document}");
        assert_eq!(note.text.as_deref(), Some("fat"));
        let misfits = misfits::<Note>(document);
        assert_eq!(misfits.len(), 1);
        assert!(
            misfits[0].ends_with("found a name that the model declares"),
            "{misfits:?}"
        );
    }
}
