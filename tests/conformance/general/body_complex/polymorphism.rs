//! Models of several kinds.

use super::{client, fish};
use crate::table::{reads, writes};
use body_complex::clients::{PolymorphicrecursiveClient, PolymorphismClient};
use body_complex::models::{DotFish, DotSalmon, Salmon};
use conformance_harness::{Scenarios, Server, TestResult};
use serde_json::{Value, json};

fn polymorphism(server: &Server) -> PolymorphismClient {
    client(server).polymorphism_client()
}

fn recursive(server: &Server) -> PolymorphicrecursiveClient {
    client(server).polymorphicrecursive_client()
}

pub(super) fn scenarios(scenarios: &mut Scenarios) {
    reads!(scenarios, polymorphism,
        "getComplexPolymorphismValid": get_valid => fish::salmon();
        "getComplexPolymorphismComplicated": get_complicated => fish::smart_salmon();
    );
    reads!(scenarios, recursive, "getComplexPolymorphicRecursiveValid": get_valid => fish::family(););
    writes!(scenarios, polymorphism,
        "putComplexPolymorphismValid": put_valid(&fish::salmon());
        "putComplexPolymorphismComplicated": put_complicated(&fish::smart_salmon());
    );
    writes!(scenarios, recursive, "putComplexPolymorphicRecursiveValid": put_valid(&fish::family()););
    without_discriminator(scenarios);
    dots_in_names(scenarios);
}

/// The server answers with the same fish, but without the discriminator.
fn without_discriminator(scenarios: &mut Scenarios) {
    scenarios.value("putComplexPolymorphismNoDiscriminator", async |server| {
        let sent = Salmon::from(fish::salmon_base());
        let answer = polymorphism(&server).put_missing_discriminator(&sent, None);
        let Salmon::UnknownKind(answer) = answer.await?.into_model()? else {
            return Err("the response has no discriminator".into());
        };
        assert_eq!(answer.kind(), None);
        let mut expected = serde_json::to_value(sent)?;
        if let Value::Object(expected) = &mut expected {
            assert_eq!(expected.remove("fishtype"), Some(json!("salmon")));
        }
        assert_eq!(
            Value::Object(answer.json().clone()),
            whole_numbers(expected)
        );
        Ok(())
    });
}

/// The server is written in JavaScript, where 20.0 is 20.
fn whole_numbers(json: Value) -> Value {
    match json {
        Value::Number(number) => match number.as_f64() {
            #[allow(clippy::cast_possible_truncation, reason = "the lengths are small")]
            Some(length) if length.fract() == 0.0 => json!(length as i64),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(whole_numbers).collect(),
        Value::Object(properties) => {
            let properties = properties.into_iter();
            properties
                .map(|(name, value)| (name, whole_numbers(value)))
                .collect()
        }
        other => other,
    }
}

/// Species, location, and whether it is wild.
type Fish<'a> = (&'a str, &'a str, bool);

fn described(salmon: &DotSalmon) -> TestResult<Fish<'_>> {
    let described = || {
        let location = salmon.location.as_deref()?;
        Some((salmon.species.as_deref()?, location, salmon.iswild?))
    };
    described().ok_or_else(|| "the salmon is not complete".into())
}

fn salmon(fish: Option<&DotFish>) -> TestResult<&DotSalmon> {
    match fish {
        Some(DotFish::DotSalmon(salmon)) => Ok(salmon),
        _ => Err("the fish is no salmon".into()),
    }
}

fn unknown(fish: Option<&DotFish>) -> TestResult<Value> {
    match fish {
        Some(DotFish::UnknownKind(fish)) if fish.kind().is_none() => {
            Ok(Value::Object(fish.json().clone()))
        }
        _ => Err("the fish has a kind".into()),
    }
}

/// The name of the discriminator is `fish.type`.
fn dots_in_names(scenarios: &mut Scenarios) {
    scenarios.value("getComplexPolymorphismDotSyntax", async |server| {
        let fish = polymorphism(&server)
            .get_dot_syntax(None)
            .await?
            .into_model()?;
        assert_eq!(described(salmon(Some(&fish))?)?, ("king", "sweden", true));
        Ok(())
    });
    scenarios.value("getComposedWithDiscriminator", async |server| {
        let market = polymorphism(&server).get_composed_with_discriminator(None);
        let market = market.await?.into_model()?;
        let sample = market.sample_salmon.as_ref().ok_or("no salmon")?;
        assert_eq!(described(sample)?, ("king", "sweden", false));
        let salmons = market.salmons.as_deref().ok_or("no salmons")?;
        let salmons = salmons
            .iter()
            .map(described)
            .collect::<TestResult<Vec<_>>>()?;
        assert_eq!(
            salmons,
            [("king", "sweden", false), ("king", "atlantic", true)]
        );
        let sample = salmon(market.sample_fish.as_ref())?;
        assert_eq!(described(sample)?, ("king", "australia", false));
        let fishes = market.fishes.as_deref().ok_or("no fishes")?;
        let fishes = fishes.iter().map(|fish| described(salmon(Some(fish))?));
        let fishes = fishes.collect::<TestResult<Vec<_>>>()?;
        assert_eq!(
            fishes,
            [("king", "australia", false), ("king", "canada", true)]
        );
        Ok(())
    });
    scenarios.value("getComposedWithoutDiscriminator", async |server| {
        let market = polymorphism(&server).get_composed_without_discriminator(None);
        let market = market.await?.into_model()?;
        let sample = market.sample_salmon.as_ref().ok_or("no salmon")?;
        assert_eq!(described(sample)?, ("king", "sweden", false));
        let salmons = market.salmons.as_deref().ok_or("no salmons")?;
        let salmons = salmons
            .iter()
            .map(described)
            .collect::<TestResult<Vec<_>>>()?;
        assert_eq!(
            salmons,
            [("king", "sweden", false), ("king", "atlantic", true)]
        );
        // What has no kind keeps its JSON.
        let australia = json!({ "location": "australia", "iswild": false, "species": "king" });
        let canada = json!({ "location": "canada", "iswild": true, "species": "king" });
        assert_eq!(unknown(market.sample_fish.as_ref())?, australia);
        let fishes = market.fishes.as_deref().ok_or("no fishes")?;
        let fishes = fishes.iter().map(|fish| unknown(Some(fish)));
        assert_eq!(fishes.collect::<TestResult<Vec<_>>>()?, [australia, canada]);
        Ok(())
    });
}
