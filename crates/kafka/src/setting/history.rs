//! What a setting was from version to version. In: a setting. Out: for each of its facts the oldest value known and
//! every later one that differs, with the version that brought it.

use super::{Column, Importance, Setting, Type, UpdateMode, changes};
use crate::{Valid, Version};

impl Setting {
    /// Its types.
    #[must_use]
    pub fn types(&self) -> Vec<(Version, Type)> {
        self.history(Column::Type, |_, version| self.type_at(version))
    }

    /// Which values were valid.
    #[must_use]
    pub fn valids(&self) -> Vec<(Version, Valid)> {
        self.history(Column::Valid, |text, _| Valid::read(text))
    }

    /// What Kafka made of it.
    #[must_use]
    pub fn importances(&self) -> Vec<(Version, Importance)> {
        self.history(Column::Importance, |_, version| self.importance_at(version))
    }

    /// How it could change while a broker ran; empty but for broker settings.
    #[must_use]
    pub fn update_modes(&self) -> Vec<(Version, UpdateMode)> {
        let all = self.history(Column::Mode, |_, version| self.update_mode_at(version));
        let known = all.into_iter();
        known
            .filter_map(|(version, mode)| Some((version, mode?)))
            .collect()
    }

    /// The first version that calls it deprecated.
    #[must_use]
    pub fn deprecated_since(&self) -> Option<Version> {
        let all = self.history(Column::Flags, |flags, _| flags.contains('d'));
        all.into_iter()
            .find_map(|(version, deprecated)| deprecated.then_some(version))
    }

    fn history<T: PartialEq>(
        &self,
        column: Column,
        read: impl Fn(&'static str, Version) -> T,
    ) -> Vec<(Version, T)> {
        let first = self.first_version();
        let mut all: Vec<(Version, T)> = Vec::new();
        for (since, text) in changes(self.column(column)) {
            let version = since.unwrap_or(first);
            let value = read(text, version);
            if all.last().is_none_or(|(_, last)| *last != value) {
                all.push((version, value));
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, setting};

    #[test]
    fn each_change_is_told_once_with_its_version() {
        let v = Version::new;
        let of = |kind, name| setting(kind, name).unwrap();
        assert_eq!(
            of(Kind::Broker, "advertised.listeners").types(),
            [(v(2, 4), Type::String), (v(4, 2), Type::List)]
        );
        assert_eq!(
            of(Kind::Broker, "advertised.listeners").update_modes(),
            [
                (v(2, 4), UpdateMode::PerBroker),
                (v(4, 0), UpdateMode::ReadOnly)
            ]
        );
        assert_eq!(
            of(Kind::Producer, "acks").importances(),
            [(v(2, 4), Importance::High), (v(3, 0), Importance::Low)]
        );
        assert!(of(Kind::Producer, "acks").update_modes().is_empty());
        assert_eq!(
            of(Kind::Broker, "advertised.port").deprecated_since(),
            Some(v(2, 4))
        );
        assert_eq!(of(Kind::Producer, "acks").deprecated_since(), None);
    }

    #[test]
    fn the_history_says_what_each_version_says() {
        for kind in Kind::ALL {
            for one in crate::settings(kind) {
                for (version, valid) in one.valids() {
                    assert_eq!(one.valid_at(version), valid, "{kind} {}", one.name);
                }
                for pair in one.types().windows(2) {
                    assert_ne!(pair[0].1, pair[1].1, "{kind} {}", one.name);
                }
            }
        }
    }
}
