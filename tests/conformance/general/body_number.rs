//! `body-number.json` and `body-number.quirks.json`: numbers as bodies.

use crate::table::{blocking_reads, blocking_writes, misfits, reads, writes};
use body_number::AutoRestNumberTestServiceClient;
use body_number::clients::NumberClient;
use body_number::operations::number as requests;
use conformance_harness::{Scenarios, Server};

fn number(server: &Server) -> NumberClient {
    AutoRestNumberTestServiceClient::from_arm_client(&server.arm_client()).number_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("body-number.json");
    let scenarios = &mut list;
    reads!(scenarios, number,
        "getNumberNull": get_null => None;
        "getFloatBigScientificNotation": get_big_float => 3.402_823e20;
        "getFloatSmallScientificNotation": get_small_float => 3.402_823e-20;
        "getDoubleBigScientificNotation": get_big_double => 2.597_693_1e101;
        "getDoubleBigPositiveDecimal": get_big_double_positive_decimal => 99_999_999.99;
        "getDoubleBigNegativeDecimal": get_big_double_negative_decimal => -99_999_999.99;
        "getDoubleSmallScientificNotation": get_small_double => 2.597_693_1e-101;
        "getDecimalBig": get_big_decimal => 2.597_693_1e101;
        "getDecimalBigPositiveDecimal": get_big_decimal_positive_decimal => 99_999_999.99;
        "getDecimalBigNegativeDecimal": get_big_decimal_negative_decimal => -99_999_999.99;
        "getDecimalSmall": get_small_decimal => 2.597_693_1e-101;
    );
    misfits!(scenarios, number,
        "getFloatInvalid": get_invalid_float => "it cannot be read as JSON: trailing characters at line 1 column 24";
        "getDoubleInvalid": get_invalid_double => "it cannot be read as JSON: trailing characters at line 1 column 27";
        "getDecimalInvalid": get_invalid_decimal => "it cannot be read as JSON: trailing characters at line 1 column 27";
    );
    writes!(scenarios, number,
        "putFloatBigScientificNotation": put_big_float(&3.402_823e20);
        "putFloatSmallScientificNotation": put_small_float(&3.402_823e-20);
        "putDoubleBigScientificNotation": put_big_double(&2.597_693_1e101);
        "putDoubleBigPositiveDecimal": put_big_double_positive_decimal(&99_999_999.99.into());
        "putDoubleBigNegativeDecimal": put_big_double_negative_decimal(&(-99_999_999.99).into());
        "putDoubleSmallScientificNotation": put_small_double(&2.597_693_1e-101);
        "putDecimalBig": put_big_decimal(&2.597_693_1e101);
        "putDecimalBigPositiveDecimal": put_big_decimal_positive_decimal(&99_999_999.99.into());
        "putDecimalBigNegativeDecimal": put_big_decimal_negative_decimal(&(-99_999_999.99).into());
        "putDecimalSmall": put_small_decimal(&2.597_693_1e-101);
    );
    blocking_reads!(scenarios,
        "getNumberNull": requests::get_null => None;
        "getDoubleBigScientificNotation": requests::get_big_double => 2.597_693_1e101;
    );
    blocking_writes!(scenarios,
        "putFloatBigScientificNotation": requests::put_big_float[&3.402_823e20];
        "putDoubleSmallScientificNotation": requests::put_small_double[&2.597_693_1e-101];
    );
    list
}

/// Like `body-number.json`, but null is not declared.
pub(crate) mod quirks {
    use crate::table::{misfits, reads, writes};
    use body_number_quirks::AutoRestNumberTestServiceClient;
    use body_number_quirks::clients::NumberClient;
    use conformance_harness::{Scenarios, Server};

    fn number(server: &Server) -> NumberClient {
        AutoRestNumberTestServiceClient::from_arm_client(&server.arm_client()).number_client()
    }

    pub(crate) fn scenarios() -> Scenarios {
        let mut list = Scenarios::of("body-number.quirks.json");
        let scenarios = &mut list;
        misfits!(scenarios, number,
            "getNumberNull": get_null => "expected JSON, found no body";
            "getFloatInvalid": get_invalid_float => "it cannot be read as JSON: trailing characters at line 1 column 24";
            "getDoubleInvalid": get_invalid_double => "it cannot be read as JSON: trailing characters at line 1 column 27";
        );
        reads!(scenarios, number,
            "getFloatBigScientificNotation": get_big_float => 3.402_823e20;
            "getDoubleBigPositiveDecimal": get_big_double_positive_decimal => 99_999_999.99;
            "getDoubleSmallScientificNotation": get_small_double => 2.597_693_1e-101;
        );
        writes!(scenarios, number,
            "putFloatSmallScientificNotation": put_small_float(&3.402_823e-20);
            "putDoubleBigPositiveDecimal": put_big_double_positive_decimal(&99_999_999.99);
            "putDoubleBigNegativeDecimal": put_big_double_negative_decimal(&-99_999_999.99);
        );
        list
    }
}
