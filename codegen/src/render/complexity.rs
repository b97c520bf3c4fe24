//! Types that are more complex than clippy likes.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// The default of clippy's `type-complexity-threshold`.
const MOST: usize = 250;

/// The exception for an item in which one of these types is more complex than clippy likes, such as an array of maps of maps.
pub(super) fn allow_complex(types: impl IntoIterator<Item = TokenStream>) -> Option<TokenStream> {
    let is_complex = types.into_iter().any(|ty| complexity(ty, &mut 1) > MOST);
    is_complex.then(|| {
        quote!(#[allow(clippy::type_complexity, reason = "the definition nests arrays and maps")])
    })
}

/// The complexity of a type as clippy counts it: ten for each name, times its depth.
fn complexity(ty: TokenStream, depth: &mut usize) -> usize {
    let mut sum = 0;
    let mut tokens = ty.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                '<' => *depth += 1,
                '>' => *depth = depth.saturating_sub(1),
                '&' => sum += *depth,
                // The name of a lifetime is next.
                '\'' => drop(tokens.next()),
                _ => {}
            },
            TokenTree::Ident(_) => {
                let next = tokens.peek();
                let is_module =
                    matches!(next, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
                sum += if is_module { 0 } else { 10 * *depth };
            }
            TokenTree::Group(group) => {
                sum += 10 * *depth + complexity(group.stream(), &mut (*depth + 1));
            }
            TokenTree::Literal(_) => {}
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ty: TokenStream) -> usize {
        complexity(ty, &mut 1)
    }

    #[test]
    fn names_count_ten_times_their_depth() {
        assert_eq!(of(quote!(i32)), 10);
        assert_eq!(of(quote!(Option<Vec<i32>>)), 10 + 20 + 30);
        assert_eq!(of(quote!(BTreeMap<String, Vec<i32>>)), 10 + 20 + 20 + 30);
    }

    #[test]
    fn modules_and_lifetimes_do_not_count_and_references_count_one() {
        assert_eq!(of(quote!(models::Pet)), 10);
        assert_eq!(of(quote!(&'a [u8])), 1 + 10 + 20);
        assert_eq!(of(quote!(Option<()>)), 10 + 20);
    }

    #[test]
    fn only_more_than_clippy_likes_is_excepted() {
        let map = quote!(Result<Request<Vec<Option<BTreeMap<String, String>>>>>);
        assert_eq!(of(map.clone()), 10 + 20 + 30 + 40 + 50 + 60 + 60);
        assert!(allow_complex([quote!(i32), map]).is_some());
        let list = quote!(Result<Request<Vec<BTreeMap<String, String>>>>);
        assert!(allow_complex([list]).is_none());
    }
}
