//! Where arguments go and how they are written.

use crate::*;

#[test]
fn path_parameters_go_where_the_template_names_them() {
    let operation = operation!(
        "/a/{second}/b/{first}/c",
        Parameter::path("first"),
        Parameter::path("second")
    );
    assert_eq!(
        build(operation, &["1".into(), "2".into()]).unwrap(),
        "/a/2/b/1/c?api-version=2024-05-01"
    );
}

#[test]
fn a_segment_may_hold_more_than_one_parameter() {
    let operation = operation!(
        "/a/{b}:{c}('{d}')",
        Parameter::path("b"),
        Parameter::path("c"),
        Parameter::path("d")
    );
    let path = build(operation, &["1".into(), "2".into(), "3".into()]).unwrap();
    assert_eq!(path, "/a/1:2('3')?api-version=2024-05-01");
}

#[test]
fn the_api_version_comes_first_in_the_query() {
    let operation = operation!("/a", Parameter::query("$top"), Parameter::query("$filter"));
    let path = build(operation, &[5.into(), "name eq 'a&b'".into()]).unwrap();
    assert_eq!(
        path,
        "/a?api-version=2024-05-01&%24top=5&%24filter=name%20eq%20%27a%26b%27"
    );
}

#[test]
fn a_fixed_query_of_the_template_stays() {
    let operation = operation!(
        "/a/{b}?restype=c",
        Parameter::path("b"),
        Parameter::query("d")
    );
    let path = build(operation, &["1".into(), "2".into()]).unwrap();
    assert_eq!(path, "/a/1?restype=c&api-version=2024-05-01&d=2");
}

#[test]
fn absent_arguments_leave_no_trace() {
    let operation = operation!("/a", Parameter::query("b"), Parameter::header("c"));
    let none = None::<&str>;
    assert_eq!(
        build(operation, &[none.into(), none.into()]).unwrap(),
        "/a?api-version=2024-05-01"
    );
    let request =
        Request::<()>::new(operation, &[Argument::Absent, Argument::Absent], None).unwrap();
    assert!(!request.headers().contains_key("c"));
}

#[test]
fn an_absent_path_parameter_is_an_error() {
    let operation = operation!("/a/{b}", Parameter::path("b"));
    assert_eq!(broken_rule(operation, &[Argument::Absent]), "is required");
}

#[test]
fn numbers_and_truth_values_are_written_plainly() {
    let arguments: [Argument<'_>; 6] = [
        (-7).into(),
        i64::MAX.into(),
        0.1_f32.into(),
        1e21.into(),
        true.into(),
        Some(2.5).into(),
    ];
    let operation = operation!(
        "/a",
        Parameter::query("a"),
        Parameter::query("b"),
        Parameter::query("c"),
        Parameter::query("d"),
        Parameter::query("e"),
        Parameter::query("f")
    );
    let expected = "/a?api-version=2024-05-01&a=-7&b=9223372036854775807&c=0.1&d=1000000000000000000000&e=true&f=2.5";
    assert_eq!(build(operation, &arguments).unwrap(), expected);
}

#[test]
fn numbers_that_are_not_finite_are_refused() {
    let operation = operation!("/a", Parameter::query("a"));
    for number in [f64::NAN, f64::INFINITY] {
        assert_eq!(
            broken_rule(operation, &[number.into()]),
            "must be a finite number"
        );
    }
}

#[test]
fn lists_are_written_in_their_format() {
    use armgen_runtime::runtime::CollectionFormat;
    let operation = operation!(
        "/a",
        Parameter::query("a"),
        Parameter::query("b").list(CollectionFormat::Ssv),
        Parameter::query("c").list(CollectionFormat::Tsv),
        Parameter::query("d").list(CollectionFormat::Pipes),
        Parameter::query("e").list(CollectionFormat::Multi),
    );
    let items = ["x,y".to_owned(), "z".to_owned()];
    let list = || Argument::list(&items);
    let expected =
        "/a?api-version=2024-05-01&a=x%2Cy,z&b=x%2Cy%20z&c=x%2Cy%09z&d=x%2Cy%7Cz&e=x%2Cy&e=z";
    assert_eq!(
        build(operation, &[list(), list(), list(), list(), list()]).unwrap(),
        expected
    );
}

#[test]
fn lists_of_numbers_and_of_borrowed_texts_are_arguments() {
    let numbers = vec![1_i64, 2];
    let operation = operation!("/a", Parameter::query("a"), Parameter::query("b"));
    let path = build(
        operation,
        &[(&numbers).into(), ["x", "y"].as_slice().into()],
    )
    .unwrap();
    assert_eq!(path, "/a?api-version=2024-05-01&a=1,2&b=x,y");
}

#[test]
fn an_empty_list_in_the_query_is_left_out() {
    let operation = operation!("/a", Parameter::query("a"));
    assert_eq!(
        build(operation, &[Argument::List(vec![])]).unwrap(),
        "/a?api-version=2024-05-01"
    );
}

#[test]
fn an_operation_without_api_version_has_none() {
    static PLAIN: Operation = Operation {
        id: "Operations_List",
        method: &Method::GET,
        path: "/operations",
        api_version: "",
        parameters: &[&Parameter::query("a")],
        success: &[200],
        content_type: None,
        final_state: None,
        ..Operation::BLANK
    };
    assert_eq!(build(&PLAIN, &["1".into()]).unwrap(), "/operations?a=1");
    let request = Request::<()>::new(&PLAIN, &["1".into()], None).unwrap();
    assert_eq!(
        request
            .with_api_version("2030-01-01")
            .unwrap()
            .path_and_query(),
        "/operations?a=1"
    );
}

#[test]
fn the_api_version_can_be_replaced_again_and_again() {
    let operation = operation!("/a", Parameter::query("b"));
    let request = Request::<()>::new(operation, &["1".into()], None).unwrap();
    let request = request
        .with_api_version("2030-01-01-preview")
        .unwrap()
        .with_api_version("x&y")
        .unwrap();
    assert_eq!(request.path_and_query(), "/a?api-version=x%26y&b=1");
    assert!(
        request
            .with_api_version("")
            .unwrap_err()
            .to_string()
            .contains("`api-version` must not be empty")
    );
}

#[test]
fn there_must_be_as_many_arguments_as_parameters() {
    let operation = operation!("/a", Parameter::query("b"));
    for (arguments, found) in [(&[][..], "0"), (&["1".into(), "2".into()], "2")] {
        let error = build(operation, arguments).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("Things_Get: expected one argument for each parameter, found {found}")
        );
        assert_eq!(error.operation(), Some("Things_Get"));
        let error = Request::<()>::with_content(operation, arguments, None).unwrap_err();
        assert!(matches!(error, Error::ArgumentCount { .. }), "{error}");
    }
}

#[test]
fn a_request_can_have_parameters_of_the_query_that_the_definition_does_not_have() {
    let request = plain().with_query("$expand", "a&b").unwrap();
    let request = request.with_query("c d", "").unwrap();
    assert_eq!(
        request.path_and_query(),
        "/things/one?api-version=2024-05-01&%24expand=a%26b&c%20d="
    );
    let request = request.with_api_version("2030-01-01-preview").unwrap();
    assert_eq!(
        request.path_and_query(),
        "/things/one?api-version=2030-01-01-preview&%24expand=a%26b&c%20d="
    );
    let bare = Request::<()>::new(&Operation::BLANK, &[], None).unwrap();
    assert_eq!(bare.with_query("a", "b").unwrap().path_and_query(), "/?a=b");
}

#[test]
fn a_parameter_of_the_query_has_a_name_that_no_other_option_sets() {
    let rule = |name: &str| match plain().with_query(name, "1").unwrap_err() {
        Error::Parameter(error) => error.rule().to_owned(),
        other => panic!("{other}"),
    };
    assert_eq!(rule(""), "must have a name in a query");
    assert_eq!(rule("API-Version"), "is set by `with_api_version`");
}
