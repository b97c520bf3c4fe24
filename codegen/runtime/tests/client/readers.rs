//! Three readers see a URL before it is sent: the runtime's own, `http::Uri` and `url::Url`. Whatever the text, they must agree
//! about its host.

use crate::setup::SUBSCRIPTION;
use crate::widgets::operations;
use armgen_runtime::runtime::Endpoint;
use azure_core::http::Url;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces that readers of URLs disagree about.
fn strange_url() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "https:",
        "HTTPS:",
        "http:",
        "http://",
        "//",
        "/",
        "\\",
        "@",
        "me@",
        "me:secret@",
        ":",
        ":443",
        ":8443",
        ":0443",
        "?",
        "#",
        "%",
        "%2e",
        "%2f",
        "%40",
        "%5c",
        "..",
        ".",
        " ",
        "\t",
        "\n",
        "\0",
        "[",
        "]",
        "[::1]",
        ";",
        "management.azure.com",
        "management.azure.com.",
        "westus.",
        "evil.example",
        "127.0.0.1",
        "0x7f.1",
        "ma\u{ad}nagement.azure.com",
        "\u{ff45}vil",
        "\u{3002}",
        "\u{2044}",
        "\u{ff0f}",
        "\u{ff20}",
        "\u{212a}",
        "xn--",
        "a",
        "'",
        "\"",
        "{",
        "|",
        "^",
    ];
    let piece = prop_oneof![
        4 => select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let host = select(
        &[
            "",
            "management.azure.com",
            ".management.azure.com",
            "127.0.0.1:8080",
        ][..],
    );
    (vec(piece.clone(), 0..4), host, vec(piece, 0..4))
        .prop_map(|(before, host, after)| before.concat() + host + &after.concat())
}

fn is_azure(host: Option<&str>) -> bool {
    let host = host
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_lowercase();
    host == "management.azure.com" || host.ends_with(".management.azure.com")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]
    #[test]
    fn all_readers_of_a_url_that_is_followed_see_the_same_host(text in strange_url(), absolute: bool) {
        let link = if absolute { format!("https://{text}") } else { text };
        let pages = operations::list(SUBSCRIPTION).unwrap().pages(&Endpoint::PUBLIC).unwrap();
        if let Ok(mut pages) = pages.resume_at(&link) {
            let request = pages.next_request().unwrap().unwrap();
            let uri = request.uri();
            let url = Url::parse(&uri.to_string());
            prop_assert_eq!(uri.scheme_str(), Some("https"));
            prop_assert!(is_azure(uri.host()), "{}", uri);
            prop_assert_eq!(uri.port_u16().unwrap_or(443), 443);
            if let Ok(url) = url {
                prop_assert_eq!(url.scheme(), "https");
                prop_assert!(is_azure(url.host_str()), "{}", url);
                prop_assert_eq!(url.port_or_known_default(), Some(443));
                prop_assert_eq!((url.username(), url.password()), ("", None));
            }
        }
    }

    #[test]
    fn all_readers_of_a_url_of_a_local_test_server_see_it(text in strange_url(), absolute: bool) {
        let link = if absolute { format!("http://{text}") } else { text };
        let endpoint = Endpoint::local_test_server("http://127.0.0.1:8080").unwrap();
        let pages = operations::list(SUBSCRIPTION).unwrap().pages(&endpoint).unwrap();
        if let Ok(mut pages) = pages.resume_at(&link) {
            let request = pages.next_request().unwrap().unwrap();
            let uri = request.uri();
            let origin = (uri.scheme_str(), uri.host(), uri.port_u16());
            prop_assert_eq!(origin, (Some("http"), Some("127.0.0.1"), Some(8080)));
            if let Ok(url) = Url::parse(&uri.to_string()) {
                let origin = (url.scheme(), url.host_str(), url.port());
                prop_assert_eq!(origin, ("http", Some("127.0.0.1"), Some(8080)));
                prop_assert_eq!((url.username(), url.password()), ("", None));
            }
        }
    }
}
