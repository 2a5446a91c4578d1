//! What a `Ref` or `Fn::GetAtt` points at when its value exists only after deployment.

use std::fmt;

/// A thing with an identity but no value yet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// A resource of the template, or one of its attributes (`Arn`, `LatestRevision.Revision`).
    Resource {
        /// The logical id.
        name: String,
        /// The attribute of `Fn::GetAtt`; `None` for `Ref`.
        attribute: Option<String>,
    },
    /// The `index`-th availability zone of the region that `Fn::GetAZs` lists.
    Zone {
        /// Counted from 0.
        index: usize,
    },
}

impl Reference {
    /// The logical id, when it points at a resource.
    #[must_use]
    pub fn resource(&self) -> Option<&str> {
        match self {
            Self::Resource { name, .. } => Some(name),
            Self::Zone { .. } => None,
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Resource {
                name,
                attribute: None,
            } => f.write_str(name),
            Self::Resource {
                name,
                attribute: Some(attribute),
            } => write!(f, "{name}.{attribute}"),
            Self::Zone { index } => write!(f, "availability zone {index}"),
        }
    }
}
