//! Rules of a definition can be waived. What keeps a value in its place cannot.

use crate::*;
use armgen_runtime::runtime::{
    CollectionFormat, FormType, Host, LongRunning, Paged, Pattern, Plain, Rule, Rules, WaiveRules,
};
use proptest::prelude::*;
use std::sync::Arc;

static LETTERS: Pattern = Pattern::new("^[a-z]+$");
const SHORT: &[Rule] = &[
    Rule::Length {
        minimum: 1,
        maximum: 3,
    },
    Rule::Pattern(&LETTERS),
];

static THING: Operation = Operation {
    path: "/a/{b}/c",
    ..WITH_RULES
};
const WITH_RULES: Operation = Operation {
    id: "Things_Get",
    api_version: "1",
    parameters: &[&Parameter::path("b").rules(SHORT)],
    success: &[200],
    ..Operation::BLANK
};

fn request(operation: &'static Operation, arguments: &[Argument<'_>]) -> Result<Request<()>> {
    Request::new(operation, arguments, None)
}

fn waived(operation: &'static Operation, arguments: &[Argument<'_>]) -> Request<()> {
    let error = request(operation, arguments).unwrap_err();
    let Error::Parameter(error) = error else {
        panic!("{error}");
    };
    assert!(error.is_rule(), "{error}");
    Err(Error::Parameter(error)).without_rules().unwrap()
}

/// What is wrong without the rules. It must not be waivable.
fn out_of_place(operation: &'static Operation, arguments: &[Argument<'_>]) -> String {
    match request(operation, arguments) {
        Err(Error::Parameter(error)) => assert!(!error.is_rule(), "{error}"),
        other => panic!("{other:?}"),
    }
    match request(operation, arguments).without_rules() {
        Err(Error::Parameter(error)) => error.rule().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_rules_of_the_definition_are_the_default() {
    assert_eq!(Rules::default(), Rules::Definition);
}

#[test]
fn a_request_without_rules_is_the_one_that_a_definition_without_them_makes() {
    let free = operation!("/a/{b}/c", Parameter::path("b"));
    let request = waived(&THING, &["Far too/long".into()]);
    assert_eq!(
        request.path_and_query(),
        "/a/Far%20too%2Flong/c?api-version=1"
    );
    let expected = build(free, &["Far too/long".into()]).unwrap();
    assert_eq!(
        expected.split('?').next(),
        request.path_and_query().split('?').next()
    );
}

#[test]
fn a_request_that_breaks_no_rule_stays_as_it_is() {
    let request = request(&THING, &["abc".into()]).without_rules().unwrap();
    assert_eq!(request.path_and_query(), "/a/abc/c?api-version=1");
}

#[test]
fn all_broken_rules_are_waived_at_once() {
    let operation = operation!(
        "/a/{b}",
        Parameter::path("b").rules(&[Rule::Uuid]),
        Parameter::query("c").rules(&[Rule::MultipleOf(2.0)]),
    );
    let request = waived(operation, &["x".into(), 3.into()]);
    assert_eq!(request.path_and_query(), "/a/x?api-version=2024-05-01&c=3");
}

#[test]
fn rules_are_waived_in_the_query() {
    const RULES: &[Rule] = &[Rule::Range {
        minimum: 1.0,
        maximum: 5.0,
        exclusive_minimum: false,
        exclusive_maximum: false,
    }];
    let operation = operation!("/a", Parameter::query("b").rules(RULES));
    let request = waived(operation, &[7.into()]);
    assert_eq!(request.path_and_query(), "/a?api-version=2024-05-01&b=7");
}

#[test]
fn rules_of_lists_and_of_their_items_are_waived() {
    const RULES: &[Rule] = &[
        Rule::Items {
            minimum: 1,
            maximum: 2,
        },
        Rule::UniqueItems,
        Rule::Uuid,
    ];
    let operation = operation!(
        "/a",
        Parameter::query("b")
            .rules(RULES)
            .list(CollectionFormat::Multi)
    );
    let request = waived(operation, &[["x", "x", "y"].as_slice().into()]);
    assert_eq!(
        request.path_and_query(),
        "/a?api-version=2024-05-01&b=x&b=x&b=y"
    );
    let empty = waived(operation, &[Argument::List(vec![])]);
    assert_eq!(empty.path_and_query(), "/a?api-version=2024-05-01");
}

#[test]
fn rules_are_waived_in_headers() {
    let operation = operation!("/a", Parameter::header("x-b").rules(SHORT));
    let request = waived(operation, &["LONG".into()]);
    assert_eq!(request.headers()["x-b"], "LONG");
}

#[test]
fn rules_are_waived_in_hosts() {
    static ACCOUNT: Operation = Operation {
        host: Some(Host::new("https://{b}.management.azure.com")),
        path: "/a",
        parameters: &[&Parameter::host("b").rules(SHORT)],
        ..WITH_RULES
    };
    assert_eq!(
        uri(&waived(&ACCOUNT, &["LONG".into()])),
        "https://LONG.management.azure.com/a?api-version=1"
    );
}

#[test]
fn rules_are_waived_in_forms() {
    static FORM: Operation = Operation {
        path: "/a",
        parameters: &[&Parameter::form("b").rules(SHORT)],
        form: Some(FormType::new("application/x-www-form-urlencoded")),
        ..WITH_RULES
    };
    assert_eq!(waived(&FORM, &["LONG".into()]).body(), b"b=LONG");
}

#[test]
fn the_body_and_its_media_type_are_kept() {
    let body = "text".to_owned();
    let request = Request::<()>::new(&THING, &["LONG".into()], Some(&body));
    let request = request.without_rules().unwrap();
    assert_eq!(request.body(), b"\"text\"");
    assert_eq!(request.headers()["content-type"], "application/json");
    let content = Request::<()>::with_content(&THING, &["LONG".into()], Some(b"x"));
    assert_eq!(content.without_rules().unwrap().body(), b"x");
}

#[test]
fn requests_of_each_kind_can_go_on_without_rules() {
    let arguments = ["LONG".into()];
    let plain: Request<(), Plain> = Request::new(&THING, &arguments, None)
        .without_rules()
        .unwrap();
    let long: Request<(), LongRunning<()>> = Request::new(&THING, &arguments, None)
        .without_rules()
        .unwrap();
    let list: Request<Vec<String>, Paged> = Request::new(&THING, &arguments, None)
        .without_rules()
        .unwrap();
    for path in [
        plain.path_and_query(),
        long.path_and_query(),
        list.path_and_query(),
    ] {
        assert_eq!(path, "/a/LONG/c?api-version=1");
    }
}

#[test]
fn headers_and_versions_can_be_set_afterwards() {
    let request = waived(&THING, &["LONG".into()]);
    let request = request.with_api_version("2").unwrap();
    assert_eq!(request.path_and_query(), "/a/LONG/c?api-version=2");
}

#[test]
fn a_value_that_can_leave_its_segment_cannot_be_waived() {
    for value in ["", ".", ".."] {
        assert_eq!(
            out_of_place(&THING, &[value.into()]),
            "must not be empty, `.` or `..` in a path",
            "{value}"
        );
    }
}

#[test]
fn an_unescaped_value_that_can_leave_its_place_cannot_be_waived() {
    let operation = operation!(
        "/{b}/c",
        Parameter::path("b").unescaped().rules(&[Rule::Uuid])
    );
    for value in [
        "//",
        "a/..",
        "a/%2e%2E/b",
        "a//b",
        "a?b",
        "a#b",
        "a\\b",
        "a%5c..",
        "a%x",
    ] {
        out_of_place(operation, &[value.into()]);
    }
    assert_eq!(
        waived(operation, &["/a/b".into()]).path_and_query(),
        "/a/b/c?api-version=2024-05-01"
    );
}

#[test]
fn an_unescaped_query_that_would_begin_another_one_cannot_be_waived() {
    let operation = operation!("/a", Parameter::query("b").unescaped().rules(&[Rule::Uuid]));
    for value in ["a&c=d", "a#b", "%x"] {
        out_of_place(operation, &[value.into()]);
    }
}

#[test]
fn a_header_that_would_begin_another_one_cannot_be_waived() {
    let operation = operation!("/a", Parameter::header("x-b").rules(SHORT));
    for value in ["a\r\nx-c: d", "é", "\0"] {
        assert_eq!(
            out_of_place(operation, &[value.into()]),
            "must have visible ASCII characters only, as a header"
        );
    }
}

#[test]
fn a_host_that_would_be_another_one_cannot_be_waived() {
    static ACCOUNT: Operation = Operation {
        host: Some(Host::new("https://{b}.management.azure.com")),
        path: "/a",
        parameters: &[&Parameter::host("b").rules(SHORT)],
        ..WITH_RULES
    };
    for value in [
        "",
        "evil.example/",
        "evil.example#",
        "a@b",
        "a:1",
        "a\\b",
        "a?b",
    ] {
        assert_eq!(
            out_of_place(&ACCOUNT, &[value.into()]),
            "must be a part of a host name",
            "{value}"
        );
    }
}

#[test]
fn a_host_that_is_not_allowed_cannot_be_waived() {
    static VAULT: Operation = Operation {
        host: Some(Host::new("{b}")),
        path: "/a",
        parameters: &[&Parameter::host("b").rules(SHORT)],
        ..WITH_RULES
    };
    let request = waived(&VAULT, &["https://evil.example".into()]);
    let error = request.to_http(&Endpoint::PUBLIC).unwrap_err();
    assert!(matches!(error, Error::ForeignHost(_)), "{error}");
}

#[test]
fn numbers_that_are_not_finite_cannot_be_waived() {
    const RULES: &[Rule] = &[Rule::MultipleOf(2.0)];
    let operation = operation!("/a", Parameter::query("b").rules(RULES));
    assert_eq!(
        out_of_place(operation, &[f64::NAN.into()]),
        "must be a finite number"
    );
}

#[test]
fn one_value_out_of_place_spoils_the_request_for_all() {
    let operation = operation!(
        "/{b}/{c}",
        Parameter::path("b").rules(SHORT),
        Parameter::path("c"),
    );
    assert_eq!(
        out_of_place(operation, &["LONG".into(), "..".into()]),
        "must not be empty, `.` or `..` in a path"
    );
    assert_eq!(
        out_of_place(operation, &["LONG".into(), Argument::Absent]),
        "is required"
    );
}

#[test]
fn a_broken_rule_is_shown_first_and_offers_the_waiver_only_if_there_is_one() {
    let error = request(&THING, &["..".into()]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Things_Get: the parameter `b` must match the pattern `^[a-z]+$`"
    );
    let error = request(&THING, &["..".into()]).without_rules().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Things_Get: the parameter `b` must not be empty, `.` or `..` in a path"
    );
}

#[test]
fn a_wrong_number_of_arguments_is_no_rule() {
    let error = request(&THING, &[]).without_rules().unwrap_err();
    assert!(matches!(error, Error::ArgumentCount { .. }), "{error}");
}

#[test]
fn an_error_of_the_body_is_no_rule() {
    let request = Request::<()>::new(&THING, &["LONG".into()], Some(&f64::NAN));
    let error = request.without_rules().unwrap_err();
    assert!(matches!(error, Error::Encode { .. }), "{error}");
}

#[test]
fn the_error_of_a_rule_does_not_show_the_request_that_it_keeps() {
    let body = "hidden".to_owned();
    let arguments = ["hidden".into()];
    let error = Request::<()>::new(&THING, &arguments, Some(&body)).unwrap_err();
    assert!(!format!("{error} {error:?} {error:#?}").contains("hidden"));
}

#[test]
fn the_error_of_a_rule_can_be_shared_between_threads_and_cloned() {
    let error = Arc::new(request(&THING, &["LONG".into()]).unwrap_err());
    let other = Arc::clone(&error);
    let path = std::thread::spawn(move || {
        let request = Err::<Request<()>, _>(other.as_ref().clone()).without_rules();
        request.unwrap().path_and_query().to_owned()
    });
    assert_eq!(path.join().unwrap(), "/a/LONG/c?api-version=1");
}

#[test]
fn errors_are_equal_if_they_say_the_same() {
    let error = |value: &'static str| match request(&THING, &[value.into()]) {
        Err(Error::Parameter(error)) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(error("LONG"), error("OTHER"));
    // Of the same rule, but only one can be waived.
    assert_ne!(error("A"), error("."));
}

proptest! {
    #[test]
    fn waived_requests_have_the_segments_of_others(value in ".*") {
        let segments = |request: &Request<()>| {
            let path = request.path_and_query().split('?').next().unwrap_or_default();
            path.split('/').map(str::to_owned).collect::<Vec<_>>()
        };
        let plain = segments(&request(&THING, &["abc".into()]).unwrap());
        if let Ok(request) = request(&THING, &[value.as_str().into()]).without_rules() {
            let found = segments(&request);
            prop_assert_eq!(found.len(), plain.len());
            prop_assert_eq!((&found[1], &found[3]), (&plain[1], &plain[3]));
            prop_assert!(!matches!(found[2].as_str(), "" | "." | ".."));
            prop_assert!(request.path_and_query().ends_with("/c?api-version=1"));
        }
    }

    #[test]
    fn waiving_gives_what_an_operation_without_rules_gives(value in ".*") {
        static FREE: Operation = Operation {
            path: "/a/{b}/c",
            parameters: &[&Parameter::path("b")],
            ..WITH_RULES
        };
        let path = |result: Result<Request<()>>| match result {
            Ok(request) => Ok(request.path_and_query().to_owned()),
            Err(error) => Err(error.to_string()),
        };
        let arguments = [value.as_str().into()];
        prop_assert_eq!(
            path(request(&THING, &arguments).without_rules()),
            path(request(&FREE, &arguments))
        );
    }
}

/// Two definitions that were stricter than their services.
mod stricter_than_the_service {
    use super::*;

    static LOWER_CASE: Pattern = Pattern::new("^[a-z-]+$");
    static EXTENSION_TYPE: Parameter =
        Parameter::path("extensionTypeName").rules(&[Rule::Pattern(&LOWER_CASE)]);
    static NAME: Parameter = Parameter::path("clusterName").rules(&[Rule::Length {
        minimum: 1,
        maximum: 50,
    }]);
    static GET: Operation = Operation {
        id: "ExtensionTypes_Get",
        path: "/clusters/{clusterName}/extensionTypes/{extensionTypeName}",
        parameters: &[&NAME, &EXTENSION_TYPE],
        ..Operation::BLANK
    };

    /// The request, or what is said of it, for each of these names.
    fn get(cluster: &str, extension_type: &str) -> Result<Request<()>> {
        Request::new(&GET, &[cluster.into(), extension_type.into()], None)
    }

    fn said(request: Result<Request<()>>) -> String {
        request.unwrap_err().to_string()
    }

    const GO_ON: &str =
        "; `without_rules`, or `Rules::Path` of a client, waives the rules of the definition";

    #[test]
    fn a_type_with_dots_is_sent_without_rules() {
        let request = || get("a", "microsoft.contoso.samples");
        assert_eq!(
            said(request()),
            format!(
                "ExtensionTypes_Get: the parameter `extensionTypeName` must match the pattern `^[a-z-]+$`{GO_ON}"
            )
        );
        let sent = request().without_rules().unwrap();
        assert_eq!(
            sent.path_and_query(),
            "/clusters/a/extensionTypes/microsoft.contoso.samples"
        );
    }

    #[test]
    fn a_name_that_is_longer_than_the_definition_allows_is_sent_without_rules() {
        let name = "n".repeat(51);
        assert_eq!(
            said(get(&name, "samples")),
            format!(
                "ExtensionTypes_Get: the parameter `clusterName` must have 1 to 50 characters{GO_ON}"
            )
        );
        let sent = get(&name, "microsoft.contoso.samples")
            .without_rules()
            .unwrap();
        assert_eq!(
            sent.path_and_query(),
            format!("/clusters/{name}/extensionTypes/microsoft.contoso.samples")
        );
    }

    #[test]
    fn what_would_leave_the_path_is_not() {
        for (cluster, extension_type) in [("..;", "a.b"), ("", "a.b"), ("a", ".."), ("a", ". ")] {
            let refused = get(cluster, extension_type).without_rules();
            assert!(
                !said(refused).contains("waives"),
                "{cluster} {extension_type}"
            );
        }
    }
}
