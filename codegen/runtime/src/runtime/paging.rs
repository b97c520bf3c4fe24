//! Lists that come in pages.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use http::{HeaderMap, Response, Uri};

use crate::runtime::request::{Prepared, copy, get};
use crate::runtime::{
    Endpoint, Error, FromResponse, LinkError, Operation, Paged, Request, ResponseParts, Result,
    ServiceError, Value,
};

/// Where a link was found, in words for errors.
const SOURCE: &str = "the link to the next page";

/// One page of a list; generated for each type that a pageable operation returns.
pub trait Page: FromResponse {
    /// What the list is of.
    type Item;

    /// The URL of the next page; `None` on the last one.
    fn next_link(&self) -> Option<&str>;

    /// The items of this page.
    fn into_items(self) -> Vec<Self::Item>;
}

/// A list that is all of the response: one page.
impl<T: Value> Page for Vec<T> {
    type Item = T;

    fn next_link(&self) -> Option<&str> {
        None
    }

    fn into_items(self) -> Vec<T> {
        self
    }
}

/// A list that comes in pages: gives requests, takes responses.
///
/// Send what [`next_request`](Self::next_request) gives and hand the response to [`receive`](Self::receive), until there
/// is no request any more.
pub struct Pages<P> {
    core: Core,
    page: PhantomData<fn() -> P>,
}

struct Core {
    operation: Cow<'static, str>,
    /// What says which statuses mean success; each 2xx does if it is missing.
    definition: Option<&'static Operation>,
    endpoint: Endpoint,
    /// The request for a page after the first, but for its URL.
    request: http::Request<Vec<u8>>,
    next: Next,
    /// How many links there were.
    links: u64,
    /// The newest link each time that their number has doubled. Links in a circle, of any length, come back to it (Brent's
    /// way to find a circle), and no more than one link is kept.
    mark: Option<Uri>,
}

enum Next {
    First(Box<http::Request<Vec<u8>>>),
    Link(Uri),
    /// The link that is not to be followed, as the service wrote it, and why.
    Refused(String, Error),
    Nothing,
}

impl<P: Page> Pages<P> {
    pub(crate) fn new(request: &Prepared, endpoint: &Endpoint) -> Result<Self> {
        Ok(Self {
            core: Core::new(request, endpoint)?,
            page: PhantomData,
        })
    }

    /// The pages after one that a long-running operation has ended with.
    pub(crate) fn after(
        page: &P,
        operation: Cow<'static, str>,
        endpoint: Endpoint,
        headers: &HeaderMap,
    ) -> Self {
        let mut core = Core {
            operation,
            definition: None,
            request: get(&Uri::default(), headers),
            endpoint,
            next: Next::Nothing,
            links: 0,
            mark: None,
        };
        core.advance(page.next_link());
        Self {
            core,
            page: PhantomData,
        }
    }

    /// The request for the next page; `None` after the last one. It stays the same until its response was received, so
    /// that it can be sent again.
    ///
    /// # Errors
    /// If the link to the next page is not to be followed: to a foreign host, or in a circle. The list has ended then.
    pub fn next_request(&mut self) -> Result<Option<http::Request<Vec<u8>>>> {
        self.core.next_request()
    }

    /// Takes the response and gives its page. After an error the same request is due again.
    ///
    /// # Errors
    /// If the service answered with an error or with something that is no page.
    pub fn receive<B: AsRef<[u8]>>(&mut self, response: Response<B>) -> Result<P> {
        let (head, body) = response.into_parts();
        let operation = &self.core.operation;
        let response = ResponseParts::new(operation, head.status, &head.headers, body.as_ref());
        match self.core.definition {
            Some(operation) => response.check_success(operation)?,
            None if response.status().is_success() => {}
            None => return Err(ServiceError::new(&response).into()),
        }
        let page = P::from_response(&response)?;
        self.core.advance(page.next_link());
        Ok(page)
    }

    /// The link to the next page, with which [`resume_at`](Self::resume_at) goes on in another process; `None` before
    /// the first page and after the last one.
    #[must_use]
    pub fn next_link(&self) -> Option<String> {
        match &self.core.next {
            Next::Link(link) => Some(link.to_string()),
            Next::Refused(link, _) => Some(link.clone()),
            Next::First(_) | Next::Nothing => None,
        }
    }

    /// Goes on at a link that [`next_link`](Self::next_link) gave.
    ///
    /// # Errors
    /// If the link leads to a host that the endpoint does not cover.
    pub fn resume_at(mut self, link: &str) -> Result<Self> {
        self.core.next = Next::Link(self.core.follow(self.core.endpoint.url(), link)?);
        Ok(self)
    }
}

impl<P: Page> Request<P, Paged> {
    /// Turns the request into the state machine that gets page after page.
    ///
    /// # Errors
    /// As [`to_http`](Self::to_http).
    pub fn pages(self, endpoint: &Endpoint) -> Result<Pages<P>> {
        Pages::new(&self.prepared, endpoint)
    }
}

impl Core {
    fn new(request: &Prepared, endpoint: &Endpoint) -> Result<Self> {
        Ok(Self {
            operation: request.operation.id.into(),
            definition: Some(request.operation),
            endpoint: endpoint.clone(),
            request: request.page_request(),
            next: Next::First(Box::new(request.to_http(endpoint)?)),
            links: 0,
            mark: None,
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
        match std::mem::replace(&mut self.next, Next::Nothing) {
            Next::Refused(_, error) => Err(error),
            _ => Ok(None),
        }
    }

    /// Goes on from the page that was just read, which is not lost if its link is not to be followed.
    fn advance(&mut self, link: Option<&str>) {
        let Some(link) = link.map(str::trim).filter(|link| !link.is_empty()) else {
            self.next = Next::Nothing;
            return;
        };
        self.next = match self.step(link) {
            Ok(uri) => Next::Link(uri),
            Err(error) => Next::Refused(link.to_owned(), error),
        };
    }

    fn step(&mut self, link: &str) -> Result<Uri> {
        // The page that was just read, by its URL.
        let (base, method) = match &self.next {
            Next::First(request) => (request.uri(), request.method()),
            Next::Link(link) => (link, self.request.method()),
            Next::Refused(..) | Next::Nothing => {
                return self.follow(self.endpoint.url(), link);
            }
        };
        let uri = self.follow(&base.to_string(), link)?;
        let is_same = *base == uri && method == self.request.method();
        if is_same || self.mark.as_ref() == Some(&uri) {
            return Err(LinkError::new(&self.operation, SOURCE, "leads in a circle").into());
        }
        self.links += 1;
        if self.links.is_power_of_two() {
            self.mark = Some(uri.clone());
        }
        Ok(uri)
    }

    fn follow(&self, base: &str, link: &str) -> Result<Uri> {
        self.endpoint.follow(&self.operation, SOURCE, base, link)
    }
}

impl<P> fmt::Debug for Pages<P> {
    // Bodies and queries can hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let next = match &self.core.next {
            Next::First(request) => Some(request.uri().path()),
            Next::Link(link) => Some(link.path()),
            Next::Refused(..) | Next::Nothing => None,
        };
        let operation = &self.core.operation;
        formatter
            .debug_struct("Pages")
            .field("operation", &operation)
            .field("next", &next)
            .finish_non_exhaustive()
    }
}
