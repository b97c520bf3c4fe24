//! What can be wrong with an answer.

use crate::kind::{At, Good, Kind, page};
use crate::server::{Answer, Then};
use azure_core::time::{Duration, OffsetDateTime, to_rfc7231};
use std::fmt::Write;

/// A fault. Strings can contain `{foreign}`, the host and port of a server that is not allowed, `{port}`, its port on the host that is,
/// `{plain}`, the host and port of a server over http, and `{soon}`, the date in an hour.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// A status without a body in place of the answer.
    Status(u16),
    /// A 429 with these headers in place of the answer.
    Busy(&'static [(&'static str, &'static str)]),
    /// A redirect with a status, in place of the answer.
    RedirectTo(u16, &'static str),
    /// A status after the other, without bodies, and then the answer.
    Statuses(&'static [u16]),
    /// A 200 with a body of a media type, in place of the answer.
    Body(&'static str, &'static str),
    /// The answer with further headers.
    With(&'static [(&'static str, &'static str)]),
    /// The answer without the rest of its body, as long as it is said to be.
    ShortLength,
    /// The answer with another link to the next page, or another URL to poll. After a poll, the operation goes on.
    Link(&'static str),
    /// The answer with another `Location` besides the URL to poll.
    Location(&'static str),
    /// The operation goes on.
    InProgress,
    /// The connection is reset without an answer.
    Reset,
    /// The connection is reset in the middle of the answer.
    ResetInside,
    /// The connection is closed in the middle of the answer.
    Cut,
    /// The connection is closed in the middle of a body in chunks.
    CutChunks,
    /// There is no answer.
    Silence,
    /// There is nothing after the middle of the answer.
    SilenceInside,
    /// The middle of the answer has no end.
    Drip,
}

/// The hosts and ports of the servers that are not allowed.
#[derive(Clone, Debug)]
pub(crate) struct Foreign {
    pub(crate) https: String,
    pub(crate) port: String,
    pub(crate) http: String,
}

impl Foreign {
    /// Fills in what a string of the table leaves open.
    pub(crate) fn fill(&self, text: &str) -> String {
        let soon = to_rfc7231(&(OffsetDateTime::now_utc() + Duration::hours(1)));
        text.replace("{foreign}", &self.https)
            .replace("{port}", &self.port)
            .replace("{plain}", &self.http)
            .replace("{soon}", &soon)
    }
}

impl Fault {
    /// The answer to the request with this number, counted from 0.
    pub(crate) fn answer(self, kind: Kind, at: At, number: usize, foreign: &Foreign) -> Answer {
        let good = kind.answer(at, None);
        match self {
            Self::Statuses(statuses) => whole(&match statuses.get(number) {
                Some(status) => Good::new(*status, ""),
                None => good,
            }),
            Self::Status(status) => whole(&Good::new(status, "")),
            Self::Busy(headers) => Self::with(Good::new(429, ""), headers, foreign),
            Self::RedirectTo(status, url) => {
                Self::with(Good::new(status, ""), &[("location", url)], foreign)
            }
            Self::With(headers) => Self::with(good, headers, foreign),
            Self::Body(media_type, body) => {
                let mut answer = Good::new(200, "").header("content-type", media_type);
                body.clone_into(&mut answer.body);
                whole(&answer)
            }
            Self::Link(link) => {
                let link = foreign.fill(link);
                whole(&match (at, kind.header()) {
                    (At::First, _) => kind.answer(at, Some(&link)),
                    (At::Middle, None) => page("two", &link),
                    (At::Middle, Some(header)) => kind.in_progress().header(header, &link),
                    (At::Last, _) => Good::new(202, "").header("location", &link),
                })
            }
            Self::Location(link) => {
                let mut good = good;
                good.headers.retain(|(name, _)| *name != "location");
                whole(&good.header("location", &foreign.fill(link)))
            }
            Self::InProgress if at == At::Last => whole(&Good::new(202, "")),
            Self::InProgress => whole(&kind.in_progress()),
            Self::ShortLength => {
                let half = good.body[..good.body.len() / 2].to_owned();
                let mut bytes = whole(&Good {
                    body: half,
                    ..good.clone()
                })
                .bytes;
                bytes.extend_from_slice(&good.body.as_bytes()[good.body.len() / 2..]);
                Answer {
                    bytes,
                    then: Then::Close,
                }
            }
            Self::Reset => Answer {
                bytes: Vec::new(),
                then: Then::Reset,
            },
            Self::Silence => Answer {
                bytes: Vec::new(),
                then: Then::Silence,
            },
            Self::ResetInside => half(&good, Then::Reset),
            Self::Cut => half(&good, Then::Close),
            Self::SilenceInside => half(&good, Then::Silence),
            Self::Drip => half(&good, Then::Drip),
            Self::CutChunks => {
                let good = good.header("transfer-encoding", "chunked");
                let half = &good.body[..good.body.len() / 2];
                let mut text = head(&good);
                // The chunk is whole, but it is not the last one.
                let _ = write!(text, "\r\n{:x}\r\n{half}\r\n", half.len().max(1));
                Answer {
                    bytes: text.into_bytes(),
                    then: Then::Close,
                }
            }
        }
    }

    fn with(mut good: Good, headers: &[(&'static str, &str)], foreign: &Foreign) -> Answer {
        for (name, value) in headers {
            good = good.header(name, &foreign.fill(value));
        }
        whole(&good)
    }

    /// The link that the fault puts into an answer.
    pub(crate) fn link(self) -> Option<&'static str> {
        match self {
            Self::Link(link) | Self::Location(link) => Some(link),
            _ => None,
        }
    }
}

fn head(good: &Good) -> String {
    let mut text = format!("HTTP/1.1 {} Status\r\n", good.status);
    for (name, value) in &good.headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    text
}

/// The answer as it is.
pub(crate) fn whole(good: &Good) -> Answer {
    let mut text = head(good);
    if good.status != 204 {
        let _ = write!(text, "content-length: {}\r\n", good.body.len());
    }
    let _ = write!(text, "\r\n{}", good.body);
    Answer {
        bytes: text.into_bytes(),
        then: Then::Next,
    }
}

/// The answer until the middle of its body, or of its head if it has no body.
fn half(good: &Good, then: Then) -> Answer {
    let mut bytes = whole(good).bytes;
    let lost = if good.body.is_empty() {
        bytes.len()
    } else {
        good.body.len()
    };
    bytes.truncate(bytes.len() - lost / 2);
    Answer { bytes, then }
}
