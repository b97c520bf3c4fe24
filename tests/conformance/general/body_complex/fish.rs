//! The fish that the server sends and expects.

use body_complex::models::{
    Fish, GoblinSharkColor, Goblinshark, Salmon, SalmonBase, Sawshark, SharkBase, SmartSalmon,
};
use body_complex::runtime::Base64;
use serde_json::json;

fn shark() -> SharkBase {
    SharkBase {
        species: Some("predator".to_owned()),
        age: Some(6),
        ..SharkBase::new(20.0, "2012-01-05T01:00:00Z")
    }
}

fn saw_shark() -> Sawshark {
    Sawshark {
        species: Some("dangerous".to_owned()),
        age: Some(105),
        picture: Some(Base64::encode([255, 255, 255, 255, 254])),
        ..Sawshark::new(10.0, "1900-01-05T01:00:00Z")
    }
}

/// Its color is not in the definition.
fn goblin_shark() -> Goblinshark {
    Goblinshark {
        species: Some("scary".to_owned()),
        age: Some(1),
        jawsize: Some(5),
        color: Some(GoblinSharkColor::from("pinkish-gray")),
        ..Goblinshark::new(30.0, "2015-08-08T00:00:00Z")
    }
}

fn sharks() -> Vec<Fish> {
    vec![shark().into(), saw_shark().into(), goblin_shark().into()]
}

pub(super) fn salmon_base() -> SalmonBase {
    SalmonBase {
        species: Some("king".to_owned()),
        siblings: Some(sharks()),
        location: Some("alaska".to_owned()),
        iswild: Some(true),
        ..SalmonBase::new(1.0)
    }
}

pub(super) fn salmon() -> Fish {
    salmon_base().into()
}

/// A salmon with properties that are not in the definition.
pub(super) fn smart_salmon() -> Salmon {
    let additional_properties = [
        ("additionalProperty1", json!(1)),
        ("additionalProperty2", json!(false)),
        ("additionalProperty3", json!("hello")),
        ("additionalProperty4", json!({ "a": 1, "b": 2 })),
        ("additionalProperty5", json!([1, 3])),
    ];
    let salmon = SmartSalmon {
        species: Some("king".to_owned()),
        siblings: Some(sharks()),
        location: Some("alaska".to_owned()),
        iswild: Some(true),
        additional_properties: crate::table::map(additional_properties),
        ..SmartSalmon::new(1.0)
    };
    salmon.into()
}

/// A salmon whose siblings have siblings.
pub(super) fn family() -> Fish {
    let grandchild = SalmonBase {
        species: Some("coho".to_owned()),
        siblings: Some(vec![shark().into(), saw_shark().into()]),
        location: Some("atlantic".to_owned()),
        iswild: Some(true),
        ..SalmonBase::new(2.0)
    };
    let alone = Sawshark {
        siblings: Some(vec![]),
        ..saw_shark()
    };
    let child = SharkBase {
        siblings: Some(vec![grandchild.into(), alone.clone().into()]),
        ..shark()
    };
    let salmon = SalmonBase {
        siblings: Some(vec![child.into(), alone.into()]),
        ..salmon_base()
    };
    salmon.into()
}
