#[allow(dead_code, reason = "not every definition's examples need all of it")]
mod example_support {
    use serde::Serialize;
    use serde_json::Value;

    pub fn parse(json: impl AsRef<[u8]>) -> Value {
        serde_json::from_slice(json.as_ref()).unwrap()
    }

    /// The response of an example.
    pub fn response(example: &Value, status: u16) -> http::Response<Vec<u8>> {
        let response = &example["responses"][status.to_string()];
        let mut builder = http::Response::builder().status(status);
        for (name, value) in response["headers"].as_object().into_iter().flatten() {
            builder = builder.header(name, text(value));
        }
        let media_type = header(example, status, "content-type");
        let is_json = media_type.is_none_or(|media_type| media_type.contains("json"));
        let body = match &response["body"] {
            Value::Null => String::new(),
            Value::String(text) if !is_json => text.clone(),
            json => json.to_string(),
        };
        builder.body(body.into_bytes()).unwrap()
    }

    #[track_caller]
    pub fn assert_header(actual: Option<impl ToString>, example: &Value, status: u16, name: &str) {
        let actual = actual.map(|value| value.to_string());
        assert_eq!(actual, header(example, status, name));
    }

    /// The value of a header in the response of an example.
    fn header(example: &Value, status: u16, name: &str) -> Option<String> {
        let headers = example["responses"][status.to_string()]["headers"].as_object()?;
        let mut headers = headers.iter();
        let (_, value) = headers.find(|(header, _)| header.eq_ignore_ascii_case(name))?;
        Some(text(value))
    }

    /// The text of a header. Some examples give numbers.
    fn text(value: &Value) -> String {
        let text = value.as_str().map(str::to_owned);
        text.unwrap_or_else(|| value.to_string())
    }

    /// Both are the same JSON, but for nulls and for how numbers are written: `1` is `1.0`.
    #[track_caller]
    pub fn assert_same(actual: &impl Serialize, expected: &Value) {
        let actual = parse(serde_json::to_string(actual).unwrap());
        assert_eq!(normalized(&actual), normalized(expected));
    }

    fn normalized(value: &Value) -> Value {
        match value {
            Value::Number(number) => number.as_f64().into(),
            Value::Array(items) => {
                let items = items.iter().filter(|item| !item.is_null());
                items.map(normalized).collect()
            }
            Value::Object(properties) => {
                let properties = properties.iter().filter(|(_, value)| !value.is_null());
                let properties = properties.map(|(name, value)| (name.clone(), normalized(value)));
                properties.collect()
            }
            value => value.clone(),
        }
    }
}
