//! MSK725: a client that names its zone to brokers that do not care.

use fact::{Confidence, Hit};
use kafka::client::Role;
use lint::Findings;
use model::{Estate, Otherwise, facts};

use crate::{brokers, client_files};

const KEY: &str = "replica.selector.class";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let selector = facts::limit("configuration.rack_selector").list().first();
    for client in client_files::all(estate) {
        let Some((rack, _)) = client_files::text(&client, Role::Consumer, "client.rack") else {
            continue;
        };
        if !client.plays(Role::Consumer) {
            continue;
        }
        let none = brokers::all_of_them(estate, client.file, |scope| {
            let class = scope.declared(KEY);
            let hit = class.holds_for(|class| class.is_none_or(|class| class.is_empty()))?;
            Some((hit, class.span))
        });
        let Some((hit, span)) = none else { continue };
        let message = format!(
            "client.rack has no effect: the brokers beside it have no {KEY}, so reads go to the leaders in any zone"
        );
        let hit = Hit {
            span: None,
            ..hit.at_most(Confidence::Medium)
        };
        let finding = out
            .add(&rack, &hit, message)
            .see(span, "these brokers")
            .help(format!(
                "set {KEY}={} on the cluster",
                selector.copied().unwrap_or("")
            ));
        // Of several clusters nobody can tell whose traffic is meant.
        let mut clusters = estate.provisioned();
        if let (Some(only), None) = (clusters.next(), clusters.next()) {
            finding.asks(only.resource.name(), Otherwise::ReadsInZone);
        }
    }
}
