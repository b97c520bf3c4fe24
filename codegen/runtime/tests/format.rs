//! Texts and numbers with a format: kept as they came, and read on demand.

use armgen_runtime::runtime::{
    Argument, Base64, Base64Url, Date, DateTime, DateTimeRfc1123, Duration, Time, UnixTime,
};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use time::macros::{date, datetime, time};

#[test]
fn any_text_comes_back_as_it_was() {
    for text in ["2024-05-01T10:30:00Z", "", "soon", "0001-01-01T00:00:00"] {
        let json = serde_json::to_string(text).unwrap();
        let value: DateTime = serde_json::from_str(&json).unwrap();
        assert_eq!(value.as_str(), text);
        assert_eq!(serde_json::to_string(&value).unwrap(), json);
    }
}

#[test]
fn a_text_is_shown_as_a_text() {
    let value = DateTime::from("2024-05-01");
    assert_eq!(value.to_string(), "2024-05-01");
    assert_eq!(format!("{value:?}"), r#""2024-05-01""#);
}

#[test]
fn a_date_time_is_a_point_in_time() {
    let expected = datetime!(2024-05-01 10:30:00.5 UTC);
    for text in [
        "2024-05-01T10:30:00.5Z",
        "2024-05-01T10:30:00.5000000Z",
        "2024-05-01T10:30:00.5000000000001Z",
        "2024-05-01t10:30:00.5z",
        "2024-05-01 10:30:00.5",
        "2024-05-01T10:30:00,5+00:00",
        "2024-05-01T12:30:00.5+02:00",
        "2024-05-01T12:30:00.5 +0200",
        "2024-05-01T02:30:00.5-08",
        "2024-5-1T10:30:00.5",
        " 2024-05-01T10:30:00.5 UTC ",
    ] {
        assert_eq!(
            DateTime::from(text).to_offset_date_time(),
            Ok(expected),
            "{text}"
        );
    }
}

#[test]
fn what_a_date_time_leaves_out_is_zero() {
    let read = |text: &str| DateTime::from(text).to_offset_date_time().unwrap();
    assert_eq!(read("2024-05-01"), datetime!(2024-05-01 00:00 UTC));
    assert_eq!(read("2024-05-01T10:30"), datetime!(2024-05-01 10:30 UTC));
}

#[test]
fn midnight_may_be_24_o_clock_of_the_day_before() {
    let read = |text: &str| DateTime::from(text).to_offset_date_time();
    assert_eq!(
        read("2024-02-29T24:00:00Z"),
        Ok(datetime!(2024-03-01 00:00 UTC))
    );
    assert!(read("2024-02-29T24:00:01Z").is_err());
    assert!(read("9999-12-31T24:00:00Z").is_err());
}

#[test]
fn a_leap_second_is_the_last_moment_of_its_minute() {
    let read = DateTime::from("2016-12-31T23:59:60Z").to_offset_date_time();
    assert_eq!(read, Ok(datetime!(2016-12-31 23:59:59.999999999 UTC)));
}

#[test]
fn what_is_no_date_time_is_an_error_that_shows_it() {
    for text in [
        "",
        "soon",
        "2024",
        "2024-13-01T00:00:00Z",
        "2024-02-30T00:00:00Z",
        "2024-05-01T",
        "2024-05-01T10",
        "2024-05-01T25:00:00Z",
        "2024-05-01T10:30:00.Z",
        "2024-05-01T10:30:00+99:00",
        "2024-05-01T10:30:00Zulu",
        "2024-05-01T10:30:00Z!",
        "24-05-01T10:30:00Z",
        "２０２４-05-01",
    ] {
        assert!(
            DateTime::from(text).to_offset_date_time().is_err(),
            "{text}"
        );
    }
    let error = DateTime::from("soon").to_offset_date_time().unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"expected a date and time such as 2024-05-01T10:30:00Z, found the string "soon""#
    );
}

#[test]
fn a_point_in_time_becomes_a_text_in_utc() {
    let text = |value| DateTime::from(value).to_string();
    assert_eq!(
        text(datetime!(2024-05-01 10:30:00 UTC)),
        "2024-05-01T10:30:00Z"
    );
    assert_eq!(
        text(datetime!(2024-05-01 10:30:00.25 +02:00)),
        "2024-05-01T08:30:00.25Z"
    );
    assert_eq!(text(datetime!(0001-01-01 0:00 UTC)), "0001-01-01T00:00:00Z");
}

#[test]
fn a_point_in_time_whose_year_in_utc_has_not_four_digits_keeps_its_offset() {
    for (value, text, rfc1123) in [
        (
            datetime!(9999-12-31 23:59:59 -14:00),
            "9999-12-31T23:59:59-14:00",
            "Fri, 31 Dec 9999 23:59:59 -1400",
        ),
        (
            datetime!(0000-01-01 00:00:00 +05:30),
            "0000-01-01T00:00:00+05:30",
            "Sat, 01 Jan 0000 00:00:00 +0530",
        ),
    ] {
        assert_eq!(DateTime::from(value).as_str(), text);
        assert_eq!(DateTime::from(text).to_offset_date_time(), Ok(value));
        assert_eq!(DateTimeRfc1123::from(value).as_str(), rfc1123);
        assert_eq!(
            DateTimeRfc1123::from(rfc1123).to_offset_date_time(),
            Ok(value)
        );
    }
}

#[test]
fn a_point_in_time_has_the_form_of_rfc_1123_too() {
    let expected = datetime!(2024-05-01 10:30:00 UTC);
    let text = "Wed, 01 May 2024 10:30:00 GMT";
    assert_eq!(DateTimeRfc1123::from(expected).as_str(), text);
    for text in [
        text,
        "01 May 2024 10:30:00 GMT",
        "Wednesday, 1-May-2024 10:30:00",
        "Wed, 01 may 2024 12:30:00 +0200",
        "wed, 01 may 2024 10:30:00 gmt",
        "2024-05-01T10:30:00Z",
    ] {
        assert_eq!(
            DateTimeRfc1123::from(text).to_offset_date_time(),
            Ok(expected),
            "{text}"
        );
    }
    for text in [
        "",
        "Wed",
        "Wed, 32 May 2024 10:30:00 GMT",
        "Wed, 01 Mai 2024",
    ] {
        assert!(
            DateTimeRfc1123::from(text).to_offset_date_time().is_err(),
            "{text}"
        );
    }
}

#[test]
fn a_date_is_a_day() {
    assert_eq!(
        Date::from("2024-05-01").to_date(),
        Ok(date!(2024 - 05 - 01))
    );
    assert_eq!(
        Date::from("2024-5-1T10:30:00Z").to_date(),
        Ok(date!(2024 - 05 - 01))
    );
    assert!(Date::from("2024-05-01x").to_date().is_err());
    assert!(Date::from("1 May").to_date().is_err());
    assert_eq!(Date::from(date!(0987 - 05 - 01)).as_str(), "0987-05-01");
}

#[test]
fn a_time_is_a_time_of_day() {
    let read = |text: &str| Time::from(text).to_time();
    assert_eq!(read("10:30:00"), Ok(time!(10:30)));
    assert_eq!(read("T9:30"), Ok(time!(9:30)));
    assert_eq!(read("10:30:00.5Z"), Ok(time!(10:30:00.5)));
    assert!(read("24:00:00").is_err());
    assert!(read("10").is_err());
    assert_eq!(Time::from(time!(10:30:00.5)).as_str(), "10:30:00.5");
}

#[test]
fn a_duration_is_a_length_of_time() {
    let read = |text: &str| Duration::from(text).to_duration().unwrap();
    assert_eq!(read("P1DT12H"), time::Duration::hours(36));
    assert_eq!(read("PT1H30M5.5S"), time::Duration::milliseconds(5_405_500));
    assert_eq!(read("P2W"), time::Duration::weeks(2));
    assert_eq!(read("PT0.5H"), time::Duration::minutes(30));
    assert_eq!(read("-PT5M"), time::Duration::minutes(-5));
    assert_eq!(read("P0Y0M1D"), time::Duration::days(1));
    assert_eq!(read("PT0S"), time::Duration::ZERO);
    assert_eq!(read("00:05:00"), time::Duration::minutes(5));
    assert_eq!(
        read("-1.12:00:00.5"),
        time::Duration::milliseconds(-129_600_500)
    );
}

#[test]
fn what_is_no_length_of_time_is_an_error() {
    for text in [
        "",
        "P",
        "PT",
        "P1",
        "1D",
        "P1H",
        "PT1D",
        "P1Y",
        "P1M",
        "PT1.S",
        "P1DT",
        "PT1HT1M",
        "P99999999999999999999D",
        "P9999999999999999D",
        "9999999999999999999.00:00:00",
        "12",
        "an hour",
    ] {
        assert!(Duration::from(text).to_duration().is_err(), "{text}");
    }
}

#[test]
fn a_length_of_time_becomes_a_text() {
    let text = |value: time::Duration| Duration::from(value).to_string();
    assert_eq!(text(time::Duration::hours(36)), "P1DT12H");
    assert_eq!(text(time::Duration::days(2)), "P2D");
    assert_eq!(text(time::Duration::milliseconds(-1500)), "-PT1.5S");
    assert_eq!(text(time::Duration::ZERO), "PT0S");
    assert_eq!(
        Duration::from(std::time::Duration::from_secs(90)).as_str(),
        "PT1M30S"
    );
}

#[test]
fn base64_is_bytes() {
    assert_eq!(Base64::encode([251, 255, 0]).as_str(), "+/8A");
    assert_eq!(Base64::encode("a").as_str(), "YQ==");
    for text in ["YQ==", "YQ", "Y Q\r\n=="] {
        assert_eq!(Base64::from(text).to_bytes(), Ok(b"a".to_vec()), "{text}");
    }
    assert!(Base64::from("a").to_bytes().is_err());
    assert!(Base64::from("ä").to_bytes().is_err());
}

#[test]
fn base64url_is_bytes_too() {
    assert_eq!(Base64Url::encode([251, 255]).as_str(), "-_8");
    for text in ["-_8", "-_8=", "+/8"] {
        assert_eq!(
            Base64Url::from(text).to_bytes(),
            Ok(vec![251, 255]),
            "{text}"
        );
    }
}

#[test]
fn seconds_are_a_point_in_time() {
    let value: UnixTime = serde_json::from_str("1714559400").unwrap();
    assert_eq!(
        value.to_offset_date_time(),
        Ok(datetime!(2024-05-01 10:30:00 UTC))
    );
    assert_eq!(UnixTime::from(datetime!(2024-05-01 10:30 UTC)), value);
    assert_eq!(serde_json::to_string(&value).unwrap(), "1714559400");
    assert_eq!("1714559400".parse(), Ok(value));
    assert!(UnixTime::new(i64::MAX).to_offset_date_time().is_err());
}

#[test]
fn they_are_arguments() {
    let value = DateTime::from("2024-05-01");
    let days = [Date::from("2024-05-01")];
    let arguments: [Argument<'_>; 3] = [
        (&value).into(),
        UnixTime::new(5).into(),
        days.as_slice().into(),
    ];
    let text = Argument::Text("2024-05-01");
    let list = Argument::List(vec![text.clone()]);
    assert_eq!(arguments, [text, Argument::Integer(5), list]);
}

/// The strings in the order of their values.
fn sorted<T: Ord + for<'a> From<&'a str> + AsRef<str>>(texts: &[&str]) -> Vec<String> {
    let mut values: Vec<T> = texts.iter().map(|text| T::from(text)).collect();
    values.sort();
    values
        .iter()
        .map(|value| value.as_ref().to_owned())
        .collect()
}

#[test]
fn points_in_time_are_ordered_in_time_and_then_by_their_texts() {
    let in_order = [
        "",
        "soon",
        "2024-01-01T01:00:00+02:00",
        "2023-12-31T23:59:59Z",
        "2024-01-01",
        "2024-01-01T00:00:00Z",
        "2024-01-01T02:00:00+02:00",
        "2024-01-01T00:00:00.5Z",
        "9999-01-01T00:00:00Z",
    ];
    let mut shuffled = in_order;
    shuffled.reverse();
    shuffled.swap(1, 5);
    assert_eq!(sorted::<DateTime>(&shuffled), in_order);
}

#[test]
fn points_in_time_of_rfc_1123_are_ordered_in_time() {
    let in_order = [
        "Wed",
        "Wed, 01 May 2024 10:30:00 GMT",
        "Tue, 04 Jun 2024 10:30:00 GMT",
        "Mon, 05 Jan 2026 10:30:00 GMT",
    ];
    let mut shuffled = in_order;
    shuffled.reverse();
    assert_eq!(sorted::<DateTimeRfc1123>(&shuffled), in_order);
}

#[test]
fn days_and_times_of_day_are_ordered() {
    let days = ["x", "2024-5-1", "2024-05-02", "2024-10-01"];
    assert_eq!(
        sorted::<Date>(&["2024-10-01", "2024-05-02", "2024-5-1", "x"]),
        days
    );
    let times = ["24:00:00", "9:30", "10:00:00", "10:00:00.5"];
    assert_eq!(
        sorted::<Time>(&["10:00:00.5", "10:00:00", "9:30", "24:00:00"]),
        times
    );
    assert!(UnixTime::new(-1) < UnixTime::new(0));
}

proptest! {
    #[test]
    fn the_order_of_points_in_time_is_total_and_agrees_with_their_equality(
        texts in proptest::array::uniform3("2024-0[12]-01T0[01]:00:00(Z|\\+01:00|)|[ab]?")
    ) {
        let [a, b, c] = texts.each_ref().map(|text| DateTime::from(text.as_str()));
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert!(!(a <= b && b <= c) || a <= c);
    }

    #[test]
    fn no_text_makes_reading_panic(text in "[-+PT0-9:.,DHMSZ ]{0,24}|.{0,12}") {
        let _ = DateTime::from(text.as_str()).to_offset_date_time();
        let _ = DateTimeRfc1123::from(text.as_str()).to_offset_date_time();
        let _ = Date::from(text.as_str()).to_date();
        let _ = Time::from(text.as_str()).to_time();
        let _ = Duration::from(text.as_str()).to_duration();
        let _ = Base64::from(text.as_str()).to_bytes();
    }

    #[test]
    fn a_point_in_time_is_read_as_it_was_written(seconds in -62_135_596_800_i64..253_402_300_800, nanoseconds in 0_i64..1_000_000_000) {
        let value = time::OffsetDateTime::from_unix_timestamp(seconds).unwrap() + time::Duration::nanoseconds(nanoseconds);
        prop_assert_eq!(DateTime::from(value).to_offset_date_time(), Ok(value));
        let whole = value - time::Duration::nanoseconds(nanoseconds);
        prop_assert_eq!(DateTimeRfc1123::from(value).to_offset_date_time(), Ok(whole));
    }

    #[test]
    fn a_length_of_time_is_read_as_it_was_written(seconds in -1_000_000_000_000_i64..1_000_000_000_000, nanoseconds in 0_i32..1_000_000_000) {
        let value = time::Duration::seconds(seconds) + time::Duration::nanoseconds(nanoseconds.into());
        prop_assert_eq!(Duration::from(value).to_duration(), Ok(value));
    }

    #[test]
    fn bytes_are_read_as_they_were_written(bytes: Vec<u8>) {
        prop_assert_eq!(Base64::encode(&bytes).to_bytes(), Ok(bytes.clone()));
        prop_assert_eq!(Base64Url::encode(&bytes).to_bytes(), Ok(bytes));
    }

    #[test]
    fn any_text_is_kept(text in any::<String>()) {
        let json = serde_json::to_string(&text).unwrap();
        let value: Duration = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(serde_json::to_string(&value).unwrap(), json);
    }
}

#[test]
fn the_error_of_bytes_does_not_show_them() {
    for error in [
        Base64::from("hunter2!").to_bytes().unwrap_err(),
        Base64Url::from("hunter2!").to_bytes().unwrap_err(),
    ] {
        assert_eq!(error.to_string(), "expected base64, found another string");
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}
