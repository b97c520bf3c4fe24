//! URL references (RFC 3986). Links from responses are opaque: resolving them changes nothing else.

use std::borrow::Cow;

use super::percent::push_except;

/// A URL reference, split as in RFC 3986, appendix B. The fragment is dropped, since it is never sent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reference<'a> {
    pub(crate) scheme: Option<&'a str>,
    pub(crate) authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
}

impl<'a> Reference<'a> {
    pub(crate) fn parse(text: &'a str) -> Self {
        let text = text.split_once('#').map_or(text, |(text, _)| text);
        let (scheme, rest) = match text.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            _ => (None, text),
        };
        let (hierarchy, query) = match rest.split_once('?') {
            Some((hierarchy, query)) => (hierarchy, Some(query)),
            None => (rest, None),
        };
        let (authority, path) = match hierarchy.strip_prefix("//") {
            Some(after) => {
                let (authority, path) = after.split_at(after.find('/').unwrap_or(after.len()));
                (Some(authority), path)
            }
            None => (None, hierarchy),
        };
        Self {
            scheme,
            authority,
            path,
            query,
        }
    }

    fn write(self, path: &str) -> String {
        let mut url = String::new();
        if let Some(scheme) = self.scheme {
            url.push_str(scheme);
            url.push(':');
        }
        if let Some(authority) = self.authority {
            url.push_str("//");
            url.push_str(authority);
        }
        url.push_str(path);
        if let Some(query) = self.query {
            url.push('?');
            url.push_str(query);
        }
        url
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// Resolves a reference against an absolute URL: RFC 3986, section 5.2. An absolute reference stays as it is.
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    let reference = sendable(reference.trim());
    let target = Reference::parse(&reference);
    let base = Reference::parse(base);
    if target.scheme.is_some() {
        return target.write(target.path);
    }
    let scheme = base.scheme;
    if target.authority.is_some() {
        return Reference { scheme, ..target }.write(target.path);
    }
    let authority = base.authority;
    if target.path.is_empty() {
        return Reference {
            query: target.query.or(base.query),
            ..base
        }
        .write(base.path);
    }
    let path = if target.path.starts_with('/') {
        remove_dot_segments(target.path)
    } else {
        let folder = base.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        remove_dot_segments(&format!("{folder}/{}", target.path))
    };
    Reference {
        scheme,
        authority,
        ..target
    }
    .write(&path)
}

/// RFC 3986, section 5.2.4, for a path that starts with a slash.
fn remove_dot_segments(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." => {}
            ".." => drop(kept.pop()),
            other => {
                kept.push(other);
                continue;
            }
        }
        if is_last {
            kept.push("");
        }
    }
    let mut text = String::with_capacity(path.len());
    for segment in kept {
        text.push('/');
        text.push_str(segment);
    }
    if text.is_empty() {
        text.push('/');
    }
    text
}

/// Encodes the bytes that a URL must not have, such as the spaces that services leave in next links, and `#`, since a link has data
/// and no fragment. Nothing else changes.
fn sendable(url: &str) -> Cow<'_, str> {
    if url.bytes().all(is_sendable) {
        return Cow::Borrowed(url);
    }
    let mut encoded = String::with_capacity(url.len() + 16);
    push_except(&mut encoded, url, is_sendable);
    Cow::Owned(encoded)
}

fn is_sendable(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'`' | b'#')
}
