//! The environment: what is created, changed and shown.

use crate::clients::Clients;
use crate::runtime::wait;
use arm_disks::models::{Disk, DiskPerformance, DiskProperties};
use arm_groups::models::ResourceGroup;
use arm_monitors::models::{Monitor, MonitorProperties, MonitorUpdate, Severity};
use arm_networks::models::{Subnet, VirtualNetwork, VirtualNetworkProperties};
use arm_vaults::models::{Vault, VaultKey, VaultProperties};
use azure_core::Result;
use futures::{TryStream, TryStreamExt};
use std::collections::BTreeMap;

const GROUP: &str = "team";
const REGION: &str = "westeurope";
const DISKS: [(&str, i32); 3] = [("system", 32), ("data", 512), ("scratch", 128)];

/// Creates the resources, one after the other.
pub(crate) async fn set_up(clients: &Clients) -> Result<()> {
    let groups = clients.groups.resource_groups_client();
    let group: ResourceGroup = wait(
        "group",
        groups.begin_create_or_update(GROUP, &group(), None)?,
    )
    .await?;
    println!("created {}", group.id.unwrap_or_default());

    let networks = clients.networks.virtual_networks_client();
    let network: VirtualNetwork = wait(
        "network",
        networks.begin_create_or_update(GROUP, "lan", &network(), None)?,
    )
    .await?;
    println!("created {}", network.id.unwrap_or_default());

    let disks = clients.disks.disks_client();
    let mut targets = Vec::new();
    for (name, size) in DISKS {
        let poller = disks.begin_create_or_update(GROUP, name, &disk(size), None)?;
        let disk: Disk = wait("disk", poller).await?;
        println!("created {}", disk.id.as_deref().unwrap_or_default());
        targets.extend(disk.id);
    }

    let vaults = clients.vaults.vaults_client();
    let vault: Vault = wait(
        "vault",
        vaults.begin_create_or_update(GROUP, "safe", &vault(), None)?,
    )
    .await?;
    println!("created {}", vault.id.unwrap_or_default());

    let monitors = clients.monitors.monitors_client();
    let monitor: Monitor = wait(
        "monitor",
        monitors.begin_create_or_update(GROUP, "watch", &monitor(targets), None)?,
    )
    .await?;
    println!("created {}", monitor.id.unwrap_or_default());
    Ok(())
}

/// Changes what is there already.
pub(crate) async fn change(clients: &Clients) -> Result<()> {
    let vaults = clients.vaults.vaults_client();
    let key: VaultKey = wait("key", vaults.begin_rotate_key(GROUP, "safe", None)?).await?;
    // `Debug` shows no secrets.
    println!("rotated {key:?}");

    let monitors = clients.monitors.monitors_client();
    let changes = MonitorUpdate {
        tags: Some(BTreeMap::from([(
            "owner".to_owned(),
            Some("team".to_owned()),
        )])),
    };
    let monitor = monitors
        .update(GROUP, "watch", &changes, None)
        .into_model()
        .await?;
    println!("tagged {:?}", monitor.tags.unwrap_or_default());
    Ok(())
}

/// Reads and lists what there is.
pub(crate) async fn show(clients: &Clients) -> Result<()> {
    let network = clients
        .networks
        .virtual_networks_client()
        .get(GROUP, "lan", None)
        .into_model()
        .await?;
    let ranges = network
        .properties
        .and_then(|network| network.address_prefixes);
    println!("the network has {}", ranges.unwrap_or_default().join(", "));

    let groups = clients.groups.resource_groups_client().list(None)?;
    print("groups", groups, |group| group.name).await?;
    let networks = clients.networks.virtual_networks_client();
    let networks = networks.list_by_resource_group(GROUP, None)?;
    print("networks", networks, |network| network.name).await?;
    let disks = clients.disks.disks_client();
    let disks = disks.list_by_resource_group(GROUP, None)?;
    print("disks", disks, |disk| disk.name).await?;
    let vaults = clients.vaults.vaults_client();
    let vaults = vaults.list_by_resource_group(GROUP, None)?;
    print("vaults", vaults, |vault| vault.name).await?;
    let monitors = clients.monitors.monitors_client();
    let monitors = monitors.list_by_resource_group(GROUP, None)?;
    print("monitors", monitors, |monitor| monitor.name).await
}

/// Deletes what is not needed any longer.
pub(crate) async fn tidy_up(clients: &Clients) -> Result<()> {
    let disks = clients.disks.disks_client();
    disks.begin_delete(GROUP, "scratch", None)?.await?;
    let disks = disks.list_by_resource_group(GROUP, None)?;
    print("disks", disks, |disk| disk.name).await
}

/// Prints the names of the items of a list. The lists of all services are streams.
async fn print<T>(
    what: &str,
    list: impl TryStream<Ok = T, Error = azure_core::Error>,
    name: impl Fn(T) -> Option<String>,
) -> Result<()> {
    let names = list.map_ok(|item| name(item).unwrap_or_default());
    let names: Vec<_> = names.try_collect().await?;
    println!("{what}: {}", names.join(", "));
    Ok(())
}

fn group() -> ResourceGroup {
    ResourceGroup {
        location: Some(REGION.to_owned()),
        ..ResourceGroup::default()
    }
}

fn network() -> VirtualNetwork {
    let subnet = Subnet {
        name: Some("machines".to_owned()),
        address_prefix: Some("10.0.1.0/24".to_owned()),
    };
    VirtualNetwork {
        location: Some(REGION.to_owned()),
        properties: Some(VirtualNetworkProperties {
            address_prefixes: Some(vec!["10.0.0.0/16".to_owned()]),
            subnets: Some(vec![subnet]),
            ..VirtualNetworkProperties::default()
        }),
        ..VirtualNetwork::default()
    }
}

fn disk(size: i32) -> Disk {
    Disk {
        location: Some(REGION.to_owned()),
        properties: Some(DiskProperties {
            size_in_gb: Some(size),
            performance: Some(DiskPerformance::Premium),
            ..DiskProperties::default()
        }),
        ..Disk::default()
    }
}

fn vault() -> Vault {
    Vault {
        location: Some(REGION.to_owned()),
        properties: Some(VaultProperties {
            retention_in_days: Some(30),
            ..VaultProperties::default()
        }),
        ..Vault::default()
    }
}

fn monitor(targets: Vec<String>) -> Monitor {
    Monitor {
        location: Some(REGION.to_owned()),
        properties: Some(MonitorProperties {
            targets: Some(targets),
            severity: Some(Severity::Warning),
            ..MonitorProperties::default()
        }),
        ..Monitor::default()
    }
}
