//! One setting of one kind, and what each version of Kafka says of it.

use crate::{Kind, Valid, Version};

mod history;

/// A setting. Facts that changed with the version take the version as an argument; a version outside the catalog
/// is answered with the nearest one in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its exact name.
    pub name: &'static str,
    /// What it configures.
    pub kind: Kind,
    columns: &'static str,
}

/// Kafka's types of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// `true` or `false`, in any letter case.
    Boolean,
    /// 32-bit whole number.
    Int,
    /// 16-bit whole number.
    Short,
    /// 64-bit whole number.
    Long,
    /// Floating point number.
    Double,
    /// Text.
    String,
    /// Values separated by commas.
    List,
    /// Name of a Java class.
    Class,
    /// Text that must not be shown.
    Password,
}

/// What holds when a setting is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DefaultValue {
    /// Nothing: the setting must be written.
    Required,
    /// Null: no value.
    Null,
    /// This value, spelled as one would write it.
    Is(&'static str),
}

impl DefaultValue {
    /// The value, if there is one.
    #[must_use]
    pub fn value(self) -> Option<&'static str> {
        match self {
            Self::Is(value) => Some(value),
            Self::Required | Self::Null => None,
        }
    }

    pub(crate) fn read(text: &'static str) -> Self {
        match text {
            "!" => Self::Required,
            "~" => Self::Null,
            value => Self::Is(value),
        }
    }
}

/// The columns of the catalog behind a row's name and kinds.
#[derive(Clone, Copy)]
enum Column {
    Versions,
    Type,
    Default,
    Valid,
    Importance,
    Mode,
    Flags,
    Note,
}

/// How much Kafka's own documentation makes of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    /// Seldom touched.
    Low,
    /// Worth a look.
    Medium,
    /// To be thought about.
    High,
}

/// Whether a broker setting can change while the broker runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UpdateMode {
    /// Only with a restart.
    ReadOnly,
    /// For each broker on its own.
    PerBroker,
    /// For the whole cluster at once.
    ClusterWide,
}

/// Whether a version has a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It has.
    Present,
    /// It comes with that later version.
    Since(Version),
    /// It was dropped in that version.
    RemovedIn(Version),
}

impl Setting {
    pub(crate) fn read(kind: Kind, name: &'static str, columns: &'static str) -> Self {
        Self {
            name,
            kind,
            columns,
        }
    }

    fn column(&self, column: Column) -> &'static str {
        self.columns.split('\t').nth(column as usize).unwrap_or("")
    }

    /// The first version that has it; `None` when it is as old as the catalog or older. librdkafka was sampled at
    /// five versions, so there it is the first sample that has it.
    #[must_use]
    pub fn since(&self) -> Option<Version> {
        let first = self
            .column(Column::Versions)
            .split('-')
            .next()
            .unwrap_or("");
        let oldest = if self.kind == Kind::Librdkafka {
            "1.6.1"
        } else {
            "2.4"
        };
        first.parse().ok().filter(|_| first != oldest)
    }

    /// The oldest version in the catalog that has it.
    fn first_version(&self) -> Version {
        let first = self.column(Column::Versions).split('-').next();
        first
            .and_then(|first| first.parse().ok())
            .unwrap_or(Version::OLDEST)
    }

    /// The first version that no longer has it.
    #[must_use]
    pub fn removed(&self) -> Option<Version> {
        self.last_release()?.next_release()
    }

    /// The last version that has it, where later ones have not.
    pub(crate) fn last_release(&self) -> Option<Version> {
        self.column(Column::Versions)
            .split_once('-')?
            .1
            .parse()
            .ok()
    }

    /// Whether `version` has it.
    #[must_use]
    pub fn presence(&self, version: Version) -> Presence {
        if let Some(since) = self.since().filter(|since| version < *since) {
            return Presence::Since(since);
        }
        match self.removed() {
            Some(removed) if version >= removed => Presence::RemovedIn(removed),
            _ => Presence::Present,
        }
    }

    /// The type of its value.
    #[must_use]
    pub fn type_at(&self, version: Version) -> Type {
        match at(self.column(Column::Type), version) {
            "BOOLEAN" => Type::Boolean,
            "INT" => Type::Int,
            "SHORT" => Type::Short,
            "LONG" => Type::Long,
            "DOUBLE" => Type::Double,
            "LIST" => Type::List,
            "CLASS" => Type::Class,
            "PASSWORD" => Type::Password,
            _ => Type::String,
        }
    }

    /// Its default.
    #[must_use]
    pub fn default_at(&self, version: Version) -> DefaultValue {
        DefaultValue::read(at(self.column(Column::Default), version))
    }

    /// Its default in the oldest version known, and each later one that changed it.
    pub fn defaults(&self) -> impl Iterator<Item = (Version, DefaultValue)> + use<> {
        let first = self.first_version();
        changes(self.column(Column::Default))
            .map(move |(since, text)| (since.unwrap_or(first), DefaultValue::read(text)))
    }

    /// Which values are valid.
    #[must_use]
    pub fn valid_at(&self, version: Version) -> Valid {
        Valid::read(at(self.column(Column::Valid), version))
    }

    /// How important Kafka thinks it is.
    #[must_use]
    pub fn importance_at(&self, version: Version) -> Importance {
        match at(self.column(Column::Importance), version) {
            "HIGH" => Importance::High,
            "MEDIUM" => Importance::Medium,
            _ => Importance::Low,
        }
    }

    /// How it can change while a broker runs; only for broker settings.
    #[must_use]
    pub fn update_mode_at(&self, version: Version) -> Option<UpdateMode> {
        match at(self.column(Column::Mode), version) {
            "read-only" => Some(UpdateMode::ReadOnly),
            "per-broker" => Some(UpdateMode::PerBroker),
            "cluster-wide" => Some(UpdateMode::ClusterWide),
            _ => None,
        }
    }

    /// Whether it is deprecated.
    #[must_use]
    pub fn is_deprecated(&self, version: Version) -> bool {
        at(self.column(Column::Flags), version).contains('d')
    }

    /// Whether it is left out of Kafka's documentation.
    #[must_use]
    pub fn is_internal(&self, version: Version) -> bool {
        at(self.column(Column::Flags), version).contains('i')
    }

    /// The setting this one is another name for (librdkafka only).
    #[must_use]
    pub fn alias_of(&self) -> Option<&'static str> {
        self.column(Column::Note).strip_prefix('=')
    }

    /// A remark on the default, such as its dependence on the machine.
    #[must_use]
    pub fn note_at(&self, version: Version) -> Option<&'static str> {
        let note = at(self.column(Column::Note), version);
        (!note.is_empty() && !note.starts_with('=')).then_some(note)
    }
}

/// Takes `value @version value …` apart; the first value has no version.
pub(crate) fn changes(
    column: &'static str,
) -> impl Iterator<Item = (Option<Version>, &'static str)> {
    let mut parts = column.split(" @");
    let first = parts.next().map(|value| (None, value));
    let later = parts.map(|part| {
        let (version, value) = part.split_once(' ').unwrap_or((part, ""));
        (version.parse().ok(), value)
    });
    first.into_iter().chain(later)
}

/// What the column says of `version`.
fn at(column: &'static str, version: Version) -> &'static str {
    let reached =
        changes(column).take_while(|(since, _)| since.is_none_or(|since| since <= version));
    reached.last().map_or("", |(_, value)| value)
}

#[cfg(test)]
mod tests;
