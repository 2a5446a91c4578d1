//! MSK502: fewer or more client subnets than a provisioned cluster takes.

use cloudformation::Resolved;
use lint::Findings;
use model::{Estate, facts::limit};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let (count, narrow) = (
        limit("topology.subnets"),
        limit("topology.regions_with_two_zones"),
    );
    let Some(range) = count.range() else { return };
    for cluster in estate.provisioned() {
        let (subnets, zones) = (cluster.subnets(), cluster.zones());
        // A list inside the list is another mistake, and hides how many subnets there are.
        let nested = subnets.value.possible().flatten().any(|element| {
            element
                .value()
                .possible()
                .any(|value| matches!(value, Resolved::List(_)))
        });
        let region = cluster.resource.template().given().region.as_deref();
        let two = region.filter(|region| narrow.list().contains(region));
        let fits = |zones: i64| {
            range.contains(zones as f64) && (two.is_none() || Some(zones as f64) == range.min)
        };
        let mut told = 0;
        let hit = zones.holds(|zones| {
            let refused = !fits(*zones);
            if refused {
                told = *zones;
            }
            refused
        });
        let Some(hit) = hit.filter(|_| !nested) else {
            continue;
        };
        let told = match told {
            1 => "1 client subnet".to_owned(),
            many => format!("{many} client subnets"),
        };
        let name = cluster.resource.name();
        let message = match two {
            Some(region) => {
                format!("cluster {name} has {told}, but in {region} it takes exactly two")
            }
            None => format!(
                "cluster {name} has {told}, but takes {range}, each in its own Availability Zone"
            ),
        };
        let span = cluster
            .at("BrokerNodeGroupInfo.ClientSubnets")
            .key()
            .unwrap_or(zones.span);
        out.at(span, &zones.path, &hit, message)
            .help("the choice is final: changing the subnets replaces the cluster");
    }
}
