//! Measures requests and bodies: generated code compared with code written by hand that does the same work.

use crate::by_hand;
use crate::figure::Figure;
use crate::measure::{Times, compare};
use crate::report::Report;
use arm_apimanagement::models::{
    PrivateEndpointConnection, PrivateEndpointConnectionListResult,
    PrivateEndpointConnectionRequest,
};
use arm_apimanagement::operations::private_endpoint_connection;
use arm_apimanagement::{Endpoint, Request, runtime::FromResponse};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::error::Error;
use std::hint::black_box;

/// The result of a measurement, or the reason why it failed.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

const SUBSCRIPTION: &str = "00000000-0000-0000-0000-000000000000";

/// The size of the list in bytes of JSON.
const LIST: usize = 200 * 1024;

/// The example of `CreateOrUpdate`.
const EXAMPLE: &str = include_str!(
    "../../../spec/apimanagement/2024-05-01/examples/ApiManagementApproveOrRejectPrivateEndpointConnection.json"
);

/// Measures everything.
pub(crate) fn measure(report: &mut Report) -> Outcome<()> {
    report.begin("using generated code", "armgen", "by hand");
    let bodies = Bodies::read(EXAMPLE)?;
    let mut add = |work, times, most| report.add(&Figure::of_times(work, times, Some(most)));
    add(
        "PUT: parameters and body to http::Request",
        bodies.request()?,
        1.3,
    );
    add("200 body to a struct", bodies.decode_resource()?, 1.0);
    add(
        "200 body to a struct, by the request",
        bodies.decode_response()?,
        1.0,
    );
    add("200 KB list to a struct", bodies.decode_list()?, 1.0);
    add(
        "200 KB list to a struct, by the request",
        bodies.decode_list_response()?,
        1.0,
    );
    add("200 body from a struct", bodies.encode_resource()?, 1.5);
    add("200 KB list from a struct", bodies.encode_list()?, 1.5);
    Ok(())
}

/// The bodies of an example of the definition.
struct Bodies {
    request: Vec<u8>,
    resource: Vec<u8>,
    list: Vec<u8>,
}

impl Bodies {
    /// Reads the bodies from the text of an example.
    fn read(example: &str) -> Outcome<Self> {
        let example: Value = serde_json::from_str(example)?;
        let part = |pointer: &str| {
            example
                .pointer(pointer)
                .ok_or_else(|| format!("the example has no {pointer}"))
        };
        let resource = serde_json::to_vec(part("/responses/200/body")?)?;
        let count = LIST.div_ceil(resource.len() + 1);
        let list = serde_json::json!({ "value": vec![part("/responses/200/body")?; count] });
        Ok(Self {
            request: serde_json::to_vec(part("/parameters/privateEndpointConnectionRequest")?)?,
            resource,
            list: serde_json::to_vec(&list)?,
        })
    }

    /// Makes an `http::Request` from parameters and a body. Both alternatives check all arguments, with the same library for
    /// patterns, and percent-encode them.
    fn request(&self) -> Outcome<Times> {
        let ours: PrivateEndpointConnectionRequest = serde_json::from_slice(&self.request)?;
        let by_hand: by_hand::ConnectionRequest = serde_json::from_slice(&self.request)?;
        let our_request = || build(black_box(SUBSCRIPTION), black_box(&ours));
        let request_by_hand = || {
            let body = black_box(&by_hand);
            by_hand::create_or_update(
                black_box(SUBSCRIPTION),
                "rg1",
                "apimService1",
                "connection",
                body,
            )
        };
        let (left, right) = (our_request()?, request_by_hand()?);
        if (left.method(), left.uri(), left.body()) != (right.method(), right.uri(), right.body()) {
            return Err("the two requests differ".into());
        }
        Ok(compare(our_request, request_by_hand))
    }

    /// Deserializes the body of the response 200.
    fn decode_resource(&self) -> Outcome<Times> {
        decode::<PrivateEndpointConnection, by_hand::Connection>(&self.resource)
    }

    /// Decodes a response with that body, with all checks of a response.
    fn decode_response(&self) -> Outcome<Times> {
        let request = private_endpoint_connection::get_by_name(
            SUBSCRIPTION,
            "rg1",
            "apimService1",
            "connection",
        )?;
        receive::<_, _, by_hand::Connection>(&request, &self.resource)
    }

    /// Deserializes a long list.
    fn decode_list(&self) -> Outcome<Times> {
        decode::<PrivateEndpointConnectionListResult, by_hand::ConnectionList>(&self.list)
    }

    /// Decodes a response with that list.
    fn decode_list_response(&self) -> Outcome<Times> {
        let request =
            private_endpoint_connection::list_by_service(SUBSCRIPTION, "rg1", "apimService1")?;
        receive::<_, _, by_hand::ConnectionList>(&request, &self.list)
    }

    /// Serializes the body of the response 200.
    fn encode_resource(&self) -> Outcome<Times> {
        encode::<PrivateEndpointConnection, by_hand::Connection>(&self.resource)
    }

    /// Serializes a long list.
    fn encode_list(&self) -> Outcome<Times> {
        encode::<PrivateEndpointConnectionListResult, by_hand::ConnectionList>(&self.list)
    }
}

fn build(
    subscription: &str,
    body: &PrivateEndpointConnectionRequest,
) -> arm_apimanagement::Result<http::Request<Vec<u8>>> {
    private_endpoint_connection::create_or_update(
        subscription,
        "rg1",
        "apimService1",
        "connection",
        body,
    )?
    .to_http(&Endpoint::PUBLIC)
}

fn decode<Ours: DeserializeOwned, ByHand: DeserializeOwned>(body: &[u8]) -> Outcome<Times> {
    serde_json::from_slice::<Ours>(body)?;
    serde_json::from_slice::<ByHand>(body)?;
    Ok(compare(
        || serde_json::from_slice::<Ours>(black_box(body)),
        || serde_json::from_slice::<ByHand>(black_box(body)),
    ))
}

fn receive<R: FromResponse, K, ByHand: DeserializeOwned>(
    request: &Request<R, K>,
    body: &[u8],
) -> Outcome<Times> {
    request.decode(http::Response::new(body))?;
    Ok(compare(
        || request.decode(http::Response::new(black_box(body))),
        || serde_json::from_slice::<ByHand>(black_box(body)),
    ))
}

fn encode<Ours, ByHand>(body: &[u8]) -> Outcome<Times>
where
    Ours: DeserializeOwned + Serialize,
    ByHand: DeserializeOwned + Serialize,
{
    let ours: Ours = serde_json::from_slice(body)?;
    let by_hand: ByHand = serde_json::from_slice(body)?;
    if serde_json::to_value(&ours)? != serde_json::to_value(&by_hand)? {
        return Err("the two write different values".into());
    }
    Ok(compare(
        || serde_json::to_vec(black_box(&ours)),
        || serde_json::to_vec(black_box(&by_hand)),
    ))
}
