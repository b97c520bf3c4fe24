//! What cannot be read, and where.

use crate::models::Pet;
use crate::{error, misfits};

#[test]
fn a_document_that_does_not_fit_as_a_whole_is_an_error() {
    assert_eq!(
        error::<Pet>("<string>Not found</string>"),
        "expected an object, found a string at line 1 column 27"
    );
    assert_eq!(
        error::<i32>("<a>\n<b/></a>"),
        "expected a 32-bit integer, found an object at line 2 column 9"
    );
    assert_eq!(
        error::<i32>("<a>x</a>"),
        "expected a 32-bit integer, found a string at line 1 column 9"
    );
}

#[test]
fn what_is_no_xml_is_named_with_its_place() {
    let found = |document| error::<Pet>(document);
    assert!(
        found("<pet>\n  <Name>x</pet>").starts_with("expected XML, found text that is no XML: ")
    );
    for (document, expected) in [
        ("<pet><Name>x", "the end of the document in an element"),
        ("<pet/><pet/>", "more behind the outermost element"),
        ("<!DOCTYPE pet><pet/>", "a declaration of the type"),
        ("<!DOCTYPE html><html></html>", "a declaration of the type"),
        ("<HTML><body/></HTML>", "an HTML page"),
        (
            "<pet><Name>&nbsp;</Name></pet>",
            "the unknown entity \"nbsp\"",
        ),
        ("<!-- nothing -->", "no element"),
    ] {
        let message = found(document);
        let expected = format!("expected XML, found {expected} at line 1 column ");
        assert!(message.starts_with(&expected), "{document}: {message}");
    }
}

#[test]
fn a_path_has_the_names_of_elements() {
    assert_eq!(
        misfits::<Pet>(
            "<pet><friend/><friend><grid><row/><row><cell>1</cell><cell>x</cell></row></grid></friend></pet>"
        ),
        ["friend[1].grid[1][1]: expected a 32-bit integer, found the string \"x\""]
    );
}

#[test]
fn secrets_are_not_shown() {
    assert_eq!(
        misfits::<Pet>("<pet><owner><a/></owner></pet>"),
        ["owner: expected a string, found an object"]
    );
    assert_eq!(
        misfits::<Vec<Pet>>("<a><b>secret</b></a>"),
        ["[0]: expected an object, found a string"]
    );
}
