//! The kinds of operations, and what a healthy service answers to each.

use crate::server::Received;
use At::{First, Last, Middle};
use Kind::{
    Delete, DeleteByLocation, List, Move, MoveByLocation, Patch, PatchByLocation, Put,
    PutByLocation, PutByState, Search, Wash,
};

/// A kind of operation: its method, and where it says how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A list of two pages.
    List,
    /// A list of two pages that are both requested with POST.
    Search,
    /// PUT with `Azure-AsyncOperation`; the result is the resource.
    Put,
    /// PUT with `Location`.
    PutByLocation,
    /// PUT with 201 and a provisioning state.
    PutByState,
    /// PATCH with `Azure-AsyncOperation`; the result is the resource.
    Patch,
    /// PATCH with `Location`.
    PatchByLocation,
    /// DELETE with `Azure-AsyncOperation`.
    Delete,
    /// DELETE with `Location`.
    DeleteByLocation,
    /// POST with `Azure-AsyncOperation`, and the result at `Location`.
    Move,
    /// POST with `Location`.
    MoveByLocation,
    /// POST with `Azure-AsyncOperation`, which has the result at last; its `Location` does not count.
    Wash,
}

/// All kinds.
pub(crate) const EVERY: [Kind; 12] = [
    List,
    Search,
    Put,
    PutByLocation,
    PutByState,
    Patch,
    PatchByLocation,
    Delete,
    DeleteByLocation,
    Move,
    MoveByLocation,
    Wash,
];

/// A step of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// The first request, or the first page.
    First,
    /// The poll, or the second page.
    Middle,
    /// The request for the result, after the last poll.
    Last,
}

/// An answer that is HTTP.
#[derive(Clone, Debug)]
pub(crate) struct Good {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: String,
}

impl Good {
    pub(crate) fn new(status: u16, body: &str) -> Self {
        let media_type = ("content-type", "application/json".to_owned());
        Self {
            status,
            headers: Vec::from_iter((!body.is_empty()).then_some(media_type)),
            body: body.to_owned(),
        }
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

const ONE: &str = r#"{"name": "one", "properties": {"provisioningState": "Succeeded"}}"#;
const COMING: &str = r#"{"name": "one", "properties": {"provisioningState": "Creating"}}"#;

/// The paths that the service chooses.
const STATUS: &str = "/status";
const LOCATION: &str = "/location";
const SECOND_PAGE: &str = "/things/more";

const STATUS_HEADER: &str = "azure-asyncoperation";

impl Kind {
    pub(crate) fn operation(self) -> &'static str {
        match self {
            List => "Things_List",
            Search => "Things_Search",
            Put | PutByLocation | PutByState => "Things_Create",
            Patch | PatchByLocation => "Things_Update",
            Delete | DeleteByLocation => "Things_Delete",
            Move | MoveByLocation => "Things_Move",
            Wash => "Things_Wash",
        }
    }

    /// Whether polls ask for the status of the operation, and not for its result or the resource.
    pub(crate) fn has_status(self) -> bool {
        matches!(self, Put | Patch | Delete | Move | Wash)
    }

    pub(crate) fn has_step(self, at: At) -> bool {
        at != Last || matches!(self, Put | Patch | Move)
    }

    /// The result when nothing goes wrong.
    pub(crate) fn result(self) -> &'static str {
        match self {
            List | Search => "one two",
            Delete | DeleteByLocation => "",
            _ => "one",
        }
    }

    /// The path of the first request.
    pub(crate) fn path(self) -> &'static str {
        match self {
            List | Search => "/things",
            Move | MoveByLocation => "/things/one/move",
            Wash => "/things/one/wash",
            _ => "/things/one",
        }
    }

    /// The name of the header with the URL that is polled; `None` if there is none.
    pub(crate) fn header(self) -> Option<&'static str> {
        match self {
            List | Search | PutByState => None,
            PutByLocation | PatchByLocation | DeleteByLocation | MoveByLocation => Some("location"),
            Put | Patch | Delete | Move | Wash => Some(STATUS_HEADER),
        }
    }

    /// The link to the second request.
    pub(crate) fn link(self) -> &'static str {
        match self {
            List | Search => SECOND_PAGE,
            _ if self.has_status() => STATUS,
            PutByState => self.path(),
            _ => LOCATION,
        }
    }

    /// The step that a request belongs to.
    pub(crate) fn step(self, request: &Received) -> At {
        let path = request.path();
        if path == self.path() && (request.method != "GET" || self == List) {
            First
        } else if path == self.link() {
            Middle
        } else {
            Last
        }
    }

    /// What a healthy service answers, with another link in the first answer if there is one.
    pub(crate) fn answer(self, at: At, link: Option<&str>) -> Good {
        let link = link.unwrap_or(self.link());
        match (self, at) {
            // Nothing is to be fetched at the end.
            (Delete | DeleteByLocation | MoveByLocation | Wash, Last) => Good::new(404, ""),
            (List | Search, First) => page("one", link),
            (List | Search, _) => page("two", ""),
            (Put, First) => Good::new(201, COMING).header(STATUS_HEADER, link),
            (PutByState, First) => Good::new(201, COMING),
            // The `Location` must not count.
            (Patch | Delete | Wash, First) => {
                accepted(STATUS_HEADER, link).header("location", "/no")
            }
            (Move, First) => accepted(STATUS_HEADER, link).header("location", LOCATION),
            (_, First) => accepted("location", link),
            (Wash, Middle) => Good::new(200, r#"{"status": "Succeeded", "name": "one"}"#),
            (_, Middle) if self.has_status() => Good::new(200, r#"{"status": "Succeeded"}"#),
            (DeleteByLocation, _) => Good::new(204, ""),
            _ => Good::new(200, ONE),
        }
    }

    /// The answer to a poll of an operation that goes on.
    pub(crate) fn in_progress(self) -> Good {
        match self {
            PutByState => Good::new(200, COMING),
            _ if self.has_status() => Good::new(200, r#"{"status": "InProgress"}"#),
            _ => Good::new(202, ""),
        }
    }
}

fn accepted(header: &'static str, link: &str) -> Good {
    Good::new(202, "").header(header, link)
}

pub(crate) fn page(name: &str, link: &str) -> Good {
    let body = serde_json::json!({ "value": [{ "name": name }], "nextLink": link });
    Good::new(200, &body.to_string())
}
