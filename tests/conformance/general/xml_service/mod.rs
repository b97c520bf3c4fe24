//! `xml-service.json`: bodies in XML.

mod blocking;
mod storage;

use conformance_harness::{Scenarios, Server};
use xml_service::AutoRestSwaggerBatXmlServiceClient;
use xml_service::clients::XmlClient;
use xml_service::models::{
    AppleBarrel, Banana, ComplexTypeNoMeta, ComplexTypeWithMeta, JsonInput, ModelWithByteProperty,
    ModelWithUrlProperty, RootWithRefAndMeta, RootWithRefAndNoMeta, Slide, Slideshow,
};
use xml_service::runtime::{Base64, DateTime};

const URL: &str = "https://myaccount.blob.core.windows.net/";

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("xml-service.json");
    attributes(&mut scenarios);
    lists(&mut scenarios);
    lists_at_the_root(&mut scenarios);
    empty_elements(&mut scenarios);
    references(&mut scenarios);
    formats(&mut scenarios);
    json(&mut scenarios);
    storage::add(&mut scenarios);
    blocking::add(&mut scenarios);
    scenarios
}

fn client(server: &Server) -> XmlClient {
    AutoRestSwaggerBatXmlServiceClient::from_arm_client(&server.arm_client()).xml_client()
}

#[expect(clippy::unnecessary_wraps, reason = "it is what fields hold")]
fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn slideshow() -> Slideshow {
    Slideshow {
        title: text("Sample Slide Show"),
        date: text("Date of publication"),
        author: text("Yours Truly"),
        slides: Some(vec![
            Slide {
                r#type: text("all"),
                title: text("Wake up to WonderWidgets!"),
                items: None,
            },
            Slide {
                r#type: text("all"),
                title: text("Overview"),
                items: Some(vec![
                    "Why WonderWidgets are great".to_owned(),
                    String::new(),
                    "Who buys WonderWidgets".to_owned(),
                ]),
            },
        ]),
    }
}

fn attributes(scenarios: &mut Scenarios) {
    scenarios.value("GetSimpleXML", async |server| {
        let found = client(&server).get_simple(None).await?.into_model()?;
        assert_eq!(found, slideshow());
        Ok(())
    });
    scenarios.value("PutSimpleXML", async |server| {
        let response = client(&server).put_simple(&slideshow(), None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
    scenarios.value("GetWithXMsText", async |server| {
        let found = client(&server).get_xms_text(None).await?.into_model()?;
        assert_eq!(found.language.as_deref(), Some("english"));
        assert_eq!(found.content.as_deref(), Some("I am text"));
        Ok(())
    });
}

fn barrel(good: &[&str], bad: &[&str]) -> AppleBarrel {
    let apples = |names: &[&str]| Some(names.iter().map(|one| (*one).to_owned()).collect());
    AppleBarrel {
        good_apples: apples(good),
        bad_apples: apples(bad),
    }
}

fn lists(scenarios: &mut Scenarios) {
    scenarios.value("GetWrappedXMLList", async |server| {
        let found = client(&server)
            .get_wrapped_lists(None)
            .await?
            .into_model()?;
        assert_eq!(found, barrel(&["Fuji", "Gala"], &["Red Delicious"]));
        Ok(())
    });
    scenarios.value("PutWrappedXMLList", async |server| {
        let barrel = barrel(&["Fuji", "Gala"], &["Red Delicious"]);
        let response = client(&server).put_wrapped_lists(&barrel, None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
    scenarios.value("GetEmptyXMLList", async |server| {
        let found = client(&server).get_empty_list(None).await?.into_model()?;
        assert_eq!(found, Slideshow::default());
        Ok(())
    });
    scenarios.value("PutEmptyXMLList", async |server| {
        let empty = Slideshow {
            slides: Some(Vec::new()),
            ..Slideshow::default()
        };
        let response = client(&server).put_empty_list(&empty, None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
    scenarios.value("GetEmptyWrappedXMLList", async |server| {
        let found = client(&server).get_empty_wrapped_lists(None).await?;
        assert_eq!(found.into_model()?, barrel(&[], &[]));
        Ok(())
    });
    scenarios.value("PutEmptyWrappedXMLList", async |server| {
        let barrel = barrel(&[], &[]);
        let response = client(&server)
            .put_empty_wrapped_lists(&barrel, None)
            .await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
}

fn banana(name: &str, flavor: &str, expiration: &str) -> Banana {
    Banana {
        name: text(name),
        flavor: text(flavor),
        expiration: Some(DateTime::from(expiration)),
    }
}

/// As many bananas as the server has on its list.
fn bananas(count: usize) -> Vec<Banana> {
    let expiration = "2018-02-28T00:40:00.123Z";
    let mut bananas = vec![
        banana("Cavendish", "Sweet", expiration),
        banana("Plantain", "Savory", expiration),
    ];
    bananas.truncate(count);
    bananas
}

fn lists_at_the_root(scenarios: &mut Scenarios) {
    scenarios.value("GetXMLListAtRoot", async |server| {
        let found = client(&server).get_root_list(None).await?.into_model()?;
        assert_eq!(found, bananas(2));
        Ok(())
    });
    scenarios.value("PutXMLListAtRoot", async |server| {
        let response = client(&server).put_root_list(&bananas(2), None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
    scenarios.value("GetXMLListAtRootSingle", async |server| {
        let found = client(&server).get_root_list_single_item(None).await?;
        assert_eq!(found.into_model()?, bananas(1));
        Ok(())
    });
    scenarios.value("PutXMLListAtRootSingle", async |server| {
        let client = client(&server);
        let response = client.put_root_list_single_item(&bananas(1), None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
    scenarios.value("GetEmptyXMLListAtRoot", async |server| {
        let found = client(&server).get_empty_root_list(None).await?;
        assert_eq!(found.into_model()?, []);
        Ok(())
    });
    scenarios.value("PutEmptyXMLListAtRoot", async |server| {
        let client = client(&server);
        let response = client.put_empty_root_list(&Vec::new(), None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
}

fn empty_elements(scenarios: &mut Scenarios) {
    let unknown = || banana("Unknown Banana", "", "2012-02-24T00:53:52.789Z");
    scenarios.value("GetXMLEmptyNode", async move |server| {
        let found = client(&server).get_empty_child_element(None).await?;
        assert_eq!(found.into_model()?, unknown());
        Ok(())
    });
    scenarios.value("PutXMLEmptyNode", async move |server| {
        let client = client(&server);
        let response = client.put_empty_child_element(&unknown(), None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
}

/// Models whose elements are named after the property, or after their definition.
fn references(scenarios: &mut Scenarios) {
    let plain = || RootWithRefAndNoMeta {
        ref_to_model: Some(ComplexTypeNoMeta { id: text("myid") }),
        something: text("else"),
    };
    let named = || RootWithRefAndMeta {
        ref_to_model: Some(ComplexTypeWithMeta { id: text("myid") }),
        something: text("else"),
    };
    scenarios.value("GetRootWithRefAndNoMetaXML", async move |server| {
        let found = client(&server).get_complex_type_ref_no_meta(None).await?;
        assert_eq!(found.into_model()?, plain());
        Ok(())
    });
    scenarios.value("PutRootWithRefAndNoMetaXML", async move |server| {
        let client = client(&server);
        let response = client.put_complex_type_ref_no_meta(&plain(), None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
    scenarios.value("GetRootWithRefAndMetaXML", async move |server| {
        let found = client(&server).get_complex_type_ref_with_meta(None).await?;
        assert_eq!(found.into_model()?, named());
        Ok(())
    });
    scenarios.value("PutRootWithRefAndMetaXML", async move |server| {
        let client = client(&server);
        let response = client
            .put_complex_type_ref_with_meta(&named(), None)
            .await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
}

fn formats(scenarios: &mut Scenarios) {
    scenarios.value("XmlGetBytes", async |server| {
        let found = client(&server).get_bytes(None).await?.into_model()?;
        let bytes = found.bytes.ok_or("there are bytes")?.to_bytes()?;
        assert_eq!(bytes, b"Hello world");
        Ok(())
    });
    scenarios.value("XmlPutBytes", async |server| {
        let model = ModelWithByteProperty {
            bytes: Some(Base64::encode("Hello world")),
        };
        let response = client(&server).put_binary(&model, None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
    scenarios.value("XmlGetUrl", async |server| {
        let found = client(&server).get_uri(None).await?.into_model()?;
        assert_eq!(found.url.as_deref(), Some(URL));
        Ok(())
    });
    scenarios.value("XmlPutUrl", async |server| {
        let model = ModelWithUrlProperty { url: text(URL) };
        let response = client(&server).put_uri(&model, None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
}

/// Operations of the same definition with bodies in JSON.
fn json(scenarios: &mut Scenarios) {
    scenarios.value("jsonInputInXMLSwagger", async |server| {
        let input = JsonInput { id: Some(42) };
        let response = client(&server).json_input(&input, None).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    scenarios.value("jsonOutputInXMLSwagger", async |server| {
        let output = client(&server).json_output(None).await?.into_model()?;
        assert_eq!(output.id, Some(42));
        Ok(())
    });
}
