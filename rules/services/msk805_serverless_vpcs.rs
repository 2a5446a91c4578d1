//! MSK805: MSK Serverless with no VPC, or with more than it takes.

use lint::Findings;
use model::{
    Estate,
    facts::{Quota, quota},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(most) = quota("serverless.client_vpcs").and_then(Quota::number) else {
        return;
    };
    for cluster in estate.serverless() {
        let configs = cluster.at("VpcConfigs").elements();
        let mut count = 0;
        let Some(hit) = configs.holds(|list| {
            count = list.len();
            count == 0 || count as f64 > most
        }) else {
            continue;
        };
        let message =
            format!("{count} entries in VpcConfigs: MSK Serverless takes one to {most} VPCs");
        out.at(
            configs.key.unwrap_or(configs.span),
            &configs.path,
            &hit,
            message,
        )
        .help("reach it from further VPCs through peering or a transit gateway");
    }
}
