//! A project outside the workspace takes a copy of `generated/` and builds with it, with and without the client.

use armgen_fixtures::{Folder, copy_folder};
use std::fs;
use std::path::{Path, PathBuf};

/// Approves a connection with layer 1 alone: the request goes to whatever HTTP client the project has, here to none.
const APPROVE: &str = r##"
use arm_apimanagement::models::{
    PrivateEndpointConnectionRequest, PrivateEndpointConnectionRequestProperties, PrivateEndpointServiceConnectionStatus,
    PrivateLinkServiceConnectionState,
};
use arm_apimanagement::operations::private_endpoint_connection::{self, CreateOrUpdateResponse};
use arm_apimanagement::Endpoint;

const ANSWER: &str = r#"{
    "name": "privateEndpointConnectionName",
    "properties": { "provisioningState": "Succeeded", "privateLinkServiceConnectionState": { "status": "Succeeded" } }
}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let body = PrivateEndpointConnectionRequest {
        properties: Some(PrivateEndpointConnectionRequestProperties {
            private_link_service_connection_state: Some(PrivateLinkServiceConnectionState {
                status: Some(PrivateEndpointServiceConnectionStatus::Approved),
                ..Default::default()
            }),
            ..Default::default()
        }),
        ..Default::default()
    };
    let request = private_endpoint_connection::create_or_update(
        "00000000-0000-0000-0000-000000000000", "rg1", "apimService1", "privateEndpointConnectionName", &body,
    )?;
    let sent = request.to_http(&Endpoint::PUBLIC)?;
    println!("{} {}", sent.method(), sent.uri().path());
    println!("{}", std::str::from_utf8(sent.body())?);

    match request.decode(http::Response::new(ANSWER.as_bytes()))? {
        CreateOrUpdateResponse::Ok(connection) => println!("{:?} is approved", connection.name.unwrap_or_default()),
        other => println!("unexpected: {other:?}"),
    }
    Ok(())
}
"##;

/// The same crate with its client; nothing is sent, so it is only built.
const APPROVE_WITH_CLIENT: &str = r#"
use arm_apimanagement::{models::PrivateEndpointConnectionRequest, ApiManagementClient};

pub async fn approve(client: &ApiManagementClient, body: &PrivateEndpointConnectionRequest) -> azure_core::Result<()> {
    let poller = client
        .private_endpoint_connection_client()
        .begin_create_or_update("rg1", "apimService1", "privateEndpointConnectionName", body, None)?;
    let connection = poller.await?.into_model()?;
    println!("{:?}", connection.name);
    Ok(())
}

fn main() {}
"#;

#[test]
fn a_copy_of_the_generated_crate_approves_a_connection_without_the_client() {
    let project = Project::new("default-features = false", "http = \"1\"", APPROVE);
    let printed = project.cargo(&["run", "--quiet"]);
    assert_eq!(
        printed.lines().collect::<Vec<_>>(),
        [
            "PUT /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg1/providers/Microsoft.ApiManagement\
             /service/apimService1/privateEndpointConnections/privateEndpointConnectionName",
            r#"{"properties":{"privateLinkServiceConnectionState":{"status":"Approved"}}}"#,
            r#""privateEndpointConnectionName" is approved"#,
        ]
    );
}

#[test]
fn a_copy_of_the_generated_crate_needs_no_async_runtime_without_the_client() {
    let project = Project::new("default-features = false", "", "fn main() {}");
    let tree = project.cargo(&["tree", "--edges", "normal", "--prefix", "none"]);
    for crate_name in ["tokio", "azure_core", "futures"] {
        assert!(
            !tree.lines().any(|line| line.starts_with(crate_name)),
            "{crate_name} is in\n{tree}"
        );
    }
}

#[test]
fn a_copy_of_the_generated_crate_builds_with_the_client() {
    let project = Project::new(
        "features = [\"client\"]",
        "azure_core = \"1\"",
        APPROVE_WITH_CLIENT,
    );
    project.cargo(&["check", "--quiet"]);
}

#[test]
fn a_package_has_nothing_that_only_its_repository_needs() {
    let project = Project::new("", "", "fn main() {}");
    let cache = "vendored/.armgen-cache/fingerprint.json";
    project.0.write(cache, "{}");
    for is_in_git in [false, true] {
        if is_in_git {
            let mut git = project.0.command("git", "");
            if git.args(["init", "--quiet"]).status().is_err() {
                eprintln!("there is no git: packages of a repository are not looked at");
                return;
            }
        }
        let list = ["package", "--list", "--allow-dirty"];
        let target = env!("CARGO_TARGET_TMPDIR");
        let listed = armgen_fixtures::cargo(&project.0.path("vendored"), target, &list);
        assert!(listed.lines().any(|path| path == "src/lib.rs"), "{listed}");
        let mut hidden = listed.lines().filter(|path| path.starts_with('.'));
        assert_eq!(hidden.next(), None, "{listed}");
    }
}

/// A fresh project beside a copy of the generated crate, in a folder that no workspace encloses.
struct Project(Folder);

impl Project {
    fn new(features: &str, dependency: &str, program: &str) -> Self {
        let manifest = format!(
            "[package]\nname = \"approver\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             arm_apimanagement = {{ path = \"../vendored\", {features} }}\n{dependency}\n\n[workspace]\n"
        );
        // The same versions as in the workspace: then nothing is downloaded that its build does not have already.
        let lock = fs::read_to_string(workspace().join("Cargo.lock")).expect("it is committed");
        let folder = Folder::new(&[
            ("project/Cargo.toml", manifest.as_str()),
            ("project/Cargo.lock", &lock),
            ("project/src/main.rs", program),
        ]);
        copy_folder(&workspace().join("generated"), &folder.path("vendored"));
        Self(folder)
    }

    /// Runs cargo in the project and returns what it printed.
    fn cargo(&self, arguments: &[&str]) -> String {
        armgen_fixtures::cargo(
            &self.0.path("project"),
            env!("CARGO_TARGET_TMPDIR"),
            arguments,
        )
    }
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
