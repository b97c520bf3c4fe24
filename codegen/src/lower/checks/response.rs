//! Responses.

use crate::diagnostic::Code;
use crate::lower::checks::mistake::Mistake;
use crate::swagger::Response;

/// A body where a response cannot have one (RFC 9110, 6.4.1). Definitions give a boolean as the result of HEAD.
pub(crate) fn response(method: &str, status: &str, response: &Response) -> Option<Mistake> {
    let schema = response.schema.as_deref()?;
    let is_boolean = schema.type_name.as_deref() == Some("boolean");
    let which = match (status, method) {
        ("204" | "304", _) => format!("a response with the status {status}"),
        (status, "head") if status.starts_with('2') && !is_boolean => {
            "a response to HEAD".to_owned()
        }
        _ => return None,
    };
    let message = format!("{which} has no body, so its `schema` describes nothing");
    let help = "remove `schema`, or correct the status or the method";
    Some(
        Mistake::warning(Code::BodyUnexpected, message, help)
            .below("schema")
            .at_key(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    fn of(method: &str, status: &str, text: &str) -> Vec<String> {
        let read: Response = serde_json::from_str(text).expect("the test has JSON");
        lines(&Vec::from_iter(response(method, status, &read)))
    }

    #[test]
    fn some_responses_have_no_body() {
        let text = r#"{"schema": {"type": "string"}}"#;
        let expected = "schema: body-unexpected: a response with the status 204 has no body, so its `schema` describes nothing";
        assert_eq!(of("get", "204", text), [expected]);
        assert_eq!(of("head", "200", text).len(), 1);
        assert_eq!(of("head", "404", text), [""; 0]);
        assert_eq!(of("get", "200", text), [""; 0]);
        assert_eq!(
            of("head", "200", r#"{"schema": {"type": "boolean"}}"#),
            [""; 0]
        );
    }
}
