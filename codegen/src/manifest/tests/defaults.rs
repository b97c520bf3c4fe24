//! `defaults`: what packages share.

use super::{PACKAGE, read_text};
use crate::manifest::{DefaultFeatures, Package};
use crate::settings::Rules;

/// A manifest with these defaults and packages.
fn manifest(defaults: &str, packages: &[&str]) -> String {
    let mut text = format!("defaults: {defaults}\npackages:\n");
    for package in packages {
        text.extend(["- ", package.replace('\n', "\n  ").trim_end(), "\n"]);
    }
    text
}

fn packages(defaults: &str, packages: &[&str]) -> Vec<Package> {
    read_text(&manifest(defaults, packages))
        .unwrap_or_else(|problems| panic!("{problems}"))
        .packages
}

fn problems(defaults: &str, packages: &[&str]) -> String {
    read_text(&manifest(defaults, packages))
        .unwrap_err()
        .to_string()
}

const SHORT: &str = "name: arm_a\ndescription: A\ninputs: [a.json]";

const ALL: &str = "{ version: 1.2.3, license: MIT, repository: 'https://example.com', output: out, root: ., rules: path, \
    features: [] }";

#[test]
fn what_packages_share_stands_once() {
    let other = SHORT.replace("arm_a", "arm_b");
    let found = packages(ALL, &[SHORT, &other]);
    let outputs: Vec<_> = found
        .iter()
        .map(|package| package.output.as_str())
        .collect();
    assert_eq!(outputs, ["out/arm_a", "out/arm_b"]);
    for package in &found {
        let krate = &package.krate;
        assert_eq!(
            (krate.version.as_str(), krate.license.as_str()),
            ("1.2.3", "MIT")
        );
        assert_eq!(krate.repository.as_deref(), Some("https://example.com"));
        assert_eq!(krate.rules, Rules::Path);
        assert_eq!(krate.default_features, DefaultFeatures::None);
    }
}

#[test]
fn what_a_package_says_itself_wins() {
    let own = format!("{PACKAGE}rules: definition\nfeatures: [client]\nroot: .");
    let found = packages(&ALL.replace("root: .", "root: b"), &[&own]);
    let package = &found[0];
    assert_eq!(
        (package.krate.version.as_str(), package.output.as_str()),
        ("0.1.0", "../a")
    );
    assert_eq!(package.krate.rules, Rules::Definition);
    assert_eq!(package.krate.default_features, DefaultFeatures::Client);
    assert_eq!(package.root, None);
}

#[test]
fn a_wrong_default_is_reported_once_at_its_place() {
    let other = SHORT.replace("arm_a", "arm_b");
    assert_eq!(
        problems("{ version: 1, license: mit, output: /out }", &[SHORT, &other]),
        "\
error[wrong-type]: expected a string, found a number (armgen.yaml:1:22, /defaults/version); put it in quotes: `\"1\"`
error[manifest-value]: `mit` is not an SPDX expression (armgen.yaml:1:34, /defaults/license); did you mean `MIT`?
error[manifest-value]: `/out` is not a path relative to the manifest's folder (armgen.yaml:1:47, /defaults/output); an absolute path leads to the same folder on one \
         machine only; write it as it is seen from the folder of the manifest, such as `pets/crate` or `../pets`"
    );
}

#[test]
fn a_wrong_default_is_reported_even_if_no_package_uses_it() {
    let own = format!("{PACKAGE}rules: path\nrepository: https://a.example");
    assert_eq!(
        problems("{ version: one, rules: all, repository: x }", &[&own]),
        "\
error[manifest-value]: `one` is not a version such as `1.0.0` (semver.org) (armgen.yaml:1:22, /defaults/version)
error[manifest-value]: `all` is not `definition` or `path` (armgen.yaml:1:34, /defaults/rules)
error[manifest-value]: `x` is not a URL that begins with `https://` (armgen.yaml:1:51, /defaults/repository)"
    );
}

#[test]
fn only_what_packages_can_share_is_a_default() {
    assert_eq!(
        problems("{ name: arm_a }", &[PACKAGE]),
        "error[manifest-key-unknown]: `name` is a key of a package, and not one that packages share (armgen.yaml:1:13, /defaults/name); \
         write it in each package; known keys here: `version`, `license`, `repository`, `output`, `root`, `rules`, `features`, `allowed-warnings`"
    );
    assert!(problems("{ licence: MIT }", &[PACKAGE]).contains("did you mean `license`?"));
    assert!(problems("[]", &[PACKAGE]).starts_with("error[wrong-type]: expected an object"));
}

#[test]
fn features_are_those_of_generated_crates() {
    let package = format!("{PACKAGE}features: [client, extra]");
    assert_eq!(
        problems("{}", &[&package]),
        "error[manifest-value]: `extra` is not a feature of generated crates: they have `client` (armgen.yaml:9:22, \
         /packages/0/features/1)"
    );
}

#[test]
fn objects_are_not_merged_but_any_text_is_replaced() {
    let overlay = |replace: &str| {
        let overlay = format!("{{ reason: R, where: $.info.title, replace: {replace} }}");
        super::read(&[&format!("{PACKAGE}overlays: [{overlay}]")])
    };
    assert_eq!(
        overlay("{ '<<': '«' }").unwrap().packages[0]
            .selection
            .edits
            .len(),
        1
    );
    assert_eq!(
        super::problems(&[&format!("{PACKAGE}<<: {{ client: AClient }}")]),
        "error[manifest-key-unknown]: there is no key `<<`: keys of another object are not merged (armgen.yaml:8:3, /packages/0/<<); \
         write what several packages share under `defaults`"
    );
}
