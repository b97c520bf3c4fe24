//! Names of types.

/// What [`std::any::type_name`] returns, without crates and modules: `Vec<Widget>` for `alloc::vec::Vec<arm_widgets::models::Widget>`.
#[inline]
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
