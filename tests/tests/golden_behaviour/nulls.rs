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
