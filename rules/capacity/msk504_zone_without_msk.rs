//! MSK504: a client subnet in the one Availability Zone that MSK does not offer.

use cloudformation::{Cursor, Resource};
use lint::Findings;
use model::{Cluster, Estate, facts::limit};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let without = limit("topology.zone_ids_without");
    for cluster in estate.provisioned() {
        let lists = cluster.subnets();
        for subnet in lists.value.possible().flatten() {
            let Some(resource) = resource(&cluster, subnet) else {
                continue;
            };
            let zone = resource.properties().get("AvailabilityZoneId").string();
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

fn resource<'e>(cluster: &Cluster<'e>, subnet: &Cursor<'e>) -> Option<Resource<'e>> {
    let target = subnet.target();
    let name = target.value.known()?.resource()?;
    cluster.resource.template().resource(name)
}
