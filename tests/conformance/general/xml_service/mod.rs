//! `xml-service.json`: bodies in XML.

use conformance_harness::{Scenarios, Server};
use xml_service::AutoRestSwaggerBatXmlServiceClient;
use xml_service::clients::XmlClient;
use xml_service::models::{
    AccessPolicy, AppleBarrel, Banana, Blob, BlobType, ComplexTypeNoMeta, ComplexTypeWithMeta,
    JsonInput, LeaseStatusType, Logging, Metrics, ModelWithByteProperty, ModelWithUrlProperty,
    PublicAccessType, RetentionPolicy, RootWithRefAndMeta, RootWithRefAndNoMeta, SignedIdentifier,
    Slide, Slideshow, StorageServiceProperties,
};
use xml_service::operations::xml;
use xml_service::runtime::{Base64, DateTime, DateTimeRfc1123};

const URL: &str = "https://myaccount.blob.core.windows.net/";

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("xml-service.json");
    attributes(&mut scenarios);
    lists(&mut scenarios);
    lists_at_the_root(&mut scenarios);
    empty_elements(&mut scenarios);
    references(&mut scenarios);
    formats(&mut scenarios);
    containers(&mut scenarios);
    blobs(&mut scenarios);
    access_policies(&mut scenarios);
    service_properties(&mut scenarios);
    json(&mut scenarios);
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
    scenarios.blocking_value("GetSimpleXML", |server| {
        let found = server.blocking().call(&xml::get_simple()?)?;
        assert_eq!(found, slideshow());
        Ok(())
    });
    scenarios.value("PutSimpleXML", async |server| {
        let response = client(&server).put_simple(&slideshow(), None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
    scenarios.blocking_value("PutSimpleXML", |server| {
        server.blocking().call(&xml::put_simple(&slideshow())?)
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
    scenarios.blocking_value("GetXMLListAtRoot", |server| {
        let found = server.blocking().call(&xml::get_root_list()?)?;
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

fn containers(scenarios: &mut Scenarios) {
    scenarios.value("StorageListContainersXML", async |server| {
        let list = client(&server).list_containers(None).await?.into_model()?;
        assert_eq!(list.service_endpoint.as_deref(), Some(URL));
        assert_eq!(list.max_results, Some(3));
        assert_eq!(list.next_marker.as_deref(), Some("video"));
        assert_eq!(list.prefix, None);
        let containers = list.containers.ok_or("there are containers")?;
        let names: Vec<_> = containers.iter().map(|one| one.name.as_deref()).collect();
        assert_eq!(names, [Some("audio"), Some("images"), Some("textfiles")]);
        let properties = containers[0]
            .properties
            .as_ref()
            .ok_or("it has properties")?;
        let modified = DateTimeRfc1123::from("Wed, 26 Oct 2016 20:39:39 GMT");
        assert_eq!(properties.last_modified, Some(modified));
        assert_eq!(properties.public_access, Some(PublicAccessType::Container));
        Ok(())
    });
}

fn blobs(scenarios: &mut Scenarios) {
    scenarios.value("StorageListBlobsXML", async |server| {
        let page = client(&server).list_blobs(None).await?.into_model()?;
        let container = "https://myaccount.blob.core.windows.net/mycontainer";
        assert_eq!(page.container_name.as_deref(), Some(container));
        assert_eq!(page.next_marker.as_deref(), Some(""));
        let blobs = page.blobs.ok_or("there are blobs")?;
        assert_eq!(blobs.blob_prefix, None);
        let blobs: [Blob; 5] = blobs
            .blob
            .and_then(|blobs| blobs.try_into().ok())
            .ok_or("there are five blobs")?;
        let [first, second, .., last] = &blobs;
        assert_eq!(first.name.as_deref(), Some("blob1.txt"));
        let properties = first.properties.as_ref().ok_or("it has properties")?;
        assert_eq!(properties.content_length, Some(100));
        assert_eq!(properties.content_encoding.as_deref(), Some(""));
        assert_eq!(properties.blob_type, Some(BlobType::BlockBlob));
        assert_eq!(properties.lease_status, Some(LeaseStatusType::Unlocked));
        let snapshot = "2009-09-09T09:20:03.0427659Z";
        assert_eq!(second.snapshot.as_deref(), Some(snapshot));
        let metadata = second.metadata.as_ref().ok_or("it has metadata")?;
        let color = metadata.get("Color").map(String::as_str);
        let odd = metadata.get("x-ms-invalid-name").map(String::as_str);
        assert_eq!((color, odd), (Some("green"), Some("nasdf$@#$$")));
        assert_eq!(metadata.len(), 4);
        let properties = last.properties.as_ref().ok_or("it has properties")?;
        assert_eq!(properties.blob_sequence_number, Some(3));
        Ok(())
    });
}

fn access_policies(scenarios: &mut Scenarios) {
    let identifiers = || {
        vec![SignedIdentifier {
            id: text("MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="),
            access_policy: Some(AccessPolicy {
                start: Some(DateTime::from("2009-09-28T08:49:37.123Z")),
                expiry: Some(DateTime::from("2009-09-29T08:49:37.123Z")),
                permission: text("rwd"),
            }),
        }]
    };
    scenarios.value("StorageGetContainerACLXML", async move |server| {
        let found = client(&server).get_acls(None).await?.into_model()?;
        assert_eq!(found, identifiers());
        Ok(())
    });
    scenarios.value("StoragePutContainerACLXML", async move |server| {
        let response = client(&server).put_acls(&identifiers(), None).await?;
        assert_eq!(response.status(), 201);
        Ok(())
    });
}

fn service_properties(scenarios: &mut Scenarios) {
    let week = || {
        Some(RetentionPolicy {
            enabled: Some(true),
            days: Some(7),
        })
    };
    let metrics = move |include_apis| {
        Some(Metrics {
            version: text("1.0"),
            enabled: Some(true),
            include_apis: Some(include_apis),
            retention_policy: week(),
        })
    };
    let properties = move || StorageServiceProperties {
        logging: Some(Logging {
            version: text("1.0"),
            delete: Some(true),
            read: Some(false),
            write: Some(true),
            retention_policy: week(),
        }),
        hour_metrics: metrics(false),
        minute_metrics: metrics(true),
        ..StorageServiceProperties::default()
    };
    scenarios.value("StorageGetServicePropertiesXML", async move |server| {
        let found = client(&server).get_service_properties(None).await?;
        assert_eq!(found.into_model()?, properties());
        Ok(())
    });
    scenarios.value("StoragePutServicePropertiesXML", async move |server| {
        let client = client(&server);
        let response = client.put_service_properties(&properties(), None).await?;
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
