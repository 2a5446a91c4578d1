//! MSK936: alarms on a Standard cluster, but none on its disks.

use fact::Confidence;
use lint::Findings;
use model::{
    Estate,
    facts::{BrokerClass, limit},
};

use crate::alarm::{self, Watch};

const DISK: &str = "KafkaDataLogsDiskUsed";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let watches = alarm::watches(estate);
    for cluster in estate.provisioned() {
        let here: Vec<&Watch<'_>> = watches
            .iter()
            .filter(|watch| watch.template == cluster.template())
            .collect();
        // Somebody who declares no alarms here may have them elsewhere; a name that is not known may be the disk's.
        let on_disk = |watch: &&Watch<'_>| {
            watch.metric.value.possible().any(|name| name == DISK)
                || watch.metric.value.known().is_none()
        };
        if here.is_empty() || here.iter().any(on_disk) {
            continue;
        }
        let Some(hit) = cluster
            .class()
            .value
            .holds(|class| *class == BrokerClass::Standard)
        else {
            continue;
        };
        let percent = limit("storage.alarm_percent").number().unwrap_or_default();
        let message = format!(
            "the alarms of this template watch cluster {} but not its disks: a full disk stops a broker",
            cluster.resource.name(),
        );
        out.at(
            cluster.resource.span(),
            &cluster.resource.path(),
            &hit,
            message,
        )
        .at_most(Confidence::Medium)
        .help(format!(
            "add an alarm on {DISK}, Maximum, at {percent} percent"
        ));
    }
}
