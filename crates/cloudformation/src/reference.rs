//! What a `Ref` or `Fn::GetAtt` points at when its value exists only after deployment.

use std::fmt;

use fact::{FileId, Text};

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
    /// A resource of another template of the run: handed in by a parent stack, out of a nested one, or exported.
    Outside {
        /// The file of the template that declares it.
        file: FileId,
        /// The logical id there.
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
    /// The logical id, when it points at a resource of the same template.
    #[must_use]
    pub fn resource(&self) -> Option<&str> {
        match self {
            Self::Resource { name, .. } => Some(name),
            Self::Outside { .. } | Self::Zone { .. } => None,
        }
    }

    /// The attribute of `Fn::GetAtt`; `None` for `Ref`.
    #[must_use]
    pub fn attribute(&self) -> Option<&str> {
        match self {
            Self::Resource { attribute, .. } | Self::Outside { attribute, .. } => {
                attribute.as_deref()
            }
            Self::Zone { .. } => None,
        }
    }

    /// The file and the logical id of the resource it points at, as seen from a template in file `here`.
    #[must_use]
    pub fn place(&self, here: FileId) -> Option<(FileId, &str)> {
        match self {
            Self::Resource { name, .. } => Some((here, name)),
            Self::Outside { file, name, .. } => Some((*file, name)),
            Self::Zone { .. } => None,
        }
    }

    /// The name that a hole bears where the reference stands inside a text: `Cluster.Arn`, `3#Cluster.Arn` for one
    /// of file 3. Zones have none.
    pub(crate) fn hole(&self, source: fact::Span) -> Text {
        match self {
            Self::Zone { .. } => Text::hole(source),
            Self::Outside { file, .. } => Text::named_hole(&format!("{}#{self}", file.0), source),
            Self::Resource { .. } => Text::named_hole(&self.to_string(), source),
        }
    }

    /// The reference behind the name of a hole, as seen from `here`. Whether there is such a resource is another
    /// question.
    pub(crate) fn of_hole(name: &str, here: FileId) -> Option<Self> {
        if name.contains("::") || name.contains(' ') {
            return None;
        }
        let (file, rest) = match name.split_once('#') {
            Some((file, rest)) => (FileId(file.parse().ok()?), rest),
            None => (here, name),
        };
        let (name, attribute) = match rest.split_once('.') {
            Some((name, attribute)) => (name.to_owned(), Some(attribute.to_owned())),
            None => (rest.to_owned(), None),
        };
        Some(if file == here {
            Self::Resource { name, attribute }
        } else {
            Self::Outside {
                file,
                name,
                attribute,
            }
        })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Resource { name, attribute }
            | Self::Outside {
                name, attribute, ..
            } => {
                f.write_str(name)?;
                match attribute {
                    Some(attribute) => write!(f, ".{attribute}"),
                    None => Ok(()),
                }
            }
            Self::Zone { index } => write!(f, "availability zone {index}"),
        }
    }
}
