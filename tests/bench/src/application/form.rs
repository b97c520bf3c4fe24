//! The application in its three forms: what it depends on, and the manifests of its crates.

use crate::compile::PEER_VERSION;
use std::fmt::Write as _;

/// The name of the crate with the shared runtime.
const RUNTIME: &str = "arm_core";

/// A service, with the tag of the definitions that both crates are made from, or nearly.
struct Service {
    name: &'static str,
    tag: &'static str,
    /// The feature of the published crate that has the tag, unless that is its default.
    feature: Option<&'static str>,
}

/// 1,725 operations.
const SERVICES: [Service; 5] = [
    Service {
        name: "network",
        tag: "package-2024-01",
        // It has only `package-2024-03`.
        feature: None,
    },
    Service {
        name: "apimanagement",
        tag: "package-preview-2023-09",
        feature: None,
    },
    Service {
        name: "compute",
        tag: "package-2024-03-01",
        feature: Some("package-2024-03-01"),
    },
    Service {
        name: "automation",
        tag: "package-2023-11-01",
        feature: None,
    },
    Service {
        name: "search",
        tag: "package-preview-2024-06",
        feature: Some("package-preview-2024-06"),
    },
];

/// Which crates the application uses. The name of each is that of the application, too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Form {
    Shared,
    Embedded,
    Peers,
}

impl Form {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Embedded => "embedded",
            Self::Peers => "peers",
        }
    }

    /// The names of the application and of the crates of its services, with that of their runtime.
    pub(super) fn crates(self) -> Vec<String> {
        let mut names = vec![self.name().to_owned()];
        names.extend(SERVICES.iter().map(|service| self.krate(service)));
        if self == Self::Shared {
            names.push(RUNTIME.to_owned());
        }
        names
    }

    fn krate(self, service: &Service) -> String {
        match self {
            Self::Peers => format!("azure_mgmt_{}", service.name),
            _ => format!("arm_{}", service.name),
        }
    }

    pub(super) fn program(self) -> &'static str {
        match self {
            Self::Peers => include_str!("../../programs/peers.rs"),
            _ => include_str!("../../programs/armgen.rs"),
        }
    }

    /// The manifest of the application for cargo, with cargo's default profiles.
    pub(super) fn package(self) -> String {
        let name = self.name();
        let mut text =
            format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n");
        for service in &SERVICES {
            let krate = self.krate(service);
            // Writing to a string cannot fail.
            let _ = match (self, service.feature) {
                (Self::Peers, Some(feature)) => writeln!(
                    text,
                    "{krate} = {{ version = \"={PEER_VERSION}\", default-features = false, features = [\"enable_reqwest\", \"{feature}\"] }}"
                ),
                (Self::Peers, None) => writeln!(text, "{krate} = \"={PEER_VERSION}\""),
                _ => writeln!(text, "{krate} = {{ path = \"crates/{krate}\" }}"),
            };
        }
        let core = if self == Self::Peers { "0.21" } else { "1" };
        let _ = write!(
            text,
            "async-trait = \"0.1\"\nazure_core = \"{core}\"\nfutures = \"0.3\"\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\n[workspace]\n"
        );
        text
    }

    /// The manifest of the crates for armgen.
    pub(super) fn manifest(self, definitions: &str) -> String {
        let mut text = match self {
            Self::Shared => format!(
                "runtime:\n  name: {RUNTIME}\n  version: 0.1.0\n  license: MIT\n  output: crates/{RUNTIME}\n"
            ),
            _ => "runtime: embedded\n".to_owned(),
        };
        let _ = write!(
            text,
            "defaults:\n  output: crates\n  root: {definitions}\npackages:\n"
        );
        for service in &SERVICES {
            let _ = writeln!(
                text,
                "  - readme: {definitions}/{}/resource-manager/readme.md\n    tag: {}\n    name: {}",
                service.name,
                service.tag,
                self.krate(service)
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_ours_are_the_same_program_and_differ_in_their_runtime() {
        assert_eq!(Form::Shared.program(), Form::Embedded.program());
        let packages = "  - readme: specification/network/resource-manager/readme.md\n    tag: package-2024-01\n    name: arm_network\n";
        let [shared, embedded] =
            [Form::Shared, Form::Embedded].map(|form| form.manifest("specification"));
        assert!(shared.contains(packages), "{shared}");
        assert!(
            shared.starts_with("runtime:\n  name: arm_core\n"),
            "{shared}"
        );
        let (_, rest) = shared.split_once("defaults:").expect("there are defaults");
        assert_eq!(embedded, format!("runtime: embedded\ndefaults:{rest}"));
    }

    #[test]
    fn the_application_depends_on_the_crates_of_its_services() {
        let shared = Form::Shared.package();
        assert!(
            shared.contains("arm_network = { path = \"crates/arm_network\" }\n"),
            "{shared}"
        );
        let peers = Form::Peers.package();
        assert!(
            peers.contains("azure_mgmt_network = \"=0.21.0\"\n"),
            "{peers}"
        );
        assert!(peers.contains("\"package-2024-03-01\"] }\n"), "{peers}");
        assert_eq!(
            Form::Shared.crates()[..2],
            ["shared".to_owned(), "arm_network".to_owned()]
        );
        assert!(Form::Shared.crates().contains(&RUNTIME.to_owned()));
        assert!(!Form::Embedded.crates().contains(&RUNTIME.to_owned()));
    }
}
