//! The same with request functions and a blocking client.

use super::{bananas, barrel, slideshow};
use conformance_harness::{Scenarios, Server, TestResult};
use std::sync::Arc;
use xml_service::models::Slideshow;
use xml_service::operations::xml;
use xml_service::runtime::{FromResponse, Request};

pub(super) fn add(scenarios: &mut Scenarios) {
    reads(scenarios);
    writes(scenarios);
}

fn reads(scenarios: &mut Scenarios) {
    scenarios.blocking_value("GetSimpleXML", |server| {
        assert_eq!(read(&server, &xml::get_simple()?)?, slideshow());
        Ok(())
    });
    scenarios.blocking_value("GetWrappedXMLList", |server| {
        let expected = barrel(&["Fuji", "Gala"], &["Red Delicious"]);
        assert_eq!(read(&server, &xml::get_wrapped_lists()?)?, expected);
        Ok(())
    });
    scenarios.blocking_value("GetEmptyXMLList", |server| {
        let found = read(&server, &xml::get_empty_list()?)?;
        assert_eq!(found, Slideshow::default());
        Ok(())
    });
    scenarios.blocking_value("GetEmptyWrappedXMLList", |server| {
        let found = read(&server, &xml::get_empty_wrapped_lists()?)?;
        assert_eq!(found, barrel(&[], &[]));
        Ok(())
    });
    scenarios.blocking_value("GetXMLListAtRoot", |server| {
        assert_eq!(read(&server, &xml::get_root_list()?)?, bananas(2));
        Ok(())
    });
    scenarios.blocking_value("GetXMLListAtRootSingle", |server| {
        let found = read(&server, &xml::get_root_list_single_item()?)?;
        assert_eq!(found, bananas(1));
        Ok(())
    });
}

fn writes(scenarios: &mut Scenarios) {
    scenarios.blocking_value("PutSimpleXML", |server| {
        write(&server, &xml::put_simple(&slideshow())?)
    });
    scenarios.blocking_value("PutWrappedXMLList", |server| {
        let barrel = barrel(&["Fuji", "Gala"], &["Red Delicious"]);
        write(&server, &xml::put_wrapped_lists(&barrel)?)
    });
    scenarios.blocking_value("PutXMLListAtRoot", |server| {
        write(&server, &xml::put_root_list(&bananas(2))?)
    });
    scenarios.blocking_value("PutXMLListAtRootSingle", |server| {
        write(&server, &xml::put_root_list_single_item(&bananas(1))?)
    });
    scenarios.blocking_value("PutEmptyXMLListAtRoot", |server| {
        write(&server, &xml::put_empty_root_list(&Vec::new())?)
    });
}

fn read<T: FromResponse>(server: &Arc<Server>, request: &Request<T>) -> TestResult<T> {
    server.blocking().call(request)
}

/// Sends a body, for which the server answers 201 if it is what it expects.
fn write(server: &Arc<Server>, request: &Request<()>) -> TestResult {
    let http = server.blocking();
    let response = http.send(&request.to_http(http.endpoint())?)?;
    assert_eq!(response.status(), 201);
    Ok(())
}
