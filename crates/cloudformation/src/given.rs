//! Parameter values that come from outside the template, and the files people keep them in.

mod overrides;
mod read;
mod toml;

use std::{collections::BTreeMap, fmt, ops::Range};

/// What is known about the deployment besides the template itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Parameter values by name; a list parameter takes its items joined by commas.
    pub parameters: BTreeMap<String, String>,
    /// The region, when known: the value of `AWS::Region`.
    pub region: Option<String>,
}

/// One named set of values, such as that of `prod.json` or of the environment `prod` of a `samconfig.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterSet {
    /// What people call it.
    pub name: String,
    /// Its values.
    pub given: Given,
}

/// Why a file of parameter values cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenError {
    /// The guilty bytes of the text.
    pub at: Range<usize>,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

impl Given {
    /// Reads a file of parameter values. `name` is the file's name; it tells TOML from the others and names the set.
    ///
    /// Understood are CloudFormation's JSON array (`ParameterKey`, `ParameterValue`, also `"Key=Value"` texts), the
    /// same inside `Parameters` (template configuration of CodePipeline, `--cli-input-json`), a plain map in JSON or
    /// YAML, SAM's `samconfig.toml` (or `.yaml`) with a set per environment, and CDK's `cdk.json` and
    /// `cdk.context.json`, of which texts, numbers and booleans count.
    ///
    /// # Errors
    /// When the text is none of these, with the bytes that are wrong.
    pub fn parse(text: &str, name: &str) -> Result<Vec<ParameterSet>, GivenError> {
        read::parse(text, name)
    }
}

impl fmt::Display for GivenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for GivenError {}

#[cfg(test)]
mod tests;
