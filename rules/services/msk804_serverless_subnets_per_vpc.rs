//! MSK804: a VPC of MSK Serverless with too few subnets.

use lint::Findings;
use model::{
    Estate,
    facts::{Quota, quota},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(least) = quota("serverless.subnets_per_vpc.min").and_then(Quota::number) else {
        return;
    };
    for cluster in estate.serverless() {
        let configs = cluster.at("VpcConfigs").elements();
        for config in configs.value.possible().flatten() {
            let subnets = config.get("SubnetIds").elements();
            let mut count = 0;
            let Some(hit) = subnets.holds(|list| {
                count = list.len();
                (count as f64) < least
            }) else {
                continue;
            };
            let message = format!(
                "{count} subnet{} for this VPC: MSK Serverless needs at least {least}, in different Availability Zones",
                if count == 1 { "" } else { "s" },
            );
            out.add(&subnets, &hit, message)
                .help("list subnets of two or three Availability Zones");
        }
    }
}
