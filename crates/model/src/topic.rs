//! `AWS::MSK::Topic`.

use cloudformation::Resource;
use fact::Fact;
use syntax::properties::{Properties, parse};

use crate::{Cluster, Estate};

/// A topic declared in a template.
#[derive(Clone, Copy, Debug)]
pub struct Topic<'e> {
    /// The resource.
    pub resource: Resource<'e>,
    pub(crate) template: usize,
    pub(crate) estate: &'e Estate,
}

impl<'e> Topic<'e> {
    /// `TopicName`.
    #[must_use]
    pub fn name(&self) -> Fact<String> {
        self.resource.properties().get("TopicName").string()
    }

    /// `PartitionCount`.
    #[must_use]
    pub fn partitions(&self) -> Fact<i64> {
        self.resource.properties().get("PartitionCount").integer()
    }

    /// `ReplicationFactor`.
    #[must_use]
    pub fn replication_factor(&self) -> Fact<i64> {
        self.resource
            .properties()
            .get("ReplicationFactor")
            .integer()
    }

    /// `Configs` read as properties (`key=value` lines).
    #[must_use]
    pub fn configs(&self) -> Fact<Properties> {
        let text = self.resource.properties().get("Configs").text();
        text.with(text.value.clone().map(|text| parse(&text)))
    }

    /// The cluster it belongs to, when that is declared in a template of the run or linked to its file.
    #[must_use]
    pub fn cluster(&self) -> Option<Cluster<'e>> {
        let target = self.resource.properties().get("ClusterArn").target();
        let named = target.value.known();
        let named = named.and_then(|target| self.estate.cluster_referred(self.template, target));
        named.or_else(|| self.estate.linked_cluster(self.resource.span().file))
    }
}
