//! MSK604: a setting that the cluster's Kafka version does not have any more, or not yet.

use fact::{Outcome, Value, Why};
use kafka::{Kind, Presence, Version};
use lint::Findings;
use model::{
    Estate, Scope,
    facts::{BrokerClass, Settable, settable},
};

use crate::{lines, written};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let version = version(&scope);
        for line in written::lines(&scope) {
            let key = line.entry.key();
            let classes = [BrokerClass::Standard, BrokerClass::Express];
            let taken = classes
                .iter()
                .any(|class| matches!(settable(*class, key), Settable::ReadWrite(_)));
            // ZooKeeper's settings and topic spellings have rules of their own.
            if !taken || key.starts_with("zookeeper.") {
                continue;
            }
            let Some(setting) = kafka::setting(Kind::Broker, key) else {
                continue;
            };
            let Some(hit) =
                version.holds(|version| setting.presence(*version) != Presence::Present)
            else {
                continue;
            };
            let mut gone = version.possible().map(|version| setting.presence(*version));
            let message = match gone.find(|presence| *presence != Presence::Present) {
                Some(Presence::RemovedIn(removed)) => {
                    format!(
                        "Kafka {removed} removed {key}: it has no effect, or MSK refuses the configuration"
                    )
                }
                Some(Presence::Since(since)) => {
                    format!(
                        "{key} came with Kafka {since}: before that it has no effect, or MSK refuses the configuration"
                    )
                }
                _ => continue,
            };
            let finding = out.at(
                written::key_span(line.entry),
                &line.path,
                &line.hit.and(&hit),
                message,
            );
            finding.help("take it out of the configuration of this version");
            finding.offer(
                "take the line out",
                false,
                lines::without(estate, line.entry),
            );
            if let Some(cluster) = &scope.cluster {
                finding.see(cluster.kafka_version().span, "the cluster's version");
            }
        }
    }
}

/// The release the brokers run.
pub(crate) fn version(scope: &Scope<'_>) -> Value<Version> {
    scope
        .kafka_version()
        .and_then(|text| match Version::parse(&text) {
            Ok((version, _)) => Outcome::Known(version),
            Err(_) => Outcome::Unknown(Why::Unresolved(format!("`{text}` is no Kafka version"))),
        })
}
