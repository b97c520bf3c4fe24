//! Links to the next page, where the definition names an operation for it: `operationName`.

use crate::runtime::url::percent::decode;
use crate::runtime::url::resolve;

/// How the link to the next page becomes the URL of its request, where the definition names an operation for the next page.
#[derive(Debug, Clone, Copy)]
pub struct NextLink {
    replaced: usize,
    query: &'static [&'static str],
    complete: fn(&Self, &str, &str) -> String,
}

impl NextLink {
    /// `replaced` is the number of segments at the end of the first request's path that a relative link takes the place of. That of
    /// other lists is 1, which is the rule of URLs.
    ///
    /// `query` has the names of parameters whose values in the first request are added to a link without them.
    #[must_use]
    pub const fn new(replaced: usize, query: &'static [&'static str]) -> Self {
        Self {
            replaced,
            query,
            complete,
        }
    }

    /// The link with what it takes from the URL of the first request.
    pub(crate) fn complete(&self, first: &str, link: &str) -> String {
        (self.complete)(self, first, link)
    }
}

/// Reached through [`NextLink`] and inline, so that only crates with such operations compile it.
#[inline]
fn complete(rule: &NextLink, first: &str, link: &str) -> String {
    let (path, query) = first.split_once('?').unwrap_or((first, ""));
    let mut url = if link.starts_with('?') {
        link.to_owned()
    } else {
        let mut folder = path;
        for _ in 0..rule.replaced {
            folder = folder.rsplit_once('/').map_or(folder, |(folder, _)| folder);
        }
        resolve(&format!("{folder}/"), link)
    };
    let own = url
        .split_once('?')
        .map_or("", |(_, query)| query)
        .to_owned();
    for pair in query.split('&') {
        let is_repeated = rule.query.iter().any(|name| is_named(pair, name));
        if is_repeated && !own.split('&').any(|other| is_same_name(other, pair)) {
            let separator = match url.split_once('?') {
                Some((_, query)) if query.is_empty() || query.ends_with('&') => "",
                Some(_) => "&",
                None => "?",
            };
            url.push_str(separator);
            url.push_str(pair);
        }
    }
    url
}

/// The name in a pair of a query, decoded.
fn name(pair: &str) -> Option<Vec<u8>> {
    decode(pair.split('=').next().unwrap_or_default())
}

fn is_named(pair: &str, wanted: &str) -> bool {
    name(pair).is_some_and(|name| name == wanted.as_bytes())
}

fn is_same_name(one: &str, other: &str) -> bool {
    name(one).is_some_and(|found| Some(found) == name(other))
}
