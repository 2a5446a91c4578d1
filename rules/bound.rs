//! The cluster that a client talks to. In: a client's settings. Out: the cluster of the run they are bound to: by a link
//! of the configuration, by the connector they stand in, or by the name inside their bootstrap addresses.

use fact::{Confidence, Path};
use model::{Cluster, Estate, SettingsFile, SettingsKind, SettingsSource};

use crate::{
    bootstrap::{self, Address},
    connectors,
};

/// What is known of the cluster behind a client.
#[derive(Clone, Copy)]
pub(crate) enum Bound<'e> {
    /// This one, this surely.
    To(Cluster<'e>, Confidence),
    /// One of those of the run, perhaps; nobody says which.
    Anyone,
    /// A cluster that is not in the run.
    Elsewhere,
}

/// The cluster that the client of these settings talks to.
pub(crate) fn of<'e>(estate: &'e Estate, file: &SettingsFile) -> Bound<'e> {
    if let Some(cluster) = estate.linked_cluster(file.file) {
        return Bound::To(cluster, Confidence::High);
    }
    // The clients inside MirrorMaker speak to clusters other than its connector's own, too.
    if file.source == SettingsSource::Template && file.kind != SettingsKind::Client {
        let around =
            connectors::connectors(estate).find(|one| is_inside(&file.path, &one.resource.path()));
        let cluster = around.and_then(|connector| connector.cluster());
        return cluster.map_or(Bound::Anyone, |(cluster, sure)| Bound::To(cluster, sure));
    }
    by_address(estate, &bootstrap::of_topics(file))
}

/// The cluster when it is told, and how surely.
pub(crate) fn told<'e>(
    estate: &'e Estate,
    file: &SettingsFile,
) -> Option<(Cluster<'e>, Confidence)> {
    match of(estate, file) {
        Bound::To(cluster, sure) => Some((cluster, sure)),
        Bound::Anyone | Bound::Elsewhere => None,
    }
}

fn is_inside(path: &Path, outer: &Path) -> bool {
    let rest = path.as_str().strip_prefix(outer.as_str());
    rest.is_some_and(|rest| rest.starts_with('.'))
}

fn by_address<'e>(estate: &'e Estate, addresses: &[Address]) -> Bound<'e> {
    if addresses.iter().any(Address::is_serverless) {
        // Serverless addresses do not hold the cluster's name.
        let mut all = estate.serverless();
        return match (all.next(), all.next()) {
            (Some(only), None) => Bound::To(only, Confidence::Medium),
            _ => Bound::Elsewhere,
        };
    }
    let named: Vec<&str> = addresses.iter().filter_map(Address::cluster).collect();
    let Some(name) = named.first().copied() else {
        return Bound::Anyone;
    };
    let addressed = estate.addressed(name);
    match (addressed.named.as_slice(), addressed.or_another) {
        ([only], _) => Bound::To(*only, Confidence::High),
        ([], false) if estate.provisioned().next().is_some() => Bound::Elsewhere,
        _ => Bound::Anyone,
    }
}
