//! The ARNs of MSK: type word, cluster name, UUID, and the topic, group or transactional id behind them.
//! Grammar: MSK Developer Guide, "Semantics of IAM authorization policy actions and resources", as of 2026-07-22.

use std::sync::OnceLock;

use crate::{Arn, Part, Pattern, Resource};

/// The kinds of resource whose ARN names a cluster and that Kafka clients are granted rights on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MskKind {
    /// `cluster/NAME/UUID`
    Cluster,
    /// `topic/NAME/UUID/TOPIC`
    Topic,
    /// `group/NAME/UUID/GROUP`
    Group,
    /// `transactional-id/NAME/UUID/ID`
    TransactionalId,
}

impl MskKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [
        Self::Cluster,
        Self::Topic,
        Self::Group,
        Self::TransactionalId,
    ];

    /// The type word of the ARN, which is also the name in the service authorization reference.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Cluster => "cluster",
            Self::Topic => "topic",
            Self::Group => "group",
            Self::TransactionalId => "transactional-id",
        }
    }

    /// The kind of a type word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// All resources of the kind.
    #[must_use]
    pub fn every(self) -> &'static Resource {
        static EVERY: [OnceLock<Resource>; 4] = [const { OnceLock::new() }; 4];
        let [clusters, topics, groups, ids] = &EVERY;
        let slot = match self {
            Self::Cluster => clusters,
            Self::Topic => topics,
            Self::Group => groups,
            Self::TransactionalId => ids,
        };
        slot.get_or_init(|| Resource::of(&format!("arn:*:kafka:*:*:{}/*", self.word())))
    }
}

/// The parts of a cluster, topic, group or transactional-id ARN. A star in the place of the name or UUID may also
/// swallow what follows, so compare whole ARNs to decide access; these parts are for naming things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MskArn {
    /// What the type word says.
    pub kind: MskKind,
    /// The cluster's name.
    pub name: Part,
    /// The cluster's UUID, where there is a part in its place.
    pub uuid: Option<Part>,
    /// Topic, group or transactional id, slashes included.
    pub rest: Option<Part>,
}

impl MskArn {
    /// The parts of a resource, when its service is `kafka` and its type word one of [`MskKind`].
    #[must_use]
    pub fn of(resource: &Resource) -> Option<Self> {
        let arn = resource.arn()?;
        if arn.service.text != "kafka" {
            return None;
        }
        let mut segments = arn.segments(&resource.text).into_iter();
        let kind = MskKind::of(&segments.next()?.text)?;
        let name = segments.next()?;
        let uuid = segments.next();
        let rest = segments.reduce(|before, next| Part {
            pattern: before
                .pattern
                .followed_by(&slash())
                .followed_by(&next.pattern),
            text: format!("{}/{}", before.text, next.text),
            span: before.span.to(next.span),
        });
        Some(Self {
            kind,
            name,
            uuid,
            rest,
        })
    }

    /// Whether both can name one cluster: the names can match, and the UUIDs where both are given.
    #[must_use]
    pub fn may_share_cluster(&self, other: &Self) -> bool {
        let names = self.name.pattern.may_match(&other.name.pattern);
        let open_name = ends_open(&self.name) || ends_open(&other.name);
        let uuids = match (&self.uuid, &other.uuid) {
            (Some(mine), Some(theirs)) => mine.pattern.may_match(&theirs.pattern),
            _ => true,
        };
        names && (uuids || open_name)
    }
}

/// A star crosses slashes, so a part with one may hold the rest of the ARN as well.
fn ends_open(part: &Part) -> bool {
    part.pattern.has_wildcard() || part.pattern.has_hole()
}

fn slash() -> Pattern {
    Pattern::read("/", crate::Language::Literal)
}

/// Whether a text is shaped like a cluster's UUID: 8-4-4-4-12 hexadecimal digits, then `-` and a suffix of letters
/// and digits (`-1`, `-s2`); the suffix may be missing.
#[must_use]
pub fn is_cluster_uuid(text: &str) -> bool {
    let mut groups = text.split('-');
    let hexadecimal = [8, 4, 4, 4, 12].into_iter().all(|length| {
        groups.next().is_some_and(|group| {
            group.len() == length && group.bytes().all(|b| b.is_ascii_hexdigit())
        })
    });
    let suffix = groups.next().is_none_or(|suffix| {
        !suffix.is_empty() && suffix.len() <= 8 && suffix.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    hexadecimal && suffix && groups.next().is_none()
}

impl Arn {
    /// Whether it belongs to the service `kafka` or to one that people write in its place.
    pub(crate) fn is_about_kafka(&self) -> bool {
        matches!(
            self.service.text.as_str(),
            "kafka" | "kafka-cluster" | "msk" | "kafkaconnect"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> MskArn {
        MskArn::of(&Resource::of(text)).unwrap()
    }

    #[test]
    fn names_and_uuids() {
        let topic = parts("arn:aws:kafka:*:*:topic/prod/*/a/b");
        assert_eq!(topic.kind, MskKind::Topic);
        assert_eq!(
            (topic.name.text.as_str(), topic.rest.unwrap().text.as_str()),
            ("prod", "a/b")
        );
        assert!(MskArn::of(&Resource::of("arn:aws:kafka:*:*:configuration/x/y")).is_none());
        assert!(MskArn::of(&Resource::of("arn:aws:sns:*:*:topic/x/y")).is_none());
    }

    #[test]
    fn clusters_agree_or_do_not() {
        let prod = parts("arn:aws:kafka:*:*:cluster/prod/11111111-1111-1111-1111-111111111111-1");
        assert!(!prod.may_share_cluster(&parts("arn:aws:kafka:*:*:topic/prd/*")));
        assert!(prod.may_share_cluster(&parts("arn:aws:kafka:*:*:topic/prod/*/x")));
        assert!(prod.may_share_cluster(&parts("arn:aws:kafka:*:*:topic/*")));
        assert!(!prod.may_share_cluster(&parts(
            "arn:aws:kafka:*:*:topic/prod/22222222-1111-1111-1111-111111111111-1/x"
        )));
        assert!(prod.may_share_cluster(&parts("arn:aws:kafka:*:*:topic/pro*/x")));
    }

    #[test]
    fn uuids_have_a_suffix() {
        assert!(is_cluster_uuid("abcd1234-0123-abcd-5678-1234abcd5678-1"));
        assert!(is_cluster_uuid("abcd1234-0123-abcd-5678-1234abcd5678-s2"));
        assert!(is_cluster_uuid("abcd1234-0123-abcd-5678-1234abcd5678"));
        assert!(!is_cluster_uuid("orders"));
        assert!(!is_cluster_uuid("abcd1234-0123-abcd-5678-1234abcd5678-1-2"));
    }
}
