//! A server whose answers are bytes and an end, so that they need not be HTTP.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// The path and the query.
    pub(crate) target: String,
    pub(crate) authorization: Option<String>,
}

impl Received {
    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

/// What the server does with a request.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) bytes: Vec<u8>,
    pub(crate) then: Then,
}

/// What comes after the bytes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// The next request on the connection.
    Next,
    /// The connection is closed, in the order that TLS asks for.
    Close,
    /// The connection is reset.
    Reset,
    /// Nothing, while the connection stays.
    Silence,
    /// A byte now and then, without an end.
    Drip,
}

type Service = dyn Fn(&Received) -> Answer + Send + Sync;

/// A running server. Dropping it stops it.
pub(crate) struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    task: AbortHandle,
}

impl Server {
    /// Starts a server on a free port, over https if `tls` is there. To be called in a runtime.
    pub(crate) fn start(
        tls: Option<TlsAcceptor>,
        service: impl Fn(&Received) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let listener = TcpListener::from_std(listener).unwrap();
        let received = Arc::<Mutex<Vec<Received>>>::default();
        let log = Arc::clone(&received);
        let service: Arc<Service> = Arc::new(service);
        let task = tokio::spawn(async move {
            // They end with this task.
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let (tls, log, service) = (tls.clone(), Arc::clone(&log), Arc::clone(&service));
                connections.spawn(async move {
                    let _ = stream.set_nodelay(true);
                    let Some(tls) = tls else {
                        return serve(stream, |stream| stream, &log, &*service).await;
                    };
                    if let Ok(stream) = tls.accept(stream).await {
                        serve(stream, |stream| stream.into_inner().0, &log, &*service).await;
                    }
                });
            }
        });
        Self {
            address,
            received,
            task: task.abort_handle(),
        }
    }

    /// The host and the port.
    pub(crate) fn host(&self) -> String {
        self.address.to_string()
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve<S: AsyncRead + AsyncWrite + Unpin>(
    mut stream: S,
    inner: impl FnOnce(S) -> TcpStream,
    log: &Mutex<Vec<Received>>,
    service: &Service,
) {
    while let Some(received) = receive(&mut stream).await {
        log.lock().unwrap().push(received.clone());
        let Answer { bytes, then } = service(&received);
        if stream.write_all(&bytes).await.is_err() || stream.flush().await.is_err() {
            return;
        }
        match then {
            Then::Next => {}
            Then::Close => {
                let _ = stream.shutdown().await;
                return;
            }
            Then::Reset => {
                let _ = inner(stream).set_zero_linger();
                return;
            }
            Then::Silence => std::future::pending().await,
            Then::Drip => {
                while stream.write_all(b" ").await.is_ok() && stream.flush().await.is_ok() {
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
                return;
            }
        }
    }
}

/// Reads a request with its body.
async fn receive(stream: &mut (impl AsyncRead + Unpin)) -> Option<Received> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).ok()?;
    let header = |name: &str| {
        let mut headers = head.lines().filter_map(|line| line.split_once(": "));
        headers.find_map(|(found, value)| found.eq_ignore_ascii_case(name).then_some(value))
    };
    let length = header("content-length").map_or(0, |length| length.parse().unwrap());
    stream.read_exact(&mut vec![0; length]).await.ok()?;
    let mut first = head.split(' ');
    Some(Received {
        method: first.next()?.to_owned(),
        target: first.next()?.to_owned(),
        authorization: header("authorization").map(str::to_owned),
    })
}
