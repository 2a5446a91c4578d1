//! Application Auto Scaling of broker storage: scalable targets on `kafka:broker-storage:VolumeSize` and their policies.

use cloudformation::{Cursor, Resource};
use fact::{Fact, Value};

use crate::{Cluster, Estate};

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
        self.estate
            .scaling_policies_in(self.template)
            .filter(|policy| policy.moves(self))
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

    fn moves(&self, target: &ScalableTarget<'_>) -> bool {
        let by_id = self.at("ScalingTargetId").target().value;
        if let Value::Known(reference) = &by_id {
            return reference.resource() == Some(target.resource.name());
        }
        // A policy may name the scaled resource instead of the target.
        let (mine, its) = (
            self.at("ResourceId").target().value,
            target.at("ResourceId").target().value,
        );
        matches!((mine, its), (Value::Known(mine), Value::Known(its)) if mine == its)
    }
}
