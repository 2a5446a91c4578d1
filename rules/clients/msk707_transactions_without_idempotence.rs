//! MSK707: transactions without the idempotence they need.

use fact::Hit;
use lint::Findings;
use model::Estate;

use crate::{client_files, idempotence};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        let Some(id) = idempotence::transactional(&client) else {
            continue;
        };
        let written = idempotence::written(&client);
        let mut reasons: Vec<(fact::Span, String)> = Vec::new();
        match written {
            // Contradictions of a written `true` have a rule of their own.
            Some((_, true)) => continue,
            Some((fact, false)) => reasons.push((fact.span, "enable.idempotence=false".into())),
            None => {
                let conflicts = idempotence::conflicts(&client).into_iter();
                reasons.extend(conflicts.map(|conflict| (conflict.fact.span, conflict.told)));
            }
        }
        if reasons.is_empty() {
            continue;
        }
        let told: Vec<&str> = reasons.iter().map(|(_, told)| told.as_str()).collect();
        let message = format!(
            "transactional.id needs idempotence, and {} switches it off: the producer does not start",
            told.join(", "),
        );
        let finding = out.add(&id, &Hit::certain(), message);
        finding
            .help("take those settings out: transactions bring acks=all and idempotence with them");
        for (span, told) in reasons {
            finding.see(span, told);
        }
    }
}
