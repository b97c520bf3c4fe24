//! Crates that would be in each other's way.

use super::{Check, Contents};
use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::Member;

impl Check<'_> {
    /// Reports crates that have the same name or the same folder as an earlier one.
    pub(super) fn unique(&mut self, contents: &Contents) {
        let members: Vec<_> = contents.members().collect();
        // cargo and rustc do not distinguish such names, and some file systems do not distinguish such folders.
        let name = |member: &Member<'_>| member.name().replace('-', "_").to_ascii_lowercase();
        let output = |member: &Member<'_>| member.output().to_ascii_lowercase();
        for (index, member) in members.iter().enumerate() {
            let mut earlier = members.iter().take(index);
            if let Some(other) = earlier.clone().find(|other| name(other) == name(member)) {
                let message = format!("there is a {} `{}` already", other.kind(), other.name());
                self.twice(member, other, "name", message);
            }
            if let Some(other) = earlier.find(|other| output(other) == output(member)) {
                let (shown, folder) = (other.shown(), other.output());
                let message = format!("{shown} is written to `{folder}` already");
                self.twice(member, other, "output", message);
            }
        }
    }

    fn twice(&mut self, member: &Member<'_>, other: &Member<'_>, key: &str, message: String) {
        let mut problem = Diagnostic::error(Code::ManifestPackageTwice, message);
        problem.place = member.place(&[key]).map(Box::new);
        if let Some(other) = other.place(&[key]) {
            problem = problem.with_related(other, "here");
        }
        self.push(problem);
    }
}
