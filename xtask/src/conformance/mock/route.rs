//! The values of parameters in the path of a request.

/// A path of a definition: segments, with parameters in braces.
pub(crate) struct Route<'a> {
    template: &'a str,
}

impl<'a> Route<'a> {
    pub(crate) fn new(template: &'a str) -> Self {
        Self { template }
    }

    /// The values of the parameters, by name, as they are in the path. `None` if the path is not one of this route.
    pub(crate) fn values<'p>(&self, path: &'p str) -> Option<Vec<(&'a str, &'p str)>> {
        let mut values = Vec::new();
        fit(self.template, path, &mut values).then_some(values)
    }

    /// The path with values of one segment each: slashes in a value are percent-encoded. The mock does not know parameters that
    /// have several segments.
    pub(crate) fn in_segments(&self, path: &str) -> Option<String> {
        let mut text = String::new();
        let mut rest = self.template;
        for (name, value) in self.values(path)? {
            let (before, behind) = rest.split_once(&format!("{{{name}}}"))?;
            text.push_str(before);
            text.push_str(&value.replace('/', "%2F"));
            rest = behind;
        }
        Some(text + rest)
    }
}

/// Whether the path is one of the template. Adds the values of the parameters. The shortest values are tried first, so that only a
/// value that must have slashes has them.
fn fit<'a, 'p>(template: &'a str, path: &'p str, values: &mut Vec<(&'a str, &'p str)>) -> bool {
    let Some((literal, rest)) = template.split_once('{') else {
        return template == path;
    };
    let (Some(path), Some((name, rest))) = (path.strip_prefix(literal), rest.split_once('}'))
    else {
        return false;
    };
    let next = rest.split('{').next().unwrap_or_default();
    let ends = path
        .char_indices()
        .map(|(end, _)| end)
        .chain([path.len()])
        .filter(|end| {
            path.get(*end..)
                .is_some_and(|behind| behind.starts_with(next))
        });
    for end in ends {
        let (Some(value), Some(behind)) = (path.get(..end), path.get(end..)) else {
            continue;
        };
        values.push((name, value));
        if fit(rest, behind, values) {
            return true;
        }
        values.pop();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn a_value_has_slashes_only_where_it_must() {
        let route = Route::new("/{scope}/providers/Pets/pets/{name}");
        assert_eq!(
            route.values("/subscriptions/1/providers/Pets/pets/tom"),
            Some(vec![("scope", "subscriptions/1"), ("name", "tom")])
        );
        assert_eq!(
            route.in_segments("/subscriptions/1/providers/Pets/pets/tom"),
            Some("/subscriptions%2F1/providers/Pets/pets/tom".to_owned())
        );
    }

    #[test]
    fn a_path_without_such_values_stays_as_it_is() {
        let route = Route::new("/pets/{name}/owners(id={id})/toys");
        let path = "/pets/tom%2F1/owners(id=2)/toys";
        assert_eq!(route.in_segments(path), Some(path.to_owned()));
    }

    #[test]
    fn another_path_does_not_fit() {
        let route = Route::new("/pets/{name}");
        assert_eq!(route.values("/cats/tom"), None);
        assert_eq!(route.values("/pets"), None);
    }
}
