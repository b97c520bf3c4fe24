//! A stand-in for Azure Resource Manager: real HTTPS on a free port of 127.0.0.1, with answers that the test scripts.
//!
//! The server runs on threads of its own, so it answers while the test blocks, and it stops when it is dropped. A request that no
//! answer was scripted for gets a 404 whose code is [`NOT_SCRIPTED`]; one without the [`TOKEN`] gets a 401, as it would from Azure.

mod certificate;
mod client;
mod reply;
mod script;

pub use certificate::server_configuration;
pub use client::{TestCredential, trusting, trusting_pem, trusting_with_redirects};
pub use reply::Reply;
pub use script::{NOT_SCRIPTED, ReceivedRequest};

use axum::{Router, extract::Request, extract::State};
use script::Script;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

/// The bearer token that [`TestCredential`] hands out and that the server asks for.
pub const TOKEN: &str = "token-for-tests";

/// A running server. Dropping it stops it.
#[derive(Debug)]
pub struct ArmServer {
    address: SocketAddr,
    script: Arc<Script>,
    connections: Arc<AtomicU32>,
    runtime: Option<tokio::runtime::Runtime>,
}

impl ArmServer {
    /// Starts a server that has no answers yet.
    ///
    /// # Panics
    /// If the machine does not let it listen on 127.0.0.1; then no test could go on.
    #[must_use]
    pub fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let script = Arc::new(Script::default());
        let connections = Arc::<AtomicU32>::default();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener
            .local_addr()
            .expect("the address of a bound socket");
        listener
            .set_nonblocking(true)
            .expect("a socket that need not block");
        let guard = runtime.enter();
        let listener = TlsListener {
            tcp: TcpListener::from_std(listener).expect("a socket that does not block"),
            tls: TlsAcceptor::from(certificate::server_configuration()),
            connections: Arc::clone(&connections),
        };
        drop(guard);
        let router = Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&script));
        runtime.spawn(async move { axum::serve(listener, router).await });
        Self {
            address,
            script,
            connections,
            runtime: Some(runtime),
        }
    }

    /// Scheme, host and port, such as `https://127.0.0.1:40123`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("https://{}", self.address)
    }

    /// `path`, which starts with `/`, as an absolute URL on this server.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// Adds answers for a method and a path. Each is given once, in this order. A `path` with a query answers only requests with
    /// exactly this query, byte for byte; one without answers whatever the query is.
    pub fn on(&self, method: &str, path: &str, replies: impl IntoIterator<Item = Reply>) {
        self.script.add(method, path, replies);
    }

    /// Everything that arrived so far, in the order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<ReceivedRequest> {
        self.script.requests()
    }

    /// Method and path (without the query) of everything that arrived, such as `GET /subscriptions/1`.
    #[must_use]
    pub fn calls(&self) -> Vec<String> {
        self.requests()
            .iter()
            .map(|request| format!("{} {}", request.method, request.path()))
            .collect()
    }

    /// How many connections were made so far.
    #[must_use]
    pub fn connections(&self) -> u32 {
        self.connections.load(Ordering::SeqCst)
    }

    /// How many of the scripted answers were not asked for.
    #[must_use]
    pub fn unused(&self) -> usize {
        self.script.unused()
    }
}

impl Drop for ArmServer {
    fn drop(&mut self) {
        // Not simply dropped: that waits for the connections, and is refused inside another runtime.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn answer(State(script): State<Arc<Script>>, request: Request) -> axum::response::Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX)
        .await
        .unwrap_or_default();
    script
        .reply(ReceivedRequest::new(parts, body.to_vec()))
        .into_response()
}

struct TlsListener {
    tcp: TcpListener,
    tls: TlsAcceptor,
    connections: Arc<AtomicU32>,
}

impl axum::serve::Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (stream, address) = axum::serve::Listener::accept(&mut self.tcp).await;
            self.connections.fetch_add(1, Ordering::SeqCst);
            // A client that does not trust the certificate hangs up here; the next one may.
            if let Ok(stream) = self.tls.accept(stream).await {
                return (stream, address);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.tcp.local_addr()
    }
}
