//! `body-array.json`: arrays of all types as bodies.

use crate::table::{blocking_reads, blocking_writes, map, misfits, reads, writes};
use body_array::AutoRestSwaggerBatArrayServiceClient;
use body_array::clients::ArrayClient;
use body_array::models::{
    ArraygetStringEnumValidResultItem, ArrayputStringEnumValidArrayBodyItem, FooEnum, Product,
};
use body_array::operations::array as requests;
use body_array::runtime::{Base64, Base64Url, Date, DateTime, DateTimeRfc1123, Duration};
use conformance_harness::{Scenarios, Server};
use std::collections::BTreeMap;
use time::macros::{date, datetime};

fn array(server: &Server) -> ArrayClient {
    AutoRestSwaggerBatArrayServiceClient::from_arm_client(&server.arm_client()).array_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("body-array.json");
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
    reads!(scenarios, array,
        "getArrayNull": get_null => [0; 0];
        "getArrayEmpty": get_empty => [0; 0];
    );
    writes!(scenarios, array, "putArrayEmpty": put_empty(&vec![]););
    misfits!(scenarios, array, "getArrayInvalid": get_invalid => "it cannot be read as JSON: EOF while parsing a list at line 1 column 8";);
}

/// What is null or does not fit is left out.
fn numbers(scenarios: &mut Scenarios) {
    reads!(scenarios, array,
        "getArrayBooleanValid": get_boolean_tfft => [true, false, false, true];
        "getArrayBooleanWithNull": get_boolean_invalid_null => [true, false];
        "getArrayBooleanWithString": get_boolean_invalid_string => [true, false];
        "getArrayIntegerValid": get_integer_valid => [1, -1, 3, 300];
        "getArrayIntegerWithNull": get_int_invalid_null => [1, 0];
        "getArrayIntegerWithString": get_int_invalid_string => [1, 0];
        "getArrayLongValid": get_long_valid => [1, -1, 3, 300];
        "getArrayLongWithNull": get_long_invalid_null => [1, 0];
        "getArrayLongWithString": get_long_invalid_string => [1, 0];
        "getArrayFloatValid": get_float_valid => [0.0, -0.01, -1.2e20];
        "getArrayFloatWithNull": get_float_invalid_null => [0.0, -1.2e20];
        "getArrayFloatWithString": get_float_invalid_string => [1.0, 0.0];
        "getArrayDoubleValid": get_double_valid => [0.0, -0.01, -1.2e20];
        "getArrayDoubleWithNull": get_double_invalid_null => [0.0, -1.2e20];
        "getArrayDoubleWithString": get_double_invalid_string => [1.0, 0.0];
    );
    writes!(scenarios, array,
        "putArrayBooleanValid": put_boolean_tfft(&vec![true, false, false, true]);
        "putArrayIntegerValid": put_integer_valid(&vec![1, -1, 3, 300]);
        "putArrayLongValid": put_long_valid(&vec![1, -1, 3, 300]);
        "putArrayFloatValid": put_float_valid(&vec![0.0, -0.01, -1.2e20]);
        "putArrayDoubleValid": put_double_valid(&vec![0.0, -0.01, -1.2e20]);
    );
}

const UUIDS: [&str; 3] = [
    "6dcc7237-45fe-45c4-8a6b-3a8a3f625652",
    "d1399005-30f7-40d6-8da6-dd7c89ad34db",
    "f42f6aa1-a5bc-4ddf-907e-5f915de43205",
];

fn strings(scenarios: &mut Scenarios) {
    reads!(scenarios, array,
        "getArrayStringValid": get_string_valid => ["foo1", "foo2", "foo3"];
        "getArrayStringWithNull": get_string_with_null => [Some("foo".to_owned()), None, Some("foo2".to_owned())];
        "getArrayStringWithNumber": get_string_with_invalid => ["foo", "123", "foo2"];
        "getArrayEnumValid": get_enum_valid => [FooEnum::Foo1, FooEnum::Foo2, FooEnum::Foo3];
        "getArrayStringEnumValid": get_string_enum_valid => [
            ArraygetStringEnumValidResultItem::Foo1,
            ArraygetStringEnumValidResultItem::Foo2,
            ArraygetStringEnumValidResultItem::Foo3,
        ];
        "getArrayUuidValid": get_uuid_valid => UUIDS;
        "getArrayUuidWithInvalidChars": get_uuid_invalid_chars => [UUIDS[0], "foo"];
    );
    writes!(scenarios, array,
        "putArrayStringValid": put_string_valid(&["foo1", "foo2", "foo3"].map(String::from).into());
        "putArrayEnumValid": put_enum_valid(&vec![FooEnum::Foo1, FooEnum::Foo2, FooEnum::Foo3]);
        "putArrayStringEnumValid": put_string_enum_valid(&vec![
            ArrayputStringEnumValidArrayBodyItem::Foo1,
            ArrayputStringEnumValidArrayBodyItem::Foo2,
            ArrayputStringEnumValidArrayBodyItem::Foo3,
        ]);
        "putArrayUuidValid": put_uuid_valid(&UUIDS.map(String::from).into());
    );
}

fn dates(scenarios: &mut Scenarios) {
    reads!(scenarios, array,
        "getArrayDateValid": get_date_valid => ["2000-12-01", "1980-01-02", "1492-10-12"].map(Date::from);
        "getArrayDateWithNull": get_date_invalid_null => ["2012-01-01", "1776-07-04"].map(Date::from);
        "getArrayDateWithInvalidChars": get_date_invalid_chars => ["2011-03-22", "date"].map(Date::from);
        "getArrayDateTimeValid": get_date_time_valid => [
            "2000-12-01t00:00:01z", "1980-01-02T00:11:35+01:00", "1492-10-12T10:15:01-08:00",
        ].map(DateTime::from);
        "getArrayDateTimeWithNull": get_date_time_invalid_null => [DateTime::from("2000-12-01T00:00:01.000Z")];
        "getArrayDateTimeWithInvalidChars": get_date_time_invalid_chars => [
            "2000-12-01t00:00:01z", "date-time",
        ].map(DateTime::from);
        "getArrayDateTimeRfc1123Valid": get_date_time_rfc1123_valid => [
            "Fri, 01 Dec 2000 00:00:01 GMT", "Wed, 02 Jan 1980 00:11:35 GMT", "Wed, 12 Oct 1492 10:15:01 GMT",
        ].map(DateTimeRfc1123::from);
    );
    writes!(scenarios, array,
        "putArrayDateValid": put_date_valid(
            &[date!(2000-12-01), date!(1980-01-02), date!(1492-10-12)].map(Date::from).into()
        );
        "putArrayDateTimeValid": put_date_time_valid(&POINTS.map(DateTime::from).into());
        "putArrayDateTimeRfc1123Valid": put_date_time_rfc1123_valid(&POINTS.map(DateTimeRfc1123::from).into());
    );
}

const POINTS: [time::OffsetDateTime; 3] = [
    datetime!(2000-12-01 00:00:01 UTC),
    datetime!(1980-01-02 00:11:35 UTC),
    datetime!(1492-10-12 10:15:01 UTC),
];

fn bytes_and_durations(scenarios: &mut Scenarios) {
    reads!(scenarios, array,
        "getArrayDurationValid": get_duration_valid => ["P123DT22H14M12.011S", "P5DT1H0M0S"].map(Duration::from);
        "getArrayByteValid": get_byte_valid => [
            Base64::encode([255, 255, 255, 250]),
            Base64::encode([1, 2, 3]),
            Base64::encode([37, 41, 67]),
        ];
        "getArrayByteWithNull": get_byte_invalid_null => [Base64::encode([171, 172, 173])];
        "getArrayBase64Url": get_base64_url => [
            Base64Url::encode("a string that gets encoded with base64url"),
            Base64Url::encode("test string"),
            Base64Url::encode("Lorem ipsum"),
        ];
    );
    writes!(scenarios, array,
        "putArrayDurationValid": put_duration_valid(&vec![
            Duration::from(
                time::Duration::days(123) + time::Duration::hours(22) + time::Duration::minutes(14)
                    + time::Duration::milliseconds(12_011)
            ),
            Duration::from(time::Duration::days(5) + time::Duration::hours(1)),
        ]);
        "putArrayByteValid": put_byte_valid(&vec![
            Base64::encode([255, 255, 255, 250]),
            Base64::encode([1, 2, 3]),
            Base64::encode([37, 41, 67]),
        ]);
    );
}

fn product(integer: i64, string: &str) -> Product {
    Product {
        integer: Some(integer),
        string: Some(string.to_owned()),
    }
}

fn models(scenarios: &mut Scenarios) {
    reads!(scenarios, array,
        "getArrayComplexNull": get_complex_null => [];
        "getArrayComplexEmpty": get_complex_empty => [];
        "getArrayComplexItemNull": get_complex_item_null => [Some(product(1, "2")), None, Some(product(5, "6"))];
        "getArrayComplexItemEmpty": get_complex_item_empty => [product(1, "2"), Product::default(), product(5, "6")];
        "getArrayComplexValid": get_complex_valid => [product(1, "2"), product(3, "4"), product(5, "6")];
    );
    writes!(scenarios, array,
        "putArrayComplexValid": put_complex_valid(&vec![product(1, "2"), product(3, "4"), product(5, "6")]);
    );
}

fn digits(digits: [&str; 3]) -> Vec<String> {
    digits.map(String::from).into()
}

fn arrays(scenarios: &mut Scenarios) {
    reads!(scenarios, array,
        "getArrayArrayNull": get_array_null => [[""; 0]; 0];
        "getArrayArrayEmpty": get_array_empty => [[""; 0]; 0];
        "getArrayArrayItemNull": get_array_item_null => [
            Some(digits(["1", "2", "3"])), None, Some(digits(["7", "8", "9"])),
        ];
        "getArrayArrayItemEmpty": get_array_item_empty => [digits(["1", "2", "3"]), vec![], digits(["7", "8", "9"])];
        "getArrayArrayValid": get_array_valid => [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]];
    );
    writes!(scenarios, array,
        "putArrayArrayValid": put_array_valid(
            &[["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]].map(digits).into()
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
    reads!(scenarios, array,
        "getArrayDictionaryNull": get_dictionary_null => [];
        "getArrayDictionaryEmpty": get_dictionary_empty => [];
        "getArrayDictionaryItemNull": get_dictionary_item_null => [Some(words(0)), None, Some(words(2))];
        "getArrayDictionaryItemEmpty": get_dictionary_item_empty => [words(0), BTreeMap::new(), words(2)];
        "getArrayDictionaryValid": get_dictionary_valid => [words(0), words(1), words(2)];
    );
    writes!(scenarios, array,
        "putArrayDictionaryValid": put_dictionary_valid(&vec![words(0), words(1), words(2)]);
    );
}

fn blocking(scenarios: &mut Scenarios) {
    blocking_reads!(scenarios,
        "getArrayNull": requests::get_null => [0; 0];
        "getArrayBooleanWithNull": requests::get_boolean_invalid_null => [true, false];
        "getArrayDoubleValid": requests::get_double_valid => [0.0, -0.01, -1.2e20];
        "getArrayDateWithInvalidChars": requests::get_date_invalid_chars => ["2011-03-22", "date"].map(Date::from);
        "getArrayComplexItemNull": requests::get_complex_item_null => [Some(product(1, "2")), None, Some(product(5, "6"))];
        "getArrayDictionaryValid": requests::get_dictionary_valid => [words(0), words(1), words(2)];
    );
    blocking_writes!(scenarios,
        "putArrayEmpty": requests::put_empty[&vec![]];
        "putArrayFloatValid": requests::put_float_valid[&vec![0.0, -0.01, -1.2e20]];
        "putArrayDateTimeValid": requests::put_date_time_valid[&POINTS.map(DateTime::from).into()];
        "putArrayComplexValid": requests::put_complex_valid[&vec![product(1, "2"), product(3, "4"), product(5, "6")]];
    );
}
