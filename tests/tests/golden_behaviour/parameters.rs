//! Parameters, and the rules for them.

use armgen_goldens::{
    api_versions, client, fixed_parameters, list_parameters, optional_parameters, parameter_rules,
};
use armgen_runtime::runtime::{Error, Request};

fn rule_of<R, K>(request: Result<Request<R, K>, Error>) -> String {
    match request {
        Err(Error::Parameter(error)) => error.to_string(),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("the request was made"),
    }
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
    use list_parameters::operations::pets::{FindOptions, find_with};
    let options = FindOptions {
        owners: Some(vec!["x y".to_owned(), "z".to_owned()]),
        ..FindOptions::default()
    };
    let request = find_with(&["a", "b"], &[1, 2], &[Kind::Cat, Kind::Dog], &options).unwrap();
    let query = request.path_and_query().split_once('?').unwrap().1;
    assert_eq!(
        query,
        "names=a,b&ages=1&ages=2&kinds=cat%7Cdog&owners=x%20y%20z"
    );
}

#[test]
fn optional_parameters_and_an_optional_body_may_be_left_out() {
    use optional_parameters::models::{Kind, Pet};
    use optional_parameters::operations::pets::{FindOptions, find, find_with};
    let request = find().unwrap();
    assert_eq!(
        (request.path_and_query(), request.body()),
        ("/pets", b"".as_slice())
    );
    let options = FindOptions {
        top: Some(3),
        kind: Some(Kind::Dog),
        pet: Some(Pet::default()),
        ..FindOptions::default()
    };
    let request = find_with(&options).unwrap();
    assert_eq!(
        (request.path_and_query(), request.body()),
        ("/pets?%24top=3&kind=dog", b"{}".as_slice())
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

#[test]
fn what_is_fixed_is_sent() {
    use fixed_parameters::operations::pets;
    let request = pets::list(2).unwrap();
    assert_eq!(
        request.path_and_query(),
        "/owners/the%20owner/pets?export=true&api-version=2024-01-01&page=2"
    );
    assert_eq!(request.headers()["x-kind"], "cat");
}

#[test]
fn a_version_that_is_an_argument_is_not_replaced() {
    use api_versions::operations::{kinds, owners, pets, resources};
    let sent = |request: Result<Request<_>, Error>| {
        let request = request.and_then(|request| request.with_api_version("3"));
        request.unwrap().path_and_query().to_owned()
    };
    assert_eq!(sent(pets::list()), "/pets?api-version=3");
    assert_eq!(sent(owners::list()), "/owners?api-version=2015-11-01");
    assert_eq!(sent(kinds::list()), "/kinds");
    let options = kinds::ListOptions {
        api_version: Some("2".to_owned()),
        ..Default::default()
    };
    assert_eq!(sent(kinds::list_with(&options)), "/kinds?api-version=2");
    let request = resources::get_by_id("/pets/tom", "2").unwrap();
    let request = request.with_api_version("3").unwrap();
    assert_eq!(request.path_and_query(), "/pets/tom?api-version=2");
    assert_eq!(
        pets::list().unwrap().path_and_query(),
        "/pets?api-version=1.10"
    );
}
