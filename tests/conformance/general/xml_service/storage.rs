//! The lists, policies and properties of a service for storage.

use super::{URL, client, text};
use conformance_harness::Scenarios;
use xml_service::models::{
    AccessPolicy, Blob, BlobType, LeaseStatusType, Logging, Metrics, PublicAccessType,
    RetentionPolicy, SignedIdentifier, StorageServiceProperties,
};
use xml_service::runtime::{DateTime, DateTimeRfc1123};

pub(super) fn add(scenarios: &mut Scenarios) {
    containers(scenarios);
    blobs(scenarios);
    access_policies(scenarios);
    service_properties(scenarios);
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
