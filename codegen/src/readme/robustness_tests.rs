use super::Readme;
use crate::source::Sources;
use proptest::prelude::*;

/// Pieces of readmes, which are combined at random.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("```yaml".to_owned()),
        Just("~~~ YAML".to_owned()),
        Just("\n```\n".to_owned()),
        Just(" $(tag) == 'a'".to_owned()),
        Just("$(tag".to_owned()),
        Just(" && ".to_owned()),
        Just("!(".to_owned()),
        Just("\ntag: a\n".to_owned()),
        Just("\ninput-file:\n- a.json\n".to_owned()),
        Just("\ninput-file: {\n".to_owned()),
        Just("\n# é\n".to_owned()),
        Just("\r\n\t> - ".to_owned()),
        Just(
            "\ndirective:\n- from: a.json\n  where: $.a[?(@.b == 'c')]\n  transform: delete $.x\n"
                .to_owned()
        ),
        ".{0,12}",
        "\\PC{0,12}",
    ]
}

fn read(text: &str) {
    let sources = Sources::in_memory([("readme.md", text.as_bytes())]);
    let Ok(readme) = Readme::read(&sources, "readme.md") else {
        return;
    };
    for tag in [None, Some("a"), Some("x")]
        .into_iter()
        .chain(readme.tags().into_iter().map(Some))
    {
        match readme.configuration(tag) {
            Ok(configuration) => {
                for input in &configuration.value.inputs {
                    assert!(readme.place(input).is_some());
                }
            }
            Err(problems) => assert!(problems.has_errors()),
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn any_pieces_of_a_readme_are_read_or_refused(pieces in prop::collection::vec(piece(), 0..24)) {
        read(&pieces.concat());
    }
}
