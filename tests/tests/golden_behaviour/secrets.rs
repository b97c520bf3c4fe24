//! Secrets in `Debug` output and in errors.

use crate::response;
use armgen_goldens::{nullable, secret, secret_operations};
use armgen_runtime::runtime::from_json_with_misfits;

#[test]
fn secrets_are_not_shown() {
    let mut account = secret::models::Account::default();
    account.user = Some("me".to_owned());
    account.password = Some("hush".to_owned());
    let shown = format!("{account:?}");
    assert!(
        shown.contains("me") && shown.contains("[redacted]") && !shown.contains("hush"),
        "{shown}"
    );
}

#[test]
fn secrets_are_hidden_in_what_can_be_cleared() {
    let pet = nullable::models::PetUpdate {
        chip: "hush".to_owned().into(),
        ..Default::default()
    };
    let shown = format!("{pet:?}");
    assert!(
        shown.contains("chip: [redacted]") && !shown.contains("hush"),
        "{shown}"
    );
}

#[test]
fn secrets_without_declared_names_are_not_shown() {
    use secret::models::Pins;
    let json = br#"{ "owner": "me", "door": 4711, "safe": "hush" }"#;
    let (pins, misfits) = from_json_with_misfits::<Pins>(json).unwrap();
    assert_eq!(
        format!("{pins:?}"),
        r#"Pins { owner: Some("me"), additional_properties: [redacted] }"#
    );
    assert_eq!(
        misfits[0].to_string(),
        "safe: expected a 32-bit integer, found a string"
    );
    assert_eq!(
        format!("{:?}", Pins::default()),
        "Pins { owner: None, additional_properties: {} }"
    );
}

#[test]
fn secret_parameters_are_not_shown() {
    use secret::operations::pets::{GetOptions, get_with};
    let options = GetOptions {
        owner: Some("me".to_owned()),
        x_ms_pass_phrase: Some("hush".to_owned()),
        ..GetOptions::default()
    };
    let request = get_with("hush", &options).unwrap();
    assert_eq!(request.headers()["x-ms-pass-phrase"], "hush");
    let shown = format!("{options:?} {request:?}");
    assert!(
        shown.contains("me") && shown.contains("[redacted]") && !shown.contains("hush"),
        "{shown}"
    );
}

#[test]
fn texts_in_results_of_operations_that_give_secrets_are_not_shown() {
    use secret_operations::models::PetKeys;
    let json = br#"{
        "keys": [{
            "name": "hush", "blob": "hush", "labels": { "hush": "hush" }, "notes": ["hush"], "id": "/pets/a",
            "permissions": "Read", "size": 2048, "active": true, "created": "2024-01-01T00:00:00Z"
        }],
        "owner": { "name": "me" },
        "nextLink": "hush",
        "other": "hush"
    }"#;
    let (keys, misfits) = from_json_with_misfits::<PetKeys>(json).unwrap();
    assert!(misfits.is_empty(), "{misfits:?}");
    let shown = format!("{keys:?}");
    assert!(!shown.contains("hush"), "{shown}");
    for visible in ["/pets/a", "Read", "2048", "true", "2024-01-01", "me"] {
        assert!(shown.contains(visible), "{visible}: {shown}");
    }
}

#[test]
fn errors_do_not_repeat_texts_in_results_of_operations_that_give_secrets() {
    use secret_operations::models::{PetKey, PetKeys};
    let (_, misfits) =
        from_json_with_misfits::<PetKeys>(br#"{ "keys": ["hush"], "owner": "shown" }"#).unwrap();
    let misfits: Vec<_> = misfits.iter().map(ToString::to_string).collect();
    assert_eq!(
        misfits,
        [
            "keys[0]: expected an object, found a string",
            r#"owner: expected an object, found the string "shown""#,
        ]
    );
    let error = serde_json::from_str::<PetKey>(r#"{ "labels": "hush" }"#).unwrap_err();
    assert!(!error.to_string().contains("hush"), "{error}");
    let error = serde_json::from_str::<PetKeys>(r#""hush""#).unwrap_err();
    assert!(!error.to_string().contains("hush"), "{error}");
}

#[test]
fn a_resource_that_an_operation_with_keys_returns_hides_only_what_is_named_so() {
    let mut pet = secret_operations::models::Pet::default();
    pet.name = Some("rex".to_owned());
    pet.admin_password = Some("hush".to_owned());
    pet.feeding_tokens = Some(vec!["hush".to_owned()]);
    pet.password_age = Some(7);
    pet.public_key = Some("ssh-rsa".to_owned());
    let shown = format!("{pet:?}");
    assert!(
        shown.contains("rex") && shown.contains('7') && shown.contains("ssh-rsa"),
        "{shown}"
    );
    assert!(!shown.contains("hush"), "{shown}");
}

#[test]
fn parameters_with_names_of_secrets_are_not_shown() {
    use secret_operations::operations::pets::{ListKeysOptions, delete_api_key};
    let options: ListKeysOptions = ListKeysOptions {
        sas_url: Some("hush".to_owned()),
        continuation_token: Some("page2".to_owned()),
        ..ListKeysOptions::default()
    };
    let request = delete_api_key("rex", "hush").unwrap();
    let shown = format!("{options:?} {request:?}");
    assert!(
        shown.contains("page2") && !shown.contains("hush"),
        "{shown}"
    );
}

#[test]
fn optional_bodies_that_are_secrets_are_not_shown() {
    use secret::operations::pets::{
        SetCodesByNameOptions, SetCodesOptions, SetPasswordOptions, SetPinOptions,
    };
    let named: SetPasswordOptions = SetPasswordOptions {
        owner: Some("me".to_owned()),
        admin_password: Some("hush".to_owned()),
        ..SetPasswordOptions::default()
    };
    let marked: SetPinOptions = SetPinOptions {
        pin: Some("hush".to_owned()),
        ..SetPinOptions::default()
    };
    let list: SetCodesOptions = SetCodesOptions {
        codes: Some(vec!["hush".to_owned()]),
        ..SetCodesOptions::default()
    };
    let map: SetCodesByNameOptions = SetCodesByNameOptions {
        codes: Some([("door".to_owned(), "hush".to_owned())].into()),
        ..SetCodesByNameOptions::default()
    };
    for shown in [
        format!("{named:?}"),
        format!("{marked:?}"),
        format!("{list:?}"),
        format!("{map:?}"),
    ] {
        assert!(
            shown.contains("[redacted]") && !shown.contains("hush"),
            "{shown}"
        );
    }
    assert_eq!(
        format!("{named:?}"),
        r#"SetPasswordOptions { owner: Some("me"), admin_password: [redacted], method_options: () }"#
    );
}

#[test]
fn an_optional_body_is_shown_beside_a_secret() {
    use secret::operations::pets::RenameOptions;
    let options: RenameOptions = RenameOptions {
        title: Some("Rex".to_owned()),
        x_ms_pass_phrase: Some("hush".to_owned()),
        ..RenameOptions::default()
    };
    assert_eq!(
        format!("{options:?}"),
        r#"RenameOptions { x_ms_pass_phrase: [redacted], title: Some("Rex"), method_options: () }"#
    );
}

#[test]
fn a_response_of_an_operation_that_gives_secrets_does_not_show_its_text() {
    use secret_operations::operations::pets::get_access_token;
    let request = get_access_token("rex").unwrap();
    let token = response(200, &[("etag", "1")], r#""hush""#);
    let token = request.decode(token).unwrap();
    assert_eq!(token.body, "hush");
    assert_eq!(
        format!("{token:?}"),
        r#"GetAccessTokenResponse { body: [redacted], e_tag: Some("1") }"#
    );
}

#[test]
fn responses_by_status_of_an_operation_that_gives_secrets_do_not_show_texts() {
    use secret_operations::operations::pets::list_secrets;
    let request = list_secrets("rex").unwrap();
    let shown = |status, headers: &[(&str, &str)], body| {
        let result = request.decode(response(status, headers, body)).unwrap();
        format!("{result:?}")
    };
    let headers = [("etag", "1"), ("x-api-key", "hush"), ("formatter", "f")];
    assert_eq!(
        shown(200, &headers, r#"{ "door": "hush" }"#),
        r#"Ok { body: [redacted], e_tag: Some("1"), formatter: Some("f"), x_api_key: [redacted] }"#
    );
    assert_eq!(shown(201, &[], r#"["hush"]"#), "Created([redacted])");
    assert_eq!(shown(202, &[], ""), "Accepted");
    assert_eq!(
        shown(203, &[], r#"{ "name": "me" }"#),
        r#"NonAuthoritativeInformation(Owner { name: Some("me") })"#
    );
}

#[test]
fn response_headers_with_names_of_secrets_are_not_shown() {
    use secret_operations::operations::pets::{log_in, renew_log_in};
    let headers = [("x-access-token", "hush"), ("etag", "1")];
    let body = r#"{ "name": "me" }"#;
    let one = log_in("rex").unwrap();
    let one = one.decode(response(200, &headers, body)).unwrap();
    assert_eq!(one.x_access_token.as_deref(), Some("hush"));
    let several = renew_log_in("rex").unwrap();
    let several = several.decode(response(200, &headers, body)).unwrap();
    assert_eq!(
        format!("{several:?}"),
        r#"RenewLogInResponse { body: Owner { name: Some("me") }, e_tag: Some("1"), x_access_token: [redacted] }"#
    );
    let shown = format!("{one:?}");
    assert!(
        shown.starts_with("WithXAccessToken { body: Pet { name: Some(\"me\")")
            && shown.ends_with("x_access_token: [redacted] }"),
        "{shown}"
    );
}

#[test]
fn a_response_body_that_the_definition_marks_is_not_shown() {
    use secret_operations::operations::pets::find_session;
    let request = find_session("rex").unwrap();
    let session = response(200, &[], r#""hush""#);
    let session = request.decode(session).unwrap();
    assert_eq!(
        format!("{session:?}"),
        "FindSessionResponse { body: [redacted], e_tag: None }"
    );
}
