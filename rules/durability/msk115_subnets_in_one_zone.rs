//! MSK115: client subnets that share a zone, as far as the template tells.

use cloudformation::{Cursor, Reference};
use fact::Value;
use lint::Findings;
use model::{Cluster, Estate};

use crate::witness;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let subnets = cluster.subnets();
        let shared = |list: &Vec<Cursor<'_>>| pair(&cluster, list).is_some();
        let Some((hit, list)) = witness::find(&subnets, shared) else {
            continue;
        };
        let Some((first, second, what)) = pair(&cluster, &list) else {
            continue;
        };
        let message = format!(
            "{what}: MSK wants each client subnet of cluster {} in an Availability Zone of its own",
            cluster.resource.name(),
        );
        out.at(second.span(), second.path(), &hit, message)
            .see(first.span(), "the other subnet")
            .help("list two or three subnets in different Availability Zones");
    }
}

/// The first two subnets that are one, or are in one zone, and what they have in common.
fn pair<'c, 'e>(
    cluster: &Cluster<'e>,
    list: &'c [Cursor<'e>],
) -> Option<(&'c Cursor<'e>, &'c Cursor<'e>, &'static str)> {
    for (at, second) in list.iter().enumerate() {
        for first in list.iter().take(at) {
            if same(first, second) {
                return Some((first, second, "one subnet is listed twice"));
            }
            let zones = (zone(cluster, first), zone(cluster, second));
            if let (Some(one), Some(other)) = &zones
                && same(one, other)
            {
                return Some((first, second, "two subnets are in one zone"));
            }
        }
    }
    None
}

/// Whether two places surely stand for the same: one literal, or one resource of the template.
fn same(one: &Cursor<'_>, other: &Cursor<'_>) -> bool {
    let texts = (one.string().value, other.string().value);
    if let (Value::Known(one), Value::Known(other)) = &texts {
        return one == other;
    }
    matches!(
        (one.target().value, other.target().value),
        (Value::Known(one), Value::Known(other)) if one == other
    )
}

/// The zone of a subnet that the template declares.
fn zone<'e>(cluster: &Cluster<'e>, subnet: &Cursor<'_>) -> Option<Cursor<'e>> {
    let Value::Known(Reference::Resource { name, .. }) = subnet.target().value else {
        return None;
    };
    let resource = cluster.resource.template().resource(&name)?;
    if resource.kind() != "AWS::EC2::Subnet" {
        return None;
    }
    ["AvailabilityZone", "AvailabilityZoneId"]
        .into_iter()
        .map(|name| resource.properties().get(name))
        .find(|zone| !zone.value().is_absent())
}
