//! `xms-error-responses.json`: errors with a type for each status.

use crate::outcome::{blocking_service_error, service_error};
use conformance_harness::{Scenarios, Server};
use xms_error_responses::XmsErrorResponseExtensionsClient as Client;
use xms_error_responses::clients::PetClient;
use xms_error_responses::models::{NotFoundErrorBase, PetActionError};
use xms_error_responses::operations::pet::{self, GetPetByIdResponse, HasModelsParamOptions};

fn client(server: &Server) -> PetClient {
    Client::from_arm_client(&server.arm_client()).pet_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("xms-error-responses.json");
    found(&mut scenarios);
    not_found(&mut scenarios);
    scalars(&mut scenarios);
    actions(&mut scenarios);
    scenarios
}

fn found(scenarios: &mut Scenarios) {
    scenarios.value("expectedNoErrors", async |server| {
        let client = client(&server);
        let response = client.get_pet_by_id("tommy", None).await?;
        let GetPetByIdResponse::Ok(pet) = response.into_model()? else {
            panic!("there is no pet");
        };
        assert_eq!(pet.name.as_deref(), Some("Tommy Tomson"));
        assert_eq!(pet.ani_type.as_deref(), Some("Dog"));
        let response = client.get_pet_by_id("django", None).await?;
        assert_eq!(response.status(), 202);
        assert_eq!(response.into_model()?, GetPetByIdResponse::Accepted);
        // The server sends a pet in place of an action.
        let response = client.do_something("stay", None).await?;
        let action = response.into_model()?;
        assert_eq!(action.action_response, None);
        Ok(())
    });
}

fn not_found(scenarios: &mut Scenarios) {
    scenarios.error("animalNotFoundError", async |server| {
        let error = service_error(client(&server).get_pet_by_id("coyoteUgly", None).await)?;
        assert_eq!(error.status(), 404);
        let NotFoundErrorBase::AnimalNotFound(animal) = error.decode()? else {
            panic!("another kind");
        };
        let expected = Some("the type of animal requested is not available");
        assert_eq!(animal.reason.as_deref(), expected);
        let expected = Some("problem finding animal");
        assert_eq!(animal.some_base_prop.as_deref(), expected);
        assert_eq!(animal.name.as_deref(), Some("coyote"));
        Ok(())
    });
    scenarios.error("linkNotFoundError", async |server| {
        let error = service_error(client(&server).get_pet_by_id("weirdAlYankovic", None).await)?;
        assert_eq!(error.status(), 404);
        let NotFoundErrorBase::LinkNotFound(link) = error.decode()? else {
            panic!("another kind");
        };
        assert_eq!(link.reason.as_deref(), Some("link to pet not found"));
        assert_eq!(link.some_base_prop.as_deref(), Some("problem finding pet"));
        let expected = Some("pet/yourpet was not found");
        assert_eq!(link.what_sub_address.as_deref(), expected);
        Ok(())
    });
    scenarios.blocking_error("linkNotFoundError", |server| {
        let request = pet::get_pet_by_id("weirdAlYankovic")?;
        let error = blocking_service_error(server.blocking().call(&request))?;
        let NotFoundErrorBase::LinkNotFound(link) = error.decode()? else {
            panic!("another kind");
        };
        assert_eq!(link.reason.as_deref(), Some("link to pet not found"));
        Ok(())
    });
}

fn scalars(scenarios: &mut Scenarios) {
    scenarios.error("stringError", async |server| {
        let error = service_error(client(&server).get_pet_by_id("ringo", None).await)?;
        assert_eq!(error.status(), 400);
        assert_eq!(error.decode::<String>()?, "ringo is missing");
        assert_eq!(error.message(), Some("ringo is missing"));
        Ok(())
    });
    scenarios.error("intError", async |server| {
        let error = service_error(client(&server).get_pet_by_id("alien123", None).await)?;
        assert_eq!(error.status(), 501);
        assert_eq!(error.decode::<i64>()?, 123);
        Ok(())
    });
}

fn actions(scenarios: &mut Scenarios) {
    scenarios.error("expectedPetSadError", async |server| {
        let error = service_error(client(&server).do_something("jump", None).await)?;
        assert_eq!(error.status(), 500);
        let PetActionError::PetSadErrorBase(sad) = error.decode()? else {
            panic!("another kind");
        };
        assert_eq!(sad.action_response.as_deref(), Some("grrrr"));
        assert_eq!(sad.error_message.as_deref(), Some("casper aint happy"));
        assert_eq!(sad.reason.as_deref(), Some("need more treats"));
        Ok(())
    });
    scenarios.error("expectedPetHungryError", async |server| {
        let error = service_error(client(&server).do_something("fetch", None).await)?;
        assert_eq!(error.status(), 404);
        let PetActionError::PetHungryOrThirstyError(hungry) = error.decode()? else {
            panic!("another kind");
        };
        assert_eq!(hungry.action_response.as_deref(), Some("howl"));
        assert_eq!(hungry.error_message.as_deref(), Some("scooby is low"));
        assert_eq!(hungry.reason.as_deref(), Some("need more everything"));
        let expected = Some("hungry and thirsty");
        assert_eq!(hungry.hungry_or_thirsty.as_deref(), expected);
        Ok(())
    });
    scenarios.blocking_error("expectedPetHungryError", |server| {
        let request = pet::do_something("fetch")?;
        let error = blocking_service_error(server.blocking().call(&request))?;
        assert_eq!(error.status(), 404);
        let model: PetActionError = error.decode()?;
        assert!(matches!(model, PetActionError::PetHungryOrThirstyError(_)));
        Ok(())
    });
    scenarios.error("sendErrorWithParamNameModels", async |server| {
        let options = HasModelsParamOptions {
            models: Some("value1".to_owned()),
            ..HasModelsParamOptions::default()
        };
        let result = client(&server).has_models_param(Some(options)).await;
        let error = service_error(result)?;
        assert_eq!(error.status(), 500);
        let PetActionError::PetSadErrorBase(sad) = error.decode()? else {
            panic!("another kind");
        };
        assert_eq!(sad.reason.as_deref(), Some("need more treats"));
        Ok(())
    });
}
