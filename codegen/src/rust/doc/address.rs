//! Web addresses in text.

/// A word that contains an address, in three parts.
pub(super) struct Found<'a> {
    pub(super) before: &'a str,
    pub(super) address: &'a str,
    pub(super) behind: &'a str,
}

/// The first web address of a word, from its scheme to its end, without punctuation of the sentence.
pub(super) fn find(word: &str) -> Option<Found<'_>> {
    // ASCII case only, so that positions stay the same.
    let lower = word.to_ascii_lowercase();
    let start = ["http://", "https://"]
        .iter()
        .filter_map(|scheme| lower.find(scheme))
        .min()?;
    let (before, rest) = word.split_at_checked(start)?;
    // The text of a Markdown link is often its address.
    let ends = [rest.find(['<', '>', '"', '\'', '`']), rest.find("](")];
    let end = ends.into_iter().flatten().min().unwrap_or(rest.len());
    let mut address = rest
        .get(..end)?
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '~', '|', '\\', ']']);
    while address.ends_with(')') && address.matches(')').count() > address.matches('(').count() {
        address = address
            .trim_end_matches(['.', ',', ';'])
            .strip_suffix(')')?;
    }
    Some(Found {
        before,
        address,
        behind: rest.get(address.len()..)?,
    })
}

/// Whether an address is valid between `<` and `>`: it has a host, and only characters that RFC 3986 allows.
pub(super) fn is_plain(address: &str) -> bool {
    let host = address.split_once("://").map_or("", |(_, host)| host);
    let is_allowed =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&()+,;=%".contains(&byte);
    host.starts_with(|first: char| first.is_ascii_alphanumeric()) && address.bytes().all(is_allowed)
}
