//! Suggestions for unknown names.

/// Longer names are not compared, because that would take long.
const LONGEST: usize = 120;

/// Help that suggests the most similar known name, if one is similar. Case is ignored, and hyphens are equal to underscores.
pub(crate) fn suggestion<'n>(
    name: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    nearest(name, known).map(did_you_mean)
}

/// The help that suggests a name.
pub(crate) fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}

/// Like `suggestion`, but a part of a name stands for it too: `2024-01` for `package-2024-01`. Suggests several names if the part is
/// in several.
pub fn suggestion_of_part<'n>(
    name: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    const MOST: usize = 3;
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(meant) = known.iter().find(|known| is_typo(name, known)) {
        return Some(format!("did you mean `{meant}`?"));
    }
    let part = folded(name);
    let mut meant = known.clone();
    meant.retain(|known| part.len() > 2 && folded(known).contains(&part));
    meant.sort_by_key(|known| known.len());
    meant.dedup();
    meant.truncate(MOST);
    match meant.as_slice() {
        [] => suggestion(name, known),
        [only] => Some(format!("did you mean `{only}`?")),
        [others @ .., last] => {
            let others = others.join("`, `");
            Some(format!("did you mean `{others}` or `{last}`?"))
        }
    }
}

/// Names for a message: as many as can be read, and the number of the others with what shows them.
pub(crate) fn listed(names: &[&str], shown_by: &str) -> String {
    const MOST: usize = 10;
    let shown = names.get(..MOST.min(names.len())).unwrap_or_default();
    let shown = shown.join("`, `");
    match names.len().saturating_sub(MOST) {
        0 => format!("`{shown}`"),
        more if shown_by.is_empty() => format!("`{shown}` and {more} more"),
        more => format!("`{shown}` and {more} more, which {shown_by} shows"),
    }
}

/// Whether a name is another one with few letters wrong: so few that it hardly means anything else.
pub(crate) fn is_typo(name: &str, other: &str) -> bool {
    let (name, other) = (folded(name), folded(other));
    let most_edits = if name.len() < 8 { 1 } else { 2 };
    name.len().max(other.len()) <= LONGEST && strsim::osa_distance(&name, &other) <= most_edits
}

/// The most similar known name, if one is similar. One without a letter in common is not.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let most_edits = (name.len() / 3).max(1);
    let name = folded(name);
    let mut nearest: Option<(usize, &str)> = None;
    for candidate in known {
        let longest = candidate.len().max(name.len());
        if longest > LONGEST || candidate.len().abs_diff(name.len()) > most_edits {
            continue;
        }
        let edits = strsim::osa_distance(&name, &folded(candidate));
        if edits <= most_edits
            && edits < longest
            && nearest.is_none_or(|nearest| (edits, candidate) < nearest)
        {
            nearest = Some((edits, candidate));
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

fn folded(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_names_are_suggested() {
        let names = ["ErrorResponse", "ErrorDetail", "Resource", "api-version"];
        let nearest = |name| nearest(name, names);
        assert_eq!(nearest("ErrorRespons"), Some("ErrorResponse"));
        assert_eq!(nearest("errordetails"), Some("ErrorDetail"));
        assert_eq!(nearest("Resuorce"), Some("Resource"));
        assert_eq!(nearest("api_version"), Some("api-version"));
        assert_eq!(nearest("Sku"), None);
    }

    #[test]
    fn a_part_of_a_name_suggests_the_names_that_have_it() {
        let tags = [
            "package-preview-2024-01",
            "package-2024-01",
            "package-2023-06",
        ];
        let said = |name| suggestion_of_part(name, tags).unwrap_or_default();
        assert_eq!(said("2023-06"), "did you mean `package-2023-06`?");
        assert_eq!(
            said("2024-01"),
            "did you mean `package-2024-01` or `package-preview-2024-01`?"
        );
        assert_eq!(said("pakage-2023-06"), "did you mean `package-2023-06`?");
        assert_eq!(said("a"), "");
    }

    #[test]
    fn a_long_list_is_cut_off() {
        let names = ["a"; 12];
        assert_eq!(listed(&names[..2], "--all"), "`a`, `a`");
        assert!(listed(&names, "`--all`").ends_with("`a` and 2 more, which `--all` shows"));
    }
}
