//! What templates declare, as a scenario: every quantity with its place, ranges where a template makes a range, and a
//! note for whatever cannot be told or depends on a parameter. Usage comes from elsewhere.

mod around;
mod clusters;
mod services;
mod told;
mod topics;
mod usage;

use fact::Span;
use model::Estate;

use crate::Scenario;

pub use topics::topics;

/// A scenario read from templates.
#[derive(Clone, Debug, Default)]
pub struct Lowered {
    /// What is declared. Quantities that no case tells are absent.
    pub scenario: Scenario,
    /// What the reader should know of how the templates were read.
    pub notes: Vec<Note>,
}

/// Something about a quantity that the bill cannot show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What.
    pub text: String,
    /// Where it was written.
    pub at: Option<Span>,
    /// Whether a charge is missing because of it.
    pub gap: bool,
}

/// Reads the MSK resources of all templates as a scenario in a region.
#[must_use]
pub fn lower(estate: &Estate, region: &str) -> Lowered {
    let mut notes = Vec::new();
    let mut deployments = clusters::provisioned(estate, &mut notes);
    deployments.extend(clusters::serverless(estate, &mut notes));
    around::notes(estate, &mut notes);
    deployments.extend(services::connectors(estate, &mut notes));
    deployments.extend(services::replicators(estate, &mut notes));
    deployments.extend(services::connections(estate, &mut notes));
    let scenario = Scenario {
        region: region.to_owned(),
        deployments,
        ..Scenario::default()
    };
    Lowered { scenario, notes }
}

impl Scenario {
    /// What the templates of an estate declare, without the notes of [`lower`].
    #[must_use]
    pub fn of_estate(estate: &Estate, region: &str) -> Self {
        lower(estate, region).scenario
    }
}

#[cfg(test)]
mod tests;
