//! The suites of tests, one for each report of the server.

use super::folder::Folder;
use std::process::Command;

/// A suite of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suite {
    Azure,
    General,
}

impl Suite {
    pub(crate) const ALL: [Self; 2] = [Self::Azure, Self::General];

    /// The name of its folder, its package and its report.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Azure => "azure",
            Self::General => "general",
        }
    }

    /// Whether its tests use a generated crate. Those that none uses are not compiled.
    pub(crate) fn uses(self, name: &str) -> bool {
        match self {
            Self::Azure => AZURE.contains(&name),
            Self::General => !AZURE.contains(&name),
        }
    }

    /// Compiles and runs its tests. Returns whether all of them passed.
    ///
    /// # Errors
    /// If cargo cannot be started.
    pub(crate) fn run(self, folder: &Folder, filter: Option<&str>) -> Result<bool, String> {
        // Results of an earlier run must not be taken for those of this one.
        let _ = std::fs::remove_file(folder.results(self));
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .current_dir(folder.path())
            .args(["test", "--package", &format!("conformance_{}", self.name())])
            .arg("--target-dir")
            .arg(folder.join("target"))
            .args(["--quiet", "--"])
            .args(filter)
            .status()
            .map_err(|error| format!("cargo cannot be started: {error}"))?;
        Ok(status.success())
    }
}

/// The crates of the scenarios of Azure.
const AZURE: [&str; 7] = [
    "azure_parameter_grouping",
    "azure_special_properties",
    "custom_base_url_paging",
    "lro",
    "lro_parameterized_endpoints",
    "paging",
    "subscription_id_api_version",
];
