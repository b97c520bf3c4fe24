//! `model-flattening.json`: models with an object that other generators flatten. armgen keeps the shape on the wire.

use crate::table::{blocking_reads, map};
use conformance_harness::{Scenarios, Server};
use model_flattening::AutoRestResourceFlatteningTestServiceClient;
use model_flattening::clients::GeneralClient;
use model_flattening::models::{
    FlattenedProduct, FlattenedProductProperties,
    FlattenedProductPropertiesProvisioningStateValues as State,
    GeneralClientPostFlattenedSimpleProductOptions as PostOptions,
    GeneralClientPutArrayOptions as ArrayOptions,
    GeneralClientPutDictionaryOptions as DictionaryOptions,
    GeneralClientPutResourceCollectionOptions as CollectionOptions,
    GeneralClientPutSimpleProductOptions as PutOptions,
    GeneralClientPutSimpleProductWithGroupingOptions as GroupingOptions, ProductUrl, Resource,
    ResourceCollection, SimpleProduct, SimpleProductProperties,
    SimpleProductPropertiesMaxProductCapacity as Capacity,
};
use model_flattening::operations::general as requests;
use std::collections::BTreeMap;

fn client(server: &Server) -> GeneralClient {
    let client = AutoRestResourceFlatteningTestServiceClient::from_arm_client(&server.arm_client());
    client.general_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("model-flattening.json");
    read(&mut scenarios);
    written(&mut scenarios);
    products(&mut scenarios);
    scenarios
}

/// A product of which the server sends all properties.
fn full(id: &str, name: &str, product: &str) -> FlattenedProduct {
    FlattenedProduct {
        id: Some(id.to_owned()),
        r#type: Some("Microsoft.Web/sites".to_owned()),
        tags: Some(tags()),
        location: Some("Building 44".to_owned()),
        name: Some(name.to_owned()),
        properties: Some(FlattenedProductProperties {
            provisioning_state_values: Some(State::Ok),
            provisioning_state: Some("Succeeded".to_owned()),
            ..properties(product)
        }),
    }
}

fn tags() -> BTreeMap<String, String> {
    map([("tag1", "value1".to_owned()), ("tag2", "value3".to_owned())])
}

fn properties(product: &str) -> FlattenedProductProperties {
    FlattenedProductProperties {
        p_name: Some(product.to_owned()),
        r#type: Some("Flat".to_owned()),
        ..FlattenedProductProperties::default()
    }
}

fn named(id: &str, name: &str, location: Option<&str>) -> FlattenedProduct {
    FlattenedProduct {
        id: Some(id.to_owned()),
        name: Some(name.to_owned()),
        location: location.map(String::from),
        ..FlattenedProduct::default()
    }
}

fn resources() -> [FlattenedProduct; 3] {
    [
        full("1", "Resource1", "Product1"),
        named("2", "Resource2", Some("Building 44")),
        named("3", "Resource3", None),
    ]
}

fn resources_by_name() -> BTreeMap<String, FlattenedProduct> {
    let [first, second, third] = resources();
    map([
        ("Product1", first),
        ("Product2", second),
        ("Product3", third),
    ])
}

fn read(scenarios: &mut Scenarios) {
    scenarios.value("getModelFlattenArray", async |server| {
        let array = client(&server).get_array(None).await?.into_model()?;
        assert_eq!(array, resources());
        Ok(())
    });
    scenarios.value("getModelFlattenDictionary", async |server| {
        let dictionary = client(&server).get_dictionary(None).await?.into_model()?;
        assert_eq!(dictionary, resources_by_name());
        Ok(())
    });
    scenarios.value("getModelFlattenResourceCollection", async |server| {
        let collection = client(&server).get_resource_collection(None);
        let collection = collection.await?.into_model()?;
        let array = vec![
            full("4", "Resource4", "Product4"),
            named("5", "Resource5", Some("Building 44")),
            named("6", "Resource6", None),
        ];
        let expected = ResourceCollection {
            productresource: Some(named("7", "Resource7", Some("Building 44"))),
            arrayofresources: Some(array),
            dictionaryofresources: Some(resources_by_name()),
        };
        assert_eq!(collection, expected);
        Ok(())
    });
    blocking_reads!(scenarios,
        "getModelFlattenArray": requests::get_array => resources();
        "getModelFlattenDictionary": requests::get_dictionary => resources_by_name();
    );
}

/// A product that a caller sends.
fn product(location: &str, name: &str) -> FlattenedProduct {
    FlattenedProduct {
        location: Some(location.to_owned()),
        properties: Some(properties(name)),
        ..FlattenedProduct::default()
    }
}

fn products_by_name() -> BTreeMap<String, FlattenedProduct> {
    let first = FlattenedProduct {
        tags: Some(tags()),
        ..product("West US", "Product1")
    };
    map([
        ("Resource1", first),
        ("Resource2", product("Building 44", "Product2")),
    ])
}

fn written(scenarios: &mut Scenarios) {
    scenarios.value("putModelFlattenArray", async |server| {
        let first = Resource {
            location: Some("West US".to_owned()),
            tags: Some(tags()),
            ..Resource::default()
        };
        let second = Resource {
            location: Some("Building 44".to_owned()),
            ..Resource::default()
        };
        let options = ArrayOptions {
            resource_array: Some(vec![first, second]),
            ..ArrayOptions::default()
        };
        let response = client(&server).put_array(Some(options)).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    scenarios.value("putModelFlattenDictionary", async |server| {
        let options = DictionaryOptions {
            resource_dictionary: Some(products_by_name()),
            ..DictionaryOptions::default()
        };
        let response = client(&server).put_dictionary(Some(options)).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    scenarios.value("putModelFlattenResourceCollection", async |server| {
        let first = FlattenedProduct {
            tags: Some(tags()),
            ..product("West US", "Product1")
        };
        let collection = ResourceCollection {
            productresource: Some(product("India", "Azure")),
            arrayofresources: Some(vec![first, product("East US", "Product2")]),
            dictionaryofresources: Some(products_by_name()),
        };
        let options = CollectionOptions {
            resource_complex_object: Some(collection),
            ..CollectionOptions::default()
        };
        let response = client(&server)
            .put_resource_collection(Some(options))
            .await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
}

fn simple_product(generic_url: Option<&str>) -> SimpleProduct {
    let image = ProductUrl {
        generic_value: generic_url.map(String::from),
        odata_value: Some("http://foo".to_owned()),
    };
    SimpleProduct {
        description: Some("product description".to_owned()),
        details: Some(SimpleProductProperties {
            max_product_image: Some(image),
            ..SimpleProductProperties::new("max name", Capacity::Large)
        }),
        ..SimpleProduct::new("123")
    }
}

/// The server sends back what it received.
fn products(scenarios: &mut Scenarios) {
    scenarios.value("putModelFlattenCustomBase", async |server| {
        let sent = simple_product(Some("https://generic"));
        let options = PutOptions {
            simple_body_product: Some(sent.clone()),
            ..PutOptions::default()
        };
        let answer = client(&server).put_simple_product(Some(options)).await?;
        assert_eq!(answer.into_model()?, sent);
        Ok(())
    });
    scenarios.value("postModelFlattenCustomParameter", async |server| {
        let options = PostOptions {
            simple_body_product: Some(simple_product(None)),
            ..PostOptions::default()
        };
        let answer = client(&server).post_flattened_simple_product(Some(options));
        assert_eq!(answer.await?.into_model()?, simple_product(None));
        Ok(())
    });
    scenarios.value("putModelFlattenCustomGroupedParameter", async |server| {
        let options = GroupingOptions {
            simple_body_product: Some(simple_product(None)),
            ..GroupingOptions::default()
        };
        let answer =
            client(&server).put_simple_product_with_grouping("groupproduct", Some(options));
        assert_eq!(answer.await?.into_model()?, simple_product(None));
        Ok(())
    });
}
