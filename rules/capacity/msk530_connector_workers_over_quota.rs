//! MSK530: more Connect workers than a connector, or all of an account together, get without asking.

use cloudformation::Resource;
use fact::Fact;
use lint::Findings;
use model::{
    Estate,
    facts::{self, Quota},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let per_connector = facts::quota("connect.workers_per_connector");
    let in_account = facts::quota("connect.workers_per_account");
    let mut sums = std::collections::BTreeMap::<usize, i64>::new();
    for (template, resource) in estate.of_type("AWS::KafkaConnect::Connector") {
        let workers = workers(&resource);
        if let Some(most) = per_connector.and_then(Quota::number) {
            let mut told = 0;
            let hit = workers.holds(|count| {
                told = *count;
                *count as f64 > most
            });
            if let Some(hit) = hit {
                let message = format!(
                    "connector {} may have {told} workers; the quota is {most} per connector unless it was raised",
                    resource.name(),
                );
                out.add(&workers, &hit, message).help(
                    "ask for more in the Service Quotas console, or give each worker more MCUs",
                );
                continue;
            }
        }
        // Only what is certain adds up; the connector that crosses the line is the one to point at.
        let (Some(count), Some(most)) = (workers.value.known(), in_account.and_then(Quota::number))
        else {
            continue;
        };
        let sum = sums.entry(template).or_default();
        let before = *sum as f64;
        *sum = sum.saturating_add(*count);
        if before <= most && *sum as f64 > most {
            let message = format!(
                "with connector {} the connectors of this template may have {sum} workers; the quota is {most} per account and region unless it was raised",
                resource.name(),
            );
            out.certain(workers.span, &workers.path, message)
                .help("ask for more in the Service Quotas console before the deployment");
        }
    }
}

/// The most workers a connector can have: auto-scaled ones count with their maximum.
fn workers(resource: &Resource<'_>) -> Fact<i64> {
    let capacity = resource.property("Capacity");
    let scaled = capacity.at(&["AutoScaling", "MaxWorkerCount"]).integer();
    let fixed = capacity
        .at(&["ProvisionedCapacity", "WorkerCount"])
        .integer();
    if scaled.value.is_absent() {
        fixed
    } else {
        scaled
    }
}
