//! What rustdoc and the compiler make of the lines: nothing but documentation.

use super::{code, lines};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use quote::quote;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const NASTY: &[&str] = &[
    "```\npanic!()\n```",
    "```rust,no_run\nlet",
    "~~~\nx\n~~~",
    "    fn indented() {}\n\n\tfn tab() {}",
    "text\n\n        deeper code\n",
    "1. item\n\n       code in an item",
    "*/ pub fn escaped() {} /*",
    "\"] pub fn escaped() {} #[doc = \"",
    "#![allow(warnings)]",
    "#[doc(hidden)]",
    "\\",
    "\\\\\\",
    "ends with \\\nnext",
    "[Missing] [`Missing`] [a](Missing) [a][Missing] [a]: Missing\n\n[b]: crate::Missing",
    "![image](x.png) [^1]\n\n[^1]: note",
    "<b>unclosed <script>alert(1)</script> <!-- open",
    "<br/><li><a href=\"https://example.com/a_b\">link</a>",
    "Vec<String> and Option<Vec<T>> <T>",
    "https://example.com http://example.com/?a=b#c, (https://example.com).",
    "https://{account}.blob.core.example.com/{container}/x www.example.com mailto:a@example.com a@example.com",
    "https://example.com/[x] https://example.com/`x` 'https://example.com/' HTTPS://EXAMPLE.COM https://example.com/|x|",
    "[https://example.com/a](https://example.com/a) https://{a}.example.com/https://example.com",
    "https://example.com/*x* http://https://example.com xhttps://example.com.",
    "# heading\n## heading {#id}\n====\n----\ntext\n===\ntext\n---\n***\n___",
    "| a | b |\n|---|---|\n| c | d |\n\na | b\n--|--\nc | d",
    "- [ ] task\n- [x] done\n+ plus\n* star\n> quote\n: definition",
    "&lt;b&gt; &#60; &amp &unknown; &",
    "a\0b\u{1}c\u{7f}d\u{1b}[31m\u{85}\u{ad}",
    "\u{202e}turned\u{202c} \u{2066}isolated\u{2069} \u{200f}mark\u{feff}\u{61c}",
    "a\rb\r\nc\u{2028}d\u{2029}e\u{b}f\u{c}g",
    "` `` ``` unbalanced `code",
    "*a **b ***c _d __e ~f ~~g",
    "/// three /// slashes\n// two\n//! bang\n/ one\n/* open",
    "/!",
    "!/ #!shebang",
    "{brace} {{double}} {0} $dollar$ $$math$$ %s",
    "'quote' ''double'' \"curly\" -- --- ... \\u{41} \\n \\0",
    "self::Self::super::crate::fn@macro! struct@X",
    "---\ntitle: front matter\n---",
    "::: warning\nx\n:::",
    "1) one\n2) two\n3. three\n12345678901. four",
    "\u{1F600} emoji 漢字 e\u{301} ﷽ \u{fffd}",
];

/// Descriptions as they could be, out of pieces that mean something to Markdown, rustdoc or Rust.
fn random() -> Vec<String> {
    let piece = "([a-z]{1,8}|[0-9]{1,3}[.)]|\\PC|[ \n\t]|\n\n|    |```|~~~|[#>*+=_-]{1,4}|\\[|\\]|\\(|\\)|<[a-z/!-]{0,3}|>|&[a-z#]{1,3};|\\||`|\\\\|\"|'|\\*/|/\\*|https?://|\\.com|www\\.|#!\\[|::|:|!|@|\\{|\\}){1,40}";
    let strategy = proptest::string::string_regex(piece).unwrap();
    let mut runner = TestRunner::deterministic();
    (0..1500)
        .map(|_| strategy.new_tree(&mut runner).unwrap().current())
        .collect()
}

fn run(tool: &str, folder: &Path, arguments: &[&str]) -> Output {
    Command::new(tool)
        .args(["--edition=2024", "--crate-name=nasty"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// The tool that belongs to the toolchain of this test.
fn tool(variable: &str, name: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| name.to_owned())
}

#[track_caller]
fn assert_success(output: &Output) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{}",
        stderr.chars().take(4000).collect::<String>()
    );
}

#[test]
fn no_description_is_more_than_documentation() {
    let random = random();
    let items = NASTY
        .iter()
        .copied()
        .chain(random.iter().map(String::as_str))
        .enumerate()
        .map(|(index, text)| {
            let text: Vec<String> = lines(text)
                .into_iter()
                .chain([String::new(), code(text)])
                .map(|line| format!(" {line}"))
                .collect();
            let module = quote::format_ident!("m{index}");
            quote! {
                pub mod #module {
                    #(#![doc = #text])*
                    #(#[doc = #text])*
                    pub struct Documented {
                        #(#[doc = #text])*
                        pub field: u8,
                    }
                }
            }
        });
    let file =
        syn::parse2(quote! { #![doc = " Nasty."] #![deny(missing_docs)] #(#items)* }).unwrap();
    let source = prettyplease::unparse(&file);
    assert!(
        !source
            .lines()
            .any(|line| line.trim_start().starts_with('#') && line.contains("doc =")),
        "a line did not become a comment"
    );

    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("lib.rs"), source).unwrap();
    let rustc = run(
        &tool("RUSTC", "rustc"),
        folder.path(),
        &[
            "--crate-type=lib",
            "--emit=metadata",
            "-Dwarnings",
            "lib.rs",
        ],
    );
    assert_success(&rustc);
    let rustdoc = tool("RUSTDOC", "rustdoc");
    assert_success(&run(
        &rustdoc,
        folder.path(),
        &["--crate-type=lib", "-Dwarnings", "-Wrustdoc::all", "lib.rs"],
    ));
    let tests = run(&rustdoc, folder.path(), &["--test", "lib.rs"]);
    assert_success(&tests);
    let report = String::from_utf8_lossy(&tests.stdout);
    assert!(report.contains("running 0 tests"), "{report}");
    for index in 0..NASTY.len() + random.len() {
        let page = folder
            .path()
            .join(format!("doc/nasty/m{index}/struct.Documented.html"));
        assert_only_words(&fs::read_to_string(page).unwrap());
    }
}

/// In the documentation of a page there are only paragraphs, inline code and links to addresses.
#[track_caller]
fn assert_only_words(page: &str) {
    let blocks: Vec<&str> = page.split("<div class=\"docblock\">").skip(1).collect();
    assert!(blocks.len() >= 2, "the item and its field are documented");
    for block in blocks {
        let block = block.split("</div>").next().unwrap();
        for tag in block.split('<').skip(1) {
            let expected = [
                "p>",
                "/p>",
                "code>",
                "/code>",
                "a href=\"http",
                "a href=\"HTTP",
                "/a>",
            ];
            assert!(
                expected.iter().any(|expected| tag.starts_with(expected)),
                "{tag} in {block}"
            );
        }
    }
}
