//! Enums of numbers to which services add values.

use armgen_runtime::runtime::{self, UnknownNumber};

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
enum Severity {
    Low,
    High,
    UnknownValue(UnknownNumber<i64>),
}

impl Severity {
    const KNOWN: &'static [Self] = &[Self::Low, Self::High];

    fn value(self) -> i64 {
        match self {
            Self::Low => 1,
            Self::High => -3,
            Self::UnknownValue(value) => value.value(),
        }
    }
}

runtime::open_number!(Severity, UnknownValue, i64);

fn read(json: &str) -> Severity {
    crate::read(json)
}

#[test]
fn known_numbers_are_their_variants() {
    assert_eq!(read("1"), Severity::Low);
    assert_eq!(read("-3.0"), Severity::High);
    assert_eq!(read(r#""1""#), Severity::Low);
}

#[test]
fn unknown_numbers_come_back_as_they_were() {
    let value = read("9223372036854775807");
    assert!(matches!(value, Severity::UnknownValue(_)));
    assert_eq!(
        serde_json::to_string(&value).unwrap(),
        "9223372036854775807"
    );
}

#[test]
fn what_spells_no_whole_number_is_missing() {
    for json in [r#""low""#, "1.5", "true"] {
        assert!(crate::read::<Vec<Severity>>(&format!("[{json}]")).is_empty());
    }
}

#[test]
fn numbers_convert_to_values_and_back() {
    assert_eq!(Severity::from(1), Severity::Low);
    assert_eq!(i64::from(Severity::High), -3);
    assert_eq!("1".parse(), Ok(Severity::Low));
    assert_eq!(Severity::from(8).to_string(), "8");
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Level {
    Zero,
    UnknownValue(UnknownNumber<i64>),
}

impl Level {
    const KNOWN: &'static [Self] = &[Self::Zero];

    fn value(self) -> i64 {
        match self {
            Self::Zero => 0,
            Self::UnknownValue(value) => value.value(),
        }
    }
}

runtime::open_number!(Level, UnknownValue, i64);

#[test]
fn a_blank_value_is_the_known_one_of_zero() {
    assert_eq!(<Level as runtime::Value>::blank(), Level::Zero);
}

#[test]
fn they_are_ordered_by_their_numbers() {
    let mut values = [Severity::Low, Severity::from(8), Severity::High];
    values.sort();
    assert_eq!(values.map(i64::from), [-3, 1, 8]);
    assert!(Severity::High < Severity::Low);
}

#[test]
fn they_are_compared_with_numbers() {
    assert_eq!(Severity::High, -3);
    assert_eq!(Severity::from(8), 8);
    assert_ne!(Severity::Low, 2);
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Weight {
    Half,
    UnknownValue(UnknownNumber<f64>),
}

impl Weight {
    const KNOWN: &'static [Self] = &[Self::Half];

    fn value(self) -> f64 {
        match self {
            Self::Half => 0.5,
            Self::UnknownValue(value) => value.value(),
        }
    }
}

runtime::open_number!(Weight, UnknownValue, f64);

#[test]
fn fractions_are_ordered_and_compared_too() {
    assert!(Weight::Half < Weight::from(0.75));
    assert_eq!(Weight::Half, 0.5);
    assert_eq!(Weight::from(f64::NAN).partial_cmp(&Weight::Half), None);
}
