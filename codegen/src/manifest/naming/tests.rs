use super::{CrateNames, PackageName, hash};
use std::collections::BTreeSet;

/// The name of the package whose readme is in a folder below `specification`.
fn package(folder: &str) -> PackageName {
    PackageName::of_readme(&format!("specification/{folder}/readme.md"))
}

fn name(folder: &str) -> String {
    package(folder).to_string()
}

fn sub_package(folder: &str, flag: &str) -> String {
    package(folder).with_sub_package(flag).to_string()
}

fn crate_name(folder: &str) -> String {
    package(folder).crate_name(None).text
}

#[test]
fn a_package_is_called_after_the_folders_of_its_readme() {
    for (folder, expected) in [
        ("network/resource-manager", "network"),
        ("cosmos-db/resource-manager", "cosmos-db"),
        (
            "compute/resource-manager/Microsoft.Compute/Disk",
            "compute/Microsoft.Compute/Disk",
        ),
        (
            "mysql/resource-manager/Microsoft.DBforMySQL/FlexibleServers",
            "mysql/Microsoft.DBforMySQL/FlexibleServers",
        ),
        (
            "compute/resource-manager/Disk",
            "compute/resource-manager/Disk",
        ),
        (
            "a/resource-manager/B.C/resource-manager",
            "a/B.C/resource-manager",
        ),
        ("a/data-plane/B.C", "a/data-plane/B.C"),
    ] {
        assert_eq!(name(folder), expected);
    }
    assert_eq!(PackageName::of_readme("pets/readme.md").to_string(), "pets");
    assert_eq!(PackageName::of_readme("readme.md").to_string(), "package");
}

#[test]
fn of_several_folders_of_definitions_that_of_the_services_counts() {
    let name = |path| PackageName::of_readme(path).to_string();
    assert_eq!(name("a/specification/b/resource-manager/readme.md"), "b");
    assert_eq!(
        name("specification/a/resource-manager/B.C/specification/readme.md"),
        "a/B.C/specification"
    );
}

#[test]
fn a_sub_package_of_a_service_is_called_by_its_short_name() {
    let network = "network/resource-manager";
    assert_eq!(sub_package(network, "package-policy"), "network/policy");
    for flag in [
        "package",
        "packages",
        "package-",
        "package-a.b",
        "package-a_b",
        "package-packages",
    ] {
        assert_eq!(sub_package(network, flag), format!("network/{flag}"));
    }
    assert_eq!(
        sub_package("x/resource-manager/Microsoft.Y/Z", "package-policy"),
        "x/Microsoft.Y/Z/package-policy"
    );
}

#[test]
fn a_folder_is_not_called_like_a_sub_package() {
    for (own, flag, folder) in [
        (
            "x/resource-manager",
            "package-policy",
            "x/resource-manager/policy",
        ),
        (
            "x/resource-manager",
            "package-a.b",
            "x/resource-manager/package-a.b",
        ),
        (
            "x/resource-manager/A.B",
            "package-c",
            "x/resource-manager/A.B/package-c",
        ),
        (
            "x/resource-manager/a",
            "package-c",
            "x/resource-manager/a/package-c",
        ),
    ] {
        assert_ne!(sub_package(own, flag), name(folder));
    }
    assert_eq!(name("x/resource-manager/A.B/package-c"), "x/A.B/package-c/");
    assert_eq!(
        sub_package("x/resource-manager/A.B/package-c", "package-d"),
        "x/A.B/package-c/package-d"
    );
}

#[test]
fn on_the_command_line_names_may_be_abbreviated() {
    let means = |text: &str, package: &PackageName| package.is_meant_by(text);
    let disk = package("compute/resource-manager/Microsoft.Compute/Disk");
    assert!(means("compute/Microsoft.Compute/Disk", &disk));
    assert!(means("Compute/microsoft.compute/disk", &disk));
    assert!(means("compute/disk", &disk));
    assert!(!means("compute", &disk));
    assert!(!means("disk", &disk));
    assert!(!means("compute/disk/x", &disk));
    let other = package("compute/resource-manager/Disk");
    assert!(means("compute/disk", &other));
    assert!(!means("compute/microsoft.compute/disk", &other));
    let policy = package("resources/resource-manager").with_sub_package("package-policy");
    assert!(means("resources/policy", &policy));
    assert!(means("resources/package-policy", &policy));
    assert!(!means("resources", &policy));
    let deep = package("x/resource-manager/A.B/z").with_sub_package("package-policy");
    assert!(means("x/z/policy", &deep));
    assert!(!means("x/policy", &deep));
    let folder = package("x/resource-manager/A.B/package-c");
    assert!(means("x/A.B/package-c", &folder));
}

#[test]
fn a_crate_is_called_after_its_package() {
    for (folder, expected) in [
        ("network/resource-manager", "arm_network"),
        ("cosmos-db/resource-manager", "arm_cosmos_db"),
        (
            "compute/resource-manager/Microsoft.Compute/Disk",
            "arm_compute_disk",
        ),
        ("compute/resource-manager/Disk", "arm_compute_disk"),
        (
            "mysql/resource-manager/Microsoft.DBforMySQL/FlexibleServers",
            "arm_mysql_dbformysql_flexibleservers",
        ),
        (
            "network/resource-manager/Microsoft.Network/Network",
            "arm_network_network",
        ),
        (
            "cosmos-db/resource-manager/Microsoft.CosmosDB/A",
            "arm_cosmos_db_a",
        ),
        (
            "dynatrace/resource-manager/Dynatrace.Observability/A",
            "arm_dynatrace_dynatrace_observability_a",
        ),
    ] {
        assert_eq!(crate_name(folder), expected);
    }
    let policy = package("resources/resource-manager").with_sub_package("package-policy");
    assert_eq!(policy.crate_name(None).text, "arm_resources_policy");
    assert_eq!(
        package("network/resource-manager")
            .crate_name(Some("package-2022-08"))
            .text,
        "arm_network_package_2022_08"
    );
    let name = |path| PackageName::of_readme(path).crate_name(None).text;
    assert_eq!(name("pets/readme.md"), "arm_pets");
    assert_eq!(name("readme.md"), "arm_package");
}

#[test]
fn an_odd_name_has_a_hash_of_its_whole_text() {
    assert_eq!(hash(""), 0xbe_0c53);
    for (folder, expected) in [
        ("Foo_Bar/resource-manager", "arm_foo_bar_68e9cc"),
        ("数/resource-manager", "arm_b75be5"),
        (
            "pets/resource-manager/Ünïcode pets",
            "arm_pets_n_code_pets_685d8b",
        ),
    ] {
        assert_eq!(crate_name(folder), expected);
    }
    let tagged = |tag| package("a/resource-manager").crate_name(Some(tag)).text;
    assert_eq!(tagged("b-1"), "arm_a_b_1");
    let odd = ["b_1", "b--1", "B-1", "b.1"].map(tagged);
    let distinct: BTreeSet<&String> = odd.iter().collect();
    assert_eq!(distinct.len(), 4);
    assert!(
        odd.iter().all(|name| name.starts_with("arm_a_b_1_")),
        "{odd:?}"
    );
}

#[test]
fn a_long_name_is_shortened_at_a_word_with_a_warning() {
    let long = package(
        "recoveryservices/resource-manager/Microsoft.RecoveryServices/a-very-long-name-of-a-service-with-many-words",
    );
    let name = long.crate_name(None);
    assert_eq!(
        name.text,
        "arm_recoveryservices_a_very_long_name_of_a_service_with_a45733"
    );
    let warning = name.warning().unwrap().to_string();
    assert_eq!(
        warning,
        "warning[name-unusable]: the name of the crate, `arm_recoveryservices_a_very_long_name_of_a_service_with_many_words`, \
         is shortened to `arm_recoveryservices_a_very_long_name_of_a_service_with_a45733`; \
         a name has at most 64 characters; another one can be chosen"
    );
    let word = "a".repeat(100);
    let name = package(&format!("{word}/resource-manager")).crate_name(None);
    assert_eq!(name.text.len(), 64);
    let exact = "a".repeat(60);
    let name = package(&format!("{exact}/resource-manager")).crate_name(None);
    assert_eq!(name.text, format!("arm_{exact}"));
    assert!(name.warning().is_none());
}

#[test]
fn of_packages_with_one_crate_name_the_shortest_keeps_it() {
    let packages = [
        package("a-b/resource-manager"),
        package("a/resource-manager/Microsoft.A/b"),
        package("a/resource-manager/b"),
        package("a/resource-manager/Microsoft.A/B"),
    ];
    let names = CrateNames::new(&packages);
    let name = |package: &PackageName| names.name(package, None).text;
    assert_eq!(name(&packages[0]), "arm_a_b");
    let others: BTreeSet<String> = packages[1..].iter().map(name).collect();
    assert_eq!(others.len(), 3);
    assert!(
        others.iter().all(|name| name.starts_with("arm_a_b_")),
        "{others:?}"
    );
    let two = CrateNames::new(&packages[1..]);
    assert_eq!(two.name(&packages[3], None).text, "arm_a_b");
}

#[test]
fn a_crate_with_a_tag_is_not_called_like_another_package() {
    let (short, long) = (
        package("a/resource-manager"),
        package("a-b/resource-manager"),
    );
    let names = CrateNames::new([&short, &long]);
    let name = |package, tag| names.name(package, Some(tag)).text;
    assert_eq!(name(&long, "c"), "arm_a_b_c");
    assert_ne!(name(&short, "b-c"), "arm_a_b_c");
    assert_ne!(name(&short, "b"), "arm_a_b");
    assert_eq!(name(&short, "bc"), "arm_a_bc");
}

/// Numbers that look random and are the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(0x5851_f42d_4c95_7f2d)
            .wrapping_add(0x1405_7b7e_f767_814f);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[self.below(texts.len())]
    }
}

/// A package of a tree in which names nearly clash.
fn any_package(numbers: &mut Numbers) -> PackageName {
    let folders = [
        "a",
        "A",
        "b",
        "a-b",
        "a_b",
        "Microsoft.A",
        "x.a",
        "resource-manager",
        "package-a",
        "package-b",
        "policy",
        "é",
    ];
    let mut path = format!(
        "{}/resource-manager",
        numbers.pick(&["a", "b", "a-b", "a_b", "a-package-a"])
    );
    for _ in 0..numbers.below(4) {
        path = format!("{path}/{}", numbers.pick(&folders));
    }
    let own = package(&path);
    match numbers.below(3) {
        0 => own.with_sub_package(numbers.pick(&[
            "package-a",
            "package-b",
            "package-policy",
            "package",
            "package-a.b",
            "package-package-a",
        ])),
        _ => own,
    }
}

#[test]
fn names_are_unique_and_another_readme_changes_none_but_by_the_rule() {
    let mut numbers = Numbers(1);
    for _ in 0..200 {
        let packages: BTreeSet<PackageName> = (0..40).map(|_| any_package(&mut numbers)).collect();
        let texts: BTreeSet<String> = packages.iter().map(ToString::to_string).collect();
        assert_eq!(texts.len(), packages.len());
        let names = CrateNames::new(&packages);
        let tags = [
            None,
            Some("a"),
            Some("b-a"),
            Some("package-a"),
            Some("a_b"),
            Some("a--b"),
            Some("a-b"),
        ];
        let all: Vec<String> = packages
            .iter()
            .flat_map(|package| tags.map(|tag| names.name(package, tag).text))
            .collect();
        let distinct: BTreeSet<&String> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());

        let added = any_package(&mut numbers);
        let plain = added.crate_name(None).text;
        let after = CrateNames::new(packages.iter().chain([&added]));
        for package in packages.iter().filter(|package| **package != added) {
            let (old, new) = (
                names.name(package, None).text,
                after.name(package, None).text,
            );
            // The rule: the name goes to the package with fewer parts, or to the first.
            let gives_way = old == plain && new.starts_with(&format!("{plain}_"));
            assert!(
                old == new || gives_way,
                "{package} with {added}: {old}, {new}"
            );
        }
    }
}
