//! What a `PATCH` can clear.

use armgen_goldens::nullable;
use armgen_runtime::runtime;
use serde_json::json;

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
fn a_patch_removes_entries_of_maps_with_null() {
    use armgen_goldens::map_entries::models::{House, Owner, Pet};
    use armgen_goldens::map_entries::operations::{pets, tags};
    let pet = Pet {
        owners: Some(
            [
                ("old".to_owned(), None),
                ("new".to_owned(), Some(Owner::default())),
            ]
            .into(),
        ),
        toys: Some([("ball".to_owned(), None)].into()),
        home: Some(
            House {
                rooms: Some([("attic".to_owned(), None)].into()),
                additional_properties: [("colour".to_owned(), None)].into(),
            }
            .into(),
        ),
        ..Pet::new([("a".to_owned(), None)].into())
    };
    let request = pets::update(&pet).unwrap();
    let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(
        body,
        json!({
            "tags": { "a": null },
            "owners": { "old": null, "new": {} },
            "toys": { "ball": null },
            "home": { "kind": "House", "rooms": { "attic": null }, "colour": null },
        })
    );
    let read: Pet = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(read, pet);
    let request = tags::update(&[("a".to_owned(), None)].into()).unwrap();
    assert_eq!(request.body(), br#"{"a":null}"#);
}

#[test]
fn secrets_whose_entries_can_be_null_are_not_shown() {
    use armgen_goldens::map_entries::models::Pet;
    let pet: Pet =
        serde_json::from_value(json!({ "passwords": { "a": "s3cret", "b": null } })).unwrap();
    assert!(!format!("{pet:?}").contains("s3cret"));
}
