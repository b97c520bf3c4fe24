//! What the program prints.

use std::process::Command;

/// What it says of the environment, with any runtime.
const ENVIRONMENT: [&str; 16] = [
    "created /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/team",
    "created …/Contoso.Networks/virtualNetworks/lan",
    "created …/Contoso.Storage/disks/system",
    "created …/Contoso.Storage/disks/data",
    "created …/Contoso.Storage/disks/scratch",
    "created …/Contoso.Vaults/vaults/safe",
    "created …/Contoso.Monitoring/monitors/watch",
    "rotated VaultKey { name: [redacted], value: [redacted] }",
    r#"tagged {"owner": "team"}"#,
    "the network has 10.0.0.0/16",
    "groups: team",
    "networks: lan",
    "disks: data, scratch, system",
    "vaults: safe",
    "monitors: watch",
    "disks: data, system",
];

/// What stands for `…`.
const PROVIDERS: &str =
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/team/providers";

/// What is waited for, in this order.
const OPERATIONS: [&str; 8] = [
    "group", "network", "disk", "disk", "disk", "vault", "monitor", "key",
];

/// The lines that the program prints.
fn lines() -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_armgen-application"))
        .output()
        .expect("the program starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let printed = String::from_utf8(output.stdout).expect("it prints text");
    let lines = printed.lines();
    lines.map(|line| line.replace(PROVIDERS, "…")).collect()
}

/// What is said of operations: the line begins with one.
fn is_progress(line: &str) -> bool {
    let what = line.split(':').next().unwrap_or_default();
    OPERATIONS.contains(&what)
}

fn is_summary(line: &str) -> bool {
    line.starts_with("summary: ")
}

#[test]
fn an_environment_of_five_services_is_set_up_and_shown() {
    let lines = lines().into_iter();
    let lines: Vec<_> = lines
        .filter(|line| !is_progress(line) && !is_summary(line))
        .collect();
    assert_eq!(lines, ENVIRONMENT);
}

#[cfg(feature = "shared")]
#[test]
fn five_services_need_one_token_and_one_connection() {
    let lines = lines().into_iter();
    let summary: Vec<_> = lines.filter(|line| is_summary(line)).collect();
    assert_eq!(
        summary,
        [
            "summary: 5 services, 43 requests",
            "summary: 1 x a token for https://management.azure.com/.default",
            "summary: 1 x a connection",
        ]
    );
}

#[cfg(feature = "shared")]
#[test]
fn one_function_waits_for_the_operations_of_all_services_and_shows_how_far_they_are() {
    let lines = lines().into_iter();
    let mut progress: Vec<_> = lines.filter(|line| is_progress(line)).collect();
    // How often a state is seen is a matter of the service.
    progress.dedup();
    let states = ["InProgress", "Succeeded", "done"];
    let expected = OPERATIONS
        .iter()
        .flat_map(|what| states.map(|state| format!("{what}: {state}")));
    assert_eq!(progress, expected.collect::<Vec<_>>());
}

#[cfg(not(feature = "shared"))]
#[test]
fn five_services_need_a_token_and_a_connection_each() {
    let lines = lines().into_iter();
    let summary: Vec<_> = lines.filter(|line| is_summary(line)).collect();
    assert_eq!(
        summary,
        [
            "summary: 5 services, 43 requests",
            "summary: 5 x a token for https://management.azure.com/.default",
            "summary: 5 x a connection",
        ]
    );
}

#[cfg(not(feature = "shared"))]
#[test]
fn one_function_waits_for_the_operations_of_all_services() {
    let lines = lines().into_iter();
    let progress: Vec<_> = lines.filter(|line| is_progress(line)).collect();
    let expected = OPERATIONS.iter().map(|what| format!("{what}: done"));
    assert_eq!(progress, expected.collect::<Vec<_>>());
}
