//! Names of types.

/// What [`std::any::type_name`] returns, without crates and modules: `Vec<Widget>` for `alloc::vec::Vec<arm_widgets::models::Widget>`.
pub(crate) fn without_paths(name: &str) -> String {
    let mut short = String::with_capacity(name.len());
    // Where the path starts that is being read.
    let mut start = 0;
    for character in name.chars() {
        match character {
            ':' => short.truncate(start),
            // `r#` is a part of a raw name.
            '_' | '#' => short.push(character),
            _ => {
                short.push(character);
                if !character.is_alphanumeric() {
                    start = short.len();
                }
            }
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::without_paths;
    use std::collections::BTreeMap;

    mod r#type {
        pub(super) struct Üb_1<T>(pub(super) T);
    }

    fn short<T>() -> String {
        without_paths(std::any::type_name::<T>())
    }

    #[test]
    fn a_type_has_no_path() {
        assert_eq!(short::<String>(), "String");
        assert_eq!(short::<serde_json::Value>(), "Value");
        assert_eq!(short::<i32>(), "i32");
    }

    #[test]
    fn the_arguments_of_a_generic_type_have_no_paths() {
        assert_eq!(short::<Vec<serde_json::Value>>(), "Vec<Value>");
        assert_eq!(short::<Option<Vec<u8>>>(), "Option<Vec<u8>>");
        assert_eq!(
            short::<BTreeMap<String, Vec<String>>>(),
            "BTreeMap<String, Vec<String>>"
        );
    }

    #[test]
    fn no_result_is_a_type_too() {
        assert_eq!(short::<()>(), "()");
        assert_eq!(short::<Option<()>>(), "Option<()>");
    }

    #[test]
    fn raw_and_unusual_names_are_kept_whole() {
        assert_eq!(short::<r#type::Üb_1<()>>(), "Üb_1<()>");
        assert_eq!(without_paths("a::r#type::r#struct::A"), "A");
    }

    #[test]
    fn other_types_have_no_paths_either() {
        assert_eq!(
            short::<(String, [String; 2], &str)>(),
            "(String, [String; 2], &str)"
        );
    }
}
