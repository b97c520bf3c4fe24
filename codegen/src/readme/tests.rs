use super::{Configuration, Readme};
use crate::diagnostic::{Checked, Diagnostics};
use crate::source::Sources;

fn readme(text: &str) -> Readme {
    let sources = Sources::in_memory([("s/r/readme.md", text)]);
    Readme::read(&sources, "s/r/readme.md").unwrap()
}

fn block(condition: &str, yaml: &str) -> String {
    format!("```yaml {condition}\n{yaml}\n```\n")
}

fn configured(text: &str, tag: Option<&str>) -> (Configuration, Diagnostics) {
    let configured = readme(text).configuration(tag);
    let Checked { value, warnings } = configured.unwrap_or_else(|problems| panic!("{problems}"));
    (value, warnings)
}

/// The inputs of the default tag. There are no warnings.
fn inputs(text: &str) -> Vec<String> {
    let (configuration, warnings) = configured(text, None);
    assert!(warnings.is_empty(), "{warnings}");
    paths(configuration)
}

fn inputs_of(text: &str, tag: &str) -> Vec<String> {
    paths(configured(text, Some(tag)).0)
}

fn paths(configuration: Configuration) -> Vec<String> {
    let inputs = configuration.inputs.into_iter();
    inputs.map(|input| input.path).collect()
}

fn warnings(text: &str) -> String {
    configured(text, None).1.to_string()
}

fn problems(text: &str, tag: Option<&str>) -> String {
    readme(text).configuration(tag).unwrap_err().to_string()
}

/// A readme with the tags `a` and `b`, of which `a` is the default.
fn two_tags() -> String {
    block("", "tag: a")
        + &block("$(tag) == 'a'", "input-file: a.json")
        + &block("$(tag) == 'b'", "input-file:\n- b.json\n- c.json")
}

#[test]
fn a_tag_lists_its_definitions() {
    assert_eq!(inputs(&two_tags()), ["s/r/a.json"]);
    assert_eq!(inputs_of(&two_tags(), "b"), ["s/r/b.json", "s/r/c.json"]);
    assert_eq!(readme(&two_tags()).tags(), ["a", "b"]);
    assert_eq!(readme(&two_tags()).default_tag().unwrap(), "a");
}

#[test]
fn the_blocks_of_a_tag_are_combined() {
    let text = two_tags()
        + &block(
            "$(tag) == 'a' || $(tag) == 'b'",
            "input-file: [d.json, a.json]",
        );
    assert_eq!(inputs(&text), ["s/r/a.json", "s/r/d.json"]);
    assert_eq!(
        inputs_of(&text, "b"),
        ["s/r/b.json", "s/r/c.json", "s/r/d.json", "s/r/a.json"]
    );
}

#[test]
fn definitions_without_a_condition_belong_to_each_tag() {
    let text = two_tags() + &block("", "input-file: all.json");
    assert_eq!(inputs(&text), ["s/r/a.json", "s/r/all.json"]);
}

#[test]
fn a_readme_without_tags_lists_definitions() {
    let text = block("", "input-file: a.json");
    assert_eq!(inputs(&text), ["s/r/a.json"]);
    assert_eq!(configured(&text, None).0.tag, None);
    assert_eq!(inputs(&(block("", "tag: a") + &text)), ["s/r/a.json"]);
}

#[test]
fn a_default_tag_needs_no_block_if_definitions_have_no_condition() {
    let text = block("", "tag: c\ninput-file: c.json") + &two_tags().replace("tag: a", "");
    assert_eq!(inputs(&text), ["s/r/c.json"]);
    assert_eq!(inputs_of(&text, "c"), ["s/r/c.json"]);
    assert_eq!(inputs_of(&text, "a"), ["s/r/c.json", "s/r/a.json"]);
    assert!(problems(&text, Some("d")).starts_with("error[readme-tag-unknown]"));
}

#[test]
fn blocks_for_a_language_are_ignored() {
    let text = two_tags()
        + &block("$(python)", "tag: b\ninput-file: python.json")
        + &block("$(tag) == 'a' && $(go)", "input-file: go.json");
    assert_eq!(inputs(&text), ["s/r/a.json"]);
}

#[test]
fn a_tag_in_the_block_of_a_tag_is_ignored() {
    let text = two_tags() + &block("$(tag) == 'b'", "tag: c");
    assert_eq!(inputs(&text), ["s/r/a.json"]);
    assert_eq!(inputs_of(&text, "b").len(), 2);
}

#[test]
fn of_two_default_tags_the_last_one_is_used() {
    let text = two_tags() + &block("", "tag: b");
    let (configuration, warnings) = configured(&text, None);
    assert_eq!(configuration.tag.unwrap(), "b");
    assert_eq!(
        warnings.to_string(),
        "warning[readme-tag-twice]: the readme has two default tags; `b` is used (s/r/readme.md:13:6, /tag)"
    );
    assert!(
        configured(&(two_tags() + &block("", "tag: a")), None)
            .1
            .is_empty()
    );
    assert!(configured(&text, Some("a")).1.is_empty());
}

#[test]
fn without_a_default_tag_the_tags_are_listed() {
    let text = two_tags().replace("tag: a", "title: x");
    assert_eq!(
        problems(&text, None),
        "error[readme-tag-missing]: `s/r/readme.md` has no default tag, and no tag was selected; select one of its tags: `a`, `b`"
    );
    assert_eq!(
        problems("# Empty\n", None),
        "error[readme-tag-missing]: `s/r/readme.md` has no default tag, and no tag was selected; it lists no definitions either"
    );
}

#[test]
fn a_long_list_of_tags_is_cut_off() {
    let tags = (0..200).map(|tag| format!("package-2024-{tag:03}"));
    let blocks = tags.map(|tag| block(&format!("$(tag) == '{tag}'"), "input-file: a.json"));
    let problems = problems(&blocks.collect::<String>(), None);
    let end = "`package-2024-009` and 190 more, which `--list-tags` shows";
    assert!(problems.ends_with(end), "{problems}");
}

#[test]
fn an_unknown_tag_is_reported_with_the_nearest_one() {
    let text = two_tags().replace("'b'", "'package-2024-01'");
    assert_eq!(
        problems(&text, Some("package-2024-10")),
        "error[readme-tag-unknown]: `s/r/readme.md` has no tag `package-2024-10`; \
         did you mean `package-2024-01`? Its tags are `a`, `package-2024-01`"
    );
    assert_eq!(
        problems(&text, Some("zzz")),
        "error[readme-tag-unknown]: `s/r/readme.md` has no tag `zzz`; its tags are `a`, `package-2024-01`"
    );
    assert_eq!(
        problems(&text.replace("tag: a", "tag: package-2024-0"), None),
        "error[readme-tag-unknown]: `s/r/readme.md` has no tag `package-2024-0` (s/r/readme.md:2:6, /tag); \
         did you mean `package-2024-01`? Its tags are `a`, `package-2024-01`"
    );
}

#[test]
fn a_tag_without_definitions_is_an_error() {
    let text = two_tags() + &block("$(tag) == 'c' && $(java)", "namespace: c");
    assert_eq!(
        problems(&text, Some("c")),
        "error[readme-inputs-missing]: the tag `c` of `s/r/readme.md` lists no definitions; add their paths to `input-file`"
    );
    assert!(!readme(&text).tags().contains(&"c"));
}

#[test]
fn a_sub_package_stands_for_its_tag() {
    let text = two_tags() + &block("$(package-b)", "tag: b");
    assert_eq!(inputs(&text), ["s/r/a.json"]);
    let (configuration, _) = configured(&text, Some("package-b"));
    assert_eq!(configuration.tag.as_deref(), Some("b"));
    assert_eq!(configuration.inputs.len(), 2);
    assert!(problems(&text, Some("package-c")).contains("`a`, `b`, `package-b`"));
}

/// The tag that is selected, or the errors.
fn selected(text: &str, sub_package: &str, tag: Option<&str>) -> String {
    let (configuration, problems) = readme(text).partial_configuration(Some(sub_package), tag);
    configuration.map_or(problems.to_string(), |found| found.tag.unwrap_or_default())
}

fn flags(text: &str) -> Vec<String> {
    let sub_packages = readme(text).sub_packages();
    sub_packages.into_iter().map(|found| found.flag).collect()
}

#[test]
fn a_sub_package_is_selected_by_its_flag_or_its_name() {
    let text = two_tags() + &block("$(package-x) == true", "tag: b");
    assert_eq!(selected(&text, "package-x", None), "b");
    assert_eq!(selected(&text, "x", None), "b");
    assert_eq!(selected(&text, "x", Some("a")), "a");
}

#[test]
fn sub_packages_can_share_a_block() {
    let text = two_tags() + &block("$(package-x) || $(package-y) && !$(go)", "tag: b");
    assert_eq!(flags(&text), ["package-x", "package-y"]);
    assert_eq!(selected(&text, "y", None), "b");
}

#[test]
fn the_blocks_of_a_sub_package_are_used_with_each_of_its_tags() {
    let text = two_tags()
        + &block("$(package-x)", "tag: b")
        + &block("$(package-x) && $(tag) == 'a'", "input-file: x.json");
    let readme = readme(&text);
    let (configuration, _) = readme.partial_configuration(Some("x"), Some("a"));
    assert_eq!(paths(configuration.unwrap()), ["s/r/a.json", "s/r/x.json"]);
    assert_eq!(inputs_of(&text, "a"), ["s/r/a.json"]);
}

#[test]
fn a_default_tag_after_the_block_of_a_sub_package_does_not_replace_its_tag() {
    let text = block("$(package-x)", "tag: b") + &two_tags();
    assert_eq!(selected(&text, "x", None), "b");
    assert_eq!(inputs(&text), ["s/r/a.json"]);
}

#[test]
fn flags_of_languages_and_flags_without_a_tag_are_no_sub_packages() {
    let text = two_tags()
        + &block("$(python)", "tag: b")
        + &block("$(package-x)", "title: X")
        + &block("$(package-y) && $(go)", "tag: b");
    assert_eq!(flags(&text), Vec::<String>::new());
    assert!(problems(&text, Some("python")).starts_with("error[readme-tag-unknown]"));
}

#[test]
fn an_unknown_sub_package_is_reported_with_the_nearest_one() {
    let text =
        two_tags() + &block("$(package-policy)", "tag: b") + &block("$(package-x)", "tag: a");
    assert_eq!(flags(&text), ["package-policy", "package-x"]);
    assert_eq!(
        selected(&text, "package-polcy", None),
        "error[readme-sub-package-unknown]: `s/r/readme.md` has no sub-package `package-polcy`; \
         did you mean `policy`? Its sub-packages are `policy`, `x`"
    );
    assert_eq!(
        selected(&two_tags(), "policy", None),
        "error[readme-sub-package-unknown]: `s/r/readme.md` has no sub-package `policy`; it has no sub-packages"
    );
}

#[test]
fn an_unknown_tag_of_a_sub_package_is_reported_with_its_tags() {
    let text = two_tags() + &block("$(package-x)", "tag: b");
    assert_eq!(
        selected(&text, "x", Some("zzz")),
        "error[readme-tag-unknown]: `s/r/readme.md` has no tag `zzz`; the tags of the sub-package `x` are `b`"
    );
    let text = two_tags() + &block("$(package-x)", "tag: zzz");
    assert_eq!(
        selected(&text, "x", None),
        "error[readme-tag-unknown]: `s/r/readme.md` has no tag `zzz` (s/r/readme.md:13:6, /tag); \
         its tags are `a`, `b`, `package-x`"
    );
}

#[test]
fn tags_belong_to_the_sub_package_whose_flag_or_tag_they_begin_with() {
    let tags = [
        "package-2024",
        "package-2023",
        "package-a-2024",
        "package-a-2023-only",
        "package-a-b-2024",
        "package-server-2024",
        "package-server-2023",
        "package-serverless",
    ];
    let blocks = tags.map(|tag| block(&format!("$(tag) == '{tag}'"), "input-file: a.json"));
    let text = block("", "tag: package-2024")
        + &block("$(package-a)", "tag: package-a-2024")
        + &block("$(package-a-b)", "tag: package-a-b-2024")
        + &block("$(package-servers)", "tag: package-server-2024")
        + &block("$(package-own)", "tag: package-2024")
        + &blocks.concat();
    let readme = readme(&text);
    assert_eq!(
        readme.tags_of(None),
        ["package-2024", "package-2023", "package-serverless"]
    );
    let tags = |name| {
        let sub_package = readme.sub_package(name).unwrap();
        readme.tags_of(Some(&sub_package)).join(" ")
    };
    assert_eq!(tags("a"), "package-a-2024 package-a-2023-only");
    assert_eq!(tags("a-b"), "package-a-b-2024");
    assert_eq!(tags("servers"), "package-server-2024 package-server-2023");
    assert_eq!(tags("own"), "package-2024");
}

#[test]
fn paths_are_relative_to_the_folder_of_the_readme() {
    let paths = [
        ("./a.json", "s/r/a.json"),
        ("$(this-folder)/a.json", "s/r/a.json"),
        ("$(this-folder)\\b\\a.json", "s/r/b/a.json"),
        ("../x/a.json", "s/x/a.json"),
        ("b\\.\\a.json", "s/r/b/a.json"),
        ("b//../a.json", "s/r/a.json"),
    ];
    for (written, path) in paths {
        assert_eq!(
            inputs(&block("", &format!("input-file: '{written}'"))),
            [path],
            "{written}"
        );
    }
}

#[test]
fn a_path_that_is_not_a_local_file_is_an_error() {
    let problem = |path| problems(&block("", &format!("input-file:\n- {path}")), None);
    assert_eq!(
        problem("https://example.com/a.json"),
        "error[readme-setting]: `https://example.com/a.json` is a URL, and files are not downloaded (s/r/readme.md:3:3, /input-file/0); \
         use the readme of a local checkout that has the file"
    );
    assert!(
        problem("$(repo)/a.json")
            .contains("refers to a setting, which is not supported here (s/r/readme.md:3:3")
    );
    assert!(problem("/a.json").contains("is an absolute path (s/r/readme.md:3:3"));
    assert!(problem("{}").contains("expected the path of a file, found an object"));
}

#[test]
fn unknown_settings_are_ignored() {
    let text = two_tags()
        + &block(
            "",
            "openapi-type: arm\nazure-arm: true\nlicense-header: X\n4: 5\nlist:\n-",
        );
    assert_eq!(inputs(&text), ["s/r/a.json"]);
}

#[test]
fn unsupported_settings_are_reported() {
    let text = two_tags() + &block("", "require: ../other.md\nbatch:\n- tag: a\n- tag: b");
    assert_eq!(
        warnings(&text),
        "\
warning[readme-setting]: `require` is not supported: the settings of that file are not read (s/r/readme.md:13:10, /require)
warning[readme-setting]: `batch` is not supported: one tag is generated at a time; select the others by their names \
(s/r/readme.md:15:1, /batch)"
    );
}

#[test]
fn an_unsupported_condition_is_reported() {
    let text = two_tags() + &block("some words", "tag: b") + &block("$(tag) == 'a' at last", "");
    assert_eq!(
        warnings(&text),
        "\
warning[readme-condition]: this condition is not supported, so the block is ignored (s/r/readme.md:12:9)
warning[readme-condition]: this text after the condition is ignored (s/r/readme.md:15:23)"
    );
}

#[test]
fn a_faulty_block_is_an_error_only_for_the_tags_that_use_it() {
    let text = two_tags() + &block("$(tag) == 'c'", "input-file: [");
    assert_eq!(
        warnings(&text),
        "warning[yaml-syntax]: invalid YAML: did not find expected node content, while parsing a flow node (s/r/readme.md:14:1)"
    );
    let problem = problems(&text, Some("c"));
    assert!(problem.starts_with("error[yaml-syntax]"), "{problem}");
    let problem = problems(&(two_tags() + &block("", "tag: [")), None);
    assert!(problem.starts_with("error[yaml-syntax]"), "{problem}");
    assert_eq!(
        warnings(&(two_tags() + &block("$(java)", "- x"))),
        "warning[wrong-type]: expected an object with settings such as `tag: …`, found an array (s/r/readme.md:13:1)"
    );
}

#[test]
fn crlf_tabs_and_a_byte_order_mark_are_accepted() {
    let text = "\u{feff}# A\r\n\r\n``` yaml\r\ntag: a\r\n```\r\n\r\n```yaml $(tag) == 'a'\r\ninput-file:\r\n\t- a.json\r\n\t- b.json\r\n";
    assert_eq!(inputs(text), ["s/r/a.json", "s/r/b.json"]);
    let readme = readme(text);
    let configuration = readme.configuration(None).unwrap().value;
    let place = readme.place(&configuration.inputs[1]).unwrap();
    assert_eq!(place.to_string(), "s/r/readme.md:10:4, /input-file/1");
}

#[test]
fn the_last_title_is_the_name_of_the_client() {
    let title = |text: &str| configured(&(two_tags() + text), None).0.title;
    assert_eq!(title(""), None);
    assert_eq!(title(&block("", "title: A")).unwrap(), "A");
    assert_eq!(
        title(&block("", "override-info:\n  title: B")).unwrap(),
        "B"
    );
    let both = block("", "title: A") + &block("$(tag) == 'a'", "title: B");
    assert_eq!(title(&both).unwrap(), "B");
}

#[test]
fn a_tag_may_look_like_a_number() {
    let text = two_tags()
        .replace("'a'", "'2024'")
        .replace("tag: a", "tag: 2024");
    assert_eq!(inputs(&text), ["s/r/a.json"]);
}
