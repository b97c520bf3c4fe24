//! The files that a manifest names.

use super::Check;
use super::value::Value;
use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::rules;
use crate::settings::{Sample, Wanted};
use crate::source::{Sources, normalize};
use std::sync::Arc;

impl Check<'_> {
    /// The paths of an array. Loads the files.
    pub(super) fn files(&mut self, list: &Value<'_>, sources: &mut Sources) -> Vec<Wanted> {
        let files = self.distinct_texts(list, rules::path, normalize);
        for file in &files {
            if let Err(mut problem) = sources.load(&file.text) {
                // The place of an error inside of the file is more precise.
                problem.place = problem.place.or_else(|| file.place.clone());
                self.problems.push(problem);
            }
        }
        files
    }

    /// The programs of an array of paths.
    pub(super) fn samples(&mut self, list: &Value<'_>, sources: &mut Sources) -> Vec<Sample> {
        let mut samples: Vec<Sample> = Vec::new();
        for item in self.files(list, sources) {
            let path = &item.text;
            let file_name = path.rsplit('/').next().unwrap_or(path);
            let Some(name) = rules::sample(file_name) else {
                self.report_item(&item, format!("`{file_name}` is not {}", rules::SAMPLE));
                continue;
            };
            if let Some(other) = samples.iter().find(|other| other.name == name) {
                let other = &other.path;
                self.report_item(&item, format!("`{path}` and `{other}` become one example"));
                continue;
            }
            // A file that could not be loaded has been reported.
            let Some(file) = sources.find(path) else {
                continue;
            };
            let text = Arc::clone(sources.text(file));
            if let Err(error) = syn::parse_file(&text) {
                let message = format!("the sample is not Rust: {error}");
                let problem = Diagnostic::error(Code::ManifestValue, message);
                self.problems.push(problem.at(sources.place(file, "")));
            }
            samples.push(Sample {
                name: name.to_owned(),
                path: Arc::clone(sources.path(file)),
                text,
            });
        }
        samples
    }
}
