//! `body-complex.json`: models as bodies.

mod fish;
mod polymorphism;
mod primitive;

use crate::table::{blocking_reads, blocking_writes, reads, writes};
use body_complex::AutoRestComplexTestServiceClient;
use body_complex::clients::{
    ArrayClient, BasicClient, DictionaryClient, InheritanceClient, ReadonlypropertyClient,
};
use body_complex::models::{
    ArrayWrapper, Basic, CmykColors, DictionaryWrapper, Dog, ReadonlyObj, Siamese,
};
use body_complex::operations;
use conformance_harness::{Scenarios, Server};
use serde_json::Value;
use std::collections::BTreeMap;

fn client(server: &Server) -> AutoRestComplexTestServiceClient {
    AutoRestComplexTestServiceClient::from_arm_client(&server.arm_client())
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("body-complex.json");
    basic_models(&mut scenarios);
    primitive::scenarios(&mut scenarios);
    array_properties(&mut scenarios);
    dictionary_properties(&mut scenarios);
    inherited_properties(&mut scenarios);
    polymorphism::scenarios(&mut scenarios);
    read_only_properties(&mut scenarios);
    blocking(&mut scenarios);
    scenarios
}

fn basic(server: &Server) -> BasicClient {
    client(server).basic_client()
}

fn basic_model(color: CmykColors) -> Basic {
    Basic {
        id: Some(2),
        name: Some("abc".to_owned()),
        color: Some(color),
    }
}

fn basic_models(scenarios: &mut Scenarios) {
    reads!(scenarios, basic,
        "getComplexBasicValid": get_valid => basic_model(CmykColors::Yellow);
        "getComplexBasicEmpty": get_empty => Basic::default();
        "getComplexBasicNotProvided": get_not_provided => Basic::default();
        "getComplexBasicNull": get_null => Basic::default();
        // The id is a string that is no number.
        "getComplexBasicInvalid": get_invalid => Basic {
            name: Some("abc".to_owned()),
            ..Basic::default()
        };
    );
    writes!(scenarios, basic, "putComplexBasicValid": put_valid(&basic_model(CmykColors::Magenta)););
}

fn array(server: &Server) -> ArrayClient {
    client(server).array_client()
}

const STRINGS: [&str; 4] = [
    "1, 2, 3, 4",
    "",
    "&S#$(*Y",
    "The quick brown fox jumps over the lazy dog",
];

fn array_wrapper<const N: usize>(strings: [&str; N]) -> ArrayWrapper {
    ArrayWrapper {
        array: Some(strings.map(String::from).into()),
    }
}

fn array_properties(scenarios: &mut Scenarios) {
    reads!(scenarios, array,
        // The item null is left out.
        "getComplexArrayValid": get_valid => array_wrapper(STRINGS);
        "getComplexArrayEmpty": get_empty => array_wrapper([]);
        "getComplexArrayNotProvided": get_not_provided => ArrayWrapper::default();
    );
    writes!(scenarios, array, "putComplexArrayEmpty": put_empty(&array_wrapper([])););
    // The definition does not declare that items can be null, so that the request is changed.
    scenarios.value("putComplexArrayValid", async |server| {
        let request = operations::array::put_valid(&array_wrapper(STRINGS))?;
        let request = request.edit_json(|body| {
            if let Some(Value::Array(items)) = body.get_mut("array") {
                items.insert(2, Value::Null);
            }
        })?;
        let response = client(&server).send(request, None).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
}

fn dictionary(server: &Server) -> DictionaryClient {
    client(server).dictionary_client()
}

const PROGRAMS: [(&str, &str); 4] = [
    ("txt", "notepad"),
    ("bmp", "mspaint"),
    ("xls", "excel"),
    ("exe", ""),
];

fn dictionary_wrapper<const N: usize>(programs: [(&str, &str); N]) -> DictionaryWrapper {
    let programs = programs.map(|(name, program)| (name.to_owned(), program.to_owned()));
    DictionaryWrapper {
        default_program: Some(BTreeMap::from(programs)),
    }
}

fn dictionary_properties(scenarios: &mut Scenarios) {
    reads!(scenarios, dictionary,
        // The value null is left out.
        "getComplexDictionaryValid": get_valid => dictionary_wrapper(PROGRAMS);
        "getComplexDictionaryEmpty": get_empty => dictionary_wrapper([]);
        "getComplexDictionaryNull": get_null => DictionaryWrapper::default();
        "getComplexDictionaryNotProvided": get_not_provided => DictionaryWrapper::default();
    );
    writes!(scenarios, dictionary, "putComplexDictionaryEmpty": put_empty(&dictionary_wrapper([])););
    // The definition does not declare that values can be null, so that the request is changed.
    scenarios.value("putComplexDictionaryValid", async |server| {
        let request = operations::dictionary::put_valid(&dictionary_wrapper(PROGRAMS))?;
        let request = request.edit_json(|body| {
            body["defaultProgram"][""] = Value::Null;
        })?;
        let response = client(&server).send(request, None).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
}

fn inheritance(server: &Server) -> InheritanceClient {
    client(server).inheritance_client()
}

fn siamese() -> Siamese {
    let dog = |id, name: &str, food: &str| Dog {
        id: Some(id),
        name: Some(name.to_owned()),
        food: Some(food.to_owned()),
    };
    Siamese {
        id: Some(2),
        name: Some("Siameeee".to_owned()),
        color: Some("green".to_owned()),
        hates: Some(vec![
            dog(1, "Potato", "tomato"),
            dog(-1, "Tomato", "french fries"),
        ]),
        breed: Some("persian".to_owned()),
    }
}

fn inherited_properties(scenarios: &mut Scenarios) {
    reads!(scenarios, inheritance, "getComplexInheritanceValid": get_valid => siamese(););
    writes!(scenarios, inheritance, "putComplexInheritanceValid": put_valid(&siamese()););
}

fn read_only(server: &Server) -> ReadonlypropertyClient {
    client(server).readonlyproperty_client()
}

/// What the server sends, and refuses with the id.
fn read_only_model() -> ReadonlyObj {
    ReadonlyObj {
        id: Some("1234".to_owned()),
        size: Some(2),
    }
}

fn read_only_properties(scenarios: &mut Scenarios) {
    reads!(scenarios, read_only, "getComplexReadOnlyPropertyValid": get_valid => read_only_model(););
    writes!(scenarios, read_only, "putComplexReadOnlyPropertyValid": put_valid(&read_only_model()););
}

fn blocking(scenarios: &mut Scenarios) {
    use operations::{basic, inheritance, polymorphism, readonlyproperty};
    blocking_reads!(scenarios,
        "getComplexBasicValid": basic::get_valid => basic_model(CmykColors::Yellow);
        "getComplexBasicNotProvided": basic::get_not_provided => Basic::default();
        "getComplexArrayValid": operations::array::get_valid => array_wrapper(STRINGS);
        "getComplexInheritanceValid": inheritance::get_valid => siamese();
        "getComplexPolymorphismValid": polymorphism::get_valid => fish::salmon();
        "getComplexPrimitiveDate": operations::primitive::get_date => primitive::dates();
    );
    blocking_writes!(scenarios,
        "putComplexBasicValid": basic::put_valid[&basic_model(CmykColors::Magenta)];
        "putComplexInheritanceValid": inheritance::put_valid[&siamese()];
        "putComplexPolymorphismValid": polymorphism::put_valid[&fish::salmon()];
        "putComplexReadOnlyPropertyValid": readonlyproperty::put_valid[&read_only_model()];
    );
}
