//! Parameters of the document, of a path item and of an operation.

use super::{GLOBAL, client};
use conformance_harness::Scenarios;
use url::operations::path_items as operations;

/// Calls with these parts of the query. The path has `null` for those that are missing.
macro_rules! calls {
    ($scenarios:ident, $($name:literal: $method:ident($options:ident, $global:expr, $item:expr, $local:expr);)+) => { $(
        $scenarios.value($name, async |server| {
            let options = operations::$options {
                global_string_query: $global.map(str::to_owned),
                path_item_string_query: $item.map(str::to_owned),
                local_string_query: $local.map(str::to_owned),
                method_options: Default::default(),
            };
            let client = client(&server).path_items_client();
            let call = client.$method("pathItemStringPath", "localStringPath", Some(options));
            assert_eq!(call.await?.status(), 200);
            Ok(())
        });
    )+ };
}

const GLOBAL_QUERY: Option<&str> = Some("globalStringQuery");
const ITEM_QUERY: Option<&str> = Some("pathItemStringQuery");
const LOCAL_QUERY: Option<&str> = Some("localStringQuery");
const NOTHING: Option<&str> = None;

pub(super) fn add(scenarios: &mut Scenarios) {
    calls! { scenarios,
        "UrlPathItemGetAll": get_all_with_values(GetAllWithValuesOptions, GLOBAL_QUERY, ITEM_QUERY, LOCAL_QUERY);
        "UrlPathItemGetGlobalNull": get_global_query_null(GetGlobalQueryNullOptions, NOTHING, ITEM_QUERY, LOCAL_QUERY);
        "UrlPathItemGetGlobalAndLocalNull":
            get_global_and_local_query_null(GetGlobalAndLocalQueryNullOptions, NOTHING, ITEM_QUERY, NOTHING);
        "UrlPathItemGetPathItemAndLocalNull":
            get_local_path_item_query_null(GetLocalPathItemQueryNullOptions, GLOBAL_QUERY, NOTHING, NOTHING);
    }
    scenarios.blocking_value("UrlPathItemGetAll", |server| {
        let options = operations::GetAllWithValuesOptions {
            global_string_query: GLOBAL_QUERY.map(str::to_owned),
            path_item_string_query: ITEM_QUERY.map(str::to_owned),
            local_string_query: LOCAL_QUERY.map(str::to_owned),
            method_options: (),
        };
        let request = operations::get_all_with_values_with(
            GLOBAL,
            "pathItemStringPath",
            "localStringPath",
            &options,
        )?;
        let blocking = server.blocking();
        let response = blocking.send(&request.to_http(blocking.endpoint())?)?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
}
