//! Path templates and the parameters in them.

use super::Lowering;
use super::references::nearest;
use super::selection::Selected;
use crate::api::{Location, Parameter};
use crate::diagnostic::code;

impl<'d> Lowering<'_, 'd> {
    /// The path with the base path before it; reports parameters that only the path or only the operation has.
    pub(super) fn path(&mut self, selected: &Selected<'d>, parameters: &[Parameter]) -> String {
        let Some(in_template) = names(selected.path) else {
            let message = format!("the braces of path `{}` do not pair", selected.path);
            let problem = self.key_problem(code::UNSUPPORTED, &selected.item_at, message);
            self.report(problem);
            return selected.path.to_owned();
        };
        if selected.path.contains(['?', '#']) {
            let message = format!("a query in path `{}` is not supported yet", selected.path);
            let problem = self.key_problem(code::UNSUPPORTED, &selected.item_at, message);
            self.report(problem);
        }
        let declared = || {
            parameters
                .iter()
                .filter(|parameter| parameter.location == Location::Path)
        };
        for name in &in_template {
            if declared().any(|parameter| parameter.name == *name) {
                continue;
            }
            let message = format!(
                "operation `{}` does not declare the path parameter `{name}`",
                selected.id
            );
            let mut problem =
                self.key_problem(code::PATH_PARAMETER_MISSING, &selected.item_at, message);
            let unused = declared()
                .map(|one| one.name.as_str())
                .filter(|one| !in_template.contains(one));
            if let Some(nearest) = nearest(name, unused) {
                problem = problem.with_help(format!("is `{nearest}` meant?"));
            }
            self.report(problem);
        }
        for (index, parameter) in declared().enumerate() {
            let place = self.parameter_place(selected, &parameter.name);
            if declared()
                .take(index)
                .any(|earlier| earlier.name == parameter.name)
            {
                continue;
            }
            if !in_template.contains(&parameter.name.as_str()) {
                let message = format!("path `{}` has no `{{{}}}`", selected.path, parameter.name);
                let problem = self.problem(code::PATH_PARAMETER_UNUSED, &place, message);
                self.report(problem.with_help("remove the parameter, or put it into the path"));
            }
        }
        let base = selected
            .document
            .base_path
            .as_deref()
            .unwrap_or_default()
            .trim_matches('/');
        let path = selected.path.trim_start_matches('/');
        if base.is_empty() {
            format!("/{path}")
        } else {
            format!("/{base}/{path}")
        }
    }
}

/// The names in braces; none if the braces do not pair.
fn names(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, next) = after.split_once('}')?;
        if before.contains('}') || name.contains('{') {
            return None;
        }
        names.push(name);
        rest = next;
    }
    (!rest.contains('}')).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_stand_in_pairs_of_braces() {
        assert_eq!(names("/a/{b}/c('{d}')"), Some(vec!["b", "d"]));
        assert_eq!(names("/a"), Some(vec![]));
        for broken in ["/{a", "/a}", "/{a{b}}", "/a}{b}"] {
            assert_eq!(names(broken), None, "{broken}");
        }
    }
}
