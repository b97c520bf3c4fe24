//! Markdown.

/// A text that is being written.
#[derive(Default)]
pub(super) struct Markdown {
    text: String,
    /// The programs in the text.
    programs: String,
}

impl Markdown {
    pub(super) fn new(first: &str) -> Self {
        Self {
            text: format!("{first}\n"),
            programs: String::new(),
        }
    }

    pub(super) fn title(&mut self, text: &str) {
        self.lines(&[format!("# {text}")]);
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.lines(&[format!("## {text}")]);
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.lines(&wrapped(text));
    }

    /// Adds an empty line and lines.
    pub(super) fn lines(&mut self, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.text.push('\n');
        for line in lines {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// A block of code.
    pub(super) fn code(&mut self, language: &str, lines: &[String]) {
        self.lines(&[format!("```{language}"), lines.join("\n"), "```".to_owned()]);
    }

    /// A program or function that the tests of the crate compile and do not run.
    pub(super) fn rust(&mut self, code: &str) {
        self.program("rust,no_run", code);
    }

    /// A program that the tests of the crate run.
    pub(super) fn rust_that_runs(&mut self, code: &str) {
        self.program("rust", code);
    }

    /// A program or function with a dependency that the crate has not even for its tests.
    pub(super) fn rust_of_others(&mut self, code: &str) {
        self.program("rust,ignore", code);
    }

    fn program(&mut self, language: &str, code: &str) {
        self.programs.push_str(code);
        self.code(language, &[code.trim_end().to_owned()]);
    }

    /// The programs so far.
    pub(super) fn programs(&self) -> &str {
        &self.programs
    }

    /// Adds another text.
    pub(super) fn append(&mut self, other: &Self) {
        self.text.push_str(&other.text);
        self.programs.push_str(&other.programs);
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Lines of at most 120 characters.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < 120 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
