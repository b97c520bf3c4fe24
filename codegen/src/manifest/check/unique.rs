//! Crates that would be in each other's way.

use super::{Check, Contents};
use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::Member;

impl Check<'_> {
    /// Reports crates that have the same name or the same folder as an earlier one, or a folder inside that of another one.
    pub(super) fn unique(&mut self, contents: &Contents) {
        let members: Vec<_> = contents.members().collect();
        // cargo and rustc do not distinguish such names, and some file systems do not distinguish such folders.
        let name = |member: &Member<'_>| member.name().replace('-', "_").to_ascii_lowercase();
        let output = |member: &Member<'_>| member.output().to_ascii_lowercase();
        for (index, member) in members.iter().enumerate() {
            let mut earlier = members.iter().take(index);
            let named = earlier.clone().find(|other| name(other) == name(member));
            if let Some(other) = named {
                let message = format!("there is a {} `{}` already", other.kind(), other.name());
                let problem = twice(member, other, "name", message);
                let is_said = member.says("name");
                self.push(if is_said {
                    problem
                } else {
                    problem
                        .with_help("this name is made from the readme; set another one with `name`")
                });
            }
            let is_same = |other: &&Member<'_>| output(other) == output(member);
            if let Some(other) = earlier.find(is_same) {
                // Two crates with one name have one folder if neither says another.
                let has_one_cause =
                    named.is_some() && !member.says("output") && !other.says("output");
                if !has_one_cause {
                    let (shown, folder) = (other.shown(), other.shown_output());
                    let message = format!("{shown} is written to `{folder}` already");
                    let problem = twice(member, other, "output", message);
                    self.push(problem);
                }
            }
            let holds = |other: &&Member<'_>| is_inside(&output(member), &output(other));
            if let Some(other) = members.iter().find(holds) {
                let (shown, folder) = (member.shown(), member.shown_output());
                let message = format!(
                    "{shown} is written to `{folder}`, inside the folder `{}` of {}",
                    other.shown_output(),
                    other.shown()
                );
                let mut problem = twice(member, other, "output", message);
                problem.code = Code::OutputFolder;
                self.push(problem.with_help("write each crate beside the others"));
            }
        }
    }
}

/// The problem that a crate has a value of a key that is another one's.
fn twice(member: &Member<'_>, other: &Member<'_>, key: &str, message: String) -> Diagnostic {
    let mut problem = Diagnostic::error(Code::ManifestPackageTwice, message);
    problem.place = member.place(&[key]).map(Box::new);
    match other.place(&[key]) {
        Some(other) => problem.with_related(other, "here"),
        None => problem,
    }
}

/// Whether a folder is inside another one. That of the manifest, and those above it, cannot be those of crates, whatever is in them.
fn is_inside(folder: &str, of: &str) -> bool {
    let rest = folder.strip_prefix(of);
    of.split('/').any(|part| !matches!(part, "" | ".."))
        && rest.is_some_and(|rest| rest.starts_with('/'))
}
