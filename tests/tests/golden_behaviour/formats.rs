//! Dates, times and bytes.

use crate::response;
use armgen_goldens::formats;
use serde_json::json;

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
    use formats::operations::pets::{ListOptions, list_with};
    let options = ListOptions {
        seen_after: Some("2024-05-01T10:30:00+02:00".into()),
        fed_at: Some(5.into()),
        naps: Some(vec!["PT5M".into()]),
        if_modified_since: Some("Wed, 01 May 2024 10:30:00 GMT".into()),
        ..ListOptions::default()
    };
    let days = ["2024-05-01".into(), "2024-05-02".into()];
    let request = list_with(&"2024-05-01".into(), 7.into(), &days, &options).unwrap();
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
