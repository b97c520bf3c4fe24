//! Statuses after which a request is sent again, with its body.

use super::{Client, with_true};
use crate::outcome::decode_error;
use conformance_harness::Scenarios;
use http_infrastructure::operations::http_retry::{
    self, Delete503Options, Patch500Options, Patch504Options, Post503Options, Put500Options,
    Put504Options,
};

/// Calls that succeed at the second try: what is sent each time, and the result.
macro_rules! retries {
    ($scenarios:ident, $(
        $name:literal: $method:ident$(($options:ident))? => $sent:literal $body:literal, $result:expr;
    )+) => { $(
        $scenarios.value($name, async |server| {
            let (options, record) = server.options_with_record();
            let client = Client::from_arm_client(&server.arm_client_with(options));
            let options = retries!(@options $($options)?);
            let response = client.http_retry_client().$method(options).await?;
            assert_eq!(response.status(), 200);
            assert_eq!(response.into_model()?, $result);
            let sent = ($sent.to_owned(), $body.to_owned());
            assert_eq!(record.sent(), [sent.clone(), sent]);
            Ok(())
        });
    )+ };
    (@options $options:ident) => { Some(with_true!($options)) };
    (@options) => { None };
}

/// The same with request functions, and an HTTP client that tries again.
macro_rules! retries_blocking {
    ($scenarios:ident, $($name:literal: $request:expr => $result:expr;)+) => { $(
        $scenarios.blocking_value($name, |server| {
            assert_eq!(server.blocking().call(&$request?)?, $result);
            Ok(())
        });
    )+ };
}

pub(super) fn add(scenarios: &mut Scenarios) {
    retries! { scenarios,
        "HttpRetry408Head": head408 => "HEAD" "", true;
        "HttpRetry500Put": put500(Put500Options) => "PUT" "true", ();
        "HttpRetry500Patch": patch500(Patch500Options) => "PATCH" "true", ();
        "HttpRetry502Get": get502 => "GET" "", ();
        "HttpRetry503Post": post503(Post503Options) => "POST" "true", ();
        "HttpRetry503Delete": delete503(Delete503Options) => "DELETE" "true", ();
        "HttpRetry504Put": put504(Put504Options) => "PUT" "true", ();
        "HttpRetry504Patch": patch504(Patch504Options) => "PATCH" "true", ();
    }
    retries_blocking! { scenarios,
        "HttpRetry408Head": http_retry::head408() => true;
        "HttpRetry500Put": http_retry::put500_with(&with_true!(Put500Options)) => ();
        "HttpRetry502Get": http_retry::get502() => ();
        "HttpRetry503Post": http_retry::post503_with(&with_true!(Post503Options)) => ();
    }
    // `azure_core` cannot send this method. The server answers without the boolean that the definition declares.
    scenarios.blocking_value("HttpRetry502Options", |server| {
        let request = http_retry::options502()?;
        let blocking = server.blocking();
        let response = blocking.send(&request.to_http(blocking.endpoint())?)?;
        assert_eq!(response.status(), 200);
        assert_eq!(response.body(), b"");
        let error = decode_error(request.decode(response))?;
        assert_eq!((error.expected(), error.found()), ("JSON", "no body"));
        Ok(())
    });
}
