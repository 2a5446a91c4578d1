//! Provisioned and serverless clusters.

use fact::Fact;
use model::{Cluster, Estate, facts::BrokerClass};
use rust_decimal::Decimal;

use super::{
    Note,
    told::{choice, exists, quantity},
};
use crate::{
    Count, Gib, MibPerSecond, Quantity, Range, Stated,
    scenario::{Deployment, Express, Kind, Serverless, Standard},
};

pub(super) fn provisioned(estate: &Estate, notes: &mut Vec<Note>) -> Vec<Deployment> {
    let mut found = Vec::new();
    for cluster in estate.provisioned() {
        let name = cluster.resource.name();
        if !exists(&cluster.resource, notes) {
            continue;
        }
        let instance = cluster.instance_type();
        let (broker_type, mut other_types) =
            choice(&instance, &format!("the instance type of {name}"), notes);
        let brokers = quantity(
            &cluster.brokers(),
            &format!("the number of brokers of {name}"),
            notes,
        );
        let class = broker_type.as_deref().and_then(BrokerClass::of);
        // A type of the other class makes another kind of cluster, which is another bill.
        other_types.retain(|other| BrokerClass::of(other) == class);
        let kind = match class {
            Some(BrokerClass::Express) => Kind::Express(Express {
                broker_type,
                other_types,
                brokers,
                ..Express::default()
            }),
            _ => Kind::Standard(Standard {
                broker_type,
                other_types,
                brokers,
                volume: volume(estate, &cluster, notes),
                provisioned_throughput: throughput(&cluster, notes),
                ..Standard::default()
            }),
        };
        found.push(Deployment {
            name: name.to_owned(),
            hours: None,
            kind,
            at: Some(cluster.resource.span()),
        });
    }
    found
}

/// The volume as declared, up to the ceiling of auto-scaling where that is known: the bill never falls again.
fn volume(estate: &Estate, cluster: &Cluster<'_>, notes: &mut Vec<Note>) -> Option<Stated<Gib>> {
    let name = cluster.resource.name();
    let declared = cluster.volume_gib();
    let mut volume: Stated<Gib> =
        match quantity(&declared, &format!("the volume size of {name}"), notes) {
            Some(volume) => volume,
            None => {
                if declared.value.is_absent() {
                    notes.push(Note {
                        text: format!("{name} declares no volume size; the service chooses one"),
                        at: Some(cluster.resource.span()),
                        gap: true,
                    });
                }
                return None;
            }
        };
    let ceiling = estate
        .scalable_targets()
        .filter(|target| {
            target
                .cluster()
                .is_some_and(|scaled| scaled.resource.span() == cluster.resource.span())
        })
        .filter_map(|target| target.max().value.possible().max().copied())
        .filter_map(|max| Gib::new(Decimal::from(max)))
        .max();
    if let Some(ceiling) = ceiling.filter(|ceiling| *ceiling > volume.range.high) {
        notes.push(Note {
            text: format!(
                "the volumes of {name} may grow to {} GiB per broker by auto-scaling and never shrink: the high figure",
                ceiling.get()
            ),
            at: volume.at,
            gap: false,
        });
        volume.range.high = ceiling;
    }
    Some(volume)
}

fn throughput(cluster: &Cluster<'_>, notes: &mut Vec<Note>) -> Option<Stated<MibPerSecond>> {
    const PATH: &str = "BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo.ProvisionedThroughput";
    let enabled = cluster.switch(&format!("{PATH}.Enabled"));
    if enabled.value.by_default() != Some(&true) {
        return None;
    }
    let rate = cluster.at(&format!("{PATH}.VolumeThroughput")).integer();
    quantity(
        &rate,
        &format!("the provisioned throughput of {}", cluster.resource.name()),
        notes,
    )
}

pub(super) fn serverless(estate: &Estate, notes: &mut Vec<Note>) -> Vec<Deployment> {
    let mut found = Vec::new();
    for cluster in estate.serverless() {
        if !exists(&cluster.resource, notes) {
            continue;
        }
        found.push(Deployment {
            name: cluster.resource.name().to_owned(),
            hours: None,
            kind: Kind::Serverless(Serverless {
                clusters: Count::new(Decimal::ONE)
                    .map(|one| Stated::declared(one, cluster.resource.span())),
                partitions: partitions(estate, &cluster, notes),
                ..Serverless::default()
            }),
            at: Some(cluster.resource.span()),
        });
    }
    found
}

/// The partitions of the topics declared for the cluster, when there are any.
fn partitions(
    estate: &Estate,
    cluster: &Cluster<'_>,
    notes: &mut Vec<Note>,
) -> Option<Stated<Count>> {
    let mut sum: Option<Range<i64>> = None;
    let mut place: Option<Fact<i64>> = None;
    for topic in estate.topics() {
        if topic
            .cluster()
            .is_none_or(|home| home.resource.span() != cluster.resource.span())
        {
            continue;
        }
        let count = topic.partitions();
        let what = format!("the partitions of topic {}", topic.label());
        let Some(stated) = quantity::<Count>(&count, &what, notes) else {
            continue;
        };
        let whole = |figure: Count| i64::try_from(figure.get().mantissa()).unwrap_or(0);
        let range = stated.range.map(whole);
        sum = Some(sum.map_or(range, |sum| sum.zip(range, |a, b| a.saturating_add(b))));
        place.get_or_insert(count);
    }
    let (sum, place) = (sum?, place?);
    let count = |figure: i64| Count::new(Decimal::from(figure)).unwrap_or_default();
    Some(Stated {
        range: sum.map(count),
        basis: crate::Basis::Declared,
        at: Some(place.span),
    })
}
