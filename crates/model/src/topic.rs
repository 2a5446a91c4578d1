//! A topic: `AWS::MSK::Topic` of a template, or one declared elsewhere, such as Strimzi's `KafkaTopic`.

use cloudformation::Resource;
use fact::{Fact, FileId, Path, Span, Value};
use syntax::properties::{Properties, parse};

use crate::{Cluster, Estate, base64};

/// A declared topic.
#[derive(Clone, Copy, Debug)]
pub struct Topic<'e> {
    declared: Declared<'e>,
    estate: &'e Estate,
}

#[derive(Clone, Copy, Debug)]
enum Declared<'e> {
    /// By a resource of a template.
    Template {
        resource: Resource<'e>,
        written: &'e WrittenTopic,
    },
    /// In a manifest.
    Loose(&'e LooseTopic),
}

/// What every rule about topics asks of a resource, worked out once.
#[derive(Debug)]
pub(crate) struct WrittenTopic {
    /// Template and place of the cluster it names.
    cluster: Option<(usize, usize)>,
    configs: Fact<Properties>,
}

impl WrittenTopic {
    pub(crate) fn read(template: usize, resource: &Resource<'_>, estate: &Estate) -> Self {
        let target = resource.property("ClusterArn").target().value;
        let cluster = target.known();
        let cluster = cluster.and_then(|target| estate.cluster_referred(template, target));
        let read = |text| parse(&base64::readable(&text));
        let configs = resource.property("Configs").text();
        Self {
            cluster: cluster.map(|cluster| (cluster.template, cluster.place)),
            configs: configs.map_value(|text| text.map(read)),
        }
    }
}

/// A topic that is no resource of a template.
#[derive(Debug)]
pub(crate) struct LooseTopic {
    pub(crate) file: FileId,
    /// What the manifest calls it.
    pub(crate) label: String,
    pub(crate) span: Span,
    pub(crate) path: Path,
    /// What Kafka calls it.
    pub(crate) name: String,
    pub(crate) partitions: Fact<i64>,
    pub(crate) replication_factor: Fact<i64>,
    pub(crate) configs: Fact<Properties>,
}

impl<'e> Topic<'e> {
    pub(crate) fn of_template(
        resource: Resource<'e>,
        written: &'e WrittenTopic,
        estate: &'e Estate,
    ) -> Self {
        let declared = Declared::Template { resource, written };
        Self { declared, estate }
    }

    pub(crate) fn loose(topic: &'e LooseTopic, estate: &'e Estate) -> Self {
        let declared = Declared::Loose(topic);
        Self { declared, estate }
    }

    /// The resource of a template that declares it.
    #[must_use]
    pub fn resource(&self) -> Option<Resource<'e>> {
        match self.declared {
            Declared::Template { resource, .. } => Some(resource),
            Declared::Loose(_) => None,
        }
    }

    /// What the place that declares it calls it: the logical id.
    #[must_use]
    pub fn label(&self) -> &'e str {
        match self.declared {
            Declared::Template { resource, .. } => resource.name(),
            Declared::Loose(topic) => &topic.label,
        }
    }

    /// Where it is declared: the logical id.
    #[must_use]
    pub fn span(&self) -> Span {
        match self.declared {
            Declared::Template { resource, .. } => resource.span(),
            Declared::Loose(topic) => topic.span,
        }
    }

    /// The logical address of its declaration.
    #[must_use]
    pub fn path(&self) -> Path {
        match self.declared {
            Declared::Template { resource, .. } => resource.path(),
            Declared::Loose(topic) => topic.path.clone(),
        }
    }

    /// The file that declares it.
    #[must_use]
    pub fn file(&self) -> FileId {
        match self.declared {
            Declared::Template { resource, .. } => resource.template().file(),
            Declared::Loose(topic) => topic.file,
        }
    }

    /// `TopicName`.
    #[must_use]
    pub fn name(&self) -> Fact<String> {
        match self.declared {
            Declared::Template { resource, .. } => resource.property("TopicName").string(),
            Declared::Loose(topic) => Fact {
                value: Value::Known(topic.name.clone()),
                span: topic.span,
                key: None,
                path: topic.path.child("topicName"),
            },
        }
    }

    /// `PartitionCount`.
    #[must_use]
    pub fn partitions(&self) -> Fact<i64> {
        match self.declared {
            Declared::Template { resource, .. } => resource.property("PartitionCount").integer(),
            Declared::Loose(topic) => topic.partitions.clone(),
        }
    }

    /// `ReplicationFactor`.
    #[must_use]
    pub fn replication_factor(&self) -> Fact<i64> {
        match self.declared {
            Declared::Template { resource, .. } => resource.property("ReplicationFactor").integer(),
            Declared::Loose(topic) => topic.replication_factor.clone(),
        }
    }

    /// Its settings. `Configs` is Base64, by `Fn::Base64` over readable lines or as a literal.
    #[must_use]
    pub fn configs(&self) -> &'e Fact<Properties> {
        match self.declared {
            Declared::Template { written, .. } => &written.configs,
            Declared::Loose(topic) => &topic.configs,
        }
    }

    /// The cluster it belongs to, when that is declared in a template of the run or linked to its file.
    #[must_use]
    pub fn cluster(&self) -> Option<Cluster<'e>> {
        let named = self.named_cluster();
        named.or_else(|| self.estate.linked_cluster(self.file()))
    }

    fn named_cluster(&self) -> Option<Cluster<'e>> {
        match self.declared {
            Declared::Template { written, .. } => {
                let (template, place) = written.cluster?;
                self.estate.cluster_at(template, place)
            }
            Declared::Loose(_) => None,
        }
    }
}
