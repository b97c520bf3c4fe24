//! What the goldens do when they run: the seams between generated code and the runtime.

use armgen_goldens::{
    additional_properties, client, list_parameters, open_enum, optional_parameters,
    parameter_rules, recursion, response_enum, response_headers, secret, union,
    unknown_variant_clash,
};
use armgen_runtime::runtime::{Error, Request};
use serde_json::json;

fn response(status: u16, headers: &[(&str, &str)], body: &str) -> http::Response<Vec<u8>> {
    let mut builder = http::Response::builder().status(status);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder.body(body.as_bytes().to_vec()).unwrap()
}

fn rule_of<R, K>(request: Result<Request<R, K>, Error>) -> String {
    match request {
        Err(Error::Parameter(error)) => error.to_string(),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("the request was made"),
    }
}

#[test]
fn a_union_is_told_apart_by_its_discriminator() {
    use union::models::{Cat, Pet};
    let json = json!({ "petType": "#Pets.Cat", "purrs": true, "friend": { "petType": "Parrot", "talks": 1 } });
    let pet: Pet = serde_json::from_value(json.clone()).unwrap();
    let Pet::Cat(Cat {
        purrs: Some(true),
        friend: Some(friend),
        ..
    }) = &pet
    else {
        panic!("{pet:?}")
    };
    assert!(matches!(&**friend, Pet::UnknownKind(parrot) if parrot.kind() == Some("Parrot")));
    assert_eq!(serde_json::to_value(&pet).unwrap(), json);
    assert_eq!(Pet::from(Cat::default()), Pet::Cat(Cat::default()));
}

#[test]
fn an_enum_keeps_what_it_does_not_know() {
    use open_enum::models::PetKind;
    use unknown_variant_clash::models::State;
    assert_eq!(PetKind::from("GUINEA-PIG"), PetKind::Cavy);
    assert_eq!(PetKind::from("dragon").as_str(), "dragon");
    assert_eq!(State::from("UnknownValue"), State::UnknownValue);
    assert!(matches!(State::from("other"), State::OtherValue(_)));
}

#[test]
fn secrets_are_not_shown() {
    let account = secret::models::Account {
        user: Some("me".to_owned()),
        password: Some("hush".to_owned()),
        ..Default::default()
    };
    let shown = format!("{account:?}");
    assert!(
        shown.contains("me") && shown.contains("[redacted]") && !shown.contains("hush"),
        "{shown}"
    );
}

#[test]
fn undeclared_properties_are_kept_where_they_are_allowed() {
    let json = json!({ "name": "Tom", "colour": "grey" });
    let pet: additional_properties::models::Pet = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(
        pet.additional_properties.get("colour").map(String::as_str),
        Some("grey")
    );
    assert_eq!(serde_json::to_value(&pet).unwrap(), json);
}

#[test]
fn a_struct_can_hold_itself() {
    use recursion::models::Pet;
    let pet = Pet::new(Pet::default());
    assert_eq!(serde_json::to_value(pet).unwrap(), json!({ "mother": {} }));
}

fn find(name: &str, legs: i32) -> Result<Request<()>, Error> {
    let uuid = "00000000-0000-0000-0000-000000000000";
    let size = parameter_rules::models::Size::Big;
    parameter_rules::operations::pets::find(uuid, name, "a/b", legs, 0.75, true, &size, "trace")
}

#[test]
fn parameters_go_where_they_belong() {
    let request = find("tom", 4).unwrap();
    assert_eq!(
        request.path_and_query(),
        "/subscriptions/00000000-0000-0000-0000-000000000000/pets/tom/a/b\
         ?api-version=2024-01-01&legs=4&weight=0.75&tame=true&size=big"
    );
    assert_eq!(request.headers().get("x-trace").unwrap(), "trace");
}

#[test]
fn parameters_that_break_a_rule_are_refused_by_name() {
    for (request, name) in [
        (find("T", 4), "petName"),
        (find("TOM", 4), "petName"),
        (find("tom", 3), "legs"),
    ] {
        let message = rule_of(request);
        assert!(message.contains(name), "{message}");
    }
}

#[test]
fn lists_are_written_in_their_format() {
    use list_parameters::models::Kind;
    use list_parameters::operations::pets::{FindOptions, find};
    let options = FindOptions {
        owners: Some(vec!["x y".to_owned(), "z".to_owned()]),
        ..FindOptions::default()
    };
    let request = find(&["a", "b"], &[1, 2], &[Kind::Cat, Kind::Dog], &options).unwrap();
    let query = request.path_and_query().split_once('?').unwrap().1;
    assert_eq!(
        query,
        "names=a,b&ages=1&ages=2&kinds=cat%7Cdog&owners=x%20y%20z"
    );
}

#[test]
fn optional_parameters_may_be_left_out() {
    use optional_parameters::models::{Kind, Pet};
    use optional_parameters::operations::pets::{FindOptions, find};
    let request = find(None, &FindOptions::default()).unwrap();
    assert_eq!(
        (request.path_and_query(), request.body()),
        ("/pets", b"".as_slice())
    );
    let options = FindOptions {
        top: Some(3),
        kind: Some(Kind::Dog),
        ..FindOptions::default()
    };
    let request = find(Some(&Pet::default()), &options).unwrap();
    assert_eq!(
        (request.path_and_query(), request.body()),
        ("/pets?%24top=3&kind=dog", b"{}".as_slice())
    );
}

#[test]
fn each_status_has_its_variant() {
    use response_enum::models::{Pet, State};
    use response_enum::operations::pets::{PutResponse, put};
    let request = put(&Pet::default()).unwrap();
    assert_eq!(
        request.decode(response(200, &[], "{}")).unwrap(),
        PutResponse::Ok(Pet::default())
    );
    let created = PutResponse::Created {
        body: Pet::default(),
        location: Some("/pet".to_owned()),
    };
    assert_eq!(
        request
            .decode(response(201, &[("location", "/pet")], "{}"))
            .unwrap(),
        created
    );
    let accepted = PutResponse::Accepted {
        retry_after: Some(5),
        x_ms_state: Some(State::Hungry),
    };
    let headers = [("Retry-After", "5"), ("x-ms-state", "hungry")];
    assert_eq!(
        request.decode(response(202, &headers, "")).unwrap(),
        accepted
    );
    assert_eq!(
        request.decode(response(204, &[], "")).unwrap(),
        PutResponse::NoContent
    );
    assert!(matches!(
        request.decode(response(409, &[], "{}")),
        Err(Error::Service(_))
    ));
}

#[test]
fn a_single_response_with_headers_is_a_struct() {
    let request = response_headers::operations::pets::get().unwrap();
    let found = request
        .decode(response(200, &[("etag", "1")], "{\"name\":\"Tom\"}"))
        .unwrap();
    assert_eq!(
        (found.body.name.as_deref(), found.e_tag.as_deref()),
        (Some("Tom"), Some("1"))
    );
}

#[test]
fn the_required_parameters_of_a_client_come_first() {
    let request =
        client::operations::pets::create("me", "tom", &client::models::Pet::default()).unwrap();
    assert_eq!(
        request.path_and_query(),
        "/owners/me/pets/tom?api-version=2024-01-01"
    );
}
