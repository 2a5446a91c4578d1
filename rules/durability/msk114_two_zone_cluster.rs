//! MSK114: half of the brokers in each zone.

use lint::Findings;
use model::{Estate, facts};

use crate::{
    effective::count,
    replication::{MIN_INSYNC, is_standard},
    scaling::region,
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let only_two = facts::limit("topology.regions_with_two_zones");
    let advised = facts::limit("durability.zones");
    for scope in estate.scopes() {
        let Some(cluster) = scope.cluster else {
            continue;
        };
        let by_default = count(&scope, MIN_INSYNC)
            .holds(|least| !least.is_declared() && least.value == 1)
            .is_some();
        if by_default || region(&cluster).is_some_and(|region| only_two.list().contains(&region)) {
            continue;
        }
        let zones = cluster.zones();
        let known = zones.and(&is_standard(&cluster));
        if let Some((mut hit, _)) =
            witness::find(&known, |(zones, standard)| *standard && *zones == 2)
        {
            hit.span = zones.key.or(hit.span);
            let message = format!(
                "cluster {} spans two Availability Zones: losing one takes half of the brokers",
                cluster.resource.name(),
            );
            out.add(&zones, &hit, message).help(format!(
                "{}; a change of subnets replaces the cluster",
                advised.statement.trim_end_matches('.'),
            ));
        }
    }
}
