//! Tests of the runtime in a program in which `serde_json` reads some names specially, because a crate enables its feature
//! `raw_value`, as axum does.
