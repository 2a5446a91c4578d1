//! Replicators. In: the estate. Out: each replicator with its flows and those of its clusters that the run holds.

use cloudformation::{Cursor, Resource};
use fact::Fact;
use model::{Cluster, Estate};

use crate::linked;

/// `AWS::MSK::Replicator`.
pub(crate) struct Replicator<'e> {
    resource: Resource<'e>,
    template: usize,
    estate: &'e Estate,
}

pub(crate) fn replicators(estate: &Estate) -> impl Iterator<Item = Replicator<'_>> {
    estate
        .of_type("AWS::MSK::Replicator")
        .map(move |(template, resource)| Replicator {
            resource,
            template,
            estate,
        })
}

impl<'e> Replicator<'e> {
    /// The file of its template.
    pub(crate) fn file(&self) -> fact::FileId {
        self.resource.template().file()
    }

    /// The entries of `ReplicationInfoList`.
    pub(crate) fn flows(&self) -> Vec<Cursor<'e>> {
        self.entries("ReplicationInfoList")
    }

    /// The clusters that the run holds too, and where the replicator names them.
    pub(crate) fn clusters(&self) -> Vec<(Cluster<'e>, Fact<()>)> {
        let entries = self.entries("KafkaClusters");
        let arns = entries
            .iter()
            .map(|entry| entry.at(&["AmazonMskCluster", "MskClusterArn"]));
        arns.filter_map(|arn| linked::cluster(self.estate, self.template, &arn))
            .collect()
    }

    fn entries(&self, list: &str) -> Vec<Cursor<'e>> {
        let entries = self.resource.properties().get(list).elements();
        let mut found: Vec<Cursor<'e>> = Vec::new();
        for entry in entries.value.possible().flatten() {
            if !found.iter().any(|known| known.path() == entry.path()) {
                found.push(entry.clone());
            }
        }
        found
    }
}
