//! MSK852: connectivity that a cluster cannot be created with, only updated to.

use fact::{Fact, Value};
use lint::Findings;
use model::{Cluster, Estate};

use crate::offers::multi_vpc;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let public = cluster.public();
        tell(&cluster, &public, "public access", out);
        let vpcs = cluster.at("BrokerNodeGroupInfo.ConnectivityInfo.VpcConnectivity");
        let mut place = vpcs.presence();
        place.span = vpcs.key().unwrap_or(place.span);
        tell(
            &cluster,
            &place.with(multi_vpc(&cluster)),
            "multi-VPC connectivity",
            out,
        );
        let network = cluster
            .at("BrokerNodeGroupInfo.ConnectivityInfo.NetworkType")
            .string();
        let dual: Value<bool> = network.value.clone().map(|network| network == "DUAL");
        tell(&cluster, &network.with(dual), "dual-stack networking", out);
    }
}

fn tell(cluster: &Cluster<'_>, switch: &Fact<bool>, what: &str, out: &mut Findings<'_>) {
    if let Some(hit) = switch.value.holds(|on| *on) {
        let message = format!(
            "{what} is taken as an update only: where cluster {} does not exist yet, this template is refused",
            cluster.resource.name(),
        );
        out.at(switch.span, &switch.path, &hit, message)
            .help("deploy without it first, then with it; put it behind a condition if the stack is created anew often");
    }
}
