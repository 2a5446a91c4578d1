//! Whom and what a question means. In: the words of whoever asks; out: the one principal or the one cluster of the
//! estate that is meant, or what there is to choose from.

use iam::Target;

use crate::{Cluster, ClusterKind, Estate};

use super::Principal;

/// What a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// Exactly one.
    One(T),
    /// Nothing; the names that would lead somewhere.
    Nothing(Vec<String>),
    /// Several, as a reader would tell them apart.
    Several(Vec<String>),
}

/// The principal that a name means; without a name the only one there is.
#[must_use]
pub fn one_principal<'p>(
    estate: &Estate,
    everybody: &'p [Principal],
    name: Option<&str>,
) -> Found<&'p Principal> {
    let told = |principal: &Principal| {
        let file = estate.sources.name(principal.span.file);
        let name = principal.called.first().map_or("", String::as_str);
        if name == file {
            file.to_owned()
        } else {
            format!("{} {name} ({file})", principal.bearer.as_str())
        }
    };
    let meant: Vec<&Principal> = everybody
        .iter()
        .filter(|one| name.is_none_or(|name| one.is_called(name)))
        .collect();
    match meant[..] {
        [one] => Found::One(one),
        [] => Found::Nothing(everybody.iter().map(told).collect()),
        _ => Found::Several(meant.into_iter().map(told).collect()),
    }
}

/// The cluster that a question means: an ARN, the logical id or the name of a cluster of the estate, or any other name.
/// Without a word the only cluster there is, and nothing in particular when there are several or none.
#[must_use]
pub fn cluster(estate: &Estate, word: Option<&str>) -> Found<Target> {
    let Some(word) = word else {
        let mut all = estate.clusters();
        return Found::One(match (all.next(), all.next()) {
            (Some(only), None) => of_estate(&only),
            _ => Target::default(),
        });
    };
    if word.starts_with("arn:") {
        return Found::One(Target::of_cluster(word));
    }
    let called = |cluster: &Cluster<'_>| {
        cluster.resource.name() == word
            || cluster
                .name()
                .value
                .known()
                .is_some_and(|name| name == word)
    };
    let meant: Vec<Cluster<'_>> = estate.clusters().filter(called).collect();
    match &meant[..] {
        [] => Found::One(Target::of_cluster(word)),
        [one] => Found::One(of_estate(one)),
        several => Found::Several(
            several
                .iter()
                .map(|one| {
                    let file = estate.sources.name(one.resource.template().file());
                    format!("{} ({file})", one.resource.name())
                })
                .collect(),
        ),
    }
}

fn of_estate(cluster: &Cluster<'_>) -> Target {
    Target {
        serverless: cluster.kind == ClusterKind::Serverless,
        ..Target::of_declared(
            cluster.name().value.known().map(String::as_str),
            cluster.resource.name(),
        )
    }
}
