//! Checks that the generator and the runtime agree on the headers that only the HTTP client can set.

use super::parameter::HEADERS_OF_CLIENT;
use crate::render::RUNTIME_FILES;
use std::collections::BTreeSet;

#[test]
fn the_runtime_rejects_the_headers_that_are_left_out() {
    let mut files = RUNTIME_FILES.iter();
    let (before, _) = files
        .find_map(|(_, text)| text.split_once("].contains(header)"))
        .expect("the runtime checks the names of headers");
    let (_, rejected) = before.rsplit_once('[').expect("against a list");
    let rejected: BTreeSet<String> = rejected
        .split(',')
        .map(|name| name.trim().to_ascii_lowercase().replace('_', "-"))
        .collect();
    assert_eq!(rejected, HEADERS_OF_CLIENT.map(str::to_owned).into());
}
