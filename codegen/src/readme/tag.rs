//! Selection of a tag.

use super::{Readme, Scope};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggestion};
use crate::source::tree::Node;

/// The selected tag, and the flag of the sub-package that it was selected by.
#[derive(Debug, Default)]
pub(super) struct SelectedTag {
    pub(super) tag: Option<String>,
    pub(super) flag: Option<String>,
}

/// A value of the setting `tag`, outside of the blocks that depend on a tag.
struct TagSetting {
    block: usize,
    pointer: String,
    tag: String,
}

impl SelectedTag {
    pub(super) fn scope(&self) -> Scope<'_> {
        Scope {
            tag: self.tag.as_deref(),
            flag: self.flag.as_deref(),
        }
    }
}

impl Readme {
    /// The tags that list definitions, in the order of the readme.
    #[must_use]
    pub fn tags(&self) -> Vec<&str> {
        let mut tags: Vec<&str> = Vec::new();
        for tag in self.tags_in_conditions() {
            if !tags.contains(&tag) && self.has_inputs(tag) {
                tags.push(tag);
            }
        }
        tags
    }

    /// The default tag.
    #[must_use]
    pub fn default_tag(&self) -> Option<String> {
        Some(self.tag_settings(None).pop()?.tag)
    }

    /// All tags in conditions, with repetitions.
    fn tags_in_conditions(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(|block| block.condition.tags())
    }

    /// Whether a block that depends on the tag lists definitions.
    fn has_inputs(&self, tag: &str) -> bool {
        let scope = Scope {
            tag: Some(tag),
            flag: None,
        };
        self.blocks.iter().any(|block| {
            block.may_have_inputs()
                && block.condition.depends_on_tag()
                && block.condition.holds(scope)
        })
    }

    /// All values of the setting `tag` while a flag is set. Blocks that depend on a tag cannot set it.
    fn tag_settings(&self, flag: Option<&str>) -> Vec<TagSetting> {
        let scope = Scope { tag: None, flag };
        let mut tags = Vec::new();
        for (block_index, block) in self.blocks.iter().enumerate() {
            if block.condition.depends_on_tag() || !block.condition.holds(scope) {
                continue;
            }
            let (tag, pointer) = match block.get("tag") {
                Some((Node::String(tag), pointer)) => (tag.trim().to_owned(), pointer),
                Some((Node::Number(tag), pointer)) => (tag.to_string(), pointer),
                _ => continue,
            };
            tags.push(TagSetting {
                block: block_index,
                pointer,
                tag,
            });
        }
        tags
    }

    /// Selects a tag or a sub-package by its name, or the default tag.
    pub(super) fn select_tag(
        &self,
        name: Option<&str>,
        problems: &mut Diagnostics,
    ) -> Option<SelectedTag> {
        let Some(name) = name else {
            return self.select_default_tag(problems);
        };
        let is_default = || {
            self.tag_settings(None)
                .iter()
                .any(|setting| setting.tag == name)
        };
        if self.tags_in_conditions().any(|tag| tag == name)
            || (self.has_unconditional_inputs() && is_default())
        {
            return Some(SelectedTag {
                tag: Some(name.to_owned()),
                flag: None,
            });
        }
        let is_flag = |block: &super::Block| block.condition.flag() == Some(name);
        if self.blocks.iter().any(is_flag) {
            let setting = self.tag_settings(Some(name)).pop();
            return Some(SelectedTag {
                tag: setting.map(|setting| setting.tag),
                flag: Some(name.to_owned()),
            });
        }
        problems.push(self.unknown_tag(name));
        None
    }

    fn select_default_tag(&self, problems: &mut Diagnostics) -> Option<SelectedTag> {
        let mut settings = self.tag_settings(None);
        let Some(setting) = settings.pop() else {
            return self.select_no_tag(problems);
        };
        let tag = &setting.tag;
        let place = |setting: &TagSetting| {
            let block = self.blocks.get(setting.block)?;
            Some(block.place(&self.sources, self.file, &setting.pointer))
        };
        if let Some(other) = settings.pop().filter(|other| other.tag != *tag) {
            let message = format!("the readme has two default tags; `{tag}` is used");
            let mut problem = Diagnostic::warning(Code::ReadmeTagTwice, message);
            problem.place = place(&setting).map(Box::new);
            if let Some(other_place) = place(&other) {
                problem = problem.with_related(other_place, format!("`{}` is ignored", other.tag));
            }
            problems.push(problem);
        }
        let is_in_condition = self.tags_in_conditions().any(|other| other == tag);
        if !is_in_condition && !self.has_unconditional_inputs() {
            let mut problem = self.unknown_tag(tag);
            problem.place = place(&setting).map(Box::new);
            problems.push(problem);
            return None;
        }
        Some(SelectedTag {
            tag: Some(setting.tag),
            flag: None,
        })
    }

    /// A readme without a default tag can still list definitions without a tag.
    fn select_no_tag(&self, problems: &mut Diagnostics) -> Option<SelectedTag> {
        if self.has_unconditional_inputs() {
            return Some(SelectedTag::default());
        }
        let path = self.sources.path(self.file);
        let message = format!("`{path}` has no default tag, and no tag was selected");
        let problem = Diagnostic::error(Code::ReadmeTagMissing, message);
        problems.push(match self.tag_list() {
            Some(list) => problem.with_help(format!("select one of its tags: {list}")),
            None => problem.with_help("it lists no definitions either"),
        });
        None
    }

    /// Whether a block that is used without a tag lists definitions.
    fn has_unconditional_inputs(&self) -> bool {
        self.blocks
            .iter()
            .any(|block| block.may_have_inputs() && block.condition.holds(Scope::default()))
    }

    fn unknown_tag(&self, tag: &str) -> Diagnostic {
        let path = self.sources.path(self.file);
        let problem = Diagnostic::error(
            Code::ReadmeTagUnknown,
            format!("`{path}` has no tag `{tag}`"),
        );
        let Some(list) = self.tag_list() else {
            return problem.with_help("it has no tags");
        };
        match suggestion(tag, self.tags()) {
            Some(help) => problem.with_help(format!("{help} Its tags are {list}")),
            None => problem.with_help(format!("its tags are {list}")),
        }
    }

    /// The names of all tags and sub-packages, for messages.
    fn tag_list(&self) -> Option<String> {
        let mut names = self.tags();
        for block in &self.blocks {
            let is_tag_set = block.get("tag").is_some();
            names.extend(block.condition.flag().filter(|_| is_tag_set));
        }
        (!names.is_empty()).then(|| format!("`{}`", names.join("`, `")))
    }
}
