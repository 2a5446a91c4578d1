//! Other descriptions of the same resources in, a CloudFormation-shaped tree out whose every value keeps its bytes:
//! Terraform's plans and states as JSON, and what the AWS command line prints of MSK. Everything above reads that tree
//! as it reads a template.

mod growth;
mod live;
mod node;
mod table;
mod terraform;
#[cfg(test)]
mod tests;

pub(crate) use node::{DESCRIBED, UNTOLD};
use syntax::{Node, Problem};

/// Which language a document speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// A CloudFormation or SAM template.
    #[default]
    CloudFormation,
    /// `terraform show -json` of a plan.
    TerraformPlan,
    /// `terraform show -json` of a state.
    TerraformState,
    /// What `aws kafka describe-…` and `list-clusters…` print.
    Description,
}

/// A foreign document as a template.
#[derive(Debug)]
pub struct Translation {
    /// What it was.
    pub dialect: Dialect,
    /// The tree with `Resources` and `Outputs`; `None` where the shape is not what its writer writes.
    pub root: Option<Node>,
    /// What is wrong with its shape.
    pub problems: Vec<Problem>,
    /// The Region it deploys to, where it says so.
    pub region: Option<String>,
}

/// Reads a document of another language; `None` when it is none that we know.
#[must_use]
pub fn translate(root: &Node) -> Option<Translation> {
    terraform::translate(root).or_else(|| live::translate(root))
}
