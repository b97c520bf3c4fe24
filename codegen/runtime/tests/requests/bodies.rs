//! Bodies that are not JSON, media types, and headers that are given with them.

use crate::*;
use armgen_runtime::runtime::FormType;
use std::collections::BTreeMap;

fn header(request: &Request<()>, name: &str) -> Option<String> {
    let headers = request.headers();
    Some(headers.get(name)?.to_str().unwrap().to_owned())
}

static TEXT: Operation = Operation {
    id: "Things_Put",
    method: &Method::PUT,
    headers: &[("x-kind", "cat")],
    parameters: &[
        &Parameter::header("Content-Type"),
        &Parameter::header("Accept"),
    ],
    content_type: Some("text/powershell"),
    accept: "text/plain, application/json;q=0.9",
    ..Operation::BLANK
};

#[test]
fn content_goes_out_as_it_is_with_its_media_type() {
    let absent = [Argument::Absent, Argument::Absent];
    let request = Request::<()>::with_content(&TEXT, &absent, Some(b"a \xff")).unwrap();
    assert_eq!(request.body(), b"a \xff");
    assert_eq!(
        header(&request, "content-type").as_deref(),
        Some("text/powershell")
    );
    assert_eq!(header(&request, "accept").as_deref(), Some(TEXT.accept));
    assert_eq!(header(&request, "x-kind").as_deref(), Some("cat"));
}

#[test]
fn the_caller_can_choose_the_media_types() {
    let chosen = ["text/x".into(), "*/*".into()];
    let request = Request::<()>::with_content(&TEXT, &chosen, Some(b"a")).unwrap();
    assert_eq!(header(&request, "content-type").as_deref(), Some("text/x"));
    assert_eq!(header(&request, "accept").as_deref(), Some("*/*"));
    let request = Request::<()>::with_content(&TEXT, &chosen, None).unwrap();
    assert_eq!(header(&request, "content-type"), None);
}

#[test]
fn a_map_gives_a_header_for_each_entry() {
    static META: Operation = Operation {
        parameters: &[&Parameter::header("x-meta-")],
        ..Operation::BLANK
    };
    let map = BTreeMap::from([
        ("a".to_owned(), "1".to_owned()),
        ("b".to_owned(), "2".to_owned()),
    ]);
    let request = Request::<()>::new(&META, &[(&map).into()], None).unwrap();
    assert_eq!(header(&request, "x-meta-a").as_deref(), Some("1"));
    assert_eq!(header(&request, "x-meta-b").as_deref(), Some("2"));
    let bad = BTreeMap::from([("a b".to_owned(), "1".to_owned())]);
    assert!(Request::<()>::new(&META, &[(&bad).into()], None).is_err());
}

const FIELDS: &[&Parameter] = &[
    &Parameter::form("a b"),
    &Parameter::form("list").list(armgen_runtime::runtime::CollectionFormat::Multi),
    &Parameter::form("file"),
];

#[test]
fn a_form_without_files_is_written_like_a_query() {
    static FORM: Operation = Operation {
        method: &Method::POST,
        parameters: FIELDS,
        form: Some(FormType::new("application/x-www-form-urlencoded")),
        ..Operation::BLANK
    };
    let list = Argument::list(["1", "2"]);
    let request =
        Request::<()>::new(&FORM, &["x&y=ü".into(), list, Argument::Absent], None).unwrap();
    assert_eq!(request.body(), b"a%20b=x%26y%3D%C3%BC&list=1&list=2");
    assert_eq!(request.path_and_query(), "/");
    let content_type = header(&request, "content-type");
    assert_eq!(
        content_type.as_deref(),
        Some("application/x-www-form-urlencoded")
    );
}

static FILES: Operation = Operation {
    method: &Method::POST,
    parameters: FIELDS,
    form: Some(FormType::new("multipart/form-data")),
    ..Operation::BLANK
};

fn multipart(text: &str, file: &[u8]) -> (String, String) {
    let arguments = [text.into(), Argument::Absent, Argument::Bytes(file)];
    let request = Request::<()>::new(&FILES, &arguments, None).unwrap();
    let body = String::from_utf8_lossy(request.body()).into_owned();
    (body, header(&request, "content-type").unwrap())
}

#[test]
fn a_form_with_files_has_a_part_for_each_field() {
    let (body, content_type) = multipart("x", b"y\r\nz");
    assert_eq!(
        content_type,
        "multipart/form-data; boundary=form-boundary-00000000"
    );
    let expected = "--form-boundary-00000000\r\n\
        Content-Disposition: form-data; name=\"a b\"\r\n\r\n\
        x\r\n\
        --form-boundary-00000000\r\n\
        Content-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
        Content-Type: application/octet-stream\r\n\r\n\
        y\r\nz\r\n\
        --form-boundary-00000000--\r\n";
    assert_eq!(body, expected);
}

#[test]
fn no_part_contains_the_line_between_the_parts() {
    let (_, content_type) = multipart("--form-boundary-00000000--", b"x form-boundary-00000001");
    assert_eq!(
        content_type,
        "multipart/form-data; boundary=form-boundary-00000002"
    );
}
