//! Open questions of metering, with what their other answer would add to the cheapest of each kind.

use super::KINDS;
use crate::{Money, PriceBook, Question, Scenario, Sizing, sizing::price::Pricing};

/// A question no source settles, which moves the bill of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// Which.
    pub question: Question,
    /// What the answer taken says.
    pub text: &'static str,
    /// The name of the other answer.
    pub otherwise: &'static str,
    /// By kind, what the other answer would add to its cheapest candidate; negative where it would be cheaper.
    pub changes: Vec<(&'static str, Money)>,
}

pub(super) fn all(scenario: &Scenario, book: &PriceBook, sizing: &Sizing) -> Vec<OpenQuestion> {
    let Ok(mut pricing) = Pricing::new(scenario, book) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for question in Question::ALL {
        let best = KINDS.iter().filter_map(|kind| sizing.cheapest(kind));
        let changes: Vec<(&'static str, Money)> = best
            .map(|best| (best.kind, pricing.flipped(*question, best)))
            .filter(|(_, change)| *change != Money::ZERO)
            .collect();
        if !changes.is_empty() {
            found.push(OpenQuestion {
                question: *question,
                text: scenario.assume.text(*question),
                otherwise: scenario.assume.flip(*question).answer(*question),
                changes,
            });
        }
    }
    found
}
