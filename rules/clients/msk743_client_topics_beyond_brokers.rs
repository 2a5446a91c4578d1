//! MSK743: a client that creates topics with more copies than its cluster has brokers.

use fact::Hit;
use lint::Findings;
use model::{ClusterKind, Estate};

use crate::{bound, client_files, client_topics};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        let Some((cluster, sure)) = bound::told(estate, client.file) else {
            continue;
        };
        if cluster.kind == ClusterKind::Serverless {
            continue;
        }
        let brokers = cluster.brokers();
        let asked = client_topics::factors(&client).into_iter();
        for asked in asked.filter(|asked| asked.is_here) {
            let Some(hit) = brokers.holds(|brokers| asked.copies > *brokers) else {
                continue;
            };
            let hit = Hit {
                span: None,
                ..hit.at_most(sure)
            };
            let number = brokers.value.by_default().copied().unwrap_or_default();
            let message = format!(
                "{} = `{}`, and cluster {} has {number} brokers: {} cannot be created",
                asked.key,
                asked.copies,
                cluster.resource.name(),
                asked.what,
            );
            out.add(&asked.fact, &hit, message)
                .see(brokers.span, "the brokers")
                .help(format!("ask for {number} copies or fewer"));
        }
    }
}
