//! What templates declare → a scenario: each cluster, connector, replicator and private connection a deployment whose
//! quantities know where they were written. What a template leaves open is a range; usage comes from elsewhere.

use cloudformation::Resource;
use fact::{Fact, Value};
use model::{Cluster, ClusterKind, Estate, facts::BrokerClass};
use rust_decimal::Decimal;

use crate::{
    Basis, Count, Gib, MibPerSecond, Quantity, Range, Scenario, Stated,
    scenario::{
        Connect, Deployment, Express, Kind, PrivateConnectivity, Replicator, Serverless, Standard,
    },
};

impl Scenario {
    /// The scenario of what the templates of an estate declare, in a region. Quantities that a template leaves open are
    /// absent, those it gives alternatives for are ranges whose typical figure is what deploys by default, and the
    /// largest where nothing does.
    #[must_use]
    pub fn of_estate(estate: &Estate, region: &str) -> Self {
        let clusters = estate.clusters().map(|cluster| {
            let kind = match cluster.kind {
                ClusterKind::Serverless => Kind::Serverless(Serverless {
                    clusters: Count::new(Decimal::ONE)
                        .map(|one| Stated::declared(one, cluster.resource.span())),
                    ..Serverless::default()
                }),
                ClusterKind::Provisioned => provisioned(estate, &cluster),
            };
            deployment(&cluster.resource, kind)
        });
        let others = [
            (
                "AWS::KafkaConnect::Connector",
                connector as fn(&Resource<'_>) -> Kind,
            ),
            ("AWS::MSK::Replicator", replicator),
            ("AWS::MSK::VpcConnection", connection),
        ];
        let others = others.into_iter().flat_map(|(name, kind)| {
            estate
                .of_type(name)
                .map(move |(_, resource)| deployment(&resource, kind(&resource)))
        });
        Self {
            region: region.to_owned(),
            deployments: clusters.chain(others).collect(),
            ..Self::default()
        }
    }

    /// Takes from a usage document, itself a scenario, whatever this one leaves open: the month, the workload, what
    /// surrounds the clusters, answers, discounts, currency, and the absent quantities of deployments of the same name.
    /// Deployments of other names are left aside; their names are returned.
    pub fn fill_from(&mut self, usage: &Self) -> Vec<String> {
        self.hours = self.hours.or(usage.hours);
        self.workload = self.workload.take().or_else(|| usage.workload.clone());
        self.surroundings = self
            .surroundings
            .take()
            .or_else(|| usage.surroundings.clone());
        self.currency = self.currency.take().or_else(|| usage.currency.clone());
        self.assume = usage.assume.clone();
        self.discount = usage.discount.clone();
        let mut unknown = Vec::new();
        for given in &usage.deployments {
            let same = |mine: &&mut Deployment| mine.name == given.name;
            let filled = self.deployments.iter_mut().find(same).is_some_and(|mine| {
                mine.hours = mine.hours.or(given.hours);
                mine.kind.fill_from(&given.kind)
            });
            if !filled {
                unknown.push(given.name.clone());
            }
        }
        unknown
    }
}

fn deployment(resource: &Resource<'_>, kind: Kind) -> Deployment {
    Deployment {
        name: resource.name().to_owned(),
        hours: None,
        kind,
        at: Some(resource.span()),
    }
}

fn provisioned(estate: &Estate, cluster: &Cluster<'_>) -> Kind {
    let size = cluster.instance_type();
    let broker_type = likely(&size.value).cloned();
    let brokers = whole(&cluster.brokers());
    let class = broker_type.as_deref().and_then(BrokerClass::of);
    if class == Some(BrokerClass::Express) {
        return Kind::Express(Express {
            broker_type,
            brokers,
            ..Express::default()
        });
    }
    let volume = whole::<Gib>(&cluster.volume_gib()).map(|volume| ceiling(estate, cluster, volume));
    let storage = "BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo.ProvisionedThroughput";
    let enabled = cluster.switch(&format!("{storage}.Enabled"));
    let throughput = cluster.at(&format!("{storage}.VolumeThroughput")).integer();
    let may = enabled.value.possible().any(|enabled| *enabled);
    Kind::Standard(Standard {
        broker_type,
        brokers,
        volume,
        provisioned_throughput: may.then(|| whole::<MibPerSecond>(&throughput)).flatten(),
        ..Standard::default()
    })
}

/// A volume that auto-scaling may let grow: now it is what was declared, at most what the scalable target allows.
fn ceiling(estate: &Estate, cluster: &Cluster<'_>, mut volume: Stated<Gib>) -> Stated<Gib> {
    let itself = |target: &model::ScalableTarget<'_>| {
        target.cluster().is_some_and(|scaled| {
            scaled.template() == cluster.template()
                && scaled.resource.name() == cluster.resource.name()
        })
    };
    for target in estate.scalable_targets().filter(itself) {
        if let Some(most) = whole::<Gib>(&target.max()) {
            volume.range.high = volume.range.high.max(most.range.high);
        }
    }
    volume
}

/// Workers between the fewest and the most that auto-scaling keeps, or as many as were provisioned.
fn connector(resource: &Resource<'_>) -> Kind {
    let capacity = resource.properties().get("Capacity");
    let at = |names: &[&str]| capacity.at(names).integer();
    let fixed = whole(&at(&["ProvisionedCapacity", "WorkerCount"]));
    let fewest = whole::<crate::Average>(&at(&["AutoScaling", "MinWorkerCount"]));
    let most = whole::<crate::Average>(&at(&["AutoScaling", "MaxWorkerCount"]));
    let scaled = fewest.zip(most).and_then(|(fewest, most)| {
        let (low, high) = (fewest.range.low, most.range.high.max(fewest.range.low));
        let typical = crate::Average::new((low.get() + high.get()) / Decimal::TWO)?;
        Some(Stated {
            range: Range { low, typical, high },
            ..most
        })
    });
    let mcus = whole(&at(&["ProvisionedCapacity", "McuCount"]));
    Kind::Connect(Connect {
        workers: fixed.or(scaled),
        mcus_per_worker: mcus.or_else(|| whole(&at(&["AutoScaling", "McuCount"]))),
    })
}

fn replicator(resource: &Resource<'_>) -> Kind {
    Kind::Replicator(Replicator {
        replicators: one(resource),
        ..Replicator::default()
    })
}

/// A connection names one scheme (CloudFormation reference, AWS::MSK::VpcConnection, Authentication).
fn connection(resource: &Resource<'_>) -> Kind {
    Kind::PrivateConnectivity(PrivateConnectivity {
        connections: one(resource),
        schemes: one(resource),
        data: None,
    })
}

fn one(resource: &Resource<'_>) -> Option<Stated<Count>> {
    Count::new(Decimal::ONE).map(|one| Stated::declared(one, resource.span()))
}

/// What deploys by default, else the last of what may.
fn likely<T>(value: &Value<T>) -> Option<&T> {
    value.by_default().or_else(|| value.possible().last())
}

/// A declared number with everything it may be.
fn whole<T: Quantity>(fact: &Fact<i64>) -> Option<Stated<T>> {
    let all = || fact.value.possible().copied();
    let quantity = |number: i64| T::new(Decimal::from(number));
    let (low, high) = (all().min()?, all().max()?);
    let typical = fact.value.by_default().copied().unwrap_or(high);
    Some(Stated {
        range: Range {
            low: quantity(low)?,
            typical: quantity(typical)?,
            high: quantity(high)?,
        },
        basis: Basis::Declared,
        at: Some(fact.span),
    })
}
