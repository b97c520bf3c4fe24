//! How models are read from XML and written to it.

mod documents;
mod errors;
mod hostile;
mod leniency;
mod models;
mod responses;
mod round_trips;
mod same_names;
mod writing;

use armgen_runtime::runtime::{
    Operation, Plain, Request, Value, XmlField, from_xml, from_xml_with_misfits,
};
use http::Method;

static PUT: Operation = Operation {
    id: "Pets_Put",
    method: &Method::PUT,
    path: "/pet",
    content_type: Some("application/xml"),
    ..Operation::BLANK
};

/// What every document begins with.
const DECLARATION: &str = r#"<?xml version="1.0" encoding="utf-8"?>"#;

/// Reads what must be readable.
fn read<T: Value>(document: &str) -> T {
    from_xml(document.as_bytes()).unwrap()
}

/// The values that are left out.
fn misfits<T: Value>(document: &str) -> Vec<String> {
    let (_, misfits) = from_xml_with_misfits::<T>(document.as_bytes()).unwrap();
    misfits.iter().map(ToString::to_string).collect()
}

/// The error of what cannot be read.
fn error<T: Value>(document: &str) -> String {
    let failure = from_xml::<T>(document.as_bytes()).map(|_| ()).unwrap_err();
    failure.to_string()
}

/// Writes a body, without the declaration.
fn write(value: &dyn Value, root: &XmlField) -> String {
    let request = Request::<(), Plain>::with_xml(&PUT, &[], Some(value), root).unwrap();
    let text = str::from_utf8(request.body()).unwrap();
    text.strip_prefix(DECLARATION).unwrap().to_owned()
}

/// Why a body cannot be written.
fn write_error(value: &dyn Value, root: &XmlField) -> String {
    let request = Request::<(), Plain>::with_xml(&PUT, &[], Some(value), root);
    request.unwrap_err().to_string()
}
