//! The bills of both sides, with what they take for granted and what they lack.

use ::cost::{Delta, Estimate, Missing, PriceBook, Scenario, template};
use model::Estate;

use crate::arguments::Diff;
use crate::command::{pricing, templates::USUAL_REGION};
use crate::world::{Refusal, World};

/// The region whose prices hold, and the usage that goes with it.
pub(super) struct Region {
    pub(super) code: String,
    /// Whether somebody named it.
    told: bool,
    usage: Option<Scenario>,
}

/// Both bills.
#[derive(Default)]
pub(super) struct Bills {
    pub(super) delta: Option<Delta>,
    pub(super) assumptions: Vec<String>,
    pub(super) gaps: Vec<String>,
}

/// The region of the flags, of the usage document, or the one that parameters or configuration name.
pub(super) fn region(
    arguments: &Diff,
    usual: Option<String>,
    world: &mut World<'_>,
) -> Result<Region, Refusal> {
    let usage = match &arguments.usage {
        Some(file) => Some(pricing::scenario(file, world)?),
        None => None,
    };
    let told = arguments.deployment.region.clone();
    let told = told.or_else(|| usage.as_ref().map(|usage| usage.region.clone()));
    let told = told.or(usual);
    Ok(Region {
        told: told.is_some(),
        code: told.unwrap_or_else(|| USUAL_REGION.to_owned()),
        usage,
    })
}

impl Bills {
    pub(super) fn of(
        was: &Estate,
        is: &Estate,
        region: &Region,
        arguments: &Diff,
        world: &mut World<'_>,
    ) -> Result<Self, Refusal> {
        let mut bills = Self::default();
        let book = match pricing::book(arguments.prices.as_deref(), &region.code, world) {
            Ok(book) => book,
            // A region without prices is no reason to keep silent about the rest.
            Err(refusal) if arguments.prices.is_none() => {
                bills.gaps.push(refusal.message);
                return Ok(bills);
            }
            Err(refusal) => return Err(refusal),
        };
        let before = bills.one(was, region, &book)?;
        let after = bills.one(is, region, &book)?;
        let priced = !before.0.deployments.is_empty() || !after.0.deployments.is_empty();
        if priced && !region.told {
            bills.assumptions.insert(
                0,
                format!("prices of {}; --region chooses another", region.code),
            );
        }
        bills.delta = Some(Delta::of(&before.0, &after.0));
        // What both bills lack is told once.
        let both = |gap: &String| before.1.contains(gap) && after.1.contains(gap);
        let told = |gap: &String, when: &str| match both(gap) {
            true => gap.clone(),
            false => format!("{when}: {gap}"),
        };
        for (gaps, when) in [(&before.1, "before"), (&after.1, "after")] {
            for text in gaps.iter().map(|gap| told(gap, when)) {
                if !bills.gaps.contains(&text) {
                    bills.gaps.push(text);
                }
            }
        }
        Ok(bills)
    }

    /// One bill and what it lacks.
    fn one(
        &mut self,
        estate: &Estate,
        region: &Region,
        book: &PriceBook,
    ) -> Result<(Estimate, Vec<String>), Refusal> {
        let lowered = template::lower(estate, &region.code);
        let mut scenario = lowered.scenario;
        if let Some(usage) = &region.usage {
            // A deployment that one side lacks is new or gone, not misspelt.
            scenario.fill_from(usage);
        }
        let estimate = Estimate::of(&scenario, book).map_err(Refusal::usage)?;
        let (gaps, remarks): (Vec<_>, Vec<_>) = lowered.notes.iter().partition(|note| note.gap);
        let mut lacks: Vec<String> = gaps.iter().map(|note| note.text.clone()).collect();
        let lacking = estimate
            .missing
            .iter()
            .filter(|missing| matches!(missing, Missing::Price(_)));
        lacks.extend(lacking.map(ToString::to_string));
        let told = remarks
            .iter()
            .map(|note| note.text.clone())
            .chain(estimate.assumptions.iter().map(|one| one.text.clone()));
        for text in told {
            if !self.assumptions.contains(&text) {
                self.assumptions.push(text);
            }
        }
        Ok((estimate, lacks))
    }
}
