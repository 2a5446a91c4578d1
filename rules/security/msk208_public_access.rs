//! MSK208: brokers that can be reached from the internet.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let public = cluster.public();
        let Some(hit) = public.holds(|on| *on) else {
            continue;
        };
        let message = format!(
            "the brokers of {} get public addresses: anyone on the internet may try to connect",
            cluster.resource.name(),
        );
        out.add(&public, &hit, message).help(
            "set PublicAccess.Type to DISABLED and reach the cluster through its VPC, multi-VPC connectivity or a VPN; if it must be public, keep security groups narrow",
        );
    }
}
