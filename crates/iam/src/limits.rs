//! How long a policy may be, by where it is stored. Data: `data/limits.json`, with source and date.

use std::{collections::BTreeMap, sync::OnceLock};

use syntax::json::read_file;

/// Where a policy is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stored {
    /// A managed policy.
    Managed,
    /// All inline policies of a user together.
    User,
    /// All inline policies of a role together.
    Role,
    /// All inline policies of a group together.
    Group,
    /// The trust policy of a role.
    Trust,
    /// The policy of an MSK cluster.
    Cluster,
}

impl Stored {
    /// How many characters without white space are stored at most.
    #[must_use]
    pub fn limit(self) -> Option<usize> {
        limits().get(self.key()).copied()
    }

    fn key(self) -> &'static str {
        match self {
            Self::Managed => "managed",
            Self::User => "user",
            Self::Role => "role",
            Self::Group => "group",
            Self::Trust => "trust",
            Self::Cluster => "cluster",
        }
    }
}

fn limits() -> &'static BTreeMap<String, usize> {
    static LIMITS: OnceLock<BTreeMap<String, usize>> = OnceLock::new();
    LIMITS.get_or_init(|| {
        read_file("limits.json", include_str!("../data/limits.json"), |file| {
            let characters = file.record("characters");
            let keys = file.named("characters");
            keys.map(|(key, _)| (key.to_owned(), characters.number(key)))
                .collect()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_a_limit() {
        assert_eq!(Stored::Managed.limit(), Some(6144));
        assert_eq!(Stored::Cluster.limit(), Some(20 * 1024));
        for place in [Stored::User, Stored::Role, Stored::Group, Stored::Trust] {
            assert!(place.limit().is_some());
        }
    }
}
