//! Paged lists.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::hash::BuildHasher;
use std::marker::PhantomData;

use http::{HeaderMap, Method, Response, Uri};

use crate::runtime::request::{Prepared, copy, get};
use crate::runtime::url::{Links, is_marker};
use crate::runtime::{
    Endpoint, Error, FromResponse, LinkError, NextLink, Operation, Paged, Request, ResponseParts,
    Result, ServiceError, Value,
};

/// What errors call the link.
const SOURCE: &str = "the link to the next page";

/// What services write in place of no link. Other words may be markers of a page that is there.
const NO_LINK: [&str; 5] = ["", "false", "null", "none", "n/a"];

/// One page of a list. Implemented for each type that a pageable operation returns.
pub trait Page: FromResponse {
    /// The type of the items.
    type Item;

    /// The URL of the next page; `None` for the last page.
    fn next_link(&self) -> Option<&str>;

    /// The items of this page.
    fn into_items(self) -> Vec<Self::Item>;
}

/// A response that is an array is the only page of a list.
impl<T: Value> Page for Vec<T> {
    type Item = T;

    fn next_link(&self) -> Option<&str> {
        None
    }

    fn into_items(self) -> Vec<T> {
        self
    }
}

/// A paged list, as a state machine that returns requests and receives responses.
///
/// Send each request that [`next_request`](Self::next_request) returns and pass its response to [`receive`](Self::receive), until
/// there are no more requests.
pub struct Pages<P> {
    core: Core,
    page: PhantomData<fn() -> P>,
}

struct Core {
    operation: Cow<'static, str>,
    /// The operation whose statuses of success count. Without one, each 2xx means success.
    definition: Option<&'static Operation>,
    links: Links,
    /// How links become URLs, and the URL of the first request, if the definition says more than that of URLs.
    rule: Option<(NextLink, String)>,
    /// The request for the pages after the first, without a URL.
    request: http::Request<Vec<u8>>,
    next: Next,
    read: PagesRead,
}

enum Next {
    First(Box<http::Request<Vec<u8>>>),
    Link(Uri),
    /// A link that must not be followed, as the service wrote it, and the reason.
    Refused(String, Option<Error>),
    Nothing,
}

/// The pages that were read, to find a link that leads back to one of them.
#[derive(Default)]
struct PagesRead {
    count: u64,
    /// The numbers of pages by the hashes of their requests, which need little memory and hold no secrets.
    numbers: HashMap<u64, u64>,
}

impl<P: Page> Pages<P> {
    pub(crate) fn new(request: &Prepared, endpoint: &Endpoint) -> Result<Self> {
        Ok(Self {
            core: Core::new(request, endpoint)?,
            page: PhantomData,
        })
    }

    /// The pages after the first one, which is the result of a long-running operation.
    pub(crate) fn after(
        page: &P,
        operation: Cow<'static, str>,
        links: Links,
        headers: &HeaderMap,
    ) -> Self {
        let mut core = Core {
            operation,
            definition: None,
            request: get(&Uri::default(), headers),
            links,
            rule: None,
            next: Next::Nothing,
            read: PagesRead::default(),
        };
        core.advance(page.next_link());
        Self {
            core,
            page: PhantomData,
        }
    }

    /// The request for the next page; `None` after the last one. It stays the same until its response is received, so that it
    /// can be sent again.
    ///
    /// # Errors
    /// If the link to the next page leads to a host that is not allowed, or in a cycle, or is no URL. The list has ended then.
    pub fn next_request(&mut self) -> Result<Option<http::Request<Vec<u8>>>> {
        self.core.next_request()
    }

    /// Receives the response and returns its page. After an error, the next request is the same again.
    ///
    /// # Errors
    /// If the service returned an error, or if the response is not a page.
    pub fn receive<B: AsRef<[u8]>>(&mut self, response: Response<B>) -> Result<P> {
        let (head, body) = response.into_parts();
        let operation = &self.core.operation;
        let response = ResponseParts::new(operation, head.status, &head.headers, body.as_ref());
        match self.core.definition {
            Some(operation) => response.check_status(operation)?,
            None if response.status().is_success() => {}
            None => return Err(ServiceError::new(&response).into()),
        }
        let page = P::from_response(&response)?;
        self.core.advance(page.next_link());
        Ok(page)
    }

    /// The link to the next page, with which [`resume_at`](Self::resume_at) can continue in another process; `None` before the
    /// first page and after the last one.
    #[must_use]
    pub fn next_link(&self) -> Option<String> {
        self.core.next_link()
    }

    /// Continues at a link that [`next_link`](Self::next_link) returned.
    ///
    /// # Errors
    /// If the link leads to a host that the endpoint does not allow, or is no URL.
    pub fn resume_at(mut self, link: &str) -> Result<Self> {
        self.core.next = Next::Link(self.core.follow(self.core.links.endpoint.url(), link)?);
        Ok(self)
    }
}

impl<P: Page> Request<P, Paged> {
    /// Turns the request into the state machine that requests page after page.
    ///
    /// # Errors
    /// As [`to_http`](Self::to_http).
    pub fn pages(self, endpoint: &Endpoint) -> Result<Pages<P>> {
        Pages::new(&self.prepared, endpoint)
    }
}

impl Core {
    fn new(request: &Prepared, endpoint: &Endpoint) -> Result<Self> {
        let first = request.to_http(endpoint)?;
        Ok(Self {
            operation: request.operation.id.into(),
            definition: Some(request.operation),
            links: Links::of(endpoint, first.uri()),
            rule: request
                .operation
                .next_link
                .map(|rule| (rule, first.uri().to_string())),
            request: request.page_request(),
            next: Next::First(Box::new(first)),
            read: PagesRead::default(),
        })
    }

    fn next_request(&mut self) -> Result<Option<http::Request<Vec<u8>>>> {
        match &self.next {
            Next::First(request) => return Ok(Some(copy(request))),
            Next::Link(link) => {
                let mut request = copy(&self.request);
                *request.uri_mut() = link.clone();
                return Ok(Some(request));
            }
            Next::Refused(..) | Next::Nothing => {}
        }
        // The link stays, so that the caller can save it, allow its host and go on.
        match &mut self.next {
            Next::Refused(_, error) => error.take().map_or(Ok(None), Err),
            _ => Ok(None),
        }
    }

    fn next_link(&self) -> Option<String> {
        match &self.next {
            Next::Link(link) => Some(link.to_string()),
            Next::Refused(link, _) => Some(link.clone()),
            Next::First(_) | Next::Nothing => None,
        }
    }

    /// Continues with the link of the page just read. If the link must not be followed, the page is not lost.
    fn advance(&mut self, link: Option<&str>) {
        let is_none = |link: &&str| NO_LINK.iter().any(|text| link.eq_ignore_ascii_case(text));
        let Some(link) = link.map(str::trim).filter(|link| !is_none(link)) else {
            self.next = Next::Nothing;
            return;
        };
        self.next = match self.step(link) {
            Ok(uri) => Next::Link(uri),
            Err(error) => Next::Refused(link.to_owned(), Some(error)),
        };
    }

    fn step(&mut self, link: &str) -> Result<Uri> {
        // The request of the page just read.
        let request = match &self.next {
            Next::First(request) => Some((request.method(), request.uri())),
            Next::Link(link) => Some((self.request.method(), link)),
            Next::Refused(..) | Next::Nothing => None,
        };
        self.read.add(request);
        let uri = match request {
            Some((_, base)) => self.follow(&base.to_string(), &self.completed(link))?,
            None => self.follow(self.links.endpoint.url(), link)?,
        };
        if let Some(number) = self.read.number(self.request.method(), &uri) {
            let count = self.read.count;
            let problem = format!("leads in a cycle: to page {number} of {count} that were read");
            return Err(LinkError::new(&self.operation, SOURCE, link, problem).into());
        }
        Ok(uri)
    }

    /// The link with what it takes from the first request.
    fn completed<'l>(&self, link: &'l str) -> Cow<'l, str> {
        match &self.rule {
            Some((rule, first)) if !is_marker(link) => rule.complete(first, link).into(),
            _ => link.into(),
        }
    }

    fn follow(&self, base: &str, link: &str) -> Result<Uri> {
        self.links.follow(&self.operation, SOURCE, base, link)
    }
}

impl PagesRead {
    /// Adds a page with its request, if that is known.
    fn add(&mut self, request: Option<(&Method, &Uri)>) {
        self.count += 1;
        if let Some(request) = request {
            let hash = self.numbers.hasher().hash_one(request);
            self.numbers.insert(hash, self.count);
        }
    }

    /// The number of the page with this request, if it was read.
    fn number(&self, method: &Method, uri: &Uri) -> Option<u64> {
        let hash = self.numbers.hasher().hash_one((method, uri));
        self.numbers.get(&hash).copied()
    }
}

impl<P> fmt::Debug for Pages<P> {
    // Bodies and URLs can hold secrets, also in the path.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = &self.core.operation;
        formatter
            .debug_struct("Pages")
            .field("operation", &operation)
            .finish_non_exhaustive()
    }
}
