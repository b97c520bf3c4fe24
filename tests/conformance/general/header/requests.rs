//! Headers of requests.

use super::{DURATION, TEXT, UNICODE, client};
use azure_core::http::request::options::ClientRequestId;
use azure_core::http::{ClientMethodOptions, Context};
use conformance_harness::Scenarios;
use header::models::{GreyscaleColors, HeaderClientCustomRequestIdOptions};
use header::operations::header::{
    self as operations, ParamDatetimeRfc1123Options, ParamEnumOptions, ParamStringOptions,
};
use header::runtime::{Base64, Date, DateTime, DateTimeRfc1123, Duration};
use time::macros::{date, datetime};

/// The options with a value.
macro_rules! with {
    ($options:ident, $value:expr) => {
        $options {
            value: Some($value),
            method_options: Default::default(),
        }
    };
}

/// Calls without a result. The server compares the header and answers 200, or 400.
macro_rules! sent {
    ($scenarios:ident, $($name:literal: $method:ident($($argument:expr),*);)+) => { $(
        $scenarios.value($name, async |server| {
            let response = client(&server).$method($($argument),*).await?;
            assert_eq!(response.status(), 200);
            let () = response.into_model()?;
            Ok(())
        });
    )+ };
}

/// The same with request functions, and the header of the request; `None` if there is none.
macro_rules! sent_blocking {
    ($scenarios:ident, $($name:literal: $request:expr => $value:expr;)+) => { $(
        $scenarios.blocking_value($name, |server| {
            let request = $request?;
            let value = request.headers().get("value").cloned();
            assert_eq!(value.as_ref().map(|value| value.as_bytes()), $value.map(str::as_bytes));
            let blocking = server.blocking();
            let response = blocking.send(&request.to_http(blocking.endpoint())?)?;
            assert_eq!(response.status(), 200);
            request.decode(response)?;
            Ok(())
        });
    )+ };
}

fn day() -> Date {
    date!(2010 - 01 - 01).into()
}

fn first_day() -> Date {
    date!(0001 - 01 - 01).into()
}

fn moment() -> DateTime {
    datetime!(2010-01-01 12:34:56 UTC).into()
}

fn first_moment() -> DateTime {
    datetime!(0001-01-01 0:00 UTC).into()
}

fn duration() -> Duration {
    Duration::from(
        time::Duration::days(123)
            + time::Duration::hours(22)
            + time::Duration::minutes(14)
            + time::Duration::milliseconds(12_011),
    )
}

pub(super) fn add(scenarios: &mut Scenarios) {
    numbers_and_texts(scenarios);
    formats(scenarios);
    named_by_the_caller(scenarios);
    blocking(scenarios);
}

fn numbers_and_texts(scenarios: &mut Scenarios) {
    sent! { scenarios,
        "HeaderParameterIntegerPositive": param_integer("positive", 1, None);
        "HeaderParameterIntegerNegative": param_integer("negative", -2, None);
        "HeaderParameterLongPositive": param_long("positive", 105, None);
        "HeaderParameterLongNegative": param_long("negative", -2, None);
        "HeaderParameterFloatPositive": param_float("positive", 0.07, None);
        "HeaderParameterFloatNegative": param_float("negative", -3.0, None);
        "HeaderParameterDoublePositive": param_double("positive", 7e120, None);
        "HeaderParameterDoubleNegative": param_double("negative", -3.0, None);
        "HeaderParameterBoolTrue": param_bool("true", true, None);
        "HeaderParameterBoolFalse": param_bool("false", false, None);
        "HeaderParameterStringValid": param_string("valid", Some(with!(ParamStringOptions, TEXT.to_owned())));
        "HeaderParameterStringNull": param_string("null", None);
        "HeaderParameterStringEmpty": param_string("empty", Some(with!(ParamStringOptions, String::new())));
        "HeaderParameterEnumValid": param_enum("valid", Some(with!(ParamEnumOptions, GreyscaleColors::Grey)));
        "HeaderParameterEnumNull": param_enum("null", None);
    }
}

fn formats(scenarios: &mut Scenarios) {
    sent! { scenarios,
        "HeaderParameterDateValid": param_date("valid", &day(), None);
        "HeaderParameterDateMin": param_date("min", &first_day(), None);
        "HeaderParameterDateTimeValid": param_datetime("valid", &moment(), None);
        "HeaderParameterDateTimeMin": param_datetime("min", &first_moment(), None);
        "HeaderParameterDateTimeRfc1123Valid": param_datetime_rfc1123("valid", Some(with!(
            ParamDatetimeRfc1123Options,
            datetime!(2010-01-01 12:34:56 UTC).into()
        )));
        "HeaderParameterDateTimeRfc1123Min": param_datetime_rfc1123("min", Some(with!(
            ParamDatetimeRfc1123Options,
            datetime!(0001-01-01 0:00 UTC).into()
        )));
        "HeaderParameterDurationValid": param_duration("valid", &duration(), None);
        "HeaderParameterBytesValid": param_byte("valid", &Base64::encode(UNICODE), None);
    }
}

/// Headers that clients set themselves.
fn named_by_the_caller(scenarios: &mut Scenarios) {
    sent! { scenarios,
        "HeaderParameterExistingKey": param_existing_key("overwrite", None);
    }
    scenarios.blocking_value("HeaderParameterExistingKey", |server| {
        let request = operations::param_existing_key("overwrite")?;
        assert_eq!(request.headers()["user-agent"], "overwrite");
        server.blocking().call(&request)?;
        Ok(())
    });
    scenarios.value("CustomHeaderInRequest", async |server| {
        let id = ClientRequestId::from("9C4D50EE-2D56-4CD3-8152-34347DC9F2B0".to_owned());
        let options = HeaderClientCustomRequestIdOptions {
            method_options: ClientMethodOptions {
                context: Context::new().with_value(id),
            },
        };
        let response = client(&server).custom_request_id(Some(options)).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
}

fn blocking(scenarios: &mut Scenarios) {
    sent_blocking! { scenarios,
        "HeaderParameterIntegerNegative": operations::param_integer("negative", -2) => Some("-2");
        "HeaderParameterFloatPositive": operations::param_float("positive", 0.07) => Some("0.07");
        "HeaderParameterBoolTrue": operations::param_bool("true", true) => Some("true");
        "HeaderParameterStringNull": operations::param_string("null") => None::<&str>;
        "HeaderParameterStringEmpty":
            operations::param_string_with("empty", &with!(ParamStringOptions, String::new())) => Some("");
        "HeaderParameterEnumValid":
            operations::param_enum_with("valid", &with!(ParamEnumOptions, GreyscaleColors::Grey)) => Some("GREY");
        "HeaderParameterDateMin": operations::param_date("min", &first_day()) => Some("0001-01-01");
        "HeaderParameterDateTimeValid": operations::param_datetime("valid", &moment()) => Some("2010-01-01T12:34:56Z");
        "HeaderParameterDateTimeRfc1123Min": operations::param_datetime_rfc1123_with("min", &with!(
            ParamDatetimeRfc1123Options,
            DateTimeRfc1123::from(datetime!(0001-01-01 0:00 UTC))
        )) => Some("Mon, 01 Jan 0001 00:00:00 GMT");
        "HeaderParameterDurationValid": operations::param_duration("valid", &duration()) => Some(DURATION);
    }
}
