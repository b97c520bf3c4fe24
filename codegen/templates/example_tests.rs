/// An example, and what is compared with it.
struct Example(Value);

#[allow(
    dead_code,
    clippy::unused_self,
    reason = "not each definition's examples need all of it"
)]
impl Example {
    fn new(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap())
    }

    /// The value of the body parameter.
    fn body<T: DeserializeOwned>(&self, name: &str) -> T {
        serde_json::from_value(self.0["parameters"][name].clone()).unwrap()
    }

    /// The value of a body parameter that is not JSON.
    fn content(&self, name: &str) -> &str {
        self.0["parameters"][name].as_str().unwrap()
    }

    fn check_request<R, K>(&self, request: &Request<R, K>, method: &str, path_and_query: &str) {
        assert_eq!(request.method(), method);
        assert_eq!(request.path_and_query(), path_and_query);
    }

    /// The request sends the example's body, but for nulls and the values at `left_out`.
    fn check_body<R, K>(&self, request: &Request<R, K>, name: &str, left_out: &[&str]) {
        let sent: Value = serde_json::from_slice(request.body()).unwrap();
        assert_same(sent, &self.0["parameters"][name], left_out);
    }

    fn check_no_body<R, K>(&self, request: &Request<R, K>) {
        assert_eq!(request.body(), b"");
    }

    /// The example's response, read by the operation.
    fn decode<R: FromResponse, K>(&self, request: &Request<R, K>, status: u16) -> R {
        request.decode(self.response(status)).unwrap()
    }

    /// The response comes back as it was, but for nulls and the values at `left_out`.
    fn check_response(&self, status: u16, body: &impl Serialize, left_out: &[&str]) {
        let written = serde_json::to_vec(body).unwrap();
        let written = serde_json::from_slice(&written).unwrap();
        assert_same(
            written,
            &self.0["responses"][status.to_string()]["body"],
            left_out,
        );
    }

    /// The header has the value of the example.
    fn check_header(&self, status: u16, name: &str, value: Option<impl ToString>) {
        let value = value.map(|value| value.to_string());
        assert_eq!(value, self.header(status, name));
    }

    /// The response is the service's error.
    fn check_error<R: FromResponse, K>(&self, request: &Request<R, K>, expected: u16) {
        match request.decode(self.response(expected)) {
            Err(Error::Service(error)) => assert_eq!(error.status(), expected),
            Err(error) => panic!("{error}"),
            Ok(_) => panic!("{expected} is no error"),
        }
    }

    fn header(&self, status: u16, name: &str) -> Option<String> {
        let headers = self.0["responses"][status.to_string()]["headers"].as_object()?;
        let mut headers = headers.iter();
        let (_, value) = headers.find(|(header, _)| header.eq_ignore_ascii_case(name))?;
        Some(text(value))
    }

    fn response(&self, status: u16) -> http::Response<Vec<u8>> {
        let response = &self.0["responses"][status.to_string()];
        let mut builder = http::Response::builder().status(status);
        for (name, value) in response["headers"].as_object().into_iter().flatten() {
            builder = builder.header(name, text(value));
        }
        let media_type = self.header(status, "content-type");
        let is_json = media_type.is_none_or(|media_type| media_type.contains("json"));
        let body = match response.get("body") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(text)) if !is_json => text.clone().into_bytes(),
            Some(body) => serde_json::to_vec(body).unwrap(),
        };
        builder.body(body).unwrap()
    }
}

/// The text of a header; some examples give numbers.
fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The values are the same but for nulls, how numbers are written (`1` or `1.0`), and what is at some JSON pointers.
fn assert_same(mut found: Value, example: &Value, left_out: &[&str]) {
    let mut example = example.clone();
    for pointer in left_out {
        assert!(
            remove(&mut example, pointer),
            "the example has no {pointer}"
        );
        remove(&mut found, pointer);
    }
    normalize(&mut found);
    normalize(&mut example);
    assert_eq!(found, example);
}

fn remove(value: &mut Value, pointer: &str) -> bool {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    let object = value.pointer_mut(parent).and_then(Value::as_object_mut);
    object.is_some_and(|object| object.remove(&key).is_some())
}

fn normalize(value: &mut Value) {
    match value {
        Value::Number(number) => *value = number.as_f64().into(),
        Value::Array(items) => {
            items.retain(|item| !item.is_null());
            items.iter_mut().for_each(normalize);
        }
        Value::Object(properties) => {
            properties.retain(|_, property| !property.is_null());
            properties.values_mut().for_each(normalize);
        }
        _ => {}
    }
}
