//! MSK705: more requests in flight than an idempotent producer may have.

use fact::Hit;
use kafka::{Version, client::Role};
use lint::{Findings, Severity};
use model::Estate;

use super::msk752_exactly_once_refused::exactly_once;
use crate::{client_files, idempotence};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(most) = idempotence::most_in_flight() else {
        return;
    };
    for client in client_files::all(estate) {
        // Idempotence that is written, and transactions, have rules of their own.
        if !client.plays(Role::Producer)
            || idempotence::written(&client).is_some()
            || idempotence::transactional(&client).is_some()
            || exactly_once(&client).is_some()
        {
            continue;
        }
        let Some(conflict) = idempotence::in_flight(&client) else {
            continue;
        };
        let four = client.java_since(Version::new(4, 0));
        let three = client.java_since(Version::new(3, 0));
        let consequence = match (three, four) {
            (_, Some(true)) => "the producer does not start",
            (Some(true), Some(false)) => {
                "idempotence is silently off, and a batch that is sent again lands behind later ones"
            }
            (Some(false), _) => "a batch that is sent again lands behind later ones",
            _ if client_files::is_java(&client) => {
                "idempotence is silently off before Kafka 4.0, and from 4.0 on the producer does not start"
            }
            _ => "a batch that is sent again lands behind later ones",
        };
        let message = format!(
            "{} is more than the {most} an idempotent producer may have: {consequence}",
            conflict.told
        );
        let finding = out.add(&conflict.fact, &Hit::certain(), message);
        finding
            .help(format!("set it to {most} or less, or take it out"))
            .replace(format!("write {most}"), false, most.to_string());
        if four == Some(true) {
            finding.severity(Severity::Error);
        }
    }
}
