//! The blocks of code in Markdown.

/// A block of code.
pub(crate) struct Block {
    /// Its language and the flags behind it.
    pub(crate) language: String,
    /// Its lines.
    pub(crate) text: String,
}

impl Block {
    pub(crate) fn is_rust(&self) -> bool {
        self.language.split(',').next() == Some("rust")
    }

    /// Whether it is a program, and not functions alone.
    pub(crate) fn is_program(&self) -> bool {
        self.text.contains("fn main()")
    }

    fn has_dependencies(&self) -> bool {
        self.language == "toml" && self.text.starts_with("[dependencies]\n")
    }
}

/// The blocks of a text, without anything added or left out.
pub(crate) fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in markdown.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(language), None) => {
                open = Some(Block {
                    language: language.to_owned(),
                    text: String::new(),
                });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(block)) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// Programs and functions with the dependencies that a README names before them.
pub(crate) struct Project {
    /// The section of `Cargo.toml`.
    pub(crate) dependencies: String,
    /// The blocks of Rust.
    pub(crate) blocks: Vec<Block>,
}

/// The projects that a README asks for.
pub(crate) fn projects(readme: &str) -> Vec<Project> {
    let mut projects: Vec<Project> = Vec::new();
    for block in blocks(readme) {
        if block.has_dependencies() {
            projects.push(Project {
                dependencies: block.text,
                blocks: Vec::new(),
            });
        } else if block.is_rust() {
            let Some(project) = projects.last_mut() else {
                panic!("no dependencies stand before\n{}", block.text);
            };
            project.blocks.push(block);
        }
    }
    projects
}
