//! `additionalProperties.json`: models with properties that the definition does not declare.

use crate::table::map;
use additional_properties::AdditionalPropertiesClient;
use additional_properties::clients::PetsClient;
use additional_properties::models::{
    CatApTrue, PetApInProperties, PetApInPropertiesWithApString, PetApObject, PetApString,
    PetApTrue,
};
use additional_properties::operations::pets as requests;
use conformance_harness::{Scenarios, Server};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn pets(server: &Server) -> PetsClient {
    AdditionalPropertiesClient::from_arm_client(&server.arm_client()).pets_client()
}

/// Scenarios whose answer is what was sent, with the status.
macro_rules! echoes {
    ($scenarios:ident, $($name:literal: $method:ident($sent:expr);)+) => { $(
        $scenarios.value($name, async |server| {
            let mut expected = $sent;
            let answer = pets(&server).$method(&expected, None).await?.into_model()?;
            expected.status = Some(true);
            assert_eq!(answer, expected);
            Ok(())
        });
    )+ };
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("additionalProperties.json");
    let scenarios = &mut list;
    echoes!(scenarios,
        "additionalPropertiesTrue": create_ap_true(puppy());
        "additionalPropertiesSubclass": create_cat_ap_true(lisa());
        "additionalPropertiesTypeObject": create_ap_object(hira());
        "additionalPropertiesTypeString": create_ap_string(tommy());
        "additionalPropertiesInPropertiesWithAPTypeString": create_ap_in_properties_with_ap_string(funny());
    );
    echoes!(scenarios, "additionalPropertiesInProperties": create_ap_in_properties(bunny()););
    scenarios.blocking_value("additionalPropertiesTrue", |server| {
        let answer = server
            .blocking()
            .call(&requests::create_ap_true(&puppy())?)?;
        let expected = PetApTrue {
            status: Some(true),
            ..puppy()
        };
        assert_eq!(answer, expected);
        Ok(())
    });
    list
}

fn born_red() -> BTreeMap<String, Value> {
    map([
        ("birthdate", json!("2017-12-13T02:29:51Z")),
        ("complexProperty", json!({ "color": "Red" })),
    ])
}

fn puppy() -> PetApTrue {
    PetApTrue {
        name: Some("Puppy".to_owned()),
        additional_properties: born_red(),
        ..PetApTrue::new(1)
    }
}

fn lisa() -> CatApTrue {
    CatApTrue {
        name: Some("Lisa".to_owned()),
        friendly: Some(true),
        additional_properties: born_red(),
        ..CatApTrue::new(1)
    }
}

fn hira() -> PetApObject {
    let puppy = json!({
        "id": 1,
        "name": "Puppy",
        "birthdate": "2017-12-13T02:29:51Z",
        "complexProperty": { "color": "Red" },
    });
    let additional_properties = map([("siblings", json!([puppy])), ("picture", json!("//////4="))]);
    PetApObject {
        name: Some("Hira".to_owned()),
        additional_properties,
        ..PetApObject::new(2)
    }
}

fn tommy() -> PetApString {
    let properties = [("color", "red"), ("weight", "10 kg"), ("city", "Bombay")];
    PetApString {
        name: Some("Tommy".to_owned()),
        additional_properties: map(properties.map(|(name, value)| (name, value.to_owned()))),
        ..PetApString::new(3)
    }
}

/// `additionalProperties` is the name of a property.
fn bunny() -> PetApInProperties {
    PetApInProperties {
        name: Some("Bunny".to_owned()),
        additional_properties: Some(map(SIZES)),
        ..PetApInProperties::new(4)
    }
}

const SIZES: [(&str, f64); 3] = [("height", 5.61), ("weight", 599.0), ("footsize", 11.5)];

fn funny() -> PetApInPropertiesWithApString {
    let properties = [
        ("color", "red"),
        ("city", "Seattle"),
        ("food", "tikka masala"),
    ];
    PetApInPropertiesWithApString {
        name: Some("Funny".to_owned()),
        additional_properties: Some(map(SIZES)),
        other_properties: map(properties.map(|(name, value)| (name, value.to_owned()))),
        ..PetApInPropertiesWithApString::new(5, "westus")
    }
}
