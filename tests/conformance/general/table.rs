//! Tests that are alike, as tables: one line for each scenario.

use azure_core::Error;
use conformance_harness::TestResult;
use conformance_runtime::runtime;
use std::collections::BTreeMap;
use std::fmt::Debug;

/// Scenarios that read: the method of the client, and the value that the server sends.
macro_rules! reads {
    ($scenarios:ident, $client:ident, $($name:literal: $method:ident => $expected:expr;)+) => { $(
        $scenarios.value($name, async |server| {
            let value = $client(&server).$method(None).await?.into_model()?;
            assert_eq!(value, $expected);
            Ok(())
        });
    )+ };
}

/// Scenarios that write: the method of the client, and the body that the server expects. The server answers 200.
macro_rules! writes {
    ($scenarios:ident, $client:ident, $($name:literal: $method:ident($body:expr);)+) => { $(
        $scenarios.value($name, async |server| {
            let response = $client(&server).$method($body, None).await?;
            assert_eq!(response.status(), 200);
            Ok(())
        });
    )+ };
}

/// Scenarios whose response of status 200 cannot be read: the method of the client, and what the error says of the body.
macro_rules! misfits {
    ($scenarios:ident, $client:ident, $($name:literal: $method:ident => $message:literal;)+) => { $(
        $scenarios.error($name, async |server| {
            let response = $client(&server).$method(None).await?;
            assert_eq!(crate::table::misfit(response.into_model())?, $message);
            Ok(())
        });
    )+ };
}

/// Scenarios that send text in place of a value with a format: what is expected, the conversion to it, which fails, the method of the
/// client, and the text, which is kept.
macro_rules! texts {
    (
        $scenarios:ident, $client:ident, $expected:literal, $convert:ident,
        $($name:literal: $method:ident => $text:literal;)+
    ) => { $(
        $scenarios.value($name, async |server| {
            let value = $client(&server).$method(None).await?.into_model()?;
            assert_eq!(value.as_str(), $text);
            let error = value.$convert().expect_err("not valid").to_string();
            assert_eq!(error, format!("expected {}, found the string {:?}", $expected, $text));
            Ok(())
        });
    )+ };
}

/// Scenarios that send a point in time or a day: the method of the client, the text, the conversion of it, and its value.
macro_rules! times {
    ($scenarios:ident, $client:ident, $($name:literal: $method:ident => $text:literal, $convert:ident: $expected:expr;)+) => { $(
        $scenarios.value($name, async |server| {
            let value = $client(&server).$method(None).await?.into_model()?;
            assert_eq!(value.as_str(), $text);
            assert_eq!(value.$convert()?, $expected);
            Ok(())
        });
    )+ };
}

/// Scenarios that read, with a request function and a blocking client.
macro_rules! blocking_reads {
    ($scenarios:ident, $($name:literal: $function:path => $expected:expr;)+) => { $(
        $scenarios.blocking_value($name, |server| {
            assert_eq!(server.blocking().call(&$function()?)?, $expected);
            Ok(())
        });
    )+ };
}

/// Scenarios that write, with a request function and a blocking client.
macro_rules! blocking_writes {
    ($scenarios:ident, $($name:literal: $function:path[$body:expr];)+) => { $(
        $scenarios.blocking_value($name, |server| {
            let request = $function($body)?.to_http(server.blocking().endpoint())?;
            assert_eq!(server.blocking().send(&request)?.status(), 200);
            Ok(())
        });
    )+ };
}

pub(crate) use {blocking_reads, blocking_writes, misfits, reads, texts, times, writes};

/// A map with these entries.
pub(crate) fn map<T, const N: usize>(entries: [(&str, T); N]) -> BTreeMap<String, T> {
    let entries = entries.into_iter();
    entries
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// A map whose names are the positions of its values.
pub(crate) fn numbered<T, const N: usize>(values: [T; N]) -> BTreeMap<String, T> {
    let values = values.into_iter().enumerate();
    values
        .map(|(index, value)| (index.to_string(), value))
        .collect()
}

/// What the error about a response of status 200 that cannot be read says of the body.
pub(crate) fn misfit<T: Debug>(result: Result<T, Error>) -> TestResult<String> {
    let error = result.expect_err("the response cannot be read");
    match error.get_ref().and_then(|error| error.downcast_ref()) {
        Some(runtime::Error::Decode(error)) => {
            let start = format!("{}: the response 200 OK: ", error.operation());
            let message = error.to_string();
            Ok(message.strip_prefix(&start).unwrap_or(&message).to_owned())
        }
        _ => Err(error.into()),
    }
}
