use super::{code, lines, says};
use proptest::prelude::*;

#[track_caller]
fn becomes(text: &str, expected: &[&str]) {
    assert_eq!(lines(text), expected);
}

#[test]
fn a_name_in_backticks_stays_inline_code() {
    assert_eq!(lines("such as `Ga_te<way>`."), ["such as `Ga_te<way>`."]);
    assert_eq!(
        lines("[`a`] `b` `` `c d` `e`f`"),
        ["\\[`a`\\] `b` \\`\\` \\`c d\\` \\`e\\`f\\`"]
    );
}

#[test]
fn plain_prose_stays_as_it_is() {
    becomes(
        "The name of the API Management service.",
        &["The name of the API Management service."],
    );
    becomes(
        "snake_case and don't (really)",
        &["snake_case and don't (really)"],
    );
}

#[test]
fn nothing_but_blanks_is_nothing() {
    becomes(" \n\t\r\n \u{0}", &[]);
}

#[test]
fn lines_are_joined_and_paragraphs_kept() {
    becomes(
        "One\r\ntwo.\n\n\n  Three\rfour.\u{2028}five",
        &["One two.", "", "Three four. five"],
    );
}

#[test]
fn long_lines_are_wrapped_between_words() {
    let wrapped = lines(&"word ".repeat(50));
    assert!(
        wrapped.len() == 3 && wrapped.iter().all(|line| line.len() <= 100),
        "{wrapped:?}"
    );
    let long = "x".repeat(150);
    becomes(&format!("a {long} b"), &["a", &long, "b"]);
}

#[test]
fn items_of_lists_are_paragraphs_without_a_marker_that_means_something() {
    becomes(
        "Either:\n- one\n* two\n10) three",
        &["Either:", "", "\\- one", "", "\\* two", "", "10\\) three"],
    );
}

#[test]
fn a_wrapped_line_does_not_begin_with_a_marker() {
    let filler = "x".repeat(98);
    becomes(&format!("{filler} - a"), &[&format!("{filler} -"), "a"]);
    becomes(
        &format!("{filler}xx - a 1. b"),
        &[&format!("{filler}xx"), "\\- a 1. b"],
    );
    becomes(
        &format!("{filler}xx === a"),
        &[&format!("{filler}xx"), "\\=== a"],
    );
}

#[test]
fn markdown_means_nothing() {
    becomes("# Title", &["\\# Title"]);
    becomes(
        "[link](http) ![image] [ref]: x",
        &["\\[link\\](http) !\\[image\\] \\[ref\\]: x"],
    );
    becomes("*a* __b__ ~~c~~", &["\\*a\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~"]);
    becomes("a | b", &["a \\| b"]);
    becomes("Title\n=====", &["Title ====="]);
    becomes("> quote", &["\\> quote"]);
}

#[test]
fn code_blocks_are_prose() {
    becomes(
        "```rust\npanic!();\n```",
        &["\\`\\`\\`rust panic!(); \\`\\`\\`"],
    );
    becomes(
        "Text:\n\n    let x = 1;\n\tlet y = 2;",
        &["Text:", "", "let x = 1; let y = 2;"],
    );
}

#[test]
fn html_is_text() {
    becomes(
        "a<br>b <a href=\"x\">c</a> &lt; &#60; & R&D",
        &["a\\<br\\>b \\<a href=\"x\"\\>c\\</a\\> \\&lt; \\&#60; & R\\&D"],
    );
}

#[test]
fn ends_of_comments_and_attributes_are_text() {
    becomes("*/ #![forbid] \" \\", &["\\*/ #!\\[forbid\\] \" \\\\"]);
}

#[test]
fn addresses_become_links() {
    becomes(
        "See https://aka.ms/x_y?a=b&c, or (http://a.b/c_(d)).",
        &["See <https://aka.ms/x_y?a=b&c>, or (<http://a.b/c_(d)>)."],
    );
    becomes(
        "<a href='https://a.b/c'>",
        &["\\<a href='<https://a.b/c>'\\>"],
    );
    becomes(
        "[https://a.b/c](https://a.b/c)",
        &["\\[<https://a.b/c>\\](<https://a.b/c>)"],
    );
    becomes(
        "https://{a}.b/https://c.d",
        &["https\\://{a}.b/<https://c.d>"],
    );
    becomes("[d](https://a.b/c).", &["\\[d\\](<https://a.b/c>)."]);
}

#[test]
fn addresses_that_are_none_are_split() {
    becomes("https://{account}.a.b/c", &["https\\://{account}.a.b/c"]);
    becomes("https://", &["https\\://"]);
    becomes("https://a.b/[x]", &["https\\://a.b/\\[x\\]"]);
    becomes("https://é.b", &["https\\://é.b"]);
}

#[test]
fn controls_and_turned_writing_are_left_out() {
    becomes(
        "a\0b \u{202e}c\u{200b}d\u{feff} \u{1b}[31m",
        &["ab cd \\[31m"],
    );
}

#[test]
fn inline_code_holds_everything() {
    assert_eq!(code("a_b[c]\\"), "`a_b[c]\\`");
    assert_eq!(code("`a``b"), "``` `a``b ```");
    assert_eq!(code("a\nb\0"), "` a b  `");
    assert_eq!((code(""), code("  ")), ("` `".into(), "` `".into()));
}

proptest! {
    #[test]
    fn every_line_is_one_line_without_indent(text in "(\\PC|[ \t\r\n#*`<>\\[\\]_|~=+:&-]){0,200}") {
        for line in lines(&text).iter().chain([&code(&text)]) {
            prop_assert!(!line.contains(|character: char| character.is_control()), "{line:?}");
            prop_assert!(!line.starts_with([' ', '\t', '#', '>', '=', '+']) && !line.ends_with(' '), "{line:?}");
        }
    }

    #[test]
    fn words_come_out_as_they_went_in(words in "[a-zA-Z,;!]{1,9}( [a-zA-Z,;!]{1,9}){0,40}") {
        prop_assert_eq!(lines(&words).join(" "), words);
    }
}

#[test]
fn a_note_that_is_a_sentence_of_the_description_is_known() {
    for description in [
        "Required.",
        "[Required] The name.",
        "(required) The name.",
        "The name; REQUIRED",
        "The name. Required!",
    ] {
        assert!(says(description, "Required."), "{description}");
    }
    for description in ["READ-ONLY; set by the service.", "The state (read only)"] {
        assert!(says(description, "Read-only."), "{description}");
    }
}

#[test]
fn a_noun_at_the_end_of_the_description_is_known() {
    assert!(says("The subscription, as a UUID", "A UUID."));
    assert!(says("The ID. It must be a UUID.", "A UUID."));
    assert!(!says("A UUID of the subscription.", "A UUID."));
    assert!(!says(
        "Not a UUID. The name of the subscription.",
        "A UUID."
    ));
    assert!(!says("The ID of metauuid", "A UUID."));
}

#[test]
fn a_description_with_the_words_of_a_note_may_say_something_else() {
    for description in [
        "",
        "The name is not required.",
        "The name is required.",
        "Set it if required.",
        "Required if there is no address.",
    ] {
        assert!(!says(description, "Required."), "{description}");
    }
    let of_metadata = "This cannot be set, as the metadata is read-only.";
    assert!(!says(of_metadata, "Read-only."));
}
