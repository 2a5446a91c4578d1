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
    Template(Resource<'e>, usize),
    /// In a manifest.
    Loose(&'e LooseTopic),
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
    pub(crate) fn of_template(resource: Resource<'e>, template: usize, estate: &'e Estate) -> Self {
        let declared = Declared::Template(resource, template);
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
            Declared::Template(resource, _) => Some(resource),
            Declared::Loose(_) => None,
        }
    }

    /// What the place that declares it calls it: the logical id.
    #[must_use]
    pub fn label(&self) -> &'e str {
        match self.declared {
            Declared::Template(resource, _) => resource.name(),
            Declared::Loose(topic) => &topic.label,
        }
    }

    /// Where it is declared: the logical id.
    #[must_use]
    pub fn span(&self) -> Span {
        match self.declared {
            Declared::Template(resource, _) => resource.span(),
            Declared::Loose(topic) => topic.span,
        }
    }

    /// The logical address of its declaration.
    #[must_use]
    pub fn path(&self) -> Path {
        match self.declared {
            Declared::Template(resource, _) => resource.path(),
            Declared::Loose(topic) => topic.path.clone(),
        }
    }

    /// The file that declares it.
    #[must_use]
    pub fn file(&self) -> FileId {
        match self.declared {
            Declared::Template(resource, _) => resource.template().file(),
            Declared::Loose(topic) => topic.file,
        }
    }

    /// `TopicName`.
    #[must_use]
    pub fn name(&self) -> Fact<String> {
        match self.declared {
            Declared::Template(resource, _) => resource.properties().get("TopicName").string(),
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
            Declared::Template(resource, _) => {
                resource.properties().get("PartitionCount").integer()
            }
            Declared::Loose(topic) => topic.partitions.clone(),
        }
    }

    /// `ReplicationFactor`.
    #[must_use]
    pub fn replication_factor(&self) -> Fact<i64> {
        match self.declared {
            Declared::Template(resource, _) => {
                resource.properties().get("ReplicationFactor").integer()
            }
            Declared::Loose(topic) => topic.replication_factor.clone(),
        }
    }

    /// Its settings. `Configs` is Base64, by `Fn::Base64` over readable lines or as a literal.
    #[must_use]
    pub fn configs(&self) -> Fact<Properties> {
        match self.declared {
            Declared::Template(resource, _) => {
                let text = resource.properties().get("Configs").text();
                let read = |text| parse(&base64::readable(&text));
                text.with(text.value.clone().map(read))
            }
            Declared::Loose(topic) => topic.configs.clone(),
        }
    }

    /// The cluster it belongs to, when that is declared in a template of the run or linked to its file.
    #[must_use]
    pub fn cluster(&self) -> Option<Cluster<'e>> {
        let named = self.named_cluster();
        named.or_else(|| self.estate.linked_cluster(self.file()))
    }

    fn named_cluster(&self) -> Option<Cluster<'e>> {
        let Declared::Template(resource, template) = self.declared else {
            return None;
        };
        let target = resource.properties().get("ClusterArn").target();
        self.estate
            .cluster_referred(template, target.value.known()?)
    }
}
