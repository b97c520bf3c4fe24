//! Suggestions for unknown names.

/// Longer names are not compared, because that would take long.
const LONGEST: usize = 120;

/// Help that suggests the most similar known name, if one is similar. Case is ignored, and hyphens are equal to underscores.
pub(crate) fn suggestion<'n>(
    name: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    let nearest = nearest(name, known)?;
    Some(format!("did you mean `{nearest}`?"))
}

/// Whether a name is another one with few letters wrong: so few that it hardly means anything else.
pub(crate) fn is_typo(name: &str, other: &str) -> bool {
    let (name, other) = (folded(name), folded(other));
    let most_edits = if name.len() < 8 { 1 } else { 2 };
    name.len().max(other.len()) <= LONGEST && strsim::osa_distance(&name, &other) <= most_edits
}

fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let most_edits = (name.len() / 3).max(1);
    let name = folded(name);
    let mut nearest: Option<(usize, &str)> = None;
    for candidate in known {
        let longest = candidate.len().max(name.len());
        if longest > LONGEST || candidate.len().abs_diff(name.len()) > most_edits {
            continue;
        }
        let edits = strsim::osa_distance(&name, &folded(candidate));
        if edits <= most_edits && nearest.is_none_or(|nearest| (edits, candidate) < nearest) {
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
}
