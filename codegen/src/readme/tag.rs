//! Selection of a tag.

use super::sub_package::SubPackage;
use super::{Readme, Scope};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, listed, suggestion_of_part};
use crate::source::tree::Node;

/// What shows all tags of a readme.
const SHOWN_BY: &str = "`--list-tags`";

/// The selected tag, and the flag of the sub-package that was selected.
#[derive(Debug, Default)]
pub(super) struct SelectedTag {
    pub(super) tag: Option<String>,
    pub(super) flag: Option<String>,
}

/// A value of the setting `tag`, outside of the blocks that depend on a tag.
pub(super) struct TagSetting {
    block: usize,
    pointer: String,
    pub(super) tag: String,
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

    /// The tag that a flag sets. A block that depends on the flag comes before one without a condition.
    pub(super) fn tag_of_flag(&self, flag: &str) -> Option<TagSetting> {
        let of_flag = |setting: &TagSetting| {
            let block = self.blocks.get(setting.block);
            block.is_some_and(|block| block.condition.flags().contains(&flag))
        };
        self.tag_settings(Some(flag)).into_iter().rfind(of_flag)
    }

    /// Selects a sub-package, a tag, or the default tag. The name of a sub-package may stand for a tag.
    pub(super) fn select_tag(
        &self,
        sub_package: Option<&str>,
        tag: Option<&str>,
        problems: &mut Diagnostics,
    ) -> Option<SelectedTag> {
        let sub_package = match sub_package.map(|name| self.sub_package(name)).transpose() {
            Ok(sub_package) => sub_package,
            Err(problem) => {
                problems.push(problem);
                return None;
            }
        };
        let (tag, sub_package) = match (tag, sub_package) {
            (None, None) => return self.select_default_tag(problems),
            (Some(tag), sub_package) if self.has_tag(tag) => (tag.to_owned(), sub_package),
            (Some(tag), sub_package) => {
                let mut known = self.sub_packages().into_iter();
                let named = known.find(|known| sub_package.is_none() && known.flag == tag);
                let Some(named) = named else {
                    problems.push(self.unknown_tag(tag, sub_package.as_ref()));
                    return None;
                };
                (named.tag.clone(), Some(named))
            }
            (None, Some(sub_package)) => {
                if !self.has_tag(&sub_package.tag) {
                    let mut problem = self.unknown_tag(&sub_package.tag, None);
                    let setting = self.tag_of_flag(&sub_package.flag);
                    problem.place = setting.and_then(|setting| self.setting_place(&setting));
                    problems.push(problem);
                    return None;
                }
                (sub_package.tag.clone(), Some(sub_package))
            }
        };
        Some(SelectedTag {
            tag: Some(tag),
            flag: sub_package.map(|sub_package| sub_package.flag),
        })
    }

    /// Whether a tag can be selected: a block depends on it, or it is a default tag and definitions need none.
    fn has_tag(&self, name: &str) -> bool {
        let mut defaults = self.tag_settings(None).into_iter();
        self.tags_in_conditions().any(|tag| tag == name)
            || (self.has_unconditional_inputs() && defaults.any(|setting| setting.tag == name))
    }

    fn setting_place(&self, setting: &TagSetting) -> Option<Box<Place>> {
        let block = self.blocks.get(setting.block)?;
        Some(Box::new(block.place(
            &self.sources,
            self.file,
            &setting.pointer,
        )))
    }

    fn select_default_tag(&self, problems: &mut Diagnostics) -> Option<SelectedTag> {
        let mut settings = self.tag_settings(None);
        let Some(setting) = settings.pop() else {
            return self.select_no_tag(problems);
        };
        let tag = &setting.tag;
        if let Some(other) = settings.pop().filter(|other| other.tag != *tag) {
            let message = format!("the readme has two default tags; `{tag}` is used");
            let mut problem = Diagnostic::warning(Code::ReadmeTagTwice, message);
            problem.place = self.setting_place(&setting);
            if let Some(other_place) = self.setting_place(&other) {
                problem = problem.with_related(*other_place, format!("`{}` is ignored", other.tag));
            }
            problems.push(problem);
        }
        let is_in_condition = self.tags_in_conditions().any(|other| other == tag);
        if !is_in_condition && !self.has_unconditional_inputs() {
            let mut problem = self.unknown_tag(tag, None);
            problem.place = self.setting_place(&setting);
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
    pub(super) fn has_unconditional_inputs(&self) -> bool {
        self.blocks
            .iter()
            .any(|block| block.may_have_inputs() && block.condition.holds(Scope::default()))
    }

    /// The error lists the tags of the sub-package, or all of them.
    fn unknown_tag(&self, tag: &str, sub_package: Option<&SubPackage>) -> Diagnostic {
        let path = self.sources.path(self.file);
        let problem = Diagnostic::error(
            Code::ReadmeTagUnknown,
            format!("`{path}` has no tag `{tag}`"),
        );
        if let Some(sub_package) = sub_package {
            let list = listed(&self.tags_of(Some(sub_package)), SHOWN_BY);
            let name = sub_package.name();
            let list = format!("tags of the sub-package `{name}` are {list}");
            return match suggestion_of_part(tag, self.tags()) {
                Some(help) => problem.with_help(format!("{help} The {list}")),
                None => problem.with_help(format!("the {list}")),
            };
        }
        let Some(list) = self.tag_list() else {
            return problem.with_help("it has no tags");
        };
        match suggestion_of_part(tag, self.tags()) {
            Some(help) => problem.with_help(format!("{help} Its tags are {list}")),
            None => problem.with_help(format!("its tags are {list}")),
        }
    }

    /// The names of all tags and the flags of sub-packages, for messages.
    fn tag_list(&self) -> Option<String> {
        let sub_packages = self.sub_packages();
        let flags = sub_packages.iter().map(|package| package.flag.as_str());
        let names: Vec<&str> = self.tags().into_iter().chain(flags).collect();
        (!names.is_empty()).then(|| listed(&names, SHOWN_BY))
    }
}
