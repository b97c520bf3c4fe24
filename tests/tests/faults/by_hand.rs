//! Calls with the request functions and a blocking HTTP client, as the README of a crate shows them.

use crate::kind::Kind;
use crate::outcome::{Outcome, name, names};
use crate::run::Limits;
use armgen_goldens::operation_kinds::models::{Thing, ThingList};
use armgen_goldens::operation_kinds::operations::things;
use armgen_runtime::runtime::{
    Endpoint, Error, FromResponse, LongRunning, Page, Paged, Request, Result, Step,
};
use armgen_tests::arm_server::{ArmServer, TOKEN};
use std::sync::Arc;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// Calls an operation and waits for its end.
pub(crate) fn call(kind: Kind, host: &str, limits: Limits) -> Outcome {
    let endpoint = Endpoint::custom(&format!("https://{host}"), "https://management.example");
    let caller = Caller {
        endpoint: endpoint.unwrap(),
        agent: agent(),
        limits,
    };
    let thing = Thing::default();
    let end = match kind {
        Kind::List => caller.list(things::list()),
        Kind::Search => caller.list(things::search(&serde_json::json!({}))),
        Kind::Put | Kind::PutByLocation | Kind::PutByState => {
            caller.wait(things::create(&thing), name)
        }
        Kind::Patch | Kind::PatchByLocation => caller.wait(things::update(&thing), name),
        Kind::Delete | Kind::DeleteByLocation => caller.wait(things::delete(), |()| String::new()),
        Kind::Move | Kind::MoveByLocation => caller.wait(things::r#move(), name),
        Kind::Wash => caller.wait(things::wash(), name),
    };
    match end {
        Ok(result) => Outcome::Result(result),
        Err(error) => Outcome::of(&error.into()),
    }
}

fn agent() -> ureq::Agent {
    let authority = Certificate::from_pem(ArmServer::authority_pem().as_bytes()).unwrap();
    let certificates = RootCerts::Specific(Arc::new(vec![authority]));
    let tls = TlsConfig::builder().root_certs(certificates).build();
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .tls_config(tls);
    config.build().new_agent()
}

struct Caller {
    endpoint: Endpoint,
    agent: ureq::Agent,
    limits: Limits,
}

impl Caller {
    fn send(&self, mut request: http::Request<Vec<u8>>) -> http::Response<Vec<u8>> {
        let token = format!("Bearer {TOKEN}").parse().unwrap();
        let headers = request.headers_mut();
        headers.insert(http::header::AUTHORIZATION, token);
        let (head, mut body) = self.agent.run(request).unwrap().into_parts();
        http::Response::from_parts(head, body.read_to_vec().unwrap())
    }

    fn wait<R, T: FromResponse>(
        &self,
        request: Result<Request<R, LongRunning<T>>>,
        show: fn(T) -> String,
    ) -> Result<String> {
        let operation = request?.start(&self.endpoint)?;
        let mut operation = operation.with_polling(self.limits.polling());
        loop {
            match operation.next_step() {
                Step::Send(request) => operation.receive(self.send(request))?,
                Step::Wait(time) => std::thread::sleep(time),
                Step::Done => return operation.into_result().map(show),
            }
        }
    }

    /// The retries of a list are the caller's.
    fn list(&self, request: Result<Request<ThingList, Paged>>) -> Result<String> {
        let mut pages = request?.pages(&self.endpoint)?;
        let (mut things, mut retries) = (Vec::new(), 0);
        while let Some(request) = pages.next_request()? {
            match pages.receive(self.send(request)) {
                Ok(page) => {
                    things.extend(page.into_items());
                    retries = 0;
                }
                Err(error) if retries < self.limits.retries && is_transient(&error) => retries += 1,
                Err(error) => return Err(error),
            }
        }
        Ok(names(things))
    }
}

fn is_transient(error: &Error) -> bool {
    error
        .service()
        .is_some_and(|error| matches!(error.status().as_u16(), 408 | 429 | 500 | 502 | 503 | 504))
}
