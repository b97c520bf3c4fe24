//! Results in pages.

use super::{Type, TypeId};

/// A type that is a page of a list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Page {
    /// The type.
    pub ty: TypeId,
    /// The type of an item.
    pub item: Type,
    /// The properties that lead to the list of items, outermost first.
    pub items: Vec<PropertyId>,
    /// The properties that lead to the URL of the next page, if there can be one.
    pub next_link: Option<Vec<PropertyId>>,
}

/// A property of an object.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PropertyId {
    /// The object.
    pub object: TypeId,
    /// The position among the properties of the object.
    pub position: usize,
}

/// How the result of an operation comes in pages.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Paging {
    /// The type of a page: that of a [`Page`], or a list, which is the only page.
    pub page: Type,
    /// How the next page is asked for.
    pub next_page: NextPage,
    /// How the link to the next page becomes a URL, if an operation for the next page says more than that of URLs.
    pub next_link: Option<NextLink>,
}

/// How the link to the next page becomes a URL.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NextLink {
    /// The number of segments at the end of the first path that a relative link takes the place of.
    pub replaced: usize,
    /// The names of parameters of the query that are repeated in a link without them.
    pub query: Vec<String>,
}

/// How the pages after the first are asked for.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum NextPage {
    /// With a GET.
    #[default]
    Get,
    /// With a POST without a body.
    Post,
    /// With a POST and the body of the first request.
    PostBody,
}
