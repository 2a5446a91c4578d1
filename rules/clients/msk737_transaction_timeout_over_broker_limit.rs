//! MSK737: a transaction that may last longer than brokers allow.

use fact::{Confidence, Hit};
use kafka::{Kind, client::Role};
use lint::Findings;
use model::Estate;

use crate::{brokers, client_files};

const KEY: &str = "transaction.timeout.ms";
const LIMIT: &str = "transaction.max.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for found in client_files::numbers(estate, &[Role::Producer], KEY) {
        let over = |limit| found.number > limit;
        let broken = brokers::broken_limit(estate, found.client.file, (LIMIT, None), over);
        let usual = kafka::usual(Kind::Broker, LIMIT).filter(|usual| over(*usual));
        let (told, hit) = match (&broken, usual) {
            (Some(broken), _) => (broken.told.clone(), broken.hit.clone()),
            // Without brokers in sight they have Kafka's own limit until somebody says otherwise.
            (None, Some(usual)) if estate.scopes().is_empty() => (
                format!(
                    "{} unless they say otherwise",
                    kafka::told(LIMIT, &usual.to_string())
                ),
                Hit::certain().at_most(Confidence::Medium),
            ),
            _ => continue,
        };
        let message = format!(
            "{KEY} = {} is above {LIMIT} of the brokers, {told}: the producer cannot begin a transaction",
            found.told(),
        );
        let finding = out.add(&found.fact, &hit, message);
        finding.help(format!("lower it, or raise {LIMIT} of the brokers"));
        if let Some(broken) = broken {
            finding.see(broken.span, "the brokers' side");
        }
    }
}
