//! How calls end, and how they should.

use crate::fault::{Fault, Foreign};
use crate::kind::{At, Kind};
use armgen_goldens::operation_kinds::models::Thing;
use armgen_runtime::runtime::Error;
use armgen_tests::arm_server::TOKEN;
use azure_core::error::ErrorKind;

/// How a call should end. A text is a part of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With the result that there is without a fault.
    Done,
    /// With another result.
    Gives(&'static str),
    /// With the error of the service in an answer with this status.
    Service(u16),
    /// With the redirect to the host that is not allowed, which is an error of the service.
    Redirect(u16),
    /// With an error of the connection.
    NoAnswer(&'static str),
    /// With an answer that is not what the definition says.
    Unreadable(&'static str),
    /// With a URL on a host, or of a scheme, that is not allowed.
    ForeignHost(&'static str),
    /// With a URL that is none or leads in a cycle.
    BadLink(&'static str),
    /// With an answer that is not in accord with the protocol, or after the last poll that is allowed.
    Protocol(&'static str),
    /// In any way, since the answer is that of a server that the caller's transport has asked.
    Any,
    /// By the caller, who does not wait any longer.
    TimeOut,
}

/// How a call has ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    Result(String),
    TimeOut,
    /// The error of the runtime, if it is one, the kind of the client's error, and the message.
    Error(Option<Error>, ErrorKind, String),
}

impl Outcome {
    pub(crate) fn of(error: &azure_core::Error) -> Self {
        let inner = error.downcast_ref::<Error>().cloned();
        Self::Error(inner, error.kind().clone(), error.to_string())
    }
}

pub(crate) fn name(thing: Thing) -> String {
    thing.name.unwrap_or_default()
}

pub(crate) fn names(things: Vec<Thing>) -> String {
    let names: Vec<_> = things.into_iter().map(name).collect();
    names.join(" ")
}

/// What a call was about.
pub(crate) struct Call<'a> {
    pub(crate) kind: Kind,
    pub(crate) fault: Fault,
    /// The host that was called.
    pub(crate) host: &'a str,
    pub(crate) foreign: &'a Foreign,
    /// The step with the fault.
    pub(crate) at: At,
    /// How often its request was sent.
    pub(crate) tries: usize,
}

impl Call<'_> {
    fn is_poll(&self) -> bool {
        self.at != At::First && !matches!(self.kind, Kind::List | Kind::Search)
    }

    /// What is wrong with the way in which the call has ended.
    pub(crate) fn problem(&self, end: End, outcome: &Outcome) -> Option<String> {
        let expected = match end {
            End::Done => self.kind.result(),
            End::Gives(result) => result,
            End::Any => return None,
            _ => return self.problem_of_error(end, outcome),
        };
        match outcome {
            Outcome::Result(result) if result == expected => None,
            other => Some(format!("expected the result {expected:?}, found {other:?}")),
        }
    }

    fn problem_of_error(&self, end: End, outcome: &Outcome) -> Option<String> {
        let (error, kind, message) = match outcome {
            Outcome::TimeOut if end == End::TimeOut => return None,
            Outcome::Error(error, kind, message) if end != End::TimeOut => (error, kind, message),
            other => return Some(format!("expected {end:?}, found {other:?}")),
        };
        let mut words = vec![self.kind.operation().to_owned()];
        let is_kind = match (end, error, kind) {
            (
                End::Service(status) | End::Redirect(status),
                Some(Error::Service(error)),
                ErrorKind::HttpResponse { .. },
            ) => {
                words.push(format!("the service returned {status} "));
                words.extend(self.is_poll().then(|| " to a poll".to_owned()));
                if matches!(end, End::Redirect(_)) {
                    words.push(format!(", a redirect to the host `{}`", self.foreign.https));
                }
                error.status() == status
            }
            (End::NoAnswer(text), None, ErrorKind::Io | ErrorKind::Connection) => {
                words.push(format!("to the host `{}` failed", self.host));
                words.extend((self.tries > 1).then(|| format!("after {} tries", self.tries)));
                words.push(text.to_owned());
                true
            }
            (End::Unreadable(text), Some(Error::Decode(_)), ErrorKind::DataConversion)
            | (End::Protocol(text), Some(Error::LongRunning(_)), ErrorKind::Other) => {
                words.push(text.to_owned());
                true
            }
            (End::ForeignHost(text), Some(Error::ForeignHost(error)), ErrorKind::Other) => {
                words.push(text.to_owned());
                words.push(format!("the host `{}`", error.host()));
                let Foreign { https, port, http } = self.foreign;
                [https, port, http].contains(&&error.host().to_owned())
            }
            (End::BadLink(text), Some(Error::Link(error)), ErrorKind::Other) => {
                words.push(text.to_owned());
                let link = self.fault.link().map(|link| self.foreign.fill(link));
                link.as_deref() == Some(error.link())
            }
            _ => false,
        };
        if !is_kind {
            return Some(format!("expected {end:?}, found {outcome:?}"));
        }
        if message.contains(TOKEN) || message.contains('\n') {
            return Some(format!("{message:?} has a token or several lines"));
        }
        let missing = words.into_iter().find(|word| !message.contains(word))?;
        Some(format!("{message:?} does not say {missing:?}"))
    }
}
