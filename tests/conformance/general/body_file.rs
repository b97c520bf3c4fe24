//! `body-file.json`: files as responses.

use crate::table::reads;
use body_file::AutoRestSwaggerBatFileServiceClient;
use body_file::clients::FilesClient;
use body_file::operations::files as requests;
use body_file::runtime;
use conformance_harness::{Scenarios, Server};
use std::io;

fn files(server: &Server) -> FilesClient {
    AutoRestSwaggerBatFileServiceClient::from_arm_client(&server.arm_client()).files_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("body-file.json");
    let scenarios = &mut list;
    scenarios.value("FileStreamNonempty", async |server| {
        let file = files(&server).get_file(None).await?.into_model()?;
        assert_eq!(
            file,
            std::fs::read(Server::package().join("legacy/routes/sample.png"))?
        );
        Ok(())
    });
    reads!(scenarios, files, "FileStreamEmpty": get_empty_file => [0; 0];);
    // A client reads a body as a whole, up to a limit.
    scenarios.error("FileStreamVeryLarge", async |server| {
        let error = files(&server)
            .get_file_large(None)
            .await
            .expect_err("too large");
        let limit = match error.get_ref().and_then(|error| error.downcast_ref()) {
            Some(runtime::Error::ResponseLimit(error)) => error.limit(),
            _ => return Err(error.into()),
        };
        assert_eq!(limit, 64 << 20);
        Ok(())
    });
    // With a request function, the HTTP client decides how a body is read.
    scenarios.blocking_value("FileStreamVeryLarge", |server| {
        let blocking = server.blocking();
        let request = requests::get_file_large()?.to_http(blocking.endpoint())?;
        let mut body = blocking.open(&request)?.into_body();
        assert_eq!(io::copy(&mut body, &mut io::sink())?, 3000 << 20);
        Ok(())
    });
    list
}
