//! Where the code and the message of an error are found.

use crate::errors::service_error;

fn found(body: &str) -> (Option<String>, Option<String>) {
    let error = service_error(body);
    assert_eq!(error.body(), body.as_bytes());
    (
        error.code().map(str::to_owned),
        error.message().map(str::to_owned),
    )
}

/// All of these bodies have the code `A` and the message `b`.
fn all_say_a_and_b(bodies: &[&str]) {
    for body in bodies {
        let expected = (Some("A".to_owned()), Some("b".to_owned()));
        assert_eq!(found(body), expected, "{body}");
    }
}

fn have_only_the_message(bodies: &[(&str, &str)]) {
    for (body, message) in bodies {
        assert_eq!(found(body), (None, Some((*message).to_owned())), "{body}");
    }
}

fn say_nothing(bodies: &[&str]) {
    for body in bodies {
        assert_eq!(found(body), (None, None), "{body}");
    }
}

#[test]
fn an_object_around_the_error_may_have_any_name() {
    all_say_a_and_b(&[
        r#"{"error": {"code": "A", "message": "b"}}"#,
        r#"{"Error": {"Code": "A", "Message": "b"}}"#,
        r#"{"ErrorResponse": {"error": {"code": "A", "message": "b"}}}"#,
        r#"{"errorResponse": {"code": "A", "message": "b"}}"#,
        r#"{"odata.error": {"code": "A", "message": {"lang": "en", "value": "b"}}}"#,
        r#"{"Fault": {"Code": "A", "Message": "b"}}"#,
        r#"{"fault": {"faultstring": "b", "detail": {"errorcode": "A"}}}"#,
        r#"{"exception": {"code": "A", "message": "b"}}"#,
        r#"{"requestId": "1", "serviceException": {"code": "A", "message": "b"}}"#,
        r#"{"anything": {"code": "A", "message": "b"}}"#,
        r#"{"id": "1", "properties": {"error": {"code": "A", "message": "b"}}}"#,
        r#"{"error": {"error": {"code": "A", "message": "b"}}}"#,
    ]);
}

#[test]
fn the_error_may_be_in_a_list() {
    all_say_a_and_b(&[
        r#"[{"code": "A", "message": "b"}]"#,
        r#"[{}, {"code": "A", "message": "b"}, {"code": "C"}]"#,
        r#"{"errors": [{"code": "A", "message": "b"}]}"#,
        r#"{"error": [{"code": "A", "message": "b"}]}"#,
        r#"{"error": {"errors": [{"code": "A", "message": "b"}]}}"#,
    ]);
    let error = service_error(r#"{"errors": [{"code": "A"}, {"code": "B"}]}"#);
    assert_eq!(error.details()[0].code.as_deref(), Some("B"));
}

#[test]
fn the_names_of_code_and_message_are_those_that_services_use() {
    all_say_a_and_b(&[
        r#"{"code": "A", "message": "b"}"#,
        r#"{"CODE": "A", "MESSAGE": "b"}"#,
        r#"{"errorCode": "A", "errorMessage": "b"}"#,
        r#"{"ErrorCode": "A", "Message": "b"}"#,
        r#"{"error": "A", "error_description": "b"}"#,
        r#"{"error": "A", "message": "b", "statusCode": 404}"#,
        r#"{"code": "A", "title": "t", "detail": "b", "status": 409, "type": "about:blank"}"#,
    ]);
}

#[test]
fn what_the_object_around_the_error_says_fills_gaps() {
    all_say_a_and_b(&[
        r#"{"code": "A", "error": {"message": "b"}}"#,
        r#"{"message": "b", "error": {"code": "A"}}"#,
        r#"{"code": "A", "message": "b", "error": {}}"#,
        r#"{"message": "b", "innererror": {"code": "A", "message": "c"}}"#,
        r#"{"error": {"code": "", "message": null, "innerError": {"code": "A", "message": "b"}}}"#,
    ]);
}

#[test]
fn an_inner_error_does_not_replace_the_error() {
    all_say_a_and_b(&[
        r#"{"error": {"code": "A", "message": "b", "innererror": {"code": "C", "message": "d"}}}"#,
        r#"{"code": "A", "message": "b", "details": [{"code": "C", "message": "d"}]}"#,
        r#"{"code": "A", "message": "b", "exception": {"code": "C", "message": "d"}}"#,
    ]);
}

#[test]
fn json_in_a_text_is_read() {
    all_say_a_and_b(&[
        r#""{\"error\": {\"code\": \"A\", \"message\": \"b\"}}""#,
        r#""\"{\\\"code\\\": \\\"A\\\", \\\"message\\\": \\\"b\\\"}\"""#,
        r#"{"error": "{\"code\": \"A\", \"message\": \"b\"}"}"#,
        r#"{"message": "{\"error\": {\"code\": \"A\", \"message\": \"b\"}}"}"#,
        r#"{"error": {"message": "{\"Code\": \"A\", \"Message\": \"b\"}"}}"#,
        "<string>{&quot;code&quot;: &quot;A&quot;, &quot;message&quot;: &quot;b&quot;}</string>",
        r#""<Error><Code>A</Code><Message>b</Message></Error>""#,
    ]);
}

#[test]
fn json_in_a_message_stays_where_there_is_a_code() {
    let (code, message) = found(r#"{"code": "A", "message": "{\"code\": \"C\"}"}"#);
    assert_eq!(code.as_deref(), Some("A"));
    assert_eq!(message.as_deref(), Some(r#"{"code": "C"}"#));
}

#[test]
fn json_in_texts_is_read_for_a_few_levels() {
    let mut body = r#"{"code": "A"}"#.to_owned();
    for _ in 0..9 {
        body = serde_json::to_string(&body).unwrap();
    }
    let (code, message) = found(&body);
    assert_eq!(code, None);
    assert!(message.is_some_and(|message| message.starts_with('"')));
}

#[test]
fn xml_is_read() {
    all_say_a_and_b(&[
        "<Error><Code>A</Code><Message>b</Message></Error>",
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Error>\r\n  <Code>A</Code>\r\n  <Message>\r\n b </Message>\r\n</Error>",
        r#"<m:error xmlns:m="urn:>x"><m:code/><m:code>A</m:code><m:message xml:lang='en'>b</m:message></m:error>"#,
        "<!-- <Code>no</Code> --><error><message><![CDATA[b]]></message><code><![CDATA[A]]></code></error>",
        "<Error><Code>A</Code><Detail>b</Detail></Error>",
        "<Error><Detail>no</Detail><Message>b</Message><Code>A</Code></Error>",
        "<Error><Code>A</Code><Message>b</Message><InnerError><Code>C</Code><Message>d</Message></InnerError></Error>",
        "<s:Envelope xmlns:s='x'><s:Body><s:Fault><faultcode>A</faultcode><faultstring>b</faultstring></s:Fault></s:Body></s:Envelope>",
        "<s:Fault><s:Code><s:Value>A</s:Value></s:Code><s:Reason><s:Text xml:lang='en'>b</s:Text></s:Reason></s:Fault>",
    ]);
    have_only_the_message(&[
        (
            "<Error><Message>a &lt;b&gt; &#39;c&#x27; &amp;lt; &unknown; &</Message></Error>",
            "a <b> 'c' &lt; &unknown; &",
        ),
        ("<string xmlns=\"x\">Not found</string>", "Not found"),
        (
            "<Error><Message><![CDATA[a &lt; b]]></Message></Error>",
            "a &lt; b",
        ),
    ]);
}

#[test]
fn xml_that_ends_too_early_is_read_as_far_as_it_goes() {
    let (code, message) = found("<Error><Code>A</Code><Message>b");
    assert_eq!((code.as_deref(), message), (Some("A"), None));
    say_nothing(&[
        "<Error",
        "<Error><Code",
        "<Error a=\"",
        "<![CDATA[",
        "<!--",
        "<a>&",
        "<?",
    ]);
}

#[test]
fn the_entities_of_a_document_type_are_not_expanded() {
    have_only_the_message(&[(
        "<!DOCTYPE e [<!ENTITY a 'x'>]><e><message>&a;&a;</message></e>",
        "&a;&a;",
    )]);
}

#[test]
fn the_title_of_a_page_is_the_message() {
    have_only_the_message(&[
        (
            "<!DOCTYPE html><html><head><title>502 Bad\n Gateway</title></head><body><code>x</code><h1>502</h1></body></html>",
            "502 Bad\n Gateway",
        ),
        (
            "<HTML><HEAD><TITLE>No &amp; no</TITLE></HEAD></HTML>",
            "No & no",
        ),
    ]);
    say_nothing(&["<html><body><p>text</p></body></html>", "<h1>no</h1>"]);
}

#[test]
fn a_text_is_the_message() {
    have_only_the_message(&[
        ("busy", "busy"),
        (" The service is busy.\r\n", "The service is busy."),
        ("[Warning] busy", "[Warning] busy"),
        ("<- busy", "<- busy"),
        ("\"busy\"", "busy"),
        ("\"< busy\"", "< busy"),
        (r#"{"Message": "busy"}"#, "busy"),
        (r#"{"message": "<b>busy</b> now"}"#, "<b>busy</b> now"),
        (r#"{"message": "<unknown> is busy"}"#, "<unknown> is busy"),
        (r#"{"error": "The service is busy"}"#, "The service is busy"),
        (r#"{"detail": "busy"}"#, "busy"),
        (r#"{"title": "busy", "status": 503}"#, "busy"),
        (r#"{"errors": ["busy"]}"#, "busy"),
        (r#"{"statusCode": 404, "message": "busy"}"#, "busy"),
        (r#"["busy"]"#, "busy"),
    ]);
}

#[test]
fn a_text_that_is_broken_json_or_no_text_is_no_message() {
    say_nothing(&[
        "{\"error\": {\"code\": ",
        "[{\"code\": 1",
        "\u{1}\0\u{2}",
        " ",
        "{}",
        "null",
    ]);
}

#[test]
fn an_error_in_many_nested_lists_is_read_once() {
    let levels = 20;
    let body = format!(
        "{}{{\"code\": \"A\"}}{}",
        "{\"errors\": [".repeat(levels),
        "]}".repeat(levels)
    );
    assert_eq!(found(&body).0.as_deref(), Some("A"));
}

#[test]
fn xml_in_xml_does_not_overflow_the_stack() {
    let mut body = "x".to_owned();
    for _ in 0..300 {
        let escaped = body.replace('&', "&amp;").replace('<', "&lt;");
        body = format!("<a>{escaped}</a>");
    }
    assert_eq!(found(&body).0, None);
}

#[test]
fn large_markup_is_read_in_linear_time() {
    for part in [
        "<a>",
        "<!--",
        "&",
        "<![CDATA[",
        "<code>",
        "<a b='",
        "]]>",
        "</code>",
        "<message>&lt;",
    ] {
        found(&format!("<a>{}", part.repeat(200_000)));
    }
}
