//! The reasons for not knowing.

use std::fmt;

use crate::MAX_ALTERNATIVES;

/// Why a value cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A parameter without default, or whose default may be overridden.
    Parameter(String),
    /// An attribute or identifier that exists only after deployment.
    Attribute(String),
    /// An export of another stack.
    Import(String),
    /// A pseudo parameter such as `AWS::AccountId`.
    Pseudo(String),
    /// A dynamic reference such as `{{resolve:secretsmanager:…}}`.
    Secret(String),
    /// A macro or transform that is not expanded here.
    Transform(String),
    /// More alternatives than [`MAX_ALTERNATIVES`].
    TooManyAlternatives,
    /// A reference that leads nowhere, a wrong argument, an unsupported function.
    Unresolved(String),
    /// Lies outside the inputs.
    Elsewhere(String),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(name) => write!(f, "parameter {name} has no value here"),
            Self::Attribute(name) => write!(f, "{name} exists only after deployment"),
            Self::Import(name) => write!(f, "{name} is imported from another stack"),
            Self::Pseudo(name) => write!(f, "{name} depends on where the stack is deployed"),
            Self::Secret(name) => write!(f, "{name} is read at deployment"),
            Self::Transform(name) => write!(f, "{name} is expanded at deployment"),
            Self::TooManyAlternatives => write!(f, "more than {MAX_ALTERNATIVES} alternatives"),
            Self::Unresolved(text) => write!(f, "{text}"),
            Self::Elsewhere(text) => write!(f, "{text} is not among the inputs"),
        }
    }
}
