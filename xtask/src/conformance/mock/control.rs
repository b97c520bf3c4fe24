//! Wrong requests, which the mock must refuse: without them, nobody would notice a mock that accepts everything.

use super::http::Sent;
use serde_json::Value;

/// The request without its query, and so without the API version. It has no body either: the mock cuts off its answer if much is wrong
/// with an example's body.
pub(crate) fn without_query(sent: &Sent) -> Option<Sent> {
    let (path, query) = sent.path_and_query();
    query.contains("api-version=").then(|| Sent {
        url: path.to_owned(),
        body: String::new(),
        ..sent.clone()
    })
}

/// The request with a body whose values have other types: a list in place of each text, number and boolean. `None` if its body is not
/// JSON, or has no such value.
pub(crate) fn with_wrong_values(sent: &Sent) -> Option<Sent> {
    let mut body = serde_json::from_str(&sent.body).ok()?;
    spoil(&mut body).then(|| Sent {
        body: body.to_string(),
        ..sent.clone()
    })
}

/// Whether a value was changed.
fn spoil(value: &mut Value) -> bool {
    match value {
        Value::Null => false,
        // All of them are changed, not only the first.
        Value::Object(members) => {
            members
                .values_mut()
                .map(spoil)
                .filter(|spoilt| *spoilt)
                .count()
                > 0
        }
        Value::Array(items) => items.iter_mut().map(spoil).filter(|spoilt| *spoilt).count() > 0,
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            *value = Value::Array(Vec::new());
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(url: &str, body: &str) -> Sent {
        Sent {
            url: url.to_owned(),
            body: body.to_owned(),
            ..Sent::default()
        }
    }

    #[test]
    fn a_request_loses_its_query() {
        let wrong = without_query(&sent("/pets?api-version=2024-05-01&top=1", "{}"));
        assert_eq!(wrong, Some(sent("/pets", "")));
        assert_eq!(without_query(&sent("/pets", "")), None);
    }

    #[test]
    fn each_value_gets_another_type() {
        let wrong = with_wrong_values(&sent(
            "/pets",
            r#"{"age":1,"tags":{"a":"b"},"toys":[true]}"#,
        ));
        let expected = r#"{"age":[],"tags":{"a":[]},"toys":[[]]}"#;
        assert_eq!(wrong, Some(sent("/pets", expected)));
    }

    #[test]
    fn a_body_without_values_cannot_be_wrong_in_this_way() {
        for body in ["", "{}", r#"{"tags":{}}"#, "no JSON"] {
            assert_eq!(with_wrong_values(&sent("/pets", body)), None);
        }
    }
}
