//! The generator and the runtime agree on the headers that only the HTTP client can set.

use super::parameter::HEADERS_OF_CLIENT;
use crate::render::RUNTIME_FILES;
use std::collections::BTreeSet;

#[test]
fn the_runtime_refuses_the_headers_that_are_no_parameters() {
    let mut files = RUNTIME_FILES.iter();
    let (_, function) = files
        .find_map(|(_, text)| text.split_once("fn is_set_by_client"))
        .expect("the runtime checks the names of headers");
    let (_, list) = function.split_once('[').expect("against a list");
    let (refused, _) = list.split_once(']').expect("against a list");
    let refused: BTreeSet<String> = refused
        .split(',')
        .map(|name| name.trim().to_ascii_lowercase().replace('_', "-"))
        .collect();
    assert_eq!(refused, HEADERS_OF_CLIENT.map(str::to_owned).into());
}
