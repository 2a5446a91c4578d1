//! Two estates in, what it takes to get from one to the other out: what is replaced, refused, restarted or changed in
//! place, and what cannot be told. Resources pair by template and logical id, so the files of both estates must go by
//! the same names.

mod follow;
mod judge;
mod properties;
mod rendered;
mod resources;
mod settings;
mod verdict;

use fact::{Case, Confidence, Span};

use crate::{Estate, facts::Origin};

/// One thing that differs between two estates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file, under the name both estates know it by.
    pub file: String,
    /// The logical id; empty for a loose settings file.
    pub resource: String,
    /// The resource type; `settings` for a loose settings file.
    pub kind: String,
    /// The property by its dotted path, or the setting; empty when the whole resource is meant.
    pub what: String,
    /// Whether `what` is a broker or topic setting and no property.
    pub setting: bool,
    /// The value before, as text; `None` when there was none.
    pub before: Option<String>,
    /// The value after; `None` when there is none.
    pub after: Option<String>,
    /// Where it stood, in the sources of the first estate.
    pub was_at: Option<Span>,
    /// Where it stands, in the sources of the second.
    pub is_at: Option<Span>,
    /// What happens.
    pub effect: Effect,
    /// It works, but somebody has to look first.
    pub mind: bool,
    /// It cannot be taken back.
    pub once: bool,
    /// Why, as a clause.
    pub says: String,
    /// What to do instead, or first.
    pub help: Option<String>,
    /// Who says so.
    pub origin: Option<Origin>,
    /// How sure it is that the value changes.
    pub confidence: Confidence,
    /// The assumption under which it changes; empty when always.
    pub case: Case,
}

/// What a change does, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The service says no: the update fails and is rolled back.
    Refused,
    /// A new resource takes the place of the old one.
    Replaced(Records),
    /// The resource goes.
    Deleted(Records),
    /// Brokers restart one after the other.
    Restart,
    /// A default that nobody wrote down is another one.
    NewDefault,
    /// Nothing restarts.
    InPlace,
    /// A resource comes.
    Created,
    /// Whether it changes at all cannot be told.
    Open,
}

/// What becomes of the records that a resource holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Records {
    /// They are deleted with it.
    Lost,
    /// The old resource stays behind outside the stack, its records in it.
    Kept,
    /// It holds none.
    None,
}

impl Effect {
    /// The word used in every report.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Replaced(_) => "replaced",
            Self::Deleted(_) => "deleted",
            Self::Restart => "restart",
            Self::NewDefault => "new-default",
            Self::InPlace => "in-place",
            Self::Created => "created",
            Self::Open => "cannot-be-told",
        }
    }

    /// What becomes of records, where the resource goes.
    #[must_use]
    pub fn records(self) -> Option<Records> {
        match self {
            Self::Replaced(records) | Self::Deleted(records) => Some(records),
            _ => None,
        }
    }
}

impl Records {
    /// The word used in every report.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Kept => "kept",
            Self::None => "none",
        }
    }
}

/// Everything that differs, by file and resource, the worst of each resource first.
#[must_use]
pub fn changes(before: &Estate, after: &Estate) -> Vec<Change> {
    let mut found = resources::changes(before, after);
    found.extend(settings::changes(before, after));
    follow::replaced(before, after, &mut found);
    found.sort_by(|a, b| {
        let key = |one: &Change| {
            (
                one.file.clone(),
                one.resource.clone(),
                one.effect,
                one.what.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    found
}
