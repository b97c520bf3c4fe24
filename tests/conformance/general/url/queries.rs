//! Values in queries.

use super::{UNICODE, client, items, sent, sent_blocking};
use conformance_harness::Scenarios;
use url::models::UriColor;
use url::operations::queries::{
    self, ArrayStringCsvEmptyOptions, ArrayStringCsvValidOptions,
    ArrayStringNoCollectionFormatEmptyOptions, ArrayStringPipesValidOptions,
    ArrayStringSsvValidOptions, ArrayStringTsvValidOptions, ByteMultiByteOptions, EnumValidOptions,
};
use url::runtime::Base64;

/// The options with one value.
macro_rules! with {
    ($options:ident, $field:ident: $value:expr) => {
        $options {
            $field: Some($value),
            method_options: Default::default(),
        }
    };
}

pub(super) fn add(scenarios: &mut Scenarios) {
    constants(scenarios);
    nothing(scenarios);
    arguments(scenarios);
    blocking(scenarios);
}

/// Values that the definition fixes.
fn constants(scenarios: &mut Scenarios) {
    sent! { scenarios, queries_client,
        "UrlQueriesBoolTrue": get_boolean_true(None);
        "UrlQueriesBoolFalse": get_boolean_false(None);
        "UrlQueriesIntPositive": get_int_one_million(None);
        "UrlQueriesIntNegative": get_int_negative_one_million(None);
        "UrlQueriesLongPositive": get_ten_billion(None);
        "UrlQueriesLongNegative": get_negative_ten_billion(None);
        "UrlQueriesFloatPositive": float_scientific_positive(None);
        "UrlQueriesFloatNegative": float_scientific_negative(None);
        "UrlQueriesDoublePositive": double_decimal_positive(None);
        "UrlQueriesDoubleNegative": double_decimal_negative(None);
        "UrlQueriesStringEmpty": string_empty(None);
        "UrlQueriesStringUnicode": string_unicode(None);
        "UrlQueriesStringUrlEncoded": string_url_encoded(None);
        "UrlQueriesByteEmpty": byte_empty(None);
        "UrlQueriesDateValid": date_valid(None);
        "UrlQueriesDateTimeValid": date_time_valid(None);
    }
}

/// What is not given is not in the query, which the server demands to be empty.
fn nothing(scenarios: &mut Scenarios) {
    sent! { scenarios, queries_client,
        "UrlQueriesBoolNull": get_boolean_null(None);
        "UrlQueriesIntNull": get_int_null(None);
        "UrlQueriesLongNull": get_long_null(None);
        "UrlQueriesFloatNull": float_null(None);
        "UrlQueriesDoubleNull": double_null(None);
        "UrlQueriesStringNull": string_null(None);
        "UrlQueriesEnumNull": enum_null(None);
        "UrlQueriesByteNull": byte_null(None);
        "UrlQueriesDateNull": date_null(None);
        "UrlQueriesDateTimeNull": date_time_null(None);
        "UrlQueriesArrayCsvNull": array_string_csv_null(None);
    }
}

fn arguments(scenarios: &mut Scenarios) {
    sent! { scenarios, queries_client,
        "UrlQueriesEnumValid": enum_valid(Some(with!(EnumValidOptions, enum_query: UriColor::GreenColor)));
        "UrlQueriesByteMultiByte": byte_multi_byte(Some(with!(ByteMultiByteOptions, byte_query: Base64::encode(UNICODE))));
        // An empty array is left out. The server wants the name without a value, which an array with one empty item is.
        "UrlQueriesArrayCsvEmpty":
            array_string_csv_empty(Some(with!(ArrayStringCsvEmptyOptions, array_query: vec![String::new()])));
        "UrlQueriesArrayCsvValid": array_string_csv_valid(Some(with!(ArrayStringCsvValidOptions, array_query: items())));
        "UrlQueriesArraySsvValid": array_string_ssv_valid(Some(with!(ArrayStringSsvValidOptions, array_query: items())));
        "UrlQueriesArrayTsvValid": array_string_tsv_valid(Some(with!(ArrayStringTsvValidOptions, array_query: items())));
        "UrlQueriesArrayPipesValid": array_string_pipes_valid(Some(with!(ArrayStringPipesValidOptions, array_query: items())));
        "UrlQueriesArrayNoCollectionFormatValid": array_string_no_collection_format_empty(Some(with!(
            ArrayStringNoCollectionFormatEmptyOptions,
            array_query: vec!["hello".to_owned(), "nihao".to_owned(), "bonjour".to_owned()]
        )));
    }
}

fn blocking(scenarios: &mut Scenarios) {
    sent_blocking! { scenarios,
        "UrlQueriesBoolFalse": queries::get_boolean_false() => "/queries/bool/false?boolQuery=false";
        "UrlQueriesStringEmpty": queries::string_empty() => "/queries/string/empty?stringQuery=";
        "UrlQueriesStringUrlEncoded": queries::string_url_encoded() =>
            "/queries/string/begin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend?stringQuery=begin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend";
        "UrlQueriesDateNull": queries::date_null() => "/queries/date/null";
        "UrlQueriesByteMultiByte":
            queries::byte_multi_byte_with(&with!(ByteMultiByteOptions, byte_query: Base64::encode(UNICODE))) =>
            "/queries/byte/multibyte?byteQuery=5ZWK6b2E5LiC54ub54uc76ex76Ss76ex76iM76ip";
        "UrlQueriesArrayCsvValid":
            queries::array_string_csv_valid_with(&with!(ArrayStringCsvValidOptions, array_query: items())) =>
            "/queries/array/csv/string/valid?arrayQuery=ArrayQuery1,begin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend,,";
        "UrlQueriesArraySsvValid":
            queries::array_string_ssv_valid_with(&with!(ArrayStringSsvValidOptions, array_query: items())) =>
            "/queries/array/ssv/string/valid?arrayQuery=ArrayQuery1%20begin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend%20%20";
        "UrlQueriesArrayTsvValid":
            queries::array_string_tsv_valid_with(&with!(ArrayStringTsvValidOptions, array_query: items())) =>
            "/queries/array/tsv/string/valid?arrayQuery=ArrayQuery1%09begin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend%09%09";
        "UrlQueriesArrayPipesValid":
            queries::array_string_pipes_valid_with(&with!(ArrayStringPipesValidOptions, array_query: items())) =>
            "/queries/array/pipes/string/valid?arrayQuery=ArrayQuery1%7Cbegin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend%7C%7C";
    }
}
