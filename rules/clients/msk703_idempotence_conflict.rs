//! MSK703: idempotence switched on beside settings that contradict it.

use fact::Hit;
use lint::Findings;
use model::Estate;

use crate::{client_files, idempotence};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        let Some((written, true)) = idempotence::written(&client) else {
            continue;
        };
        let conflicts = idempotence::conflicts(&client);
        if conflicts.is_empty() {
            continue;
        }
        let told: Vec<&str> = conflicts
            .iter()
            .map(|conflict| conflict.told.as_str())
            .collect();
        let message = format!(
            "enable.idempotence=true and {} contradict each other: the producer does not start",
            told.join(", "),
        );
        let finding = out.add(&written, &Hit::certain(), message);
        finding.help("take those settings out, or set acks=all, retries above 0 and at most 5 requests in flight");
        for conflict in &conflicts {
            finding.see(conflict.fact.span, conflict.told.clone());
        }
    }
}
