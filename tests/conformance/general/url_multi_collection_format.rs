//! `url-multi-collectionFormat.json`: arrays in queries, with a pair of name and value for each item.

use conformance_harness::{Scenarios, Server};
use url_multi_collection_format::AutoRestUrlMutliCollectionFormatTestServiceClient as Client;
use url_multi_collection_format::clients::QueriesClient;
use url_multi_collection_format::operations::queries::{
    self, ArrayStringMultiEmptyOptions, ArrayStringMultiValidOptions,
};

const ITEMS: [&str; 4] = ["ArrayQuery1", "begin!*'();:@ &=+$,/?#[]end", "", ""];

fn client(server: &Server) -> QueriesClient {
    Client::from_arm_client(&server.arm_client()).queries_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("url-multi-collectionFormat.json");
    scenarios.value("UrlQueriesArrayMultiNull", async |server| {
        let response = client(&server).array_string_multi_null(None).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    scenarios.value("UrlQueriesArrayMultiEmpty", async |server| {
        let options = ArrayStringMultiEmptyOptions {
            array_query: Some(Vec::new()),
            ..ArrayStringMultiEmptyOptions::default()
        };
        let call = client(&server).array_string_multi_empty(Some(options));
        assert_eq!(call.await?.status(), 200);
        Ok(())
    });
    scenarios.value("UrlQueriesArrayMultiValid", async |server| {
        let options = ArrayStringMultiValidOptions {
            array_query: Some(ITEMS.map(str::to_owned).into()),
            ..ArrayStringMultiValidOptions::default()
        };
        let call = client(&server).array_string_multi_valid(Some(options));
        assert_eq!(call.await?.status(), 200);
        Ok(())
    });
    scenarios.blocking_value("UrlQueriesArrayMultiValid", |server| {
        let request = queries::array_string_multi_valid_with(&ArrayStringMultiValidOptions {
            array_query: Some(ITEMS.map(str::to_owned).into()),
            method_options: (),
        })?;
        assert_eq!(
            request.path_and_query(),
            "/queries/array/multi/string/valid?arrayQuery=ArrayQuery1\
             &arrayQuery=begin%21%2A%27%28%29%3B%3A%40%20%26%3D%2B%24%2C%2F%3F%23%5B%5Dend&arrayQuery=&arrayQuery="
        );
        server.blocking().call(&request)?;
        Ok(())
    });
    scenarios
}
