use super::{Checked, Code, Diagnostic, Diagnostics, Place};
use std::sync::Arc;

fn place(file: &str, text: &str, at: usize, pointer: &str) -> Place {
    Place::new(&file.into(), &text.into(), at..at + 1, pointer)
}

#[test]
fn lines_and_columns_count_from_one_and_columns_count_characters() {
    let text = "{\n  \"é\": 1}";
    let at = |offset| {
        (
            place("a", text, offset, "").line,
            place("a", text, offset, "").column,
        )
    };
    assert_eq!(
        (at(0), at(1), at(2), at(9)),
        ((1, 1), (1, 2), (2, 1), (2, 7))
    );
}

#[test]
fn offsets_behind_the_text_or_inside_a_character_are_moved_back() {
    let text: Arc<str> = "é".into();
    assert_eq!(Place::new(&"a".into(), &text, 1..1, "").span, 0..0);
    assert_eq!(Place::new(&"a".into(), &text, 70..90, "").span, 2..2);
}

#[test]
fn they_are_sorted_by_file_and_position_and_each_is_kept_once() {
    let second = Diagnostic::error(Code::UnsupportedType, "second").at(place("a", "abc", 2, "/x"));
    let third = Diagnostic::warning(Code::UnsupportedType, "third").at(place("b", "abc", 0, ""));
    let first = Diagnostic::error(Code::FileMissing, "first");
    let given = [third.clone(), second.clone(), first.clone(), second.clone()];
    let sorted = given.into_iter().collect::<Diagnostics>().sorted();
    assert_eq!(sorted, [first, second, third].into_iter().collect());
}

#[test]
fn warnings_alone_are_no_failure() {
    let warning = Diagnostics::from(Diagnostic::warning(Code::UnsupportedType, "odd"));
    let checked = Checked {
        value: 1,
        warnings: warning.clone(),
    };
    assert_eq!(warning.clone().with(1), Ok(checked));
    let both: Diagnostics = warning
        .into_iter()
        .chain([Diagnostic::error(Code::UnsupportedType, "bad")])
        .collect();
    assert_eq!(both.clone().with(1), Err(both));
}

#[test]
fn all_of_it_fits_on_one_line() {
    let diagnostic = Diagnostic::error(Code::EnumEmpty, "no \u{1b}[1m\nvalues")
        .at(place("a", "b", 0, "/enum"))
        .with_help("add one");
    let shown = "error[enum-empty]: no \\u{1b}[1m\\u{a}values (a:1:1, /enum); add one";
    assert_eq!(diagnostic.to_string(), shown);
}
