//! Application Auto Scaling of broker storage: scalable targets on `kafka:broker-storage:VolumeSize` and their policies.

use std::collections::HashMap;

use cloudformation::{Cursor, Reference, Resource};
use fact::{Fact, Value};

use crate::{Cluster, Estate, links::Moved};

/// The only dimension MSK can scale (MSK Developer Guide, automatic scaling).
pub const STORAGE_DIMENSION: &str = "kafka:broker-storage:VolumeSize";

/// An `AWS::ApplicationAutoScaling::ScalableTarget` that speaks of MSK.
#[derive(Clone, Copy, Debug)]
pub struct ScalableTarget<'e> {
    /// The resource.
    pub resource: Resource<'e>,
    pub(crate) template: usize,
    pub(crate) estate: &'e Estate,
}

impl<'e> ScalableTarget<'e> {
    pub(crate) fn speaks_of_msk(resource: &Resource<'_>) -> bool {
        let properties = resource.properties();
        let kafka = |cursor: Cursor<'_>| {
            cursor
                .string()
                .value
                .possible()
                .any(|text| text.starts_with("kafka"))
        };
        kafka(properties.get("ServiceNamespace")) || kafka(properties.get("ScalableDimension"))
    }

    /// A property by its dotted path.
    #[must_use]
    pub fn at(&self, path: &str) -> Cursor<'e> {
        self.resource.property(path)
    }

    /// `MinCapacity`, GiB per broker.
    #[must_use]
    pub fn min(&self) -> Fact<i64> {
        self.at("MinCapacity").integer()
    }

    /// `MaxCapacity`, GiB per broker.
    #[must_use]
    pub fn max(&self) -> Fact<i64> {
        self.at("MaxCapacity").integer()
    }

    /// The cluster whose storage it scales, when that is declared in a template of the run.
    #[must_use]
    pub fn cluster(&self) -> Option<Cluster<'e>> {
        let target = self.at("ResourceId").target();
        let Value::Known(target) = target.value else {
            return None;
        };
        self.estate.cluster_referred(self.template, &target)
    }

    /// The policies that move it.
    #[must_use]
    pub fn policies(&self) -> Vec<ScalingPolicy<'e>> {
        let moved = self.estate.moved.get_or_init(|| moved(self.estate));
        let place = (self.template, self.resource.name().to_owned());
        let template = self.estate.templates().get(self.template);
        let policies = moved.get(&place).into_iter().flatten();
        policies
            .filter_map(|(_, name)| template?.resource(name))
            .map(|resource| ScalingPolicy { resource })
            .collect()
    }
}

/// An `AWS::ApplicationAutoScaling::ScalingPolicy`.
#[derive(Clone, Copy, Debug)]
pub struct ScalingPolicy<'e> {
    /// The resource.
    pub resource: Resource<'e>,
}

impl<'e> ScalingPolicy<'e> {
    /// A property by its dotted path.
    #[must_use]
    pub fn at(&self, path: &str) -> Cursor<'e> {
        self.resource.property(path)
    }

    /// The share of the volume in use at which storage grows, in percent.
    #[must_use]
    pub fn target_percent(&self) -> Fact<f64> {
        self.at("TargetTrackingScalingPolicyConfiguration.TargetValue")
            .number()
    }
}

/// Which policies of its template move each scalable target.
fn moved(estate: &Estate) -> Moved {
    let mut scaled: HashMap<(usize, Reference), Vec<String>> = HashMap::new();
    for target in estate.scalable_targets() {
        if let Value::Known(its) = target.at("ResourceId").target().value {
            let targets = scaled.entry((target.template, its)).or_default();
            targets.push(target.resource.name().to_owned());
        }
    }
    let mut moved = Moved::new();
    for template in 0..estate.templates().len() {
        for policy in estate.scaling_policies_in(template) {
            let place = (template, policy.resource.name().to_owned());
            let mut moves = |target: &str| {
                let known = moved.entry((template, target.to_owned()));
                known.or_default().push(place.clone());
            };
            if let Value::Known(target) = policy.at("ScalingTargetId").target().value {
                target.resource().into_iter().for_each(&mut moves);
                continue;
            }
            // A policy may name the scaled resource instead of the target.
            if let Value::Known(mine) = policy.at("ResourceId").target().value {
                let targets = scaled.get(&(template, mine)).into_iter().flatten();
                targets.for_each(|target| moves(target));
            }
        }
    }
    moved
}
