//! MSK101: a replication factor that cannot keep one copy per Availability Zone.

use lint::Findings;
use model::Estate;

use crate::{
    effective::count,
    replication::{FACTOR, is_free, is_free_for},
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let factor = count(&scope, FACTOR);
        let known = factor.and(&scope.zones()).and(&is_free(&scope));
        // A factor of 1 has a rule of its own that says more.
        let low = witness::find(&known, |((factor, zones), free)| {
            *free && factor.value > 1 && factor.value < *zones
        });
        let Some((hit, ((factor_is, zones), _))) = low else {
            continue;
        };
        let message = format!(
            "{FACTOR} is {factor_is}, below the {zones} Availability Zones of {}: new topics leave a zone without a copy",
            scope.subject(),
        );
        let finding = out.add(&factor, &hit, message);
        finding.help(format!("set {FACTOR}={zones}, one copy per zone"));
        if factor_is.is_declared() {
            finding.replace(format!("set {FACTOR} to {zones}"), false, zones.to_string());
        }
        if let Some(span) = scope.zones_at() {
            finding.see(span, format!("{zones} client subnets, one per zone"));
        }
    }
    for topic in estate.topics() {
        let Some(cluster) = topic.cluster() else {
            continue;
        };
        let (factor, zones) = (topic.replication_factor(), cluster.zones());
        let known = factor.and(&zones.value).and(&is_free_for(&topic));
        let low = witness::find(&known, |((factor, zones), free)| {
            *free && *factor > 1 && factor < zones
        });
        if let Some((hit, ((copies, count), _))) = low {
            let message = format!(
                "topic {} keeps {copies} copies on a cluster in {count} Availability Zones: one zone has none",
                topic.label(),
            );
            out.add(&factor, &hit, message)
                .see(zones.span, format!("{count} client subnets, one per zone"))
                .help(format!(
                    "set ReplicationFactor to {count}; changing it later replaces the topic"
                ));
        }
    }
}
