//! Connectors of MSK Connect. In: the estate. Out: each connector with how it speaks to Kafka, and the cluster of its
//! template that it speaks to, as surely as that can be told.

use cloudformation::{Cursor, Resource};
use fact::{Confidence, Fact};
use model::{Cluster, Estate};

use crate::{bootstrap, mentions};

/// `AWS::KafkaConnect::Connector`.
#[derive(Clone, Copy)]
pub(crate) struct Connector<'e> {
    pub(crate) resource: Resource<'e>,
    template: usize,
    estate: &'e Estate,
}

pub(crate) fn connectors(estate: &Estate) -> impl Iterator<Item = Connector<'_>> {
    estate
        .of_type("AWS::KafkaConnect::Connector")
        .map(move |(template, resource)| Connector {
            resource,
            template,
            estate,
        })
}

impl<'e> Connector<'e> {
    pub(crate) fn at(&self, path: &[&str]) -> Cursor<'e> {
        self.resource.properties().at(path)
    }

    /// The index of its template.
    pub(crate) fn template(&self) -> usize {
        self.template
    }

    /// `NONE` or `IAM`.
    pub(crate) fn authentication(&self) -> Fact<String> {
        self.at(&["KafkaClusterClientAuthentication", "AuthenticationType"])
            .string()
    }

    /// `TLS` or `PLAINTEXT`.
    pub(crate) fn encryption(&self) -> Fact<String> {
        self.at(&["KafkaClusterEncryptionInTransit", "EncryptionType"])
            .string()
    }

    /// The bootstrap servers.
    pub(crate) fn bootstrap(&self) -> Cursor<'e> {
        self.at(&["KafkaCluster", "ApacheKafkaCluster", "BootstrapServers"])
    }

    /// The cluster: by its name in the addresses, by a custom resource that looks the addresses up here or in the
    /// template that hands them over, or because the template has no other.
    pub(crate) fn cluster(&self) -> Option<(Cluster<'e>, Confidence)> {
        let servers = self.bootstrap().text();
        let addresses = servers
            .value
            .by_default()
            .map_or_else(Vec::new, bootstrap::addresses);
        let clusters = || {
            self.estate
                .clusters()
                .filter(|cluster| cluster.template() == self.template)
        };
        if !addresses.is_empty() {
            return clusters()
                .find(|cluster| {
                    let name = cluster
                        .name()
                        .value
                        .by_default()
                        .map(|name| name.to_ascii_lowercase());
                    name.is_some_and(|name| {
                        addresses
                            .iter()
                            .any(|one| one.host.split('.').any(|label| label == name))
                    })
                })
                .map(|cluster| (cluster, Confidence::Medium));
        }
        let looked_up = self.looked_up();
        if let Some(cluster) =
            clusters().find(|cluster| looked_up.contains(&cluster.resource.name().to_owned()))
        {
            return Some((cluster, Confidence::Medium));
        }
        if let Some(cluster) = self.handed_over() {
            return Some((cluster, Confidence::Medium));
        }
        let mut all = clusters();
        let only = all.next()?;
        all.next().is_none().then_some((only, Confidence::Low))
    }

    /// The cluster that the addresses are looked up of, in another template that hands them over.
    fn handed_over(&self) -> Option<Cluster<'e>> {
        let (at, lookup) = self.estate.behind(self.template, &self.bootstrap())?;
        if at == self.template {
            return None;
        }
        let near = mentions::within(lookup.node(), lookup.template().source());
        near.iter()
            .find_map(|mention| self.estate.cluster(at, &mention.name))
    }

    /// What the resource mentions that the addresses are taken from.
    fn looked_up(&self) -> Vec<String> {
        let template = self.resource.template();
        let written = [
            "Properties",
            "KafkaCluster",
            "ApacheKafkaCluster",
            "BootstrapServers",
        ]
        .iter()
        .try_fold(self.resource.node(), |node, key| node.get(key));
        let Some(written) = written else {
            return Vec::new();
        };
        let near = mentions::within(written, template.source());
        let lookups = near
            .iter()
            .filter_map(|mention| template.resource(&mention.name));
        lookups
            .flat_map(|lookup| mentions::within(lookup.node(), template.source()))
            .map(|mention| mention.name)
            .collect()
    }
}
