//! Media types.

use crate::diagnostic::Code;
use crate::lower::Level;
use crate::lower::checks::enums::repeated;
use crate::lower::checks::mistake::Mistake;
use crate::lower::checks::value::is_token;

/// Texts of `consumes` or `produces` that are no media types, and those that occur twice. Requests carry them in headers.
pub(crate) fn media_types(key: &str, listed: &[String]) -> Vec<Mistake> {
    let mut mistakes = repeated(key, listed);
    for (index, one) in listed.iter().enumerate() {
        if !is_media_type(one) {
            let message = format!("`{one}` is no media type");
            let help = "a media type is `type/subtype`, such as `application/json`";
            let mistake = Mistake::new(Level::Flaw, Code::MediaTypeInvalid, message, help);
            mistakes.push(mistake.below(key).item(index));
        }
    }
    mistakes
}

/// Form parameters beside media types of which none is one of forms. Without any, the parameters tell the kind of form.
pub(crate) fn form(consumes: &[String]) -> Option<Mistake> {
    const FORMS: [&str; 2] = ["multipart/form-data", "application/x-www-form-urlencoded"];
    let is_form = |one: &String| {
        FORMS
            .iter()
            .any(|form| one.to_ascii_lowercase().starts_with(form))
    };
    (!consumes.is_empty() && !consumes.iter().any(is_form)).then(|| {
        let message = "the operation has form parameters, but `consumes` has no media type of forms";
        let help = "write `multipart/form-data` or `application/x-www-form-urlencoded` into its `consumes`";
        Mistake::warning(Code::FormMediaType, message, help)
    })
}

/// Whether a text is `type/subtype`, perhaps with parameters (RFC 9110, 8.3.1).
fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim();
    let parts = essence.split_once('/');
    parts.is_some_and(|(main, sub)| is_token(main) && is_token(sub))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    #[test]
    fn a_media_type_has_two_parts() {
        for right in [
            "application/json",
            "text/plain; charset=utf-8",
            "*/*",
            "application/vnd.x+json",
        ] {
            assert!(is_media_type(right), "{right}");
        }
        let found = media_types("consumes", &["json".to_owned()]);
        assert_eq!(
            lines(&found),
            ["consumes/0: media-type-invalid: `json` is no media type"]
        );
    }

    #[test]
    fn a_form_is_sent_as_a_form() {
        assert_eq!(form(&["multipart/form-data".to_owned()]), None);
        assert_eq!(form(&[]), None);
        assert!(form(&["application/json".to_owned()]).is_some());
    }
}
