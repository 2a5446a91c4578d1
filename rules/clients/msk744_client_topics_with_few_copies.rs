//! MSK744: topics that clients make for themselves with too few copies.

use fact::{Confidence, Fact, Hit};
use kafka::{Kind, Version, client::Role};
use lint::{Findings, Severity};
use model::{Client, Estate, Frame};

use crate::{
    bootstrap::{self, Home},
    bound, client_files, client_topics,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        // A Kafka of one's own, of one broker, has no room for more.
        if bootstrap::home(client.file) == Home::Loopback {
            continue;
        }
        let zones = bound::told(estate, client.file).map(|(cluster, _)| cluster.zones());
        for asked in client_topics::factors(&client) {
            let few = asked.copies > 0 && asked.copies < 3;
            let below = zones
                .as_ref()
                .filter(|_| asked.is_here)
                .and_then(|zones| zones.holds(|zones| asked.copies < *zones));
            let hit = match (asked.copies, below) {
                (1, _) => Hit::certain(),
                (_, Some(hit)) if few => Hit { span: None, ..hit },
                _ => continue,
            };
            let copies = match asked.copies {
                1 => "one copy is away during every restart of its broker and lost with it",
                _ => "a zone has no copy of it",
            };
            let message = format!(
                "{} = `{}`: of {} {copies}",
                asked.key, asked.copies, asked.what
            );
            let hit = hit.at_most(Confidence::Medium);
            let finding = out.add(&asked.fact, &hit, message);
            finding.help(format!("set {} to 3, one per zone", asked.key));
            if client.frame == Frame::Connector {
                finding.severity(Severity::Warning);
            }
        }
        if let Some(zones) = zones.as_ref().filter(|_| client.file.copies_topics()) {
            by_default(&client, zones, out);
        }
        if client.frame == Frame::Streams && client.java_since(Version::new(3, 0)) == Some(false) {
            let factor = client.declared(Role::Admin, "replication.factor");
            if let Some(hit) = factor.absent() {
                let message = "replication.factor is not set, and Streams before 3.0 keeps its topics in one copy";
                out.add(&factor, &hit, message)
                    .help("set replication.factor=3");
            }
        }
    }
}

/// MirrorMaker has a default of its own, whatever the cluster's is.
fn by_default(client: &Client<'_>, zones: &Fact<i64>, out: &mut Findings<'_>) {
    const KEY: &str = "replication.factor";
    let factor = client.file.setting(KEY);
    let (Some(hit), Some(usual)) = (factor.absent(), kafka::usual(Kind::Mirror, KEY)) else {
        return;
    };
    let Some(more) = zones.holds(|zones| *zones > usual) else {
        return;
    };
    let message = format!(
        "{KEY} is not set, and MirrorMaker makes topics with {usual} copies, whatever the default of the cluster is: a zone has no copy"
    );
    let hit = Hit {
        span: None,
        ..hit.and(&more).at_most(Confidence::Medium)
    };
    out.add(&factor, &hit, message)
        .severity(Severity::Warning)
        .help(format!(
            "set {KEY}=3, one per zone, or {KEY}=-1 for the cluster's default"
        ));
}
