//! Which tag is meant.

use super::{Readme, Scope};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::tree::Node;

/// The settings that have a value.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    pub(super) tag: Option<String>,
    pub(super) flag: Option<String>,
}

impl Chosen {
    pub(super) fn scope(&self) -> Scope<'_> {
        Scope {
            tag: self.tag.as_deref(),
            flag: self.flag.as_deref(),
        }
    }
}

impl Readme {
    /// The tags that name definitions, in the order of the readme.
    #[must_use]
    pub fn tags(&self) -> Vec<&str> {
        let mut tags: Vec<&str> = Vec::new();
        for tag in self.compared_tags() {
            if !tags.contains(&tag) && self.has_inputs(tag) {
                tags.push(tag);
            }
        }
        tags
    }

    /// The readme's own tag.
    #[must_use]
    pub fn default_tag(&self) -> Option<String> {
        let (_, _, tag) = self.tag_settings(None).pop()?;
        Some(tag)
    }

    fn compared_tags(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(|block| block.condition.tags())
    }

    /// Whether a block is there for a tag that names definitions, or might: if it cannot be read, that is to be said.
    fn has_inputs(&self, tag: &str) -> bool {
        let scope = Scope {
            tag: Some(tag),
            flag: None,
        };
        self.blocks.iter().any(|block| {
            let names = block.settings.is_err() || block.get("input-file").is_some();
            names && block.condition.is_about_tag() && block.condition.holds(scope)
        })
    }

    /// The values of `tag`, each with its block and its pointer. Those in blocks that depend on a tag are nobody's.
    fn tag_settings(&self, flag: Option<&str>) -> Vec<(usize, String, String)> {
        let scope = Scope { tag: None, flag };
        let mut tags = Vec::new();
        for (index, block) in self.blocks.iter().enumerate() {
            if block.condition.is_about_tag() || !block.condition.holds(scope) {
                continue;
            }
            let tag = match block.get("tag") {
                Some((Node::String(tag), pointer)) => (tag.trim().to_owned(), pointer),
                Some((Node::Number(tag), pointer)) => (tag.to_string(), pointer),
                _ => continue,
            };
            tags.push((index, tag.1, tag.0));
        }
        tags
    }

    /// The tag that is wanted, or the readme's own.
    pub(super) fn choose(
        &self,
        wanted: Option<&str>,
        problems: &mut Diagnostics,
    ) -> Option<Chosen> {
        let Some(wanted) = wanted else {
            return self.choose_default(problems);
        };
        let is_own = |tag: &str| self.tag_settings(None).iter().any(|(_, _, own)| own == tag);
        if self.compared_tags().any(|tag| tag == wanted)
            || (self.names_inputs_always() && is_own(wanted))
        {
            return Some(Chosen {
                tag: Some(wanted.to_owned()),
                flag: None,
            });
        }
        let is_flag = |block: &super::Block| block.condition.flag() == Some(wanted);
        if self.blocks.iter().any(is_flag) {
            let tag = self.tag_settings(Some(wanted)).pop();
            return Some(Chosen {
                tag: tag.map(|(_, _, tag)| tag),
                flag: Some(wanted.to_owned()),
            });
        }
        problems.push(self.unknown_tag(wanted));
        None
    }

    fn choose_default(&self, problems: &mut Diagnostics) -> Option<Chosen> {
        let mut settings = self.tag_settings(None);
        let Some((index, pointer, tag)) = settings.pop() else {
            return self.choose_nothing(problems);
        };
        let place = |index: usize, pointer: &str| {
            let block = self.blocks.get(index)?;
            Some(block.place(&self.sources, self.file, pointer))
        };
        if let Some((other_index, other_pointer, other)) =
            settings.pop().filter(|(_, _, other)| *other != tag)
        {
            let message = format!("the readme has two tags of its own; `{tag}` counts");
            let mut problem = Diagnostic::warning(Code::ReadmeTagTwice, message);
            problem.place = place(index, &pointer).map(Box::new);
            if let Some(other_place) = place(other_index, &other_pointer) {
                problem = problem.with_related(other_place, format!("`{other}` does not"));
            }
            problems.push(problem);
        }
        let is_compared = self.compared_tags().any(|compared| compared == tag);
        if !is_compared && !self.names_inputs_always() {
            let mut problem = self.unknown_tag(&tag);
            problem.place = place(index, &pointer).map(Box::new);
            problems.push(problem);
            return None;
        }
        Some(Chosen {
            tag: Some(tag),
            flag: None,
        })
    }

    /// A readme without a tag may still name definitions.
    fn choose_nothing(&self, problems: &mut Diagnostics) -> Option<Chosen> {
        if self.names_inputs_always() {
            return Some(Chosen::default());
        }
        let path = self.sources.path(self.file);
        let message = format!("`{path}` has no tag of its own, and none was asked for");
        let problem = Diagnostic::error(Code::ReadmeTagMissing, message);
        problems.push(match self.list() {
            Some(list) => problem.with_help(format!("ask for one of its tags: {list}")),
            None => problem.with_help("it names no definitions either"),
        });
        None
    }

    /// Whether definitions are named that belong to each tag, or might be: what cannot be read is reported then.
    fn names_inputs_always(&self) -> bool {
        self.blocks.iter().any(|block| {
            let names = block.settings.is_err() || block.get("input-file").is_some();
            names && block.condition.holds(Scope::default())
        })
    }

    fn unknown_tag(&self, tag: &str) -> Diagnostic {
        let path = self.sources.path(self.file);
        let problem = Diagnostic::error(
            Code::ReadmeTagUnknown,
            format!("`{path}` has no tag `{tag}`"),
        );
        let Some(list) = self.list() else {
            return problem.with_help("it has no tags at all");
        };
        let likeness = |known: &&str| {
            strsim::normalized_damerau_levenshtein(&tag.to_lowercase(), &known.to_lowercase())
        };
        let known = self.tags();
        let nearest = known
            .iter()
            .max_by(|left, right| likeness(left).total_cmp(&likeness(right)))
            .filter(|nearest| likeness(nearest) > 0.5);
        match nearest {
            Some(nearest) => {
                problem.with_help(format!("is `{nearest}` meant? Its tags are {list}"))
            }
            None => problem.with_help(format!("its tags are {list}")),
        }
    }

    /// All that can be asked for.
    fn list(&self) -> Option<String> {
        let mut names = self.tags();
        for block in &self.blocks {
            let is_tag_set = block.get("tag").is_some();
            names.extend(block.condition.flag().filter(|_| is_tag_set));
        }
        (!names.is_empty()).then(|| format!("`{}`", names.join("`, `")))
    }
}
