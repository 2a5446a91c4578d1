//! What a usage document adds to what templates declare.

use crate::{Scenario, scenario::Deployment};

impl Scenario {
    /// Takes from a usage document, itself a scenario, whatever this one leaves open: the month, the workload, what
    /// surrounds the clusters, answers, discounts, currency, and the absent quantities of deployments of the same name.
    /// Deployments of other names are left aside; their names are returned.
    pub fn fill_from(&mut self, usage: &Self) -> Vec<String> {
        self.hours = self.hours.or(usage.hours);
        self.workload = self.workload.take().or_else(|| usage.workload.clone());
        self.surroundings = self
            .surroundings
            .take()
            .or_else(|| usage.surroundings.clone());
        self.currency = self.currency.take().or_else(|| usage.currency.clone());
        self.assume = usage.assume.clone();
        self.discount = usage.discount.clone();
        let mut unknown = Vec::new();
        for given in &usage.deployments {
            let same = |mine: &&mut Deployment| mine.name == given.name;
            let filled = self.deployments.iter_mut().find(same).is_some_and(|mine| {
                mine.hours = mine.hours.or(given.hours);
                mine.kind.fill_from(&given.kind)
            });
            if !filled {
                unknown.push(given.name.clone());
            }
        }
        unknown
    }
}
