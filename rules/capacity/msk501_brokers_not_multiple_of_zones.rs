//! MSK501: a number of brokers that cannot be spread evenly over the Availability Zones.

use lint::Findings;
use model::Estate;

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let (brokers, zones) = (cluster.brokers(), cluster.zones());
        let both = pair(&brokers, &zones.value);
        let mut told = None;
        let Some(hit) = both.holds(|(brokers, zones)| {
            let uneven = *zones > 0 && brokers % zones != 0;
            if uneven {
                told.get_or_insert((*brokers, *zones));
            }
            uneven
        }) else {
            continue;
        };
        let Some((count, zones)) = told else { continue };
        let next = (count.max(0) / zones + 1).saturating_mul(zones);
        let message = format!(
            "{count} brokers cannot be spread evenly over the {zones} Availability Zones of cluster {}: MSK takes a multiple of {zones}",
            cluster.resource.name(),
        );
        out.add(&brokers, &hit, message)
            .see(
                cluster.zones().span,
                format!("{zones} client subnets, one per zone"),
            )
            .help(format!("set NumberOfBrokerNodes to {next}"));
    }
}
