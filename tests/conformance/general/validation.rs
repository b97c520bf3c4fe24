//! `validation.json`: values that a definition fixes, and rules for arguments.

use conformance_harness::{Scenarios, Server};
use validation::AutoRestValidationTestClient as Client;
use validation::models::{
    ChildProduct, ChildProductConstProperty, ConstantProduct, ConstantProductConstProperty,
    ConstantProductConstProperty2, Product, ProductConstInt, ProductConstString,
};
use validation::operations::general::{self as operations, PostWithConstantInBodyOptions};

fn client(server: &Server) -> Client {
    Client::from_arm_client("abc123", "12-34-5678", &server.arm_client())
}

fn product() -> Product {
    let child = ChildProduct::new(ChildProductConstProperty::Constant);
    let const_child = ConstantProduct::new(
        ConstantProductConstProperty::Constant,
        ConstantProductConstProperty2::Constant2,
    );
    Product::new(
        child,
        const_child,
        ProductConstInt::N0,
        ProductConstString::Constant,
    )
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("validation.json");
    scenarios.value("ConstantsInPath", async |server| {
        let client = client(&server).general_client();
        let response = client.get_with_constant_in_path(None).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    // The server sends the body back.
    scenarios.value("ConstantsInBody", async |server| {
        let options = PostWithConstantInBodyOptions {
            body: Some(product()),
            ..PostWithConstantInBodyOptions::default()
        };
        let client = client(&server).general_client();
        let response = client.post_with_constant_in_body(Some(options)).await?;
        assert_eq!(response.into_model()?, product());
        Ok(())
    });
    scenarios.blocking_value("ConstantsInBody", |server| {
        let request =
            operations::post_with_constant_in_body_with(&PostWithConstantInBodyOptions {
                body: Some(product()),
                method_options: (),
            })?;
        assert_eq!(server.blocking().call(&request)?, product());
        Ok(())
    });
    scenarios
}
