//! What the templates declare, by type and by name.

use cloudformation::Resource;
use fact::{Value, Why};

use super::Estate;
use crate::{
    Cluster, ClusterKind, Configuration, ScalableTarget, ScalingPolicy, Scope, SettingsKind, Topic,
};

impl Estate {
    /// The resources of one type in all templates, with the index of their template.
    pub fn of_type(&self, kind: &str) -> impl Iterator<Item = (usize, Resource<'_>)> {
        let found = self
            .index
            .get(kind)
            .map_or(&[] as &[(usize, String)], Vec::as_slice);
        found
            .iter()
            .filter_map(|(at, name)| Some((*at, self.templates.get(*at)?.resource(name)?)))
    }

    /// The resources of one type in one template. The index is in the order of templates, so this looks at no other.
    pub fn of_type_in(&self, kind: &str, template: usize) -> impl Iterator<Item = Resource<'_>> {
        let found = self
            .index
            .get(kind)
            .map_or(&[] as &[(usize, String)], Vec::as_slice);
        let first = found.partition_point(|(at, _)| *at < template);
        let own = found
            .get(first..)
            .unwrap_or(&[])
            .iter()
            .take_while(move |(at, _)| *at == template);
        own.filter_map(|(at, name)| self.templates.get(*at)?.resource(name))
    }

    /// The cluster of a template with this logical id.
    #[must_use]
    pub fn cluster(&self, template: usize, name: &str) -> Option<Cluster<'_>> {
        let resource = self.templates.get(template)?.resource(name)?;
        let kind = match resource.kind() {
            "AWS::MSK::Cluster" => ClusterKind::Provisioned,
            "AWS::MSK::ServerlessCluster" => ClusterKind::Serverless,
            _ => return None,
        };
        Some(Cluster {
            kind,
            resource,
            template,
            estate: self,
        })
    }

    /// The clusters, provisioned before serverless.
    pub fn clusters(&self) -> impl Iterator<Item = Cluster<'_>> {
        self.provisioned().chain(self.serverless())
    }

    /// The provisioned clusters (Standard and Express).
    pub fn provisioned(&self) -> impl Iterator<Item = Cluster<'_>> {
        self.clusters_of("AWS::MSK::Cluster", ClusterKind::Provisioned)
    }

    /// The serverless clusters.
    pub fn serverless(&self) -> impl Iterator<Item = Cluster<'_>> {
        self.clusters_of("AWS::MSK::ServerlessCluster", ClusterKind::Serverless)
    }

    fn clusters_of(&self, name: &str, kind: ClusterKind) -> impl Iterator<Item = Cluster<'_>> {
        self.of_type(name).map(move |(template, resource)| Cluster {
            kind,
            resource,
            template,
            estate: self,
        })
    }

    /// The MSK configurations of all templates.
    #[must_use]
    pub fn configurations(&self) -> &[Configuration] {
        &self.configurations
    }

    /// A configuration by its template and logical id.
    #[must_use]
    pub fn configuration(&self, template: usize, name: &str) -> Option<&Configuration> {
        // They stand in the order of their templates.
        let first = self
            .configurations
            .partition_point(|one| one.template < template);
        let own = self.configurations.get(first..)?.iter();
        own.take_while(|one| one.template == template)
            .find(|one| one.name == name)
    }

    /// The topics declared in templates.
    pub fn topics(&self) -> impl Iterator<Item = Topic<'_>> {
        self.of_type("AWS::MSK::Topic")
            .map(|(template, resource)| Topic {
                resource,
                template,
                estate: self,
            })
    }

    /// The scalable targets that speak of MSK.
    pub fn scalable_targets(&self) -> impl Iterator<Item = ScalableTarget<'_>> {
        self.of_type("AWS::ApplicationAutoScaling::ScalableTarget")
            .filter(|(_, resource)| ScalableTarget::speaks_of_msk(resource))
            .map(|(template, resource)| ScalableTarget {
                resource,
                template,
                estate: self,
            })
    }

    /// All scaling policies of Application Auto Scaling.
    pub fn scaling_policies(&self) -> impl Iterator<Item = ScalingPolicy<'_>> {
        self.of_type("AWS::ApplicationAutoScaling::ScalingPolicy")
            .map(|(_, resource)| ScalingPolicy { resource })
    }

    /// Where broker settings apply: every provisioned cluster with its configuration, every configuration that no
    /// cluster of the run uses, every loose `server.properties` with the cluster it is linked to. Where a cluster's
    /// configuration lies outside the templates, its linked file takes the configuration's place.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope<'_>> {
        let mut used: Vec<*const Configuration> = Vec::new();
        let mut scopes = Vec::new();
        let loose = || {
            let files = self.settings.iter();
            files.filter(|file| file.kind == SettingsKind::Broker)
        };
        let linked: Vec<_> = match self.links.is_empty() {
            true => Vec::new(),
            false => loose()
                .filter_map(|file| Some((file, self.linked_cluster(file.file)?)))
                .filter(|(_, cluster)| cluster.kind == ClusterKind::Provisioned)
                .collect(),
        };
        for cluster in self.provisioned() {
            let configuration = cluster.configuration();
            let replaced = matches!(configuration, Value::Unknown(_))
                && linked.iter().any(|(_, linked)| linked.is_same(&cluster));
            if replaced {
                continue;
            }
            used.extend(
                configuration
                    .possible()
                    .map(|used| std::ptr::from_ref(*used)),
            );
            scopes.push(Scope {
                cluster: Some(cluster),
                configuration,
                file: None,
            });
        }
        let alone = self
            .configurations
            .iter()
            .filter(|one| !used.contains(&std::ptr::from_ref(*one)));
        scopes.extend(alone.map(|configuration| Scope {
            cluster: None,
            configuration: Value::Known(configuration),
            file: None,
        }));
        scopes.extend(loose().map(|file| {
            let linked = linked.iter().find(|(linked, _)| linked.file == file.file);
            Scope {
                cluster: linked.map(|(_, cluster)| *cluster),
                configuration: Value::Unknown(Why::Elsewhere("the cluster".into())),
                file: Some(file),
            }
        }));
        scopes
    }
}
