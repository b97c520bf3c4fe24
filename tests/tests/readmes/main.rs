//! The READMEs of generated crates, and that of this project.

mod blocks;
mod programs;
mod shapes;
mod text;
