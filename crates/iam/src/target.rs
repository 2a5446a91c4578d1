//! What a use case is about: one cluster, its topics, groups and transactional ids. Out: the ARNs of it.

use fact::{Span, Text};

use crate::{Language, MskKind, Resource};

/// A cluster and what is used of it. Unknown parts stay unknown in questions and become `*` in written policies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// `aws`, when known.
    pub partition: Option<String>,
    /// `eu-west-1`, when known.
    pub region: Option<String>,
    /// Twelve digits, when known.
    pub account: Option<String>,
    /// The cluster's name, when known, or a hole that bears a name of its own.
    pub cluster: Option<Text>,
    /// The cluster's UUID, likewise.
    pub uuid: Option<Text>,
    /// Whether the cluster is known to be serverless.
    pub serverless: bool,
    /// Topic names; a star is taken as a pattern. None given means any.
    pub topics: Vec<String>,
    /// Consumer groups; for Kafka Streams the application id. None given means any.
    pub groups: Vec<String>,
    /// Transactional ids. None given means any.
    pub transactional_ids: Vec<String>,
}

/// How an unknown part of an ARN is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// As unknown: nobody can tell which one is meant.
    Hole,
    /// As `*`: all are granted.
    Star,
}

impl Target {
    /// A cluster by its ARN or by its name.
    #[must_use]
    pub fn of_cluster(arn_or_name: &str) -> Self {
        let parts: Vec<&str> = arn_or_name.splitn(6, ':').collect();
        let [_, partition, _, region, account, tail] = parts[..] else {
            return Self {
                cluster: Some(plain(arn_or_name)),
                ..Self::default()
            };
        };
        let known = |text: &str| (!text.is_empty() && text != "*").then(|| text.to_owned());
        let mut segments = tail.splitn(3, '/').skip(1);
        Self {
            partition: known(partition),
            region: known(region),
            account: known(account),
            cluster: segments.next().and_then(known).as_deref().map(plain),
            uuid: segments.next().and_then(known).as_deref().map(plain),
            ..Self::default()
        }
    }

    /// A cluster that a template declares, by its name, where that is known, and its logical id: what is not known of
    /// its ARN is the same wherever the template speaks of it.
    #[must_use]
    pub fn of_declared(name: Option<&str>, logical_id: &str) -> Self {
        let own = |what: &str| Text::named_hole(&format!("{logical_id} {what}"), Span::default());
        Self {
            cluster: Some(name.map_or_else(|| own("name"), plain)),
            uuid: Some(own("UUID")),
            ..Self::default()
        }
    }

    /// The cluster's ARN, with holes where it is not known.
    #[must_use]
    pub fn cluster_arn(&self) -> Resource {
        self.arn(MskKind::Cluster, None, Gap::Hole)
    }

    /// The ARNs of a place such as `topic`, `topic:__amazon_msk_connect_*`, `group:{group}-*` or `*`.
    pub(crate) fn arns(&self, place: &str, gap: Gap) -> Vec<Resource> {
        let (word, own) = match place.split_once(':') {
            Some((word, own)) => (word, Some(own)),
            None => (place, None),
        };
        let Some(kind) = MskKind::of(word) else {
            return vec![Resource::of("*")];
        };
        if kind == MskKind::Cluster {
            return vec![self.arn(kind, None, gap)];
        }
        let any = match gap {
            Gap::Star => vec!["*".to_owned()],
            Gap::Hole => vec![Text::HOLE.to_string()],
        };
        let or_any = |names: &Vec<String>| {
            if names.is_empty() {
                any.clone()
            } else {
                names.clone()
            }
        };
        let names = match own {
            Some(own) if own.contains("{group}") => or_any(&self.groups)
                .iter()
                .map(|group| own.replace("{group}", group))
                .collect(),
            Some(own) => vec![own.to_owned()],
            None => match kind {
                MskKind::Topic => or_any(&self.topics),
                MskKind::Group => or_any(&self.groups),
                _ => or_any(&self.transactional_ids),
            },
        };
        names
            .iter()
            .map(|name| self.arn(kind, Some(name), gap))
            .collect()
    }

    fn arn(&self, kind: MskKind, name: Option<&str>, gap: Gap) -> Resource {
        let hole = Text::HOLE.to_string();
        let gap_text = if gap == Gap::Star { "*" } else { &hole };
        let part = |part: &Option<String>| part.clone().unwrap_or_else(|| gap_text.to_owned());
        // A written policy names its partition: a star there is legal but read by nobody.
        let partition = match (&self.partition, gap) {
            (None, Gap::Star) => "aws".to_owned(),
            (partition, _) => part(partition),
        };
        let head = format!(
            "arn:{partition}:kafka:{}:{}:{}/",
            part(&self.region),
            part(&self.account),
            kind.word(),
        );
        let mut text = plain(&head);
        for (piece, what) in [
            (&self.cluster, "the cluster's name"),
            (&self.uuid, "the cluster's UUID"),
        ] {
            match (piece, gap) {
                (Some(piece), Gap::Hole) => text.append(piece),
                (Some(piece), Gap::Star) => {
                    text.push(&piece.as_str().replace(Text::HOLE, "*"), Span::default());
                }
                (None, Gap::Hole) => text.push_named_hole(what, Span::default()),
                (None, Gap::Star) => text.push("*", Span::default()),
            }
            text.push("/", Span::default());
        }
        let mut text = text.slice(0, text.as_str().len() - 1);
        if let Some(name) = name {
            text.push(&format!("/{name}"), Span::default());
        }
        Resource::read(&text, Span::default(), Language::Wildcards)
    }
}

fn plain(text: &str) -> Text {
    Text::standing_for(text, Span::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arns_of_a_cluster() {
        let mut target =
            Target::of_cluster("arn:aws:kafka:eu-west-1:111122223333:cluster/prod/u-1");
        target.topics = vec!["orders".into()];
        let shown = |place: &str| -> Vec<String> {
            target
                .arns(place, Gap::Star)
                .iter()
                .map(ToString::to_string)
                .collect()
        };
        let head = "arn:aws:kafka:eu-west-1:111122223333";
        assert_eq!(shown("cluster"), [format!("{head}:cluster/prod/u-1")]);
        assert_eq!(shown("topic"), [format!("{head}:topic/prod/u-1/orders")]);
        assert_eq!(shown("group"), [format!("{head}:group/prod/u-1/*")]);
        assert_eq!(
            shown("topic:{group}-*"),
            [format!("{head}:topic/prod/u-1/*-*")]
        );
        assert_eq!(shown("*"), ["*"]);
        let declared = Target::of_declared(None, "Orders");
        let mine = declared.cluster_arn();
        assert_eq!(mine.to_string(), "arn:…:kafka:…:…:cluster/…/…");
        assert!(mine.covers_here(&mine).is_yes());
        let other = Target::of_declared(None, "Clicks").cluster_arn();
        assert_eq!(mine.covers_here(&other), crate::Tri::Maybe);
        let named = Target::of_cluster("prod").arns("cluster", Gap::Star);
        assert_eq!(named[0].to_string(), "arn:aws:kafka:*:*:cluster/prod/*");
    }
}
