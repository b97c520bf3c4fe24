//! Markdown.

/// A text that is being written.
pub(super) struct Markdown(String);

impl Markdown {
    pub(super) fn new(first: &str) -> Self {
        Self(format!("{first}\n"))
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
        self.0.push('\n');
        for line in lines {
            self.0.push_str(line);
            self.0.push('\n');
        }
    }

    /// A block of code.
    pub(super) fn code(&mut self, language: &str, lines: &[String]) {
        self.lines(&[format!("```{language}"), lines.join("\n"), "```".to_owned()]);
    }

    /// A program that is compiled by `cargo test` and not run.
    pub(super) fn rust(&mut self, code: &str) {
        self.code("rust,no_run", &[code.trim_end().to_owned()]);
    }

    pub(super) fn finish(self) -> String {
        self.0
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
