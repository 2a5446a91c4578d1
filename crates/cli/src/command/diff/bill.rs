//! The bills of both sides, with what they take for granted and what they lack.

use ::cost::{Bills, Scenario};
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

/// A region without prices is no reason to keep silent about the rest.
pub(super) fn bills(
    was: &Estate,
    is: &Estate,
    region: &Region,
    arguments: &Diff,
    world: &mut World<'_>,
) -> Result<Bills, Refusal> {
    let book = match pricing::book(arguments.prices.as_deref(), &region.code, world) {
        Ok(book) => book,
        Err(refusal) if arguments.prices.is_none() => {
            return Ok(Bills {
                gaps: vec![refusal.message],
                ..Bills::default()
            });
        }
        Err(refusal) => return Err(refusal),
    };
    let mut bills = Bills::of(was, is, region.usage.as_ref(), &book).map_err(Refusal::usage)?;
    if bills.priced && !region.told {
        bills.assumptions.insert(
            0,
            format!("prices of {}; --region chooses another", region.code),
        );
    }
    Ok(bills)
}
