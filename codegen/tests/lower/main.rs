//! Small definitions with one construct each: the model that they become, or the problems that are reported.

mod additional;
mod api_version;
mod checks;
mod definitions_without_paths;
mod empty_bodies;
mod enums;
mod examples;
mod existence;
mod first_operation;
mod inheritance;
mod names;
mod odd_values;
mod operations;
mod paging;
mod parameters;
mod paths;
mod places;
mod references;
mod responses;
mod robustness;
mod scalars;
mod skipping;
mod support;
mod swagger;
mod unions;
