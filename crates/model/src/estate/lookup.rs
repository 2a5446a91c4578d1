//! What the templates declare, by type and by name.

use std::collections::HashSet;

use cloudformation::Resource;
use fact::{FileId, Outcome, Value, Why};

use super::Estate;
use crate::{
    Cluster, ClusterKind, Configuration, ScalableTarget, ScalingPolicy, Scope, SettingsKind, Topic,
    cluster::Answers, topic::WrittenTopic,
};

impl Estate {
    /// The resources of one type in all templates, with the index of their template.
    pub fn of_type(&self, kind: &str) -> impl Iterator<Item = (usize, Resource<'_>)> {
        self.found(self.places(kind))
    }

    /// The resources of one type in one template. The index is in the order of templates, so this looks at no other.
    pub fn of_type_in(&self, kind: &str, template: usize) -> impl Iterator<Item = Resource<'_>> {
        let all = self.places(kind);
        let first = all.partition_point(|(at, _)| *at < template);
        let own = all.get(first..).unwrap_or(&[]);
        let end = own.partition_point(|(at, _)| *at == template);
        self.found(own.get(..end).unwrap_or(&[]))
            .map(|(_, resource)| resource)
    }

    fn places(&self, kind: &str) -> &[(usize, usize)] {
        self.index
            .get(kind)
            .map_or(&[] as &[(usize, usize)], Vec::as_slice)
    }

    fn found<'e>(
        &'e self,
        places: &'e [(usize, usize)],
    ) -> impl Iterator<Item = (usize, Resource<'e>)> {
        places
            .iter()
            .filter_map(|(at, place)| Some((*at, self.templates.get(*at)?.resource_at(*place)?)))
    }

    /// The cluster of a template with this logical id.
    #[must_use]
    pub fn cluster(&self, template: usize, name: &str) -> Option<Cluster<'_>> {
        let place = self.templates.get(template)?.place_of(name)?;
        self.cluster_at(template, place)
    }

    /// The cluster at a place of a template.
    pub(crate) fn cluster_at(&self, template: usize, place: usize) -> Option<Cluster<'_>> {
        let resource = self.templates.get(template)?.resource_at(place)?;
        let kind = match resource.kind() {
            "AWS::MSK::Cluster" => ClusterKind::Provisioned,
            "AWS::MSK::ServerlessCluster" => ClusterKind::Serverless,
            _ => return None,
        };
        Some(Cluster {
            kind,
            resource,
            template,
            place,
            estate: self,
        })
    }

    /// What was found out about the cluster at a place so far.
    pub(crate) fn answers_about(&self, template: usize, place: usize) -> Option<&Answers> {
        let answers = self.answers.get_or_init(|| {
            let kinds = ["AWS::MSK::Cluster", "AWS::MSK::ServerlessCluster"];
            let places = kinds.into_iter().flat_map(|kind| self.places(kind));
            places.map(|place| (*place, Answers::default())).collect()
        });
        answers.get(&(template, place))
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
        self.places(name)
            .iter()
            .filter_map(move |(template, place)| {
                Some(Cluster {
                    kind,
                    resource: self.templates.get(*template)?.resource_at(*place)?,
                    template: *template,
                    place: *place,
                    estate: self,
                })
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
        let place = self.templates.get(template)?.place_of(name)?;
        self.configurations
            .get(self.configuration_at(template, place)?)
    }

    /// Configurations stand in the order of templates, and there in that of resources.
    fn configuration_at(&self, template: usize, place: usize) -> Option<usize> {
        self.configurations
            .binary_search_by_key(&(template, place), |one| (one.template, one.place))
            .ok()
    }

    /// The declared topics: those of templates, then those of manifests.
    pub fn topics(&self) -> impl Iterator<Item = Topic<'_>> {
        let written = self.topics.get_or_init(|| {
            let declared = self.of_type("AWS::MSK::Topic");
            declared
                .map(|(template, resource)| WrittenTopic::read(template, &resource, self))
                .collect()
        });
        let declared = self.of_type("AWS::MSK::Topic").zip(written);
        let loose = self.loose_topics.iter();
        declared
            .map(|((_, resource), written)| Topic::of_template(resource, written, self))
            .chain(loose.map(|topic| Topic::loose(topic, self)))
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

    /// The scaling policies of Application Auto Scaling in one template.
    pub fn scaling_policies_in(&self, template: usize) -> impl Iterator<Item = ScalingPolicy<'_>> {
        self.of_type_in("AWS::ApplicationAutoScaling::ScalingPolicy", template)
            .map(|resource| ScalingPolicy { resource })
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
        let plans = self.scopes.get_or_init(|| self.plan_scopes());
        plans.iter().filter_map(|plan| self.scope(plan)).collect()
    }

    fn scope(&self, plan: &Plan) -> Option<Scope<'_>> {
        Some(match plan {
            Plan::Cluster {
                template,
                place,
                configuration,
            } => Scope {
                cluster: Some(self.provisioned_at(*template, *place)?),
                configuration: configuration.clone().and_then(|at| {
                    match self.configurations.get(at) {
                        Some(configuration) => Outcome::Known(configuration),
                        None => Outcome::Absent,
                    }
                }),
                file: None,
            },
            Plan::Configuration(at) => Scope {
                cluster: None,
                configuration: Value::Known(self.configurations.get(*at)?),
                file: None,
            },
            Plan::File { at, cluster } => Scope {
                cluster: cluster.and_then(|(template, place)| self.provisioned_at(template, place)),
                configuration: Value::Unknown(Why::Elsewhere("the cluster".into())),
                file: Some(self.settings.get(*at)?),
            },
        })
    }

    fn provisioned_at(&self, template: usize, place: usize) -> Option<Cluster<'_>> {
        Some(Cluster {
            kind: ClusterKind::Provisioned,
            resource: self.templates.get(template)?.resource_at(place)?,
            template,
            place,
            estate: self,
        })
    }

    /// The place of the provisioned cluster that a file is linked to.
    fn linked_place(&self, file: FileId) -> Option<(usize, usize)> {
        if self.links.is_empty() {
            return None;
        }
        let cluster = self.linked_cluster(file)?;
        let template = self.templates.get(cluster.template)?;
        let place = template.place_of(cluster.resource.name())?;
        (cluster.kind == ClusterKind::Provisioned).then_some((cluster.template, place))
    }

    /// Every rule about settings asks for the scopes; which configuration a cluster has is worked out once for all.
    fn plan_scopes(&self) -> Vec<Plan> {
        let loose = self.settings.iter().enumerate();
        let loose: Vec<_> = loose
            .filter(|(_, file)| file.kind == SettingsKind::Broker)
            .map(|(at, file)| (at, self.linked_place(file.file)))
            .collect();
        let linked: HashSet<_> = loose.iter().filter_map(|(_, cluster)| *cluster).collect();
        let mut used = HashSet::new();
        let mut plans = Vec::new();
        for ((template, place), cluster) in self
            .places("AWS::MSK::Cluster")
            .iter()
            .zip(self.provisioned())
        {
            let configuration = cluster.configuration().and_then(|configuration| {
                match self.configuration_at(configuration.template, configuration.place) {
                    Some(at) => Outcome::Known(at),
                    None => Outcome::Absent,
                }
            });
            if matches!(configuration, Value::Unknown(_)) && linked.contains(&(*template, *place)) {
                continue;
            }
            used.extend(configuration.possible().copied());
            plans.push(Plan::Cluster {
                template: *template,
                place: *place,
                configuration,
            });
        }
        let alone = (0..self.configurations.len()).filter(|at| !used.contains(at));
        plans.extend(alone.map(Plan::Configuration));
        let files = loose.into_iter();
        plans.extend(files.map(|(at, cluster)| Plan::File { at, cluster }));
        plans
    }
}

/// One [`Scope`] as the places of its parts.
#[derive(Debug)]
pub(super) enum Plan {
    /// A cluster and the configuration it has in each case.
    Cluster {
        template: usize,
        place: usize,
        configuration: Value<usize>,
    },
    /// A configuration that no cluster uses.
    Configuration(usize),
    /// A loose file, and the cluster it is linked to.
    File {
        at: usize,
        cluster: Option<(usize, usize)>,
    },
}
