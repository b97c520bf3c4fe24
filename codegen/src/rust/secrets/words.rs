//! Names as words.

use crate::rust::names;

/// The words of a name in lower case, without a number behind them. The last one is singular.
pub(super) fn words(name: &str) -> Vec<String> {
    let name = names::value_name(name);
    let text = name.as_ref().map_or("", |name| name.plain());
    let text = text.trim_end_matches(|last: char| last.is_ascii_digit() || last == '_');
    let mut words: Vec<String> = text.split('_').map(str::to_owned).collect();
    if let Some(last) = words.last_mut() {
        *last = singular(last).to_owned();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// `key` for `keys`.
pub(super) fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') => one,
        _ => word,
    }
}

/// Whether words end in those of a phrase. The last word can be several that are run together, such as `accesskey`.
pub(super) fn end_in(words: &[String], phrase: &str) -> bool {
    /// Shorter phrases are the end of other words too: `sas` in `kansas`.
    const SHORTEST: usize = 6;
    let ending = phrase.rsplit(' ');
    let apart = ending.clone().count() <= words.len()
        && ending
            .zip(words.iter().rev())
            .all(|(one, word)| one == word);
    apart
        || words.last().is_some_and(|last| {
            let mut ending = phrase.rsplit(' ');
            let letters: usize = ending.clone().map(str::len).sum();
            letters >= SHORTEST
                && ending
                    .try_fold(last.as_str(), |last, word| last.strip_suffix(word))
                    .is_some()
        })
}

/// Whether words end in one of some phrases.
pub(super) fn end_in_any(words: &[String], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| end_in(words, phrase))
}
