//! Headers of responses.

use super::{DURATION, TEXT, UNICODE, client};
use conformance_harness::Scenarios;
use header::models::GreyscaleColors;
use header::operations::header as operations;
use header::runtime::Base64;
use time::macros::{date, datetime};

/// Calls whose result has a header, `value`.
macro_rules! received {
    ($scenarios:ident, $($name:literal: $method:ident($scenario:literal) => $expected:expr;)+) => { $(
        $scenarios.value($name, async |server| {
            let response = client(&server).$method($scenario, None).await?;
            assert_eq!(response.status(), 200);
            assert_eq!(response.into_model()?.value, $expected);
            Ok(())
        });
    )+ };
}

/// The same with request functions.
macro_rules! received_blocking {
    ($scenarios:ident, $($name:literal: $function:ident($scenario:literal) => $expected:expr;)+) => { $(
        $scenarios.blocking_value($name, |server| {
            let request = operations::$function($scenario)?;
            assert_eq!(server.blocking().call(&request)?.value, $expected);
            Ok(())
        });
    )+ };
}

/// Calls whose result has a header with a text that is converted.
macro_rules! converted {
    ($scenarios:ident, $($name:literal: $method:ident($scenario:literal) => $text:expr, $convert:ident: $expected:expr;)+) => { $(
        $scenarios.value($name, async |server| {
            let value = client(&server).$method($scenario, None).await?.into_model()?.value;
            let value = value.ok_or("there is no header")?;
            assert_eq!(value.as_str(), $text);
            assert_eq!(value.$convert()?, $expected);
            Ok(())
        });
        $scenarios.blocking_value($name, |server| {
            let request = operations::$method($scenario)?;
            let value = server.blocking().call(&request)?.value;
            assert_eq!(value.ok_or("there is no header")?.$convert()?, $expected);
            Ok(())
        });
    )+ };
}

pub(super) fn add(scenarios: &mut Scenarios) {
    numbers_and_texts(scenarios);
    empty(scenarios);
    formats(scenarios);
    of_every_response(scenarios);
    blocking(scenarios);
}

fn numbers_and_texts(scenarios: &mut Scenarios) {
    received! { scenarios,
        "HeaderResponseIntegerPositive": response_integer("positive") => Some(1);
        "HeaderResponseIntegerNegative": response_integer("negative") => Some(-2);
        "HeaderResponseLongPositive": response_long("positive") => Some(105);
        "HeaderResponseLongNegative": response_long("negative") => Some(-2);
        "HeaderResponseFloatPositive": response_float("positive") => Some(0.07);
        "HeaderResponseFloatNegative": response_float("negative") => Some(-3.0);
        "HeaderResponseDoublePositive": response_double("positive") => Some(7e120);
        "HeaderResponseDoubleNegative": response_double("negative") => Some(-3.0);
        "HeaderResponseBoolTrue": response_bool("true") => Some(true);
        "HeaderResponseBoolFalse": response_bool("false") => Some(false);
        "HeaderResponseStringValid": response_string("valid") => Some(TEXT.to_owned());
        // The server sends the word, as a header has no null.
        "HeaderResponseStringNull": response_string("null") => Some("null".to_owned());
        "HeaderResponseStringEmpty": response_string("empty") => Some(String::new());
        "HeaderResponseEnumValid": response_enum("valid") => Some(GreyscaleColors::Grey);
    }
}

/// The server sends an empty header. It is no value of the enum, and its text is kept.
fn empty(scenarios: &mut Scenarios) {
    scenarios.value("HeaderResponseEnumNull", async |server| {
        let response = client(&server).response_enum("null", None).await?;
        let value = response.into_model()?.value.ok_or("no header")?;
        assert!(
            matches!(value, GreyscaleColors::UnknownValue(_)),
            "{value:?}"
        );
        assert_eq!(value.as_str(), "");
        Ok(())
    });
}

fn formats(scenarios: &mut Scenarios) {
    converted! { scenarios,
        "HeaderResponseDateValid": response_date("valid") => "2010-01-01", to_date: date!(2010 - 01 - 01);
        "HeaderResponseDateMin": response_date("min") => "0001-01-01", to_date: date!(0001 - 01 - 01);
        "HeaderResponseDateTimeValid": response_datetime("valid") =>
            "2010-01-01T12:34:56Z", to_offset_date_time: datetime!(2010-01-01 12:34:56 UTC);
        "HeaderResponseDateTimeMin": response_datetime("min") =>
            "0001-01-01T00:00:00Z", to_offset_date_time: datetime!(0001-01-01 0:00 UTC);
        "HeaderResponseDateTimeRfc1123Valid": response_datetime_rfc1123("valid") =>
            "Fri, 01 Jan 2010 12:34:56 GMT", to_offset_date_time: datetime!(2010-01-01 12:34:56 UTC);
        "HeaderResponseDateTimeRfc1123Min": response_datetime_rfc1123("min") =>
            "Mon, 01 Jan 0001 00:00:00 GMT", to_offset_date_time: datetime!(0001-01-01 0:00 UTC);
        "HeaderResponseDurationValid": response_duration("valid") =>
            DURATION, to_duration: time::Duration::days(123) + time::Duration::milliseconds(80_052_011);
        "HeaderResponseBytesValid": response_byte("valid") =>
            Base64::encode(UNICODE).as_str(), to_bytes: UNICODE.as_bytes();
    }
}

/// Headers that every response has.
fn of_every_response(scenarios: &mut Scenarios) {
    scenarios.value("HeaderResponseExistingKey", async |server| {
        let response = client(&server).response_existing_key(None).await?;
        let headers = response.into_model()?;
        assert_eq!(headers.user_agent.as_deref(), Some("overwrite"));
        Ok(())
    });
    scenarios.value("HeaderResponseProtectedKey", async |server| {
        let response = client(&server).response_protected_key(None).await?;
        let headers = response.into_model()?;
        let content_type = headers.content_type.as_deref();
        assert_eq!(content_type, Some("text/html; charset=utf-8"));
        Ok(())
    });
}

fn blocking(scenarios: &mut Scenarios) {
    received_blocking! { scenarios,
        "HeaderResponseIntegerNegative": response_integer("negative") => Some(-2);
        "HeaderResponseFloatPositive": response_float("positive") => Some(0.07);
        "HeaderResponseDoublePositive": response_double("positive") => Some(7e120);
        "HeaderResponseBoolFalse": response_bool("false") => Some(false);
    }
}
