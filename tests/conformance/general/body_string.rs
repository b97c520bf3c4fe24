//! `body-string.json` and `body-string.quirks.json`: strings and enums as bodies.

use crate::table::{blocking_reads, blocking_writes, reads, writes};
use body_string::AutoRestSwaggerBatServiceClient;
use body_string::clients::{EnumClient, StringModelClient};
use body_string::models::{ColorConstant, Colors, RefColorConstant};
use body_string::operations::string as requests;
use body_string::runtime::{Base64, Base64Url};
use conformance_harness::{Scenarios, Server};

const WHITESPACE: &str =
    "    Now is the time for all good men to come to the aid of their country    ";
const MULTI_BYTE: &str = "啊齄丂狛狜\u{f9f1}\u{f92c}\u{f9f1}\u{fa0c}﨩ˊ〞〡￤℡㈱‐ー﹡﹢﹫、〓ⅰⅹ⒈€㈠㈩ⅠⅫ！￣ぁんァヶΑ︴АЯаяāɡㄅㄩ─╋︵﹄︻︱︳︴ⅰⅹɑ\u{e7c7}ɡ〇〾⿻⺁\u{e843}䜣\u{e864}€";
const BASE64: &str = "a string that gets encoded with base64";
const BASE64_URL: &str = "a string that gets encoded with base64url";

fn client(server: &Server) -> AutoRestSwaggerBatServiceClient {
    AutoRestSwaggerBatServiceClient::from_arm_client(&server.arm_client())
}

fn string(server: &Server) -> StringModelClient {
    client(server).string_model_client()
}

fn color(server: &Server) -> EnumClient {
    client(server).enum_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("body-string.json");
    strings(&mut scenarios);
    enums(&mut scenarios);
    blocking(&mut scenarios);
    scenarios
}

fn strings(scenarios: &mut Scenarios) {
    reads!(scenarios, string,
        "getStringNull": get_null => None;
        "getStringEmpty": get_empty => "";
        "getStringMultiByteCharacters": get_mbcs => MULTI_BYTE;
        "getStringWithLeadingAndTrailingWhitespace": get_whitespace => WHITESPACE;
        "getStringNotProvided": get_not_provided => "";
        "getStringBase64Encoded": get_base64_encoded => Base64::encode(BASE64);
        "getStringBase64UrlEncoded": get_base64_url_encoded => Base64Url::encode(BASE64_URL);
        "getStringNullBase64UrlEncoding": get_null_base64_url_encoded => None;
    );
    scenarios.value("putStringNull", async |server| {
        let response = string(&server).put_null(None).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    writes!(scenarios, string,
        "putStringEmpty": put_empty(&"".into());
        "putStringMultiByteCharacters": put_mbcs(&MULTI_BYTE.into());
        "putStringWithLeadingAndTrailingWhitespace": put_whitespace(&WHITESPACE.into());
        "putStringBase64UrlEncoded": put_base64_url_encoded(&Base64Url::encode(BASE64_URL));
    );
}

fn enums(scenarios: &mut Scenarios) {
    reads!(scenarios, color,
        "getEnumNotExpandable": get_not_expandable => Colors::RedColor;
        "getEnumReferenced": get_referenced => Colors::RedColor;
        "getEnumReferencedConstant": get_referenced_constant => RefColorConstant {
            color_constant: None,
            field1: Some("Sample String".to_owned()),
        };
    );
    writes!(scenarios, color,
        "putEnumNotExpandable": put_not_expandable(&Colors::RedColor);
        "putEnumReferenced": put_referenced(&Colors::RedColor);
        "putEnumReferencedConstant": put_referenced_constant(&RefColorConstant::new(ColorConstant::GreenColor));
    );
}

fn blocking(scenarios: &mut Scenarios) {
    blocking_reads!(scenarios,
        "getStringNull": requests::get_null => None;
        "getStringEmpty": requests::get_empty => "";
        "getStringMultiByteCharacters": requests::get_mbcs => MULTI_BYTE;
    );
    blocking_writes!(scenarios,
        "putStringEmpty": requests::put_empty[&"".into()];
        "putStringMultiByteCharacters": requests::put_mbcs[&MULTI_BYTE.into()];
    );
}

/// Like `body-string.json`, but null is not declared.
pub(crate) mod quirks {
    use super::{BASE64, BASE64_URL, MULTI_BYTE, WHITESPACE};
    use crate::table::{reads, writes};
    use body_string_quirks::AutoRestSwaggerBatServiceClient;
    use body_string_quirks::clients::StringModelClient;
    use body_string_quirks::runtime::Base64Url;
    use conformance_harness::{Scenarios, Server};

    fn string(server: &Server) -> StringModelClient {
        let client = AutoRestSwaggerBatServiceClient::from_arm_client(&server.arm_client());
        client.string_model_client()
    }

    pub(crate) fn scenarios() -> Scenarios {
        let mut list = Scenarios::of("body-string.quirks.json");
        let scenarios = &mut list;
        reads!(scenarios, string,
            "getStringNull": get_null => "";
            "getStringNotProvided": get_not_provided => "";
            "getStringNullBase64UrlEncoding": get_null_base64_url_encoded => Base64Url::encode("");
        );
        scenarios.value("getStringBase64Encoded", async |server| {
            let value = string(&server)
                .get_base64_encoded(None)
                .await?
                .into_model()?;
            assert_eq!(value.to_bytes()?, BASE64.as_bytes());
            Ok(())
        });
        scenarios.value("putStringNull", async |server| {
            let response = string(&server).put_null(None).await?;
            assert_eq!(response.status(), 200);
            Ok(())
        });
        writes!(scenarios, string,
            "putStringEmpty": put_empty(&String::new());
            "putStringMultiByteCharacters": put_mbcs(&MULTI_BYTE.to_owned());
            "putStringWithLeadingAndTrailingWhitespace": put_whitespace(&WHITESPACE.to_owned());
            "putStringBase64UrlEncoded": put_base64_url_encoded(&Base64Url::encode(BASE64_URL));
        );
        list
    }
}
