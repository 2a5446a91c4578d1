//! MSK101: a replication factor that cannot keep one copy per Availability Zone.

use fact::Hit;
use lint::Findings;
use model::Estate;

const KEY: &str = "default.replication.factor";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let setting = scope.setting(KEY);
        let factor = setting.integer();
        let both = factor.with(factor.value.clone().zip(&scope.zones()));
        // A factor of 1 has a rule of its own that says more.
        if let Some(hit) = both.holds(|(factor, zones)| *factor > 1 && factor < zones) {
            let zones = scope.zones().by_default().copied().unwrap_or(0);
            let message = format!(
                "{KEY} is {}, below the {zones} Availability Zones of {}: new topics leave a zone without a copy",
                setting.told(),
                scope.subject(),
            );
            let finding = out.add(&factor, &hit, message);
            finding.help(format!("set {KEY}={zones}, one copy per zone"));
            if let Some(span) = scope.zones_at() {
                finding.see(span, format!("{zones} client subnets, one per zone"));
            }
        }
    }
    for topic in estate.topics() {
        let Some(cluster) = topic.cluster() else {
            continue;
        };
        let (factor, zones) = (topic.replication_factor(), cluster.zones());
        let both = factor.with(factor.value.clone().zip(&zones.value));
        if let Some(hit) = both.holds(|(factor, zones)| *factor > 1 && factor < zones) {
            report_topic(out, &topic, &zones, &hit);
        }
    }
}

fn report_topic(
    out: &mut Findings<'_>,
    topic: &model::Topic<'_>,
    zones: &fact::Fact<i64>,
    hit: &Hit,
) {
    let factor = topic.replication_factor();
    let (copies, count) = (
        factor.value.by_default().copied(),
        zones.value.by_default().copied(),
    );
    let (copies, count) = (copies.unwrap_or(0), count.unwrap_or(0));
    let message = format!(
        "topic {} keeps {copies} copies on a cluster in {count} Availability Zones: one zone has none",
        topic.resource.name(),
    );
    out.add(&factor, hit, message)
        .see(zones.span, format!("{count} client subnets, one per zone"))
        .help(format!(
            "set ReplicationFactor to {count}; changing it later replaces the topic"
        ));
}
