//! What the goldens do when they run: the seams between generated code and the runtime.

mod enums;
mod formats;
mod models;
mod nulls;
mod parameters;
mod responses;
mod secrets;
mod xml;

fn response(status: u16, headers: &[(&str, &str)], body: &str) -> http::Response<Vec<u8>> {
    let mut builder = http::Response::builder().status(status);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder.body(body.as_bytes().to_vec()).unwrap()
}
