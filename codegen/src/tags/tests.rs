use super::{ListedTag, TagList};
use crate::source::Sources;

const FOLDER: &str = "specification/pets/resource-manager";

/// The rows of a readme with definitions beside it, and the definitions that were not read.
fn list(readme: &str, files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let path = format!("{FOLDER}/readme.md");
    let files = files
        .iter()
        .map(|(path, text)| (format!("{FOLDER}/{path}"), (*text).to_owned()));
    let files = files.chain([(path.clone(), readme.to_owned())]);
    let list = TagList::read_in(&Sources::in_memory(files), &path).unwrap();
    let prefix = format!("{FOLDER}/");
    let unread = list.unread.iter();
    let unread = unread.map(|path| path.replace(&prefix, "")).collect();
    (list.tags.iter().map(row).collect(), unread)
}

fn row(tag: &ListedTag) -> String {
    let operations = tag.operations.map(|count| count.to_string());
    format!(
        "{} {}{} {} {} {}",
        tag.package,
        tag.tag.as_deref().unwrap_or("-"),
        if tag.is_own { "*" } else { "" },
        tag.date.as_deref().unwrap_or("-"),
        if tag.is_preview { "preview" } else { "stable" },
        operations.as_deref().unwrap_or("-"),
    )
}

fn tag(name: &str, inputs: &str) -> String {
    format!("```yaml $(tag) == '{name}'\ninput-file: [{inputs}]\n```\n")
}

const CATS: &str = "
info: { version: 2024-05-01 }
paths:
  /cats:
    get: { operationId: Cats_List }
    put: { operationId: Cats_Put }
    parameters: []
  /cats/{cat}: { get: {} }
x-ms-paths:
  /cats?old: { get: { operationId: Cats_Old } }";

const DOGS: &str = r#"{
  "info": { "version": "2023-01-01-preview" },
  "paths": { "/dogs": { "get": { "operationId": "Dogs_List" } }, "/cats": { "get": { "operationId": "Cats_List" } }, "/x": 5 }
}"#;

#[test]
fn a_tag_has_the_date_and_the_operations_of_its_definitions() {
    let readme = "```yaml\ntag: both\n```\n".to_owned()
        + &tag("old", "dogs.json")
        + &tag("both", "cats.yaml, dogs.json");
    let (rows, unread) = list(&readme, &[("cats.yaml", CATS), ("dogs.json", DOGS)]);
    assert_eq!(
        rows,
        [
            "pets both* 2024-05-01 preview 5",
            "pets old 2023-01-01 preview 2"
        ]
    );
    assert!(unread.is_empty());
}

#[test]
fn the_tags_of_sub_packages_follow_with_their_own() {
    let readme =
        "```yaml\ntag: package-2024\n```\n```yaml $(package-dogs)\ntag: package-dogs-2023\n```\n"
            .to_owned()
            + &tag("package-dogs-2022", "2022-01-01/dogs.json")
            + &tag("package-dogs-2023", "dogs.json")
            + &tag("package-2024", "cats.yaml");
    let (rows, unread) = list(&readme, &[("cats.yaml", CATS), ("dogs.json", DOGS)]);
    assert_eq!(
        rows,
        [
            "pets package-2024* 2024-05-01 stable 4",
            "pets/dogs package-dogs-2023* 2023-01-01 preview 2",
            "pets/dogs package-dogs-2022 2022-01-01 stable -",
        ]
    );
    assert_eq!(unread, ["2022-01-01/dogs.json"]);
}

#[test]
fn definitions_that_cannot_be_read_are_named_and_dated_by_their_folders() {
    let readme = "```yaml\ntag: a\n```\n".to_owned()
        + &tag(
            "a",
            "preview/2024-01-01-preview/a.json, b/2020-01-01/b.json",
        );
    let (rows, unread) = list(&readme, &[("b/2020-01-01/b.json", "{")]);
    assert_eq!(rows, ["pets a* 2024-01-01 preview -"]);
    assert_eq!(
        unread,
        ["b/2020-01-01/b.json", "preview/2024-01-01-preview/a.json"]
    );
}

#[test]
fn directives_count() {
    let remove = "```yaml\ntag: a\ndirective:\n- remove-operation: Cats_Old\n```\n```yaml $(tag) == 'b'\ndirective:\n- remove-operation: Cats_Put\n```\n";
    let readme = remove.to_owned() + &tag("a", "cats.yaml") + &tag("b", "cats.yaml");
    let (rows, _) = list(&readme, &[("cats.yaml", CATS)]);
    assert_eq!(
        rows,
        ["pets b 2024-05-01 stable 2", "pets a* 2024-05-01 stable 3"]
    );
}

#[test]
fn a_tag_of_which_the_readme_says_nothing_is_shown() {
    let readme = "```yaml\ntag: a\n```\n```yaml $(package-x)\ntag: c\n```\n".to_owned()
        + &tag("b", "cats.yaml");
    let (rows, _) = list(&readme, &[("cats.yaml", CATS)]);
    assert_eq!(
        rows,
        [
            "pets b 2024-05-01 stable 4",
            "pets a* - stable -",
            "pets/x c* - stable -"
        ]
    );
}

#[test]
fn definitions_without_a_tag_are_a_row_too() {
    let readme = "```yaml\ninput-file: cats.yaml\n```\n";
    let (rows, _) = list(readme, &[("cats.yaml", CATS)]);
    assert_eq!(rows, ["pets -* 2024-05-01 stable 4"]);
    let tagged = "```yaml\ntag: a\ninput-file: cats.yaml\n```\n";
    let (rows, _) = list(tagged, &[("cats.yaml", CATS)]);
    assert_eq!(rows, ["pets a* 2024-05-01 stable 4"]);
}

#[test]
fn a_readme_of_sub_packages_alone_has_no_package_of_its_own() {
    let readme = "```yaml $(package-x)\ntag: b\n```\n".to_owned() + &tag("b", "cats.yaml");
    let (rows, _) = list(&readme, &[("cats.yaml", CATS)]);
    assert_eq!(rows, ["pets/x b* 2024-05-01 stable 4"]);
}
