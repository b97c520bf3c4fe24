//! `extensible-enums-swagger.json`, `non-string-enum.json`, `client-enum.json` and `constants.json`: enums, and parameters with one
//! value.

pub(crate) mod extensible {
    use conformance_harness::{Scenarios, Server};
    use extensible_enums_swagger::PetStoreIncClient;
    use extensible_enums_swagger::clients::PetClient;
    use extensible_enums_swagger::models::{
        DaysOfWeekExtensibleEnum as Day, IntEnum, Pet, PetClientAddPetOptions as AddOptions,
    };
    use extensible_enums_swagger::operations::pet as requests;

    fn client(server: &Server) -> PetClient {
        PetStoreIncClient::from_arm_client(&server.arm_client()).pet_client()
    }

    fn pet(name: &str, day: Day, number: IntEnum) -> Pet {
        Pet {
            name: Some(name.to_owned()),
            days_of_week: Some(day),
            ..Pet::new(number)
        }
    }

    pub(crate) fn scenarios() -> Scenarios {
        let mut scenarios = Scenarios::of("extensible-enums-swagger.json");
        scenarios.value("expectedEnum", async |server| {
            let answer = client(&server).get_by_pet_id("tommy", None).await?;
            let expected = pet("Tommy Tomson", Day::Monday, IntEnum::N1);
            assert_eq!(answer.into_model()?, expected);
            Ok(())
        });
        scenarios.value("unexpectedEnum", async |server| {
            let answer = client(&server).get_by_pet_id("casper", None).await?;
            let answer = answer.into_model()?;
            assert!(matches!(answer.days_of_week, Some(Day::UnknownValue(_))));
            let expected = pet("Casper Ghosty", Day::from("Weekend"), IntEnum::N2);
            assert_eq!(answer, expected);
            Ok(())
        });
        scenarios.value("allowedValueEnum", async |server| {
            let answer = client(&server).get_by_pet_id("scooby", None).await?;
            let answer = answer.into_model()?;
            assert!(matches!(answer.int_enum, Some(IntEnum::UnknownValue(_))));
            let expected = pet("Scooby Scarface", Day::Thursday, IntEnum::from("2.1"));
            assert_eq!(answer, expected);
            Ok(())
        });
        scenarios.value("roundTripEnum", async |server| {
            let sent = pet("Retriever", Day::from("Holiday"), IntEnum::N3);
            let options = AddOptions {
                pet_param: Some(sent.clone()),
                ..AddOptions::default()
            };
            let answer = client(&server).add_pet(Some(options)).await?;
            assert_eq!(answer.into_model()?, sent);
            Ok(())
        });
        scenarios.blocking_value("unexpectedEnum", |server| {
            let answer = server
                .blocking()
                .call(&requests::get_by_pet_id("casper")?)?;
            let expected = pet("Casper Ghosty", Day::from("Weekend"), IntEnum::N2);
            assert_eq!(answer, expected);
            Ok(())
        });
        scenarios
    }
}

pub(crate) mod non_string {
    use crate::table::{blocking_reads, reads};
    use conformance_harness::{Scenarios, Server};
    use non_string_enum::NonStringEnumsClient;
    use non_string_enum::clients::{FloatClient, IntClient};
    use non_string_enum::models::{
        FloatClientPutOptions as FloatOptions, FloatEnum, IntClientPutOptions as IntOptions,
        IntEnum,
    };
    use non_string_enum::operations;

    fn int(server: &Server) -> IntClient {
        NonStringEnumsClient::from_arm_client(&server.arm_client()).int_client()
    }

    fn float(server: &Server) -> FloatClient {
        NonStringEnumsClient::from_arm_client(&server.arm_client()).float_client()
    }

    pub(crate) fn scenarios() -> Scenarios {
        let mut list = Scenarios::of("non-string-enum.json");
        let scenarios = &mut list;
        reads!(scenarios, int, "NonStringEnumsGetInt": get => IntEnum::N429;);
        reads!(scenarios, float, "NonStringEnumsGetFloat": get => FloatEnum::N429_1;);
        scenarios.value("NonStringEnumsPostInt", async |server| {
            let options = IntOptions {
                input: Some(IntEnum::N200),
                ..IntOptions::default()
            };
            let answer = int(&server).put(Some(options)).await?.into_model()?;
            assert_eq!(answer, "Nice job posting an int enum");
            Ok(())
        });
        scenarios.value("NonStringEnumsPostFloat", async |server| {
            let options = FloatOptions {
                input: Some(FloatEnum::N200_4),
                ..FloatOptions::default()
            };
            let answer = float(&server).put(Some(options)).await?.into_model()?;
            assert_eq!(answer, "Nice job posting a float enum");
            Ok(())
        });
        blocking_reads!(scenarios,
            "NonStringEnumsGetInt": operations::int::get => IntEnum::N429;
            "NonStringEnumsGetFloat": operations::float::get => FloatEnum::N429_1;
        );
        list
    }
}

/// Parameters with one value, which are no arguments.
pub(crate) mod constant {
    use client_enum::ClientWithEnumClient;
    use conformance_harness::Scenarios;
    use constants::AutoRestSwaggerConstantServiceClient;

    pub(crate) fn scenarios() -> Scenarios {
        let mut scenarios = Scenarios::of("constants.json");
        scenarios.value("ConstantClientProperties", async |server| {
            let client =
                AutoRestSwaggerConstantServiceClient::from_arm_client(&server.arm_client());
            let response = client.contants_client().put_client_constants(None).await?;
            assert_eq!(response.status(), 200);
            Ok(())
        });
        scenarios
    }

    pub(crate) fn of_client() -> Scenarios {
        let mut scenarios = Scenarios::of("client-enum.json");
        scenarios.value("ClientWithEnumParam", async |server| {
            let client = ClientWithEnumClient::from_arm_client(&server.arm_client());
            let exists = client.general_client().head(None).await?.into_model()?;
            assert!(exists);
            Ok(())
        });
        scenarios
    }
}
