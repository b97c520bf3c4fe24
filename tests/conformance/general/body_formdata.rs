//! `body-formdata.json` and `body-formdata-urlencoded.json`: forms as bodies.

use body_formdata::AutoRestSwaggerBatFormDataServiceClient;
use body_formdata::clients::FormdataClient;
use body_formdata::operations::formdata as requests;
use conformance_harness::{Scenarios, Server};

const FILE: &[u8] = b"the content of a file, \xff\x00 and no text";

fn formdata(server: &Server) -> FormdataClient {
    let client = AutoRestSwaggerBatFormDataServiceClient::from_arm_client(&server.arm_client());
    client.formdata_client()
}

/// The server sends back what it received.
pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("body-formdata.json");
    scenarios.value("FormdataStreamUploadFile", async |server| {
        let answer = formdata(&server).upload_file(FILE, "sample.bin", None);
        assert_eq!(answer.await?.into_model()?, FILE);
        Ok(())
    });
    scenarios.value("StreamUploadFile", async |server| {
        let answer = formdata(&server).upload_file_via_body(b"the content of a file", None);
        assert_eq!(answer.await?.into_model()?, b"the content of a file");
        Ok(())
    });
    scenarios.blocking_value("FormdataStreamUploadFile", |server| {
        let request = requests::upload_file(FILE, "sample.bin")?;
        assert_eq!(server.blocking().call(&request)?, FILE);
        Ok(())
    });
    scenarios
}

pub(crate) mod urlencoded {
    use body_formdata_urlencoded::BodyFormsDataUrlEncodedClient;
    use body_formdata_urlencoded::clients::FormdataurlencodedClient;
    use body_formdata_urlencoded::models::{
        FormdataurlencodedClientUpdatePetWithFormOptions as UpdateOptions, GrantType, PetFood,
        PetType,
    };
    use conformance_harness::{Scenarios, Server};

    fn formdata(server: &Server) -> FormdataurlencodedClient {
        let client = BodyFormsDataUrlEncodedClient::from_arm_client(&server.arm_client());
        client.formdataurlencoded_client()
    }

    pub(crate) fn scenarios() -> Scenarios {
        let mut scenarios = Scenarios::of("body-formdata-urlencoded.json");
        scenarios.value("UpdatePetWithForm", async |server| {
            let options = UpdateOptions {
                name: Some("Fido".to_owned()),
                ..UpdateOptions::default()
            };
            let (pet_type, food) = (PetType::Dog, PetFood::Meat);
            let response =
                formdata(&server).update_pet_with_form(1, &pet_type, &food, 42, Some(options));
            assert_eq!(response.await?.status(), 200);
            Ok(())
        });
        scenarios.value("UrlEncodedDataWithPartialConstantBody", async |server| {
            let grant_type = GrantType::AccessToken;
            let response = formdata(&server).partial_constant_body(&grant_type, "bar", "foo", None);
            assert_eq!(response.await?.status(), 200);
            Ok(())
        });
        scenarios
    }
}
