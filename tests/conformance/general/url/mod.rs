//! `url.json`: values of all types in paths and queries.

mod path_items;
mod paths;
mod queries;

use conformance_harness::{Scenarios, Server};
use url::AutoRestUrlTestServiceClient as Client;

/// Characters of several bytes.
const UNICODE: &str = "啊齄丂狛狜\u{f9f1}\u{f92c}\u{f9f1}\u{fa0c}\u{fa29}";

/// Characters with a meaning in URLs.
const RESERVED: &str = "begin!*'();:@ &=+$,/?#[]end";

/// A value of each operation with a path of its own, which only some operations use.
const GLOBAL: &str = "globalStringPath";

fn client(server: &Server) -> Client {
    Client::from_arm_client(GLOBAL, &server.arm_client())
}

/// The items of an array, as the definition has them.
fn items() -> Vec<String> {
    ["ArrayQuery1", RESERVED, "", ""].map(str::to_owned).into()
}

/// Calls without a result. The server compares the value of the path or the query and answers 200, or 400.
macro_rules! sent {
    ($scenarios:ident, $client:ident, $($name:literal: $method:ident($($argument:expr),*);)+) => { $(
        $scenarios.value($name, async |server| {
            let response = client(&server).$client().$method($($argument),*).await?;
            assert_eq!(response.status(), 200);
            let () = response.into_model()?;
            Ok(())
        });
    )+ };
}

/// The same with request functions, and the path and query of the request.
macro_rules! sent_blocking {
    ($scenarios:ident, $($name:literal: $request:expr => $path_and_query:literal;)+) => { $(
        $scenarios.blocking_value($name, |server| {
            let request = $request?;
            assert_eq!(request.path_and_query(), $path_and_query);
            let blocking = server.blocking();
            let response = blocking.send(&request.to_http(blocking.endpoint())?)?;
            assert_eq!(response.status(), 200);
            request.decode(response)?;
            Ok(())
        });
    )+ };
}
use {sent, sent_blocking};

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("url.json");
    paths::add(&mut scenarios);
    queries::add(&mut scenarios);
    path_items::add(&mut scenarios);
    scenarios
}
