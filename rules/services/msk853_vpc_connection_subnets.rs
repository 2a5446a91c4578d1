//! MSK853: a VPC connection whose subnets do not match those of the cluster.

use lint::Findings;
use model::Estate;

use crate::{linked, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (template, connection) in estate.of_type("AWS::MSK::VpcConnection") {
        let properties = connection.properties();
        let arn = properties.get("TargetClusterArn");
        let Some((cluster, _)) = linked::cluster(estate, template, &arn) else {
            continue;
        };
        let subnets = properties.get("ClientSubnets").elements();
        let count = subnets.with(subnets.value.clone().map(|list| list.len() as i64));
        let zones = cluster.zones();
        let both = pair(&count, &zones.value);
        let mut told = (0, 0);
        if let Some(hit) = both.holds(|(own, zones)| {
            told = (*own, *zones);
            own != zones
        }) {
            let message = format!(
                "{} subnets, and cluster {} has {}: a VPC connection needs one in each Availability Zone of the cluster",
                told.0,
                cluster.resource.name(),
                told.1,
            );
            out.add(&both, &hit, message)
                .see(zones.span, "the subnets of the cluster")
                .help("list one subnet per zone of the cluster, matched by zone id (use1-az1), not by zone name");
        }
    }
}
