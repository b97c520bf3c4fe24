//! The clients of the five services.

use arm_disks::DiskManagementClient;
use arm_groups::ResourceManagementClient;
use arm_monitors::MonitorManagementClient;
use arm_networks::NetworkManagementClient;
use arm_vaults::VaultManagementClient;

/// The subscription of the environment.
pub(crate) const SUBSCRIPTION: &str = "00000000-0000-0000-0000-000000000000";

/// What access tokens are for. Against the public cloud, nothing needs to be said of it.
pub(crate) const AUDIENCE: &str = "https://management.azure.com";

/// A client for each service.
pub(crate) struct Clients {
    pub(crate) groups: ResourceManagementClient,
    pub(crate) networks: NetworkManagementClient,
    pub(crate) disks: DiskManagementClient,
    pub(crate) vaults: VaultManagementClient,
    pub(crate) monitors: MonitorManagementClient,
}
