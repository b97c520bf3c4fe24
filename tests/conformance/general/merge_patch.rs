//! `merge-patch.json`: a body in JSON Merge Patch.

use crate::table::{blocking_writes, writes};
use conformance_harness::{Scenarios, Server};
use merge_patch::MergePatchJsonClient;
use merge_patch::clients::GeneralClient;
use merge_patch::operations::general as requests;
use serde_json::json;

fn client(server: &Server) -> GeneralClient {
    MergePatchJsonClient::from_arm_client(&server.arm_client()).general_client()
}

/// The server expects a body of 14 bytes.
pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("merge-patch.json");
    let scenarios = &mut list;
    writes!(scenarios, client, "PassMergePatchObject": patch_single(&json!({ "foo": "barn" })););
    blocking_writes!(scenarios, "PassMergePatchObject": requests::patch_single[&json!({ "foods": null })];);
    list
}
