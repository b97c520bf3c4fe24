//! Runs the rows of a table, each with servers of its own.

use crate::fault::{Fault, Foreign, whole};
use crate::kind::{At, EVERY, Good, Kind};
use crate::outcome::{Call, End, Outcome};
use crate::server::{Received, Server};
use crate::{by_client, by_hand};
use armgen_runtime::runtime::{PollingOptions, RetryOptions};
use armgen_tests::arm_server::server_configuration;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;
use tokio_rustls::TlsAcceptor;

/// After this time a call hangs, whatever its limits are. A machine that is busy does not take as long.
const WATCHDOG: Duration = Duration::from_secs(30);

/// So many calls are run at a time. Most of them wait.
const PARALLEL: usize = 32;

/// A row: a fault of a service, and how the calls of each kind end.
pub(crate) struct Row {
    pub(crate) at: &'static [At],
    pub(crate) fault: Fault,
    pub(crate) times: Times,
    /// Kinds, how their calls end, and how often the request with the fault is sent.
    pub(crate) ends: &'static [(&'static [Kind], End, usize)],
}

/// How often there is the fault. The answers after it are good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Times {
    Once,
    Always,
}

pub(crate) const fn row(
    at: &'static [At],
    fault: Fault,
    times: Times,
    ends: &'static [(&'static [Kind], End, usize)],
) -> Row {
    Row {
        at,
        fault,
        times,
        ends,
    }
}

/// How a call is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    /// With the client.
    Client,
    /// With the request functions and a blocking HTTP client.
    ByHand,
}

pub(crate) const BOTH: &[Layer] = &[Layer::Client, Layer::ByHand];

/// The limits of the caller.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The most retries of a request.
    pub(crate) retries: u32,
    /// The longest time for a request.
    pub(crate) request: Option<Duration>,
    /// The longest time for the whole call.
    pub(crate) call: Option<Duration>,
    /// The longest wait that the service can ask for.
    pub(crate) retry_after: Duration,
    pub(crate) follows_redirects: bool,
}

impl Limits {
    pub(crate) const SHORT: Self = Self {
        retries: 2,
        request: None,
        call: None,
        retry_after: Duration::from_millis(20),
        follows_redirects: false,
    };

    fn are_times(self) -> bool {
        self.request.is_some() || self.call.is_some()
    }

    /// With longer times.
    fn times(self, factor: u32) -> Self {
        Self {
            request: self.request.map(|limit| limit * factor),
            call: self.call.map(|limit| limit * factor),
            ..self
        }
    }

    pub(crate) fn polling(self) -> PollingOptions {
        PollingOptions {
            interval: Some(Duration::from_millis(1)),
            minimum_wait: Some(Duration::ZERO),
            max_polls: Some(5),
            retry: Some(RetryOptions {
                max_retries: self.retries,
                base_delay: Duration::from_millis(1),
                max_delay: Duration::from_millis(5),
                max_retry_after: self.retry_after,
            }),
        }
    }
}

/// What a server that is not allowed may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Nothing,
    /// Requests without a token.
    NoToken,
}

/// One call of a row.
#[derive(Clone, Copy, Debug)]
struct Case {
    layer: Layer,
    kind: Kind,
    at: At,
    fault: Fault,
    times: Times,
    end: End,
    tries: usize,
    limits: Limits,
    seen: Seen,
}

/// Makes the calls of all rows and fails with a list of those that did not end as they should.
pub(crate) fn run(rows: &[Row], layers: &[Layer], limits: Limits, seen: Seen) {
    let mut cases = Vec::new();
    for row in rows {
        let before = cases.len();
        for (at, kind) in row.at.iter().flat_map(|at| EVERY.map(|kind| (*at, kind))) {
            let Some((_, end, tries)) = row.ends.iter().find(|(kinds, ..)| kinds.contains(&kind))
            else {
                continue;
            };
            cases.extend(
                layers
                    .iter()
                    .filter(|_| kind.has_step(at))
                    .map(|layer| Case {
                        layer: *layer,
                        kind,
                        at,
                        fault: row.fault,
                        times: row.times,
                        end: *end,
                        tries: *tries,
                        limits,
                        seen,
                    }),
            );
        }
        assert!(cases.len() > before, "no kind has {:?}", row.fault);
    }
    let (count, cases) = (cases.len(), Mutex::new(cases));
    let problems = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..PARALLEL {
            scope.spawn(|| {
                loop {
                    let Some(case) = cases.lock().unwrap().pop() else {
                        return;
                    };
                    if let Err(problem) = case.watched() {
                        problems.lock().unwrap().push(problem);
                    }
                }
            });
        }
    });
    let problems = problems.into_inner().unwrap();
    let failed = problems.len();
    assert!(
        problems.is_empty(),
        "{failed} of {count} calls:\n{}",
        problems.join("\n")
    );
}

impl Case {
    /// Runs the case. On a machine that is busy, what is quick can take longer than the limits of the caller, which are then longer.
    fn watched(self) -> Result<(), String> {
        let factors = if self.limits.are_times() {
            &[1, 4, 8][..]
        } else {
            &[1]
        };
        let mut problem = String::new();
        for factor in factors {
            let limits = self.limits.times(*factor);
            match (Self { limits, ..self }).watched_once() {
                Ok(()) => return Ok(()),
                Err(found) => problem = found,
            }
        }
        let Self {
            layer,
            kind,
            at,
            fault,
            times,
            ..
        } = self;
        Err(format!(
            "{layer:?} {kind:?}, {at:?}, {fault:?} {times:?}: {problem}"
        ))
    }

    /// Runs the case on a thread of its own, since what never yields cannot be interrupted.
    fn watched_once(self) -> Result<(), String> {
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || sender.send(self.run()));
        match receiver.recv_timeout(WATCHDOG) {
            Ok(result) => result,
            Err(mpsc::RecvTimeoutError::Timeout) => Err("it hangs".to_owned()),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err("it panics".to_owned()),
        }
    }

    fn run(self) -> Result<(), String> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let result = self.run_in(&runtime);
        runtime.shutdown_background();
        result
    }

    fn run_in(self, runtime: &tokio::runtime::Runtime) -> Result<(), String> {
        let guard = runtime.enter();
        let tls = TlsAcceptor::from(server_configuration());
        let tempting = |_: &Received| whole(&Good::new(200, r#"{"status": "Succeeded"}"#));
        let (foreign, plain) = (
            Server::start(Some(tls.clone()), tempting),
            Server::start(None, tempting),
        );
        let hosts = Foreign {
            https: foreign.host().replace("127.0.0.1", "localhost"),
            port: foreign.host(),
            http: plain.host(),
        };
        let faulty = Arc::new(AtomicUsize::new(0));
        let server = Server::start(Some(tls), self.service(hosts.clone(), Arc::clone(&faulty)));
        drop(guard);

        let host = server.host();
        let outcome = match self.layer {
            Layer::Client => runtime.block_on(by_client::call(self.kind, &host, self.limits)),
            Layer::ByHand => by_hand::call(self.kind, &host, self.limits),
        };
        self.check_foreign(&[foreign.received(), plain.received()].concat())?;
        self.check(&outcome, &host, &hosts, faulty.load(Ordering::SeqCst))
    }

    fn service(
        self,
        foreign: Foreign,
        tries: Arc<AtomicUsize>,
    ) -> impl Fn(&Received) -> crate::server::Answer {
        move |request| {
            let step = self.kind.step(request);
            if step == self.at {
                let number = tries.fetch_add(1, Ordering::SeqCst);
                if number == 0 || self.times == Times::Always {
                    return self.fault.answer(self.kind, self.at, number, &foreign);
                }
            }
            whole(&self.kind.answer(step, None))
        }
    }

    fn check_foreign(self, received: &[Received]) -> Result<(), String> {
        if let Some(request) = received
            .iter()
            .find(|request| request.authorization.is_some())
        {
            return Err(format!(
                "a token was sent to a host that is not allowed: {request:?}"
            ));
        }
        match self.seen {
            Seen::Nothing if !received.is_empty() => {
                Err(format!("a host that is not allowed got {received:?}"))
            }
            Seen::NoToken if received.is_empty() => {
                Err("the redirect was not followed, so that it shows nothing".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn check(
        self,
        outcome: &Outcome,
        host: &str,
        foreign: &Foreign,
        tries: usize,
    ) -> Result<(), String> {
        let call = Call {
            kind: self.kind,
            fault: self.fault,
            host,
            foreign,
            at: self.at,
            tries,
        };
        if let Some(problem) = call.problem(self.end, outcome) {
            return Err(problem);
        }
        if tries != self.tries {
            let expected = self.tries;
            return Err(format!(
                "expected {expected} requests with the fault, found {tries}"
            ));
        }
        Ok(())
    }
}
