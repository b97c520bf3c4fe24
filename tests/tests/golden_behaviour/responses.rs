//! Responses by status, their headers, media types and pages.

use crate::response;
use armgen_goldens::{
    header_collections, media_types, pages, response_enum, response_headers, statuses, with_header,
};
use armgen_runtime::runtime::Error;
use serde_json::json;

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
fn a_status_that_is_no_error_is_told_apart() {
    use statuses::operations::pets;
    let exists = |status| pets::exists("a").unwrap().decode(response(status, &[], ""));
    assert!(!exists(404).unwrap());
    assert!(exists(204).unwrap() && exists(200).unwrap());
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
fn a_status_that_is_not_declared_is_the_variant_that_can_be_read() {
    use response_enum::models::{Pet, State};
    use response_enum::operations::pets::{PutResponse, put};
    let request = put(&Pet::default()).unwrap();
    let read = |status, headers: &[(&str, &str)], body| {
        request.decode(response(status, headers, body)).unwrap()
    };
    assert_eq!(read(203, &[], "{}"), PutResponse::Ok(Pet::default()));
    let accepted = PutResponse::Accepted {
        retry_after: Some(5),
        x_ms_state: Some(State::Asleep),
    };
    let headers = [("Retry-After", "5"), ("x-ms-state", "asleep")];
    assert_eq!(read(206, &headers, "null"), accepted);
    assert!(request.decode(response(302, &[], "{}")).is_err());
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
    let request = pets::create_or_update("tom", &pet).unwrap();
    for status in [200, 201] {
        let response = response(status, &[("etag", "1")], "{\"name\":\"Tom\"}");
        let WithETag { body, e_tag, .. } = request.decode(response).unwrap();
        assert_eq!((body, e_tag.as_deref()), (pet.clone(), Some("1")));
    }
    let head = pets::get_entity_tag("tom").unwrap();
    let WithETag {
        body: (), e_tag, ..
    } = head.decode(response(200, &[], "")).unwrap();
    assert_eq!(e_tag, None);
}

#[test]
fn headers_can_be_lists_and_maps() {
    use header_collections::operations::pets;
    let headers = [("x-ms-note-a", "1"), ("x-ages", "1|2"), ("x-kind", "dog")];
    let request = pets::get(&["a", "b"]).unwrap();
    assert_eq!(request.headers()["tags"], "a,b");
    let found = request.decode(response(204, &headers, "")).unwrap();
    assert_eq!(found.x_ages, Some(vec![1, 2]));
    assert_eq!(found.notes.unwrap()["a"], "1");
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
