//! Values in paths.

use super::{RESERVED, UNICODE, client, sent, sent_blocking};
use conformance_harness::Scenarios;
use time::macros::datetime;
use url::models::UriColor;
use url::operations::paths;
use url::runtime::{Base64, Base64Url, UnixTime};

const ARRAY: [&str; 4] = ["ArrayPath1", RESERVED, "", ""];

pub(super) fn add(scenarios: &mut Scenarios) {
    constants(scenarios);
    arguments(scenarios);
    blocking(scenarios);
}

/// Values that the definition fixes.
fn constants(scenarios: &mut Scenarios) {
    sent! { scenarios, paths_client,
        "UrlPathsBoolTrue": get_boolean_true(None);
        "UrlPathsBoolFalse": get_boolean_false(None);
        "UrlPathsIntPositive": get_int_one_million(None);
        "UrlPathsIntNegative": get_int_negative_one_million(None);
        "UrlPathsLongPositive": get_ten_billion(None);
        "UrlPathsLongNegative": get_negative_ten_billion(None);
        "UrlPathsFloatPositive": float_scientific_positive(None);
        "UrlPathsFloatNegative": float_scientific_negative(None);
        "UrlPathsDoublePositive": double_decimal_positive(None);
        "UrlPathsDoubleNegative": double_decimal_negative(None);
        "UrlPathsStringEmpty": string_empty(None);
        "UrlPathsStringUnicode": string_unicode(None);
        "UrlPathsStringUrlEncoded": string_url_encoded(None);
        "UrlPathsStringUrlNonEncoded": string_url_non_encoded(None);
        "UrlPathsByteEmpty": byte_empty(None);
        "UrlPathsDateValid": date_valid(None);
        "UrlPathsDateTimeValid": date_time_valid(None);
    }
}

fn arguments(scenarios: &mut Scenarios) {
    sent! { scenarios, paths_client,
        "UrlPathsIntUnixTime": unix_time_url(datetime!(2016-04-13 00:00 UTC).into(), None);
        "UrlPathsStringBase64Url": base64_url(&Base64Url::encode("lorem"), None);
        "UrlPathsByteMultiByte": byte_multi_byte(&Base64::encode(UNICODE), None);
        "UrlPathsEnumValid": enum_valid(&UriColor::GreenColor, None);
        "UrlPathsArrayCSVInPath": array_csv_in_path(&ARRAY, None);
    }
}

fn blocking(scenarios: &mut Scenarios) {
    sent_blocking! { scenarios,
        "UrlPathsBoolTrue": paths::get_boolean_true() => "/paths/bool/true/true";
        "UrlPathsStringEmpty": paths::string_empty() => "/paths/string/empty/";
        "UrlPathsByteEmpty": paths::byte_empty() => "/paths/byte/empty/";
        "UrlPathsStringUrlEncoded": paths::string_url_encoded() =>
            "/paths/string/begin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend/begin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend";
        "UrlPathsStringUrlNonEncoded": paths::string_url_non_encoded() =>
            "/paths/string/begin!*'();:@&=+$,end/begin!*'();:@&=+$,end";
        "UrlPathsIntUnixTime": paths::unix_time_url(UnixTime::new(1_460_505_600)) => "/paths/int/1460505600/1460505600";
        "UrlPathsStringBase64Url": paths::base64_url(&Base64Url::encode("lorem")) => "/paths/string/bG9yZW0/bG9yZW0";
        "UrlPathsByteMultiByte": paths::byte_multi_byte(&Base64::encode(UNICODE)) =>
            "/paths/byte/multibyte/5ZWK6b2E5LiC54ub54uc76ex76Ss76ex76iM76ip";
        "UrlPathsEnumValid": paths::enum_valid(&UriColor::GreenColor) => "/paths/enum/green%20color/green%20color";
        "UrlPathsArrayCSVInPath": paths::array_csv_in_path(&ARRAY) =>
            "/paths/array/ArrayPath1%2cbegin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend%2c%2c/ArrayPath1,begin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend,,";
        "UrlPathsDateTimeValid": paths::date_time_valid() =>
            "/paths/datetime/2012-01-01T01%3A01%3A01Z/2012-01-01T01%3A01%3A01Z";
    }
}
