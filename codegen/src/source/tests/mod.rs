mod loading;
mod parsing;
mod places;
mod references;

use super::{FileId, Sources};

/// One file in memory, loaded.
fn one(text: &str) -> (Sources, FileId) {
    let mut sources = Sources::in_memory([("api.json", text)]);
    let file = sources.load("api.json").expect("it is there");
    (sources, file)
}
