//! Operations whose results are secrets.

use super::words::{end_in, singular, words};
use crate::api::{Method, Operation};

/// What such operations are about, in the singular.
const NOUNS: &[&str] = &[
    "callback url",
    "connection string",
    "credential",
    "key",
    "key pair",
    "passphrase",
    "password",
    "publishing profile",
    "sas",
    "secret",
    "shared access signature",
    "sign in url",
    "sso uri",
    "sso url",
    "token",
    "vpn profile",
];

/// What ends in the same words and is no secret.
const OTHER_NOUNS: &[&str] = &[
    "continuation token",
    "ike sas",
    "vault key",
    "vault secret",
    "partition key",
    "public key",
    "validation token",
];

/// Words after a noun with which it is about something else: `list key names`.
const ABOUT_A_NOUN: &[&str] = &[
    "attribute",
    "count",
    "endpoint",
    "group",
    "id",
    "identifier",
    "kind",
    "name",
    "policie",
    "policy",
    "reference",
    "setting",
    "status",
    "type",
    "uri",
    "usage",
    "vault",
    "version",
];

/// What such operations do.
const VERBS: &[&str] = &[
    "acquire",
    "add",
    "create",
    "fetch",
    "generate",
    "get",
    "issue",
    "list",
    "make",
    "new",
    "regenerate",
    "renew",
    "reset",
    "retrieve",
    "roll",
    "rotate",
];

/// What a `PUT` or `PATCH` does besides.
const WRITING_VERBS: &[&str] = &["set", "update"];

/// Words between a verb and a noun that make the noun an aside: `get settings without secrets`, `get links by token`.
const ASIDES: &[&str] = &["by", "from", "without"];

/// Whether an operation lists, gets or makes secrets. Its name and the last fixed part of its path say so.
///
/// | method | what decides |
/// | --- | --- |
/// | `POST` | a verb before a noun in the name followed by the path's end: `WebApps_ListHostKeys`, `…/listAdminKeys`, `Get` of `…/token` |
/// | `GET` | a verb other than `list` before a noun that ends the name, if the path does not end in a parameter, since that is a resource: `GetSharedKey`; or both in the end of the path: `…/listKeys` |
/// | `PUT`, `PATCH` | a verb before a noun that ends the name: `UpdateConnectionStrings` |
pub(super) fn gives_secrets(operation: &Operation) -> bool {
    let name = words(&operation.name);
    let (end, is_last) = end_of_path(operation);
    match operation.method {
        Method::Post => {
            let whole = [name, end].concat();
            let is_about_it = |count: &usize| {
                let after = whole.get(*count).map_or("", |word| singular(word));
                !ABOUT_A_NOUN.contains(&after)
            };
            let mut ends = (1..=whole.len()).filter(is_about_it);
            ends.any(|end| is_about(whole.get(..end).unwrap_or_default(), &[VERBS]))
        }
        Method::Get => {
            let lists = name.iter().any(|word| word == "list");
            is_last && (!lists && is_about(&name, &[VERBS]) || is_about(&end, &[VERBS]))
        }
        Method::Put | Method::Patch => is_about(&name, &[VERBS, WRITING_VERBS]),
        Method::Delete | Method::Head | Method::Options => false,
    }
}

/// Whether words end in a noun, and there is a verb before it.
fn is_about(words: &[String], verbs: &[&[&str]]) -> bool {
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut() {
        *last = singular(last).to_owned();
    }
    let noun = NOUNS.iter().find(|noun| end_in(&words, noun));
    let Some(noun) = noun.filter(|_| !OTHER_NOUNS.iter().any(|noun| end_in(&words, noun))) else {
        return false;
    };
    let before = words.len().saturating_sub(noun.split(' ').count());
    let mut before = words.iter().take(before).rev();
    let deciding = before.find_map(|word| {
        let is_verb = verbs.iter().any(|verbs| verbs.contains(&word.as_str()));
        let is_aside = ASIDES.contains(&word.as_str());
        (is_verb || is_aside).then_some(is_verb)
    });
    deciding == Some(true)
}

/// The words of the last part of the path that is no parameter, and whether the path ends with it.
pub(super) fn end_of_path(operation: &Operation) -> (Vec<String>, bool) {
    let path = operation.path_with_names();
    let path = path.split('?').next().unwrap_or_default();
    let mut parts = path.trim_end_matches('/').rsplit('/');
    let mut is_last = true;
    let end = parts.find(|part| {
        let is_fixed = !part.contains('{');
        is_last &= is_fixed;
        is_fixed
    });
    let words = words(end.unwrap_or_default());
    let words = words.iter().flat_map(|word| apart(word)).collect();
    (words, is_last)
}

/// A verb and a noun that are run together, as paths have them: `listkeys`.
fn apart(word: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = word;
    if let Some((verb, after)) = VERBS
        .iter()
        .find_map(|verb| Some((verb, word.strip_prefix(verb)?)))
    {
        words.push((*verb).to_owned());
        rest = after;
    }
    let mut nouns = NOUNS.iter().filter(|noun| !noun.contains(' '));
    match nouns.find_map(|noun| Some((noun, singular(rest).strip_suffix(noun)?))) {
        Some((noun, before)) => words.extend([before.to_owned(), (*noun).to_owned()]),
        None => words.push(rest.to_owned()),
    }
    words.retain(|word| !word.is_empty());
    words
}
