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
        assert_eq!(crate::read::<Vec<Severity>>(&format!("[{json}]")), []);
    }
}

#[test]
fn numbers_convert_to_values_and_back() {
    assert_eq!(Severity::from(1), Severity::Low);
    assert_eq!(i64::from(Severity::High), -3);
    assert_eq!("1".parse(), Ok(Severity::Low));
    assert_eq!(Severity::from(8).to_string(), "8");
}
