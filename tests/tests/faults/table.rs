//! The table of faults.
//!
//! A row says in which step of an operation there is which fault, and how often. Then, for kinds of operations: how a call ends, and how
//! often the request with the fault is sent. The first entry with a kind counts.

use crate::fault::Fault::{
    Body, Busy, Cut, CutChunks, Drip, InProgress, Link, Location, RedirectTo, Reset, ResetInside, ShortLength, Silence,
    SilenceInside, Status, Statuses, With,
};
use crate::kind::At::{self, First, Last, Middle};
use crate::kind::EVERY;
use crate::kind::Kind::{
    self, Delete, DeleteByLocation, List, Move, MoveByLocation, Patch, PatchByLocation, Put, PutByLocation, PutByState,
    Search, Wash,
};
use crate::outcome::End::{
    Any, BadLink, Done, ForeignHost, Gives, NoAnswer, Protocol, Redirect, Service, TimeOut, Unreadable,
};
use crate::run::Times::{Always, Once};
use crate::run::{Row, row};

/// Each step that an operation has.
const ANY: &[At] = &[First, Middle, Last];
const FIRST: &[At] = &[First];
const MIDDLE: &[At] = &[Middle];
const LAST: &[At] = &[Last];
/// The steps whose answers have bodies, of the kinds that have bodies.
const LATER: &[At] = &[Middle, Last];
/// The steps whose answers have links, of the kinds that have links.
const EARLIER: &[At] = &[First, Middle];

const ALL: &[Kind] = &EVERY;
const LISTS: &[Kind] = &[List, Search];
const LONG_RUNNING: &[Kind] = &[
    Put, PutByLocation, PutByState, Patch, PatchByLocation, Delete, DeleteByLocation, Move, MoveByLocation, Wash,
];
/// The kinds whose polls ask for the status of the operation.
const BY_STATUS: &[Kind] = &[Put, Patch, Delete, Move, Wash];
const BY_LOCATION: &[Kind] = &[PutByLocation, PatchByLocation, DeleteByLocation, MoveByLocation];
const DELETIONS: &[Kind] = &[Delete, DeleteByLocation];
/// The kinds with a link from one answer to the next request.
const LINKED: &[Kind] = &[
    List, Search, Put, PutByLocation, Patch, PatchByLocation, Delete, DeleteByLocation, Move, MoveByLocation, Wash,
];
/// The kinds whose second answer has a body.
const WITH_BODIES: &[Kind] = &[
    List, Search, Put, PutByLocation, PutByState, Patch, PatchByLocation, Delete, Move, MoveByLocation, Wash,
];
/// One of each sort, for what is like another row that has all kinds.
const SOME: &[Kind] = &[List, Put, PutByState, DeleteByLocation, Move];

/// Statuses that mean no success. Some are worth another try; the caller allows two.
pub(crate) const STATUSES: &[Row] = &[
    row(ANY, Status(408), Once, &[(ALL, Done, 2)]),
    row(ANY, Status(429), Once, &[(ALL, Done, 2)]),
    row(ANY, Status(500), Once, &[(ALL, Done, 2)]),
    row(ANY, Status(502), Once, &[(ALL, Done, 2)]),
    row(ANY, Status(503), Once, &[(ALL, Done, 2)]),
    row(ANY, Status(504), Once, &[(ALL, Done, 2)]),
    row(ANY, Status(408), Always, &[(SOME, Service(408), 3)]),
    row(ANY, Status(429), Always, &[(ALL, Service(429), 3)]),
    row(ANY, Status(500), Always, &[(ALL, Service(500), 3)]),
    row(ANY, Status(502), Always, &[(SOME, Service(502), 3)]),
    row(ANY, Status(503), Always, &[(ALL, Service(503), 3)]),
    row(ANY, Status(504), Always, &[(SOME, Service(504), 3)]),
    row(ANY, Statuses(&[500, 502]), Always, &[(ALL, Done, 3)]),
    row(ANY, Statuses(&[503, 504]), Always, &[(ALL, Done, 3)]),
    row(ANY, Statuses(&[429, 408]), Always, &[(ALL, Done, 3)]),
    row(ANY, Statuses(&[500, 502, 503, 504]), Always, &[(ALL, Service(503), 3)]),
    row(ANY, Statuses(&[503, 400]), Always, &[(ALL, Service(400), 2)]),
    row(ANY, Status(400), Always, &[(ALL, Service(400), 1)]),
    row(ANY, Status(401), Always, &[(SOME, Service(401), 1)]),
    row(ANY, Status(403), Always, &[(SOME, Service(403), 1)]),
    row(ANY, Status(404), Always, &[(ALL, Service(404), 1)]),
    row(ANY, Status(409), Always, &[(SOME, Service(409), 1)]),
    row(ANY, Status(501), Always, &[(SOME, Service(501), 1)]),
    row(ANY, Status(505), Always, &[(SOME, Service(505), 1)]),
];

/// Waits that a service asks for. The caller allows 20 milliseconds.
pub(crate) const RETRY_AFTER: &[Row] = &[
    row(ANY, Busy(&[("retry-after", "0")]), Once, &[(ALL, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "1")]), Once, &[(ALL, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "3600")]), Once, &[(ALL, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "{soon}")]), Once, &[(ALL, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "99999999999")]), Always, &[(ALL, Service(429), 3)]),
    row(ANY, Busy(&[("retry-after", "9223372036854775807")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "99999999999999999999999")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "-1")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "-9223372036854775808")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "1.5")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "soon")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "Thu, 01 Jan 1970 00:00:00 GMT")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "Mon, 99 Foo 9999 99:99:99 GMT")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after", "0"), ("retry-after", "99999")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after-ms", "10")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("retry-after-ms", "31536000000")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("x-ms-retry-after-ms", "9223372036854775807")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("x-ms-retry-after-ms", "-1")]), Once, &[(SOME, Done, 2)]),
    row(ANY, Busy(&[("x-ms-retry-after-ms", "x"), ("retry-after", "3600")]), Once, &[(SOME, Done, 2)]),
    // Before the next poll.
    row(EARLIER, With(&[("retry-after", "99999999999")]), Once, &[(ALL, Done, 1)]),
    row(EARLIER, With(&[("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT")]), Once, &[(ALL, Done, 1)]),
    row(EARLIER, With(&[("x-ms-retry-after-ms", "99999999999")]), Once, &[(ALL, Done, 1)]),
    row(EARLIER, With(&[("retry-after", "-1")]), Once, &[(ALL, Done, 1)]),
];

const NO_JSON: &str = "it cannot be read as JSON";
const NO_STATUS: &str = "the response to a poll has no status of the operation";
const NO_BODY: &str = "the response has no body, which should have the state of the operation";

/// Bodies that are not what the definition says.
pub(crate) const BODIES: &[Row] = &[
    // Half of a body that ends with its connection.
    row(FIRST, Body("application/json", r#"{"name": "on"#), Once, &[(DELETIONS, Done, 1), (ALL, Unreadable(NO_JSON), 1)]),
    row(MIDDLE, Body("application/json", r#"{"status": "InPro"#), Once, &[(ALL, Unreadable(NO_JSON), 1)]),
    row(LAST, Body("application/json", r#"{"name": "on"#), Once, &[(ALL, Unreadable(NO_JSON), 1)]),
    // A body that is longer than it says.
    row(FIRST, ShortLength, Once, &[(LISTS, Unreadable(NO_JSON), 1), (&[Put], Done, 1)]),
    row(MIDDLE, ShortLength, Once, &[(WITH_BODIES, Unreadable(NO_JSON), 1)]),
    // No JSON. What has no result ends with any text.
    row(FIRST, Body("text/html", "<html>Sign in</html>"), Once, &[(DELETIONS, Done, 1), (ALL, Unreadable(NO_JSON), 1)]),
    row(LATER, Body("text/html", "<html>Sign in</html>"), Once, &[
        (&[DeleteByLocation], Done, 1),
        (ALL, Unreadable(NO_JSON), 1),
    ]),
    row(MIDDLE, Body("text/plain", "It is done."), Once, &[
        (&[DeleteByLocation], Done, 1),
        (ALL, Unreadable(NO_JSON), 1),
    ]),
    // No body, which is a result without values.
    row(FIRST, Body("application/json", ""), Once, &[(ALL, Gives(""), 1)]),
    row(MIDDLE, Body("application/json", ""), Once, &[
        (LISTS, Gives("one"), 1),
        (BY_STATUS, Protocol(NO_STATUS), 1),
        (&[PutByState], Protocol(NO_BODY), 1),
        (&[PutByLocation, PatchByLocation], Done, 1),
        (&[DeleteByLocation, MoveByLocation], Gives(""), 1),
    ]),
    row(LAST, Body("application/json", ""), Once, &[(ALL, Gives(""), 1)]),
    row(MIDDLE, Body("application/json", "{}"), Once, &[
        (LISTS, Gives("one"), 1),
        (BY_STATUS, Protocol(NO_STATUS), 1),
        (LONG_RUNNING, Gives(""), 1),
    ]),
];

const FOREIGN: &str = "which is neither the endpoint's nor allowed; no request was sent there";
const NOT_HTTPS: &str = "but not over https; no request was sent there";

/// Links, polling URLs and redirects that leave what is allowed, or never end.
pub(crate) const LINKS: &[Row] = &[
    row(EARLIER, Link("https://{foreign}/next"), Once, &[(LINKED, ForeignHost(FOREIGN), 1)]),
    row(EARLIER, Link("//{foreign}/next"), Once, &[(LINKED, ForeignHost(FOREIGN), 1)]),
    row(EARLIER, Link("https://{port}/next"), Once, &[(LINKED, ForeignHost("on another port than the endpoint's"), 1)]),
    row(EARLIER, Link("http://{plain}/next"), Once, &[(LINKED, ForeignHost(NOT_HTTPS), 1)]),
    row(EARLIER, Link("https://user:word@{foreign}/next"), Once, &[
        (LINKED, ForeignHost("with a user name or password"), 1),
    ]),
    row(EARLIER, Link("###"), Once, &[(LINKED, BadLink("is no URL but a marker"), 1)]),
    // A newer URL of the result that is not ready.
    row(LAST, Link("https://{foreign}/next"), Once, &[(&[Move], ForeignHost(FOREIGN), 1)]),
    row(LAST, Link("http://{plain}/next"), Once, &[(&[Move], ForeignHost(NOT_HTTPS), 1)]),
    // The URL of the result beside that of the status. Only `Move` has its result there.
    row(EARLIER, Location("https://{foreign}/result"), Once, &[(&[Move], ForeignHost(FOREIGN), 1), (BY_STATUS, Done, 1)]),
    row(EARLIER, Location("http://{plain}/result"), Once, &[(&[Move], ForeignHost(NOT_HTTPS), 1), (BY_STATUS, Done, 1)]),
    // A list that leads back to one of its pages.
    row(FIRST, Link("/things"), Once, &[(LISTS, BadLink("leads in a cycle: to page 1 of 1 that were read"), 1)]),
    row(MIDDLE, Link("/things"), Once, &[(LISTS, BadLink("leads in a cycle: to page 1 of 2 that were read"), 1)]),
    row(MIDDLE, Link("/things/more"), Once, &[(LISTS, BadLink("leads in a cycle: to page 2 of 2 that were read"), 1)]),
    // An operation that never ends. The caller allows five polls.
    row(LATER, InProgress, Always, &[(LONG_RUNNING, Protocol("has not ended after 5 polls"), 5)]),
    row(ANY, RedirectTo(301, "https://{foreign}/other"), Once, &[(ALL, Redirect(301), 1)]),
    row(ANY, RedirectTo(302, "https://{foreign}/other"), Once, &[(ALL, Redirect(302), 1)]),
    row(ANY, RedirectTo(303, "https://{foreign}/other"), Once, &[(ALL, Redirect(303), 1)]),
    row(ANY, RedirectTo(307, "https://{foreign}/other"), Once, &[(ALL, Redirect(307), 1)]),
    row(ANY, RedirectTo(308, "https://{foreign}/other"), Once, &[(ALL, Redirect(308), 1)]),
];

/// Redirects where the transport follows them, as one of a caller may.
pub(crate) const FOLLOWED: &[Row] = &[
    row(ANY, RedirectTo(301, "https://{foreign}/other"), Once, &[(ALL, Any, 1)]),
    row(ANY, RedirectTo(302, "https://{foreign}/other"), Once, &[(ALL, Any, 1)]),
    row(ANY, RedirectTo(303, "https://{foreign}/other"), Once, &[(ALL, Any, 1)]),
    row(ANY, RedirectTo(307, "https://{foreign}/other"), Once, &[(ALL, Any, 1)]),
    row(ANY, RedirectTo(308, "https://{foreign}/other"), Once, &[(ALL, Any, 1)]),
    row(ANY, RedirectTo(307, "https://{port}/other"), Once, &[(ALL, Any, 1)]),
    row(ANY, RedirectTo(307, "http://{plain}/other"), Once, &[(ALL, Any, 1)]),
];

/// Two headers where there should be one. The transport of the client keeps the last.
pub(crate) const TWO_HEADERS: &[Row] = &[
    row(FIRST, With(&[("location", "https://{foreign}/other")]), Once, &[(BY_LOCATION, ForeignHost(FOREIGN), 1)]),
    row(FIRST, With(&[("azure-asyncoperation", "https://{foreign}/other")]), Once, &[(BY_STATUS, ForeignHost(FOREIGN), 1)]),
];

/// The same with a transport that keeps both. The first counts.
pub(crate) const TWO_HEADERS_BY_HAND: &[Row] = &[
    row(FIRST, With(&[("location", "https://{foreign}/other")]), Once, &[(BY_LOCATION, Done, 1)]),
    row(FIRST, With(&[("azure-asyncoperation", "https://{foreign}/other")]), Once, &[(BY_STATUS, Done, 1)]),
];

/// Connections that break, and what is no HTTP.
pub(crate) const CONNECTIONS: &[Row] = &[
    row(ANY, Reset, Once, &[(ALL, Done, 2)]),
    row(ANY, Reset, Always, &[(ALL, NoAnswer("onnection reset"), 3)]),
    row(ANY, ResetInside, Once, &[(ALL, Done, 2)]),
    row(ANY, ResetInside, Always, &[(ALL, NoAnswer("onnection reset"), 3)]),
    row(ANY, Cut, Once, &[(ALL, Done, 2)]),
    row(ANY, Cut, Always, &[(ALL, NoAnswer("before message"), 3)]),
    row(LATER, CutChunks, Once, &[(WITH_BODIES, Done, 2)]),
    row(LATER, CutChunks, Always, &[(WITH_BODIES, NoAnswer("EOF"), 3)]),
    row(LATER, With(&[("content-length", "1")]), Always, &[(WITH_BODIES, NoAnswer("content-length"), 3)]),
    row(LATER, With(&[("content-encoding", "gzip")]), Always, &[(WITH_BODIES, NoAnswer("gzip"), 3)]),
];

/// Answers that take longer than the transport waits.
pub(crate) const SLOW_ANSWERS: &[Row] = &[
    row(ANY, Silence, Once, &[(ALL, Done, 2)]),
    row(ANY, Silence, Always, &[(ALL, NoAnswer("timed out"), 3)]),
    row(ANY, SilenceInside, Once, &[(ALL, Done, 2)]),
    row(ANY, SilenceInside, Always, &[(ALL, NoAnswer("timed out"), 3)]),
    row(ANY, Drip, Once, &[(SOME, Done, 2)]),
    row(LATER, Drip, Always, &[(WITH_BODIES, NoAnswer("timed out"), 3)]),
];

/// Calls that the caller ends, since there is no other limit.
pub(crate) const SLOW_CALLS: &[Row] = &[
    row(ANY, Silence, Always, &[(ALL, TimeOut, 1)]),
    row(ANY, SilenceInside, Always, &[(ALL, TimeOut, 1)]),
    row(ANY, Busy(&[("retry-after", "3600")]), Always, &[(ALL, TimeOut, 1)]),
    row(FIRST, With(&[("retry-after", "3600")]), Once, &[(LONG_RUNNING, TimeOut, 1)]),
];
