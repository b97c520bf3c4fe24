//! `body-dictionary.json`: maps of all types as bodies.

use crate::table::{blocking_reads, blocking_writes, map, misfits, numbered, reads, writes};
use body_dictionary::AutoRestSwaggerBatDictionaryServiceClient;
use body_dictionary::clients::DictionaryClient;
use body_dictionary::models::Widget;
use body_dictionary::operations::dictionary as requests;
use body_dictionary::runtime::{Base64, Base64Url, Date, DateTime, DateTimeRfc1123, Duration};
use conformance_harness::{Scenarios, Server};
use std::collections::BTreeMap;
use time::OffsetDateTime;
use time::macros::{date, datetime};

fn dictionary(server: &Server) -> DictionaryClient {
    let client = AutoRestSwaggerBatDictionaryServiceClient::from_arm_client(&server.arm_client());
    client.dictionary_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("body-dictionary.json");
    whole(&mut scenarios);
    numbers(&mut scenarios);
    strings(&mut scenarios);
    dates(&mut scenarios);
    bytes_and_durations(&mut scenarios);
    models(&mut scenarios);
    arrays(&mut scenarios);
    maps(&mut scenarios);
    blocking(&mut scenarios);
    scenarios
}

fn whole(scenarios: &mut Scenarios) {
    reads!(scenarios, dictionary,
        "getDictionaryNull": get_null => BTreeMap::new();
        "getDictionaryEmpty": get_empty => BTreeMap::new();
        "getDictionaryNullValue": get_null_value => BTreeMap::new();
        "getDictionaryKeyEmptyString": get_empty_string_key => map([("", "val1".to_owned())]);
    );
    writes!(scenarios, dictionary, "putDictionaryEmpty": put_empty(&BTreeMap::new()););
    misfits!(scenarios, dictionary,
        "getDictionaryNullkey": get_null_key => "it cannot be read as JSON: key must be a string at line 1 column 2";
        "getDictionaryInvalid": get_invalid => "it cannot be read as JSON: expected `:` at line 1 column 24";
    );
}

/// What is null or does not fit is left out.
fn numbers(scenarios: &mut Scenarios) {
    reads!(scenarios, dictionary,
        "getDictionaryBooleanValid": get_boolean_tfft => numbered([true, false, false, true]);
        "getDictionaryBooleanWithNull": get_boolean_invalid_null => map([("0", true), ("2", false)]);
        "getDictionaryBooleanWithString": get_boolean_invalid_string => map([("0", true), ("2", false)]);
        "getDictionaryIntegerValid": get_integer_valid => numbered([1, -1, 3, 300]);
        "getDictionaryIntegerWithNull": get_int_invalid_null => map([("0", 1), ("2", 0)]);
        "getDictionaryIntegerWithString": get_int_invalid_string => map([("0", 1), ("2", 0)]);
        "getDictionaryLongValid": get_long_valid => numbered([1, -1, 3, 300]);
        "getDictionaryLongWithNull": get_long_invalid_null => map([("0", 1), ("2", 0)]);
        "getDictionaryLongWithString": get_long_invalid_string => map([("0", 1), ("2", 0)]);
        "getDictionaryFloatValid": get_float_valid => numbered([0.0, -0.01, -1.2e20]);
        "getDictionaryFloatWithNull": get_float_invalid_null => map([("0", 0.0), ("2", -1.2e20)]);
        "getDictionaryFloatWithString": get_float_invalid_string => map([("0", 1.0), ("2", 0.0)]);
        "getDictionaryDoubleValid": get_double_valid => numbered([0.0, -0.01, -1.2e20]);
        "getDictionaryDoubleWithNull": get_double_invalid_null => map([("0", 0.0), ("2", -1.2e20)]);
        "getDictionaryDoubleWithString": get_double_invalid_string => map([("0", 1.0), ("2", 0.0)]);
    );
    writes!(scenarios, dictionary,
        "putDictionaryBooleanValid": put_boolean_tfft(&numbered([true, false, false, true]));
        "putDictionaryIntegerValid": put_integer_valid(&numbered([1, -1, 3, 300]));
        "putDictionaryLongValid": put_long_valid(&numbered([1, -1, 3, 300]));
        "putDictionaryFloatValid": put_float_valid(&numbered([0.0, -0.01, -1.2e20]));
        "putDictionaryDoubleValid": put_double_valid(&numbered([0.0, -0.01, -1.2e20]));
    );
}

fn strings(scenarios: &mut Scenarios) {
    reads!(scenarios, dictionary,
        "getDictionaryStringValid": get_string_valid => numbered(["foo1", "foo2", "foo3"].map(String::from));
        "getDictionaryStringWithNull": get_string_with_null => map([("0", "foo".to_owned()), ("2", "foo2".to_owned())]);
        "getDictionaryStringWithNumber": get_string_with_invalid => numbered(["foo", "123", "foo2"].map(String::from));
    );
    writes!(scenarios, dictionary,
        "putDictionaryStringValid": put_string_valid(&numbered(["foo1", "foo2", "foo3"].map(String::from)));
    );
}

fn dates(scenarios: &mut Scenarios) {
    reads!(scenarios, dictionary,
        "getDictionaryDateValid": get_date_valid => numbered(["2000-12-01", "1980-01-02", "1492-10-12"].map(Date::from));
        "getDictionaryDateWithNull": get_date_invalid_null => map([
            ("0", Date::from("2012-01-01")), ("2", Date::from("1776-07-04")),
        ]);
        "getDictionaryDateWithInvalidChars": get_date_invalid_chars => numbered(["2011-03-22", "date"].map(Date::from));
        "getDictionaryDateTimeValid": get_date_time_valid => numbered([
            "2000-12-01t00:00:01z", "1980-01-02T00:11:35+01:00", "1492-10-12T10:15:01-08:00",
        ].map(DateTime::from));
        "getDictionaryDateTimeWithNull": get_date_time_invalid_null => map([
            ("0", DateTime::from("2000-12-01t00:00:01z")),
        ]);
        "getDictionaryDateTimeWithInvalidChars": get_date_time_invalid_chars => numbered([
            "2000-12-01t00:00:01z", "date-time",
        ].map(DateTime::from));
        "getDictionaryDateTimeRfc1123Valid": get_date_time_rfc1123_valid => numbered([
            "Fri, 01 Dec 2000 00:00:01 GMT", "Wed, 02 Jan 1980 00:11:35 GMT", "Wed, 12 Oct 1492 10:15:01 GMT",
        ].map(DateTimeRfc1123::from));
    );
    writes!(scenarios, dictionary,
        "putDictionaryDateValid": put_date_valid(
            &numbered([date!(2000-12-01), date!(1980-01-02), date!(1492-10-12)].map(Date::from))
        );
        "putDictionaryDateTimeValid": put_date_time_valid(&numbered(LOCAL_POINTS.map(DateTime::from)));
        "putDictionaryDateTimeRfc1123Valid": put_date_time_rfc1123_valid(&numbered([
            datetime!(2000-12-01 00:00:01 UTC),
            datetime!(1980-01-02 00:11:35 UTC),
            datetime!(1492-10-12 10:15:01 UTC),
        ].map(DateTimeRfc1123::from)));
    );
}

/// The server expects them in UTC.
const LOCAL_POINTS: [OffsetDateTime; 3] = [
    datetime!(2000-12-01 00:00:01 UTC),
    datetime!(1980-01-02 00:11:35 +01:00),
    datetime!(1492-10-12 10:15:01 -08:00),
];

fn bytes_and_durations(scenarios: &mut Scenarios) {
    reads!(scenarios, dictionary,
        "getDictionaryDurationValid": get_duration_valid => numbered(["P123DT22H14M12.011S", "P5DT1H"].map(Duration::from));
        "getDictionaryByteValid": get_byte_valid => numbered([
            Base64::encode([255, 255, 255, 250]),
            Base64::encode([1, 2, 3]),
            Base64::encode([37, 41, 67]),
        ]);
        "getDictionaryByteWithNull": get_byte_invalid_null => map([("0", Base64::encode([171, 172, 173]))]);
        "getDictionaryBase64Url": get_base64_url => numbered([
            Base64Url::encode("a string that gets encoded with base64url"),
            Base64Url::encode("test string"),
            Base64Url::encode("Lorem ipsum"),
        ]);
    );
    writes!(scenarios, dictionary,
        "putDictionaryDurationValid": put_duration_valid(
            &numbered(["P123DT22H14M12.011S", "P5DT1H"].map(Duration::from))
        );
        "putDictionaryByteValid": put_byte_valid(&numbered([
            Base64::encode([255, 255, 255, 250]),
            Base64::encode([1, 2, 3]),
            Base64::encode([37, 41, 67]),
        ]));
    );
}

fn widget(integer: i64, string: &str) -> Widget {
    Widget {
        integer: Some(integer),
        string: Some(string.to_owned()),
    }
}

fn models(scenarios: &mut Scenarios) {
    reads!(scenarios, dictionary,
        "getDictionaryComplexNull": get_complex_null => None;
        "getDictionaryComplexEmpty": get_complex_empty => BTreeMap::new();
        "getDictionaryComplexItemNull": get_complex_item_null => numbered([
            Some(widget(1, "2")), None, Some(widget(5, "6")),
        ]);
        "getDictionaryComplexItemEmpty": get_complex_item_empty => numbered([
            widget(1, "2"), Widget::default(), widget(5, "6"),
        ]);
        "getDictionaryComplexValid": get_complex_valid => numbered([widget(1, "2"), widget(3, "4"), widget(5, "6")]);
    );
    writes!(scenarios, dictionary,
        "putDictionaryComplexValid": put_complex_valid(&numbered([widget(1, "2"), widget(3, "4"), widget(5, "6")]));
    );
}

fn digits(digits: [&str; 3]) -> Vec<String> {
    digits.map(String::from).into()
}

fn arrays(scenarios: &mut Scenarios) {
    reads!(scenarios, dictionary,
        "getDictionaryArrayNull": get_array_null => None;
        "getDictionaryArrayEmpty": get_array_empty => BTreeMap::new();
        "getDictionaryArrayItemNull": get_array_item_null => numbered([
            Some(digits(["1", "2", "3"])), None, Some(digits(["7", "8", "9"])),
        ]);
        "getDictionaryArrayItemEmpty": get_array_item_empty => numbered([
            digits(["1", "2", "3"]), vec![], digits(["7", "8", "9"]),
        ]);
        "getDictionaryArrayValid": get_array_valid => numbered(
            [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]].map(digits)
        );
    );
    writes!(scenarios, dictionary,
        "putDictionaryArrayValid": put_array_valid(
            &numbered([["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]].map(digits))
        );
    );
}

const WORDS: [[(&str, &str); 3]; 3] = [
    [("1", "one"), ("2", "two"), ("3", "three")],
    [("4", "four"), ("5", "five"), ("6", "six")],
    [("7", "seven"), ("8", "eight"), ("9", "nine")],
];

fn words(index: usize) -> BTreeMap<String, String> {
    map(WORDS[index].map(|(name, word)| (name, word.to_owned())))
}

fn maps(scenarios: &mut Scenarios) {
    reads!(scenarios, dictionary,
        "getDictionaryDictionaryNull": get_dictionary_null => BTreeMap::new();
        "getDictionaryDictionaryEmpty": get_dictionary_empty => BTreeMap::new();
        "getDictionaryDictionaryItemNull": get_dictionary_item_null => numbered([Some(words(0)), None, Some(words(2))]);
        "getDictionaryDictionaryItemEmpty": get_dictionary_item_empty => numbered([words(0), BTreeMap::new(), words(2)]);
        "getDictionaryDictionaryValid": get_dictionary_valid => numbered([words(0), words(1), words(2)]);
    );
    writes!(scenarios, dictionary,
        "putDictionaryDictionaryValid": put_dictionary_valid(&numbered([words(0), words(1), words(2)]));
    );
}

fn blocking(scenarios: &mut Scenarios) {
    blocking_reads!(scenarios,
        "getDictionaryNull": requests::get_null => BTreeMap::new();
        "getDictionaryLongWithString": requests::get_long_invalid_string => map([("0", 1), ("2", 0)]);
        "getDictionaryFloatValid": requests::get_float_valid => numbered([0.0, -0.01, -1.2e20]);
        "getDictionaryStringValid": requests::get_string_valid => numbered(["foo1", "foo2", "foo3"].map(String::from));
        "getDictionaryComplexValid": requests::get_complex_valid => numbered([
            widget(1, "2"), widget(3, "4"), widget(5, "6"),
        ]);
        "getDictionaryDictionaryItemNull": requests::get_dictionary_item_null => numbered([
            Some(words(0)), None, Some(words(2)),
        ]);
    );
    blocking_writes!(scenarios,
        "putDictionaryEmpty": requests::put_empty[&BTreeMap::new()];
        "putDictionaryDoubleValid": requests::put_double_valid[&numbered([0.0, -0.01, -1.2e20])];
        "putDictionaryDateTimeValid": requests::put_date_time_valid[&numbered(LOCAL_POINTS.map(DateTime::from))];
        "putDictionaryDictionaryValid": requests::put_dictionary_valid[&numbered([words(0), words(1), words(2)])];
    );
}
