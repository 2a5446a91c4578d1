//! Findings that ask and the bill that answers: the one place where rules and prices meet.

use cost::{PriceBook, Scenario, impact};
use lint::{Impact, Run};

/// Whether any finding asks about money, so that somebody has to fetch prices.
#[must_use]
pub fn asked(run: &Run) -> bool {
    run.findings.iter().any(|finding| finding.asks.is_some())
}

/// Answers the findings that ask. `scenario` is what the templates declare, with whatever usage was given.
pub fn answer(run: &mut Run, scenario: &Scenario, book: &PriceBook) {
    for finding in &mut run.findings {
        let Some(question) = &finding.asks else {
            continue;
        };
        finding.impact = impact::answer(question, scenario, book).map(|answer| Impact {
            monthly: answer.change.rounded().to_string(),
            currency: answer.currency,
            note: answer.note,
        });
    }
}
