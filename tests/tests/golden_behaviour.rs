//! What the goldens do when they run: the seams between generated code and the runtime.

use armgen_goldens::{
    additional_properties, client, create_only, fixed_parameters, formats, header_collections,
    list_parameters, media_types, nullable, number_enum, open_enum, optional_parameters, pages,
    parameter_rules, recursion, response_enum, response_headers, secret, statuses, union,
    unknown_variant_clash, with_header,
};
use armgen_runtime::runtime::{self, Error, Request, from_json_with_misfits};
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
    for text in ["big", "BIG"] {
        assert_eq!(open_enum::models::PetSize::from(text).as_str(), text);
    }
    assert_eq!(PetKind::from("dragon").as_str(), "dragon");
    assert_eq!(State::from("UnknownValue"), State::UnknownValue);
    assert!(matches!(State::from("other"), State::OtherValue(_)));
}

#[test]
fn an_enum_of_numbers_keeps_what_it_does_not_know() {
    use number_enum::models::{Legs, Pet, Weight};
    let json = json!({ "legs": 4, "weight": 0.5, "method": 9, "kind": "fox", "wild": false });
    let pet: Pet = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(
        (pet.legs, pet.weight),
        (Some(Legs::Cat), Some(Weight::N0_5))
    );
    assert_eq!(pet.method.unwrap().value(), 9);
    assert_eq!(serde_json::to_value(&pet).unwrap(), json);
}

#[test]
fn enums_of_numbers_are_written_as_numbers() {
    use number_enum::models::{Level, Size};
    use number_enum::operations::pets::{ListOptions, list};
    let options = ListOptions {
        level: Some(Level::Minus1),
        levels: Some(vec![Level::N0, 7.into()]),
        ..ListOptions::default()
    };
    let request = list(&Size::N1, &[Size::N1, Size::N2], &options).unwrap();
    assert_eq!(
        request.path_and_query(),
        "/pets/1?sizes=1,2&level=-1&levels=0,7"
    );
    let found = request.decode(response(200, &[("x-level", "0")], "{}"));
    assert_eq!(found.unwrap().x_level, Some(Level::N0));
}

#[test]
fn a_patch_tells_null_from_missing() {
    use nullable::models::{Collar, PetUpdate};
    use nullable::operations::pets::update;
    use runtime::Nullable;
    let body = |pet: &PetUpdate| String::from_utf8(update(pet).unwrap().body().to_vec()).unwrap();
    assert_eq!(body(&PetUpdate::default()), "{}");
    let pet = PetUpdate {
        owner: Nullable::Null,
        collar: Collar::default().into(),
        tags: Some([("old".to_owned(), None)].into()),
        ..PetUpdate::default()
    };
    assert_eq!(
        body(&pet),
        r#"{"owner":null,"collar":{},"tags":{"old":null}}"#
    );
    assert_eq!(body(&PetUpdate::new("me")), r#"{"owner":"me"}"#);
}

#[test]
fn what_a_patch_can_clear_comes_back_as_it_was() {
    use nullable::models::PetUpdate;
    for json in [
        json!({}),
        json!({ "owner": null, "collar": null, "parent": null }),
        json!({ "owner": "me", "parent": { "collar": { "colour": null } } }),
        json!({ "tags": { "a": "b", "c": null }, "toys": [null, "ball"] }),
    ] {
        let pet: PetUpdate = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(&pet).unwrap(), json);
    }
    // Where no `PATCH` sends it, null says nothing.
    let pet: nullable::models::Pet = serde_json::from_value(json!({ "name": null })).unwrap();
    assert_eq!(serde_json::to_value(&pet).unwrap(), json!({}));
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
fn what_is_set_on_creation_only_is_sent() {
    let pet = create_only::models::Pet {
        id: Some("1".to_owned()),
        ..create_only::models::Pet::new("cat")
    };
    let request = create_only::operations::pets::create(&pet).unwrap();
    assert_eq!(request.body(), br#"{"species":"cat"}"#);
}

#[test]
fn dates_and_times_are_kept_as_they_came_and_read_on_demand() {
    let json = json!({ "bornAt": "2024-05-01T10:30:00.0000000", "nap": "PT30M", "photo": "YQ", "fedAt": 0 });
    let pet: formats::models::Pet = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&pet).unwrap(), json);
    let born_at = pet.born_at.unwrap().to_offset_date_time().unwrap();
    assert_eq!(born_at.unix_timestamp(), 1_714_559_400);
    assert_eq!(pet.photo.unwrap().to_bytes().unwrap(), b"a");
}

#[test]
fn dates_and_times_are_parameters() {
    use formats::operations::pets::{ListOptions, list};
    let options = ListOptions {
        seen_after: Some("2024-05-01T10:30:00+02:00".into()),
        fed_at: Some(5.into()),
        naps: Some(vec!["PT5M".into()]),
        if_modified_since: Some("Wed, 01 May 2024 10:30:00 GMT".into()),
        ..ListOptions::default()
    };
    let days = ["2024-05-01".into(), "2024-05-02".into()];
    let request = list(&"2024-05-01".into(), 7.into(), &days, &options).unwrap();
    assert_eq!(
        request.path_and_query(),
        "/owners/2024-05-01/pets/7?days=2024-05-01,2024-05-02\
         &seenAfter=2024-05-01T10%3A30%3A00%2B02%3A00&fedAt=5&naps=PT5M"
    );
    let headers = request.headers();
    assert_eq!(
        headers["if-modified-since"],
        "Wed, 01 May 2024 10:30:00 GMT"
    );
    let headers = [("last-modified", "soon"), ("x-fed", "8")];
    let found = request.decode(response(200, &headers, "[]")).unwrap();
    assert_eq!(found.last_modified.unwrap().as_str(), "soon");
    assert_eq!(found.x_fed.unwrap().seconds(), 8);
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
        "safe: expected a whole number of 32 bits, found a text"
    );
    assert_eq!(
        format!("{:?}", Pins::default()),
        "Pins { owner: None, additional_properties: {} }"
    );
}

#[test]
fn secret_parameters_are_not_shown() {
    use secret::operations::pets::{GetOptions, get};
    let options = GetOptions {
        owner: Some("me".to_owned()),
        x_ms_pass_phrase: Some("hush".to_owned()),
        ..GetOptions::default()
    };
    let request = get("hush", &options).unwrap();
    assert_eq!(request.headers()["x-ms-pass-phrase"], "hush");
    let shown = format!("{options:?} {request:?}");
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
    // The pattern of the color refuses red, but only the service can tell.
    let color = "red";
    parameter_rules::operations::pets::find(
        uuid, name, "a/b", legs, 0.75, true, &size, color, "trace",
    )
}

#[test]
fn parameters_go_where_they_belong() {
    let request = find("tom", 4).unwrap();
    assert_eq!(
        request.path_and_query(),
        "/subscriptions/00000000-0000-0000-0000-000000000000/pets/tom/a/b\
         ?api-version=2024-01-01&legs=4&weight=0.75&tame=true&size=big&color=red"
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
fn a_single_response_with_a_header_is_a_struct() {
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
fn responses_with_the_same_header_have_the_same_struct() {
    use with_header::{models::Pet, operations::pets, responses::WithETag};
    let pet = Pet {
        name: Some("Tom".to_owned()),
    };
    let with_pet = Ok(WithETag {
        body: pet.clone(),
        e_tag: Some("1".to_owned()),
    });
    let request = pets::create_or_update("tom", &pet).unwrap();
    for status in [200, 201] {
        let response = response(status, &[("etag", "1")], "{\"name\":\"Tom\"}");
        assert_eq!(request.decode(response).map_err(|_| ()), with_pet);
    }
    let head = pets::get_entity_tag("tom").unwrap();
    let without_body = WithETag {
        body: (),
        e_tag: None,
    };
    assert_eq!(head.decode(response(200, &[], "")).unwrap(), without_body);
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

#[test]
fn what_is_not_json_goes_and_comes_as_it_is() {
    use media_types::operations::{picture, script};
    let request = script::put("Write-Output 'a'").unwrap();
    assert_eq!(request.body(), b"Write-Output 'a'");
    assert_eq!(request.headers()["content-type"], "text/powershell");
    let text = script::get().unwrap();
    let headers = [("content-type", "text/powershell")];
    assert_eq!(text.decode(response(200, &headers, "'a'")).unwrap(), "'a'");
    let found = picture::get().unwrap().decode(response(200, &[], "\0a"));
    assert_eq!(found.unwrap(), picture::GetResponse::Ok(b"\0a".to_vec()));
}

#[test]
fn what_is_fixed_is_sent() {
    use fixed_parameters::operations::pets;
    let request = pets::list(2, &pets::ListOptions::default()).unwrap();
    assert_eq!(
        request.path_and_query(),
        "/owners/the%20owner/pets?export=true&api-version=2024-01-01&page=2"
    );
    assert_eq!(request.headers()["x-kind"], "cat");
}

#[test]
fn headers_can_be_lists_and_maps() {
    use header_collections::operations::pets;
    let headers = [("x-ms-note-a", "1"), ("x-ages", "1|2"), ("x-kind", "dog")];
    let request = pets::get(&["a", "b"], &pets::GetOptions::default()).unwrap();
    assert_eq!(request.headers()["tags"], "a,b");
    let found = request.decode(response(204, &headers, "")).unwrap();
    assert_eq!(found.x_ages, Some(vec![1, 2]));
    assert_eq!(found.notes.unwrap()["a"], "1");
}

#[test]
fn a_status_that_is_no_error_is_told_apart() {
    use statuses::operations::pets;
    let exists = |status| pets::exists("a").unwrap().decode(response(status, &[], ""));
    assert_eq!(exists(404).unwrap(), pets::ExistsResponse::NotFound);
    assert_eq!(exists(204).unwrap(), pets::ExistsResponse::NoContent);
    assert!(exists(410).is_err());
    let put = pets::put("a").unwrap();
    let created = put.decode(response(201, &[], r#"{"name": "a"}"#)).unwrap();
    assert!(matches!(created, pets::PutResponse::OtherSuccess(_)));
    let fight = pets::get("a")
        .unwrap()
        .decode(response(409, &[], r#"{"opponent": "b"}"#));
    let error = fight.unwrap_err();
    let fight: statuses::models::Fight = error.service().unwrap().decode().unwrap();
    assert_eq!(fight.opponent.as_deref(), Some("b"));
}

#[test]
fn pages_can_be_nested_and_empty() {
    use armgen_runtime::runtime::{Endpoint, Page};
    use pages::operations::pets;
    let mut list = pets::list_nested()
        .unwrap()
        .pages(&Endpoint::PUBLIC)
        .unwrap();
    let page = json!({ "found": { "pets": ["a"] }, "links": { "next": "/pets?page=2" } });
    let page = list.receive(response(200, &[], &page.to_string())).unwrap();
    assert_eq!(page.into_items(), ["a"]);
    assert!(list.next_request().unwrap().is_some());
    let page = list.receive(response(204, &[], "")).unwrap();
    assert!(page.into_items().is_empty());
    assert!(list.next_request().unwrap().is_none());
}
