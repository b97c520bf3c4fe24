//! `multiple-inheritance.json`: models with several parents.

use crate::table::{blocking_reads, reads};
use conformance_harness::{Scenarios, Server};
use multiple_inheritance::MultipleInheritanceServiceClient;
use multiple_inheritance::clients::GeneralClient;
use multiple_inheritance::models::{Cat, Feline, Horse, Kitten, Pet};
use multiple_inheritance::operations::general as requests;

fn client(server: &Server) -> GeneralClient {
    MultipleInheritanceServiceClient::from_arm_client(&server.arm_client()).general_client()
}

/// Scenarios that write, and the answer of the server.
macro_rules! answered {
    ($scenarios:ident, $($name:literal: $method:ident($body:expr) => $answer:literal;)+) => { $(
        $scenarios.value($name, async |server| {
            let answer = client(&server).$method(&$body, None).await?.into_model()?;
            assert_eq!(answer, $answer);
            Ok(())
        });
    )+ };
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("multiple-inheritance.json");
    let scenarios = &mut list;
    reads!(scenarios, client,
        "MultipleInheritancePetGet": get_pet => Pet::new("Peanut");
        "MultipleInheritanceHorseGet": get_horse => horse("Fred", true);
        "MultipleInheritanceFelineGet": get_feline => feline(true, true);
        "MultipleInheritanceCatGet": get_cat => cat("Whiskers", true, feline(true, true));
        "MultipleInheritanceKittenGet": get_kitten => kitten(cat("Gatito", true, feline(true, true)), false);
    );
    answered!(scenarios,
        "MultipleInheritancePetPut": put_pet(Pet::new("Butter")) => "Pet was correct!";
        "MultipleInheritanceHorsePut": put_horse(horse("General", false)) => "Horse was correct!";
        "MultipleInheritanceFelinePut": put_feline(feline(false, true)) => "Feline was correct!";
        "MultipleInheritanceCatPut": put_cat(cat("Boots", false, feline(true, false))) => "Cat was correct!";
        "MultipleInheritanceKittenPut": put_kitten(kitten(cat("Kitty", false, feline(true, false)), true)) =>
            "Kitten was correct!";
    );
    blocking_reads!(scenarios,
        "MultipleInheritanceKittenGet": requests::get_kitten => kitten(cat("Gatito", true, feline(true, true)), false);
    );
    scenarios.blocking_value("MultipleInheritanceHorsePut", |server| {
        let request = requests::put_horse(&horse("General", false))?;
        assert_eq!(server.blocking().call(&request)?, "Horse was correct!");
        Ok(())
    });
    list
}

fn horse(name: &str, is_a_show_horse: bool) -> Horse {
    Horse {
        is_a_show_horse: Some(is_a_show_horse),
        ..Horse::new(name)
    }
}

fn feline(meows: bool, hisses: bool) -> Feline {
    Feline {
        meows: Some(meows),
        hisses: Some(hisses),
    }
}

fn cat(name: &str, likes_milk: bool, Feline { meows, hisses }: Feline) -> Cat {
    Cat {
        meows,
        hisses,
        likes_milk: Some(likes_milk),
        ..Cat::new(name)
    }
}

fn kitten(cat: Cat, eats_mice_yet: bool) -> Kitten {
    Kitten {
        name: cat.name,
        meows: cat.meows,
        hisses: cat.hisses,
        likes_milk: cat.likes_milk,
        eats_mice_yet: Some(eats_mice_yet),
    }
}
