//! Properties of simple types.

use super::client;
use crate::table::{reads, writes};
use body_complex::clients::PrimitiveClient;
use body_complex::models::{
    BooleanWrapper, ByteWrapper, DateWrapper, DatetimeWrapper, Datetimerfc1123Wrapper,
    DoubleWrapper, DurationWrapper, FloatWrapper, IntWrapper, LongWrapper, StringWrapper,
};
use body_complex::runtime::Base64;
use conformance_harness::{Scenarios, Server};
use time::macros::{date, datetime};

fn primitive(server: &Server) -> PrimitiveClient {
    client(server).primitive_client()
}

const INTEGERS: IntWrapper = IntWrapper {
    field1: Some(-1),
    field2: Some(2),
};

const LONGS: LongWrapper = LongWrapper {
    field1: Some(1_099_511_627_775),
    field2: Some(-999_511_627_788),
};

const FLOATS: FloatWrapper = FloatWrapper {
    field1: Some(1.05),
    field2: Some(-0.003),
};

const DOUBLES: DoubleWrapper = DoubleWrapper {
    field1: Some(3e-100),
    field_56_zeros_after_the_dot_and_negative_zero_before_dot_and_this_is_a_long_field_name_on_purpose:
        Some(-5e-57),
};

const BOOLEANS: BooleanWrapper = BooleanWrapper {
    field_true: Some(true),
    field_false: Some(false),
};

fn strings() -> StringWrapper {
    StringWrapper {
        field: Some("goodrequest".to_owned()),
        empty: Some(String::new()),
        null: None,
    }
}

pub(super) fn dates() -> DateWrapper {
    DateWrapper {
        field: Some(date!(0001 - 01 - 01).into()),
        leap: Some(date!(2016 - 02 - 29).into()),
    }
}

fn date_times() -> DatetimeWrapper {
    DatetimeWrapper {
        field: Some(datetime!(0001-01-01 00:00:00 UTC).into()),
        now: Some(datetime!(2015-05-18 18:38:00 UTC).into()),
    }
}

fn date_times_rfc1123() -> Datetimerfc1123Wrapper {
    Datetimerfc1123Wrapper {
        field: Some(datetime!(0001-01-01 00:00:00 UTC).into()),
        now: Some(datetime!(2015-05-18 11:38:00 UTC).into()),
    }
}

fn duration() -> DurationWrapper {
    DurationWrapper {
        field: Some("P123DT22H14M12.011S".into()),
    }
}

fn bytes() -> ByteWrapper {
    let bytes = [255, 254, 253, 252, 0, 250, 249, 248, 247, 246];
    ByteWrapper {
        field: Some(Base64::encode(bytes)),
    }
}

pub(super) fn scenarios(scenarios: &mut Scenarios) {
    reads!(scenarios, primitive,
        "getComplexPrimitiveInteger": get_int => INTEGERS;
        "getComplexPrimitiveLong": get_long => LONGS;
        "getComplexPrimitiveFloat": get_float => FLOATS;
        "getComplexPrimitiveDouble": get_double => DOUBLES;
        "getComplexPrimitiveBool": get_bool => BOOLEANS;
        "getComplexPrimitiveString": get_string => strings();
        "getComplexPrimitiveDate": get_date => dates();
        "getComplexPrimitiveDateTime": get_date_time => date_times();
        "getComplexPrimitiveDateTimeRfc1123": get_date_time_rfc1123 => date_times_rfc1123();
        "getComplexPrimitiveDuration": get_duration => duration();
        "getComplexPrimitiveByte": get_byte => bytes();
    );
    writes!(scenarios, primitive,
        "putComplexPrimitiveInteger": put_int(&INTEGERS);
        "putComplexPrimitiveLong": put_long(&LONGS);
        "putComplexPrimitiveFloat": put_float(&FLOATS);
        "putComplexPrimitiveDouble": put_double(&DOUBLES);
        "putComplexPrimitiveBool": put_bool(&BOOLEANS);
        "putComplexPrimitiveString": put_string(&strings());
        "putComplexPrimitiveDate": put_date(&dates());
        "putComplexPrimitiveDateTime": put_date_time(&date_times());
        "putComplexPrimitiveDateTimeRfc1123": put_date_time_rfc1123(&date_times_rfc1123());
        "putComplexPrimitiveDuration": put_duration(&duration());
        "putComplexPrimitiveByte": put_byte(&bytes());
    );
}
