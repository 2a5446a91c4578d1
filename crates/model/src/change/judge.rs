//! What a changed property does. In: the property's leaf and the resource before and after. Out: the row of
//! `data/updates.json` that speaks of it, if one does.

use cloudformation::Resource;
use kafka::Version;

use crate::{
    Cluster, Estate,
    facts::{
        BrokerClass, BrokerSize, KafkaVersion, MetadataMode, SizeFeature, UpdateFact,
        VersionFeature, When, kafka_version, limit, metadata_mode, size, updates_of,
    },
};

/// A resource on both sides.
pub(super) struct Pair<'b, 'a> {
    pub(super) before: Resource<'b>,
    pub(super) after: Resource<'a>,
    was: Option<Cluster<'b>>,
    is: Option<Cluster<'a>>,
}

/// A value before and after, as it is compared; empty where there is none.
#[derive(Clone, Copy)]
pub(super) struct Step<'s> {
    pub(super) before: &'s str,
    pub(super) after: &'s str,
}

/// The first row that speaks of a change.
pub(super) fn judge(
    of: &str,
    path: &str,
    step: Step<'_>,
    pair: Option<&Pair<'_, '_>>,
) -> Option<&'static UpdateFact> {
    updates_of(of, path).find(|row| applies(row, step, pair))
}

impl<'b, 'a> Pair<'b, 'a> {
    pub(super) fn new(
        (before, was): (&'b Estate, (usize, Resource<'b>)),
        (after, is): (&'a Estate, (usize, Resource<'a>)),
    ) -> Self {
        Self {
            was: before.cluster(was.0, was.1.name()),
            is: after.cluster(is.0, is.1.name()),
            before: was.1,
            after: is.1,
        }
    }

    fn version(&self) -> Option<&'static KafkaVersion> {
        kafka_version(self.version_text()?.as_str())
    }

    fn version_text(&self) -> Option<String> {
        self.is?.kafka_version().value.by_default().cloned()
    }

    fn old_size(&self) -> Option<&'static BrokerSize> {
        self.was?.size().value.by_default().copied()
    }

    fn size(&self) -> Option<&'static BrokerSize> {
        self.is?.size().value.by_default().copied()
    }

    /// The zones brokers are spread over: those it was created with.
    fn zones(&self) -> Option<i64> {
        self.was?.zones().value.by_default().copied()
    }

    fn switch(&self, path: &str) -> bool {
        self.is
            .is_some_and(|cluster| cluster.switch(path).value.by_default() == Some(&true))
    }

    fn monitored(&self) -> bool {
        self.switch("OpenMonitoring.Prometheus.JmxExporter.EnabledInBroker")
            || self.switch("OpenMonitoring.Prometheus.NodeExporter.EnabledInBroker")
    }

    fn public(&self) -> bool {
        self.is
            .is_some_and(|cluster| cluster.public().value.by_default() == Some(&true))
    }

    fn kraft(&self) -> bool {
        self.version_text()
            .is_some_and(|version| metadata_mode(&version) == Some(MetadataMode::Kraft))
    }

    fn express(&self) -> bool {
        self.size()
            .is_some_and(|size| size.class() == BrokerClass::Express)
    }
}

fn applies(row: &UpdateFact, step: Step<'_>, pair: Option<&Pair<'_, '_>>) -> bool {
    let value = row.value.unwrap_or("");
    let enters = || step.after == value && step.before != value;
    let off = |text: &str| text.is_empty() || text == "false";
    match row.when {
        When::Any => true,
        When::Lower => numbers(step).is_some_and(|(was, is)| is < was),
        When::Higher => numbers(step).is_some_and(|(was, is)| is > was),
        When::LowerBound => {
            numbers(step).is_some_and(|(was, is)| is >= 0.0 && (was < 0.0 || is < was))
        }
        When::Leaves => step.before == value && step.after != value,
        // Encryption that was left out is TLS already.
        When::Enters => enters() && !(step.before.is_empty() && value == "TLS"),
        When::SwitchedOff => step.before == "true" && off(step.after),
        other => pair.is_some_and(|pair| holds(other, step, pair)),
    }
}

fn holds(when: When, step: Step<'_>, pair: &Pair<'_, '_>) -> bool {
    match when {
        When::LeavesKraft
        | When::OlderVersion
        | When::TieredToUntieredVersion
        | When::VersionNotOnSize
        | When::EntersKraft
        | When::EntersKraftElsewhere
        | When::EntersKraftWithoutThreeZones
        | When::EntersKraftPublicAndMonitored => of_version(when, step, pair).unwrap_or(false),
        When::OtherClass | When::OtherDirection | When::SizeWithoutVersion | When::SmallerSize => {
            of_size(when, step, pair).unwrap_or(false)
        }
        When::NotMultipleOfZones
        | When::RemovesFromOtherFamily
        | When::RemovesFromOldVersion
        | When::RemovesSeveralPerZone
        | When::HigherOnStandard => of_brokers(when, step, pair).unwrap_or(false),
        When::TieredOnOldVersion => {
            let version = pair.version();
            step.after == "TIERED"
                && version.is_some_and(|version| !version.has(VersionFeature::TieredStorage))
        }
        When::TieredOnSizeWithout => {
            let lacks =
                |size: &BrokerSize| size.supports(SizeFeature::TieredStorage) == Some(false);
            step.after == "TIERED" && pair.size().is_some_and(lacks)
        }
        When::DualUnsupported => {
            let lacks = |size: &BrokerSize| size.supports(SizeFeature::DualStack) == Some(false);
            let old = |version: &KafkaVersion| !version.has(VersionFeature::DualStack);
            step.after == "DUAL"
                && (pair.size().is_some_and(lacks) || pair.version().is_some_and(old))
        }
        When::PublicWithoutInClusterEncryption => {
            let in_cluster = pair.is.map(|cluster| {
                cluster
                    .at("EncryptionInfo.EncryptionInTransit.InCluster")
                    .boolean()
            });
            step.after == "SERVICE_PROVIDED_EIPS"
                && in_cluster.is_some_and(|on| on.value.by_default() == Some(&false))
        }
        When::PublicAndMonitored => {
            step.after == "SERVICE_PROVIDED_EIPS"
                && pair.monitored()
                && (pair.kraft() || pair.express())
        }
        When::NotStandardZookeeper => pair.kraft() || pair.express(),
        When::NameKept => {
            let name = |resource: &Resource<'_>| {
                let name = resource.property("Name").string();
                name.value.by_default().cloned()
            };
            name(&pair.before).is_some_and(|was| name(&pair.after) == Some(was))
        }
        When::WithTopicConfigs => {
            let configs = |resource: &Resource<'_>| {
                let text = resource.property("Configs").text();
                text.value.by_default().map(|text| text.as_str().to_owned())
            };
            configs(&pair.before) != configs(&pair.after)
        }
        When::Any
        | When::Lower
        | When::Higher
        | When::LowerBound
        | When::Leaves
        | When::Enters
        | When::SwitchedOff => false,
    }
}

fn of_version(when: When, step: Step<'_>, pair: &Pair<'_, '_>) -> Option<bool> {
    use MetadataMode::{Kraft, Zookeeper};
    let (was, is) = (metadata_mode(step.before)?, metadata_mode(step.after)?);
    let enters = (was, is) == (Zookeeper, Kraft);
    Some(match when {
        When::LeavesKraft => (was, is) == (Kraft, Zookeeper),
        When::OlderVersion => release(step.after)? < release(step.before)?,
        When::TieredToUntieredVersion => {
            step.before.contains("tiered")
                && !kafka_version(step.after)?.has(VersionFeature::TieredStorage)
        }
        When::VersionNotOnSize => !kafka_version(step.after)?.runs_on(pair.size()?, is),
        When::EntersKraft => enters,
        When::EntersKraftElsewhere => {
            let on = |id: &str, text: &str| limit(id).list().contains(&text);
            enters
                && !(on("kraft.migration_source", step.before)
                    && on("kraft.migration_target", step.after))
        }
        When::EntersKraftWithoutThreeZones => {
            let needed = limit("kraft.migration_zones").number()? as i64;
            enters && !pair.express() && pair.zones()? != needed
        }
        When::EntersKraftPublicAndMonitored => enters && pair.public() && pair.monitored(),
        _ => false,
    })
}

/// The release alone: MSK applies patches of `3.7.x` itself.
fn release(text: &str) -> Option<Version> {
    let (version, _) = Version::parse(text).ok()?;
    Some(if version.patch == Version::ANY {
        version.release()
    } else {
        version
    })
}

fn of_size(when: When, step: Step<'_>, pair: &Pair<'_, '_>) -> Option<bool> {
    let class = (BrokerClass::of(step.before)?, BrokerClass::of(step.after)?);
    if when == When::OtherClass {
        return Some(class.0 != class.1);
    }
    let (was, is) = (size(step.before)?, size(step.after)?);
    Some(match when {
        When::OtherDirection => {
            let short = |family: &'static str| family.rsplit('.').next().unwrap_or(family);
            let direction = format!("{}>{}", short(was.family()), short(is.family()));
            was.family() != is.family()
                && !limit("resize.directions")
                    .list()
                    .contains(&direction.as_str())
        }
        When::SizeWithoutVersion => {
            let text = pair.version_text()?;
            !kafka_version(&text)?.runs_on(is, metadata_mode(&text)?)
        }
        When::SmallerSize => is.partitions_max < was.partitions_max,
        _ => false,
    })
}

fn of_brokers(when: When, step: Step<'_>, pair: &Pair<'_, '_>) -> Option<bool> {
    let (was, is) = numbers(step)?;
    let fewer = is < was;
    Some(match when {
        When::NotMultipleOfZones => (is as i64).checked_rem(pair.zones()?)? != 0,
        When::RemovesFromOtherFamily => {
            fewer
                && !limit("removal.families")
                    .list()
                    .contains(&pair.old_size()?.family())
        }
        When::RemovesFromOldVersion => fewer && !pair.version()?.has(VersionFeature::BrokerRemoval),
        When::RemovesSeveralPerZone => fewer && (was - is) as i64 > pair.zones()?,
        When::HigherOnStandard => is > was && pair.size()?.class() == BrokerClass::Standard,
        _ => false,
    })
}

fn numbers(step: Step<'_>) -> Option<(f64, f64)> {
    Some((step.before.parse().ok()?, step.after.parse().ok()?))
}
