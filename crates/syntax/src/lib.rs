//! Knows nothing of AWS or Kafka.

mod build;
pub mod json;
mod lenient;
pub mod limits;
mod node;
mod problem;
pub mod properties;
mod scalar;
pub mod toml;
mod tree;

pub use node::{Entry, Key, Kind, Node, Scalar, Style, Tag};
pub use problem::{Problem, ProblemKind};
pub use tree::{Comment, Tree, parse, too_long};

#[cfg(test)]
mod tests;
