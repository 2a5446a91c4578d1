//! MSK504: a client subnet in the one Availability Zone that MSK does not offer.

use lint::Findings;
use model::{Estate, facts::limit};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let without = limit("topology.zone_ids_without");
    for cluster in estate.provisioned() {
        let lists = cluster.subnets();
        for subnet in lists.value.possible().flatten() {
            let behind = estate.surely_behind(cluster.template(), subnet);
            let Some((_, resource)) = behind else {
                continue;
            };
            let zone = resource.property("AvailabilityZoneId").string();
            let mut told = String::new();
            let Some(hit) = zone.holds(|id| {
                told.clone_from(id);
                without.list().contains(&id.as_str())
            }) else {
                continue;
            };
            let message = format!(
                "subnet {} lies in {told}, where MSK places no brokers: cluster {} cannot be created",
                resource.name(),
                cluster.resource.name(),
            );
            out.add(&zone, &hit, message)
                .see(subnet.span(), "a client subnet of the cluster")
                .help("choose a subnet in another zone");
        }
    }
}
