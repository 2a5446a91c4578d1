//! The bills of two sides of a change: what the templates of each declare, priced with one book and completed by one
//! usage document; with what both take for granted and what they lack.

use model::Estate;

use crate::{Delta, Estimate, Missing, PriceBook, Scenario, WrongRegion, template};

/// Both bills.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bills {
    /// What changes; `None` where there are no prices.
    pub delta: Option<Delta>,
    /// Whether either side has anything to price.
    pub priced: bool,
    /// What the bills take for granted, each once.
    pub assumptions: Vec<String>,
    /// What the bills lack, each once; with its side where only one lacks it.
    pub gaps: Vec<String>,
}

impl Bills {
    /// Prices both sides for the region of the book.
    ///
    /// # Errors
    /// Where the usage document speaks of another region.
    pub fn of(
        was: &Estate,
        is: &Estate,
        usage: Option<&Scenario>,
        book: &PriceBook,
    ) -> Result<Self, WrongRegion> {
        let mut bills = Self::default();
        let before = bills.one(was, usage, book)?;
        let after = bills.one(is, usage, book)?;
        bills.priced = !before.0.deployments.is_empty() || !after.0.deployments.is_empty();
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
        usage: Option<&Scenario>,
        book: &PriceBook,
    ) -> Result<(Estimate, Vec<String>), WrongRegion> {
        let lowered = template::lower(estate, book.region());
        let mut scenario = lowered.scenario;
        if let Some(usage) = usage {
            // A deployment that one side lacks is new or gone, not misspelt.
            scenario.fill_from(usage);
        }
        let estimate = Estimate::of(&scenario, book)?;
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
