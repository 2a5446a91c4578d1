//! What a tenth more of each input does to the cheapest candidate of each kind, with its brokers counted anew.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::KINDS;
use crate::{
    Money, PriceBook, Scenario, Sizing,
    estimate::{Demand, Figure},
    sizing::{fit_of, price::Pricing},
};

/// The effect of a tenth more of one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// Which input, such as "writes".
    pub input: &'static str,
    /// Which kind.
    pub kind: &'static str,
    /// By how much the month's cost of the kind rises.
    pub change: Money,
}

type Figures = fn(&mut Demand) -> Vec<&mut Figure>;

const INPUTS: [(&str, Figures); 4] = [
    ("writes", |demand| {
        vec![&mut demand.ingress.average, &mut demand.ingress.peak]
    }),
    ("reads", |demand| {
        vec![&mut demand.egress.average, &mut demand.egress.peak]
    }),
    ("retention", |demand| {
        // Without a tier everything kept is kept on the brokers.
        let tiered = demand.is_tiered();
        let local = (!tiered).then_some(&mut demand.local_retention);
        local.into_iter().chain([&mut demand.retention]).collect()
    }),
    ("partitions", |demand| vec![&mut demand.partitions]),
];

pub(super) fn all(scenario: &Scenario, book: &PriceBook, sizing: &Sizing) -> Vec<Sensitivity> {
    let mut found = Vec::new();
    let Some(workload) = &scenario.workload else {
        return found;
    };
    let Ok(mut pricing) = Pricing::new(scenario, book) else {
        return found;
    };
    let more = Decimal::new(11, 1);
    for (input, figures) in INPUTS {
        let mut demand = Demand::of(workload);
        for figure in figures(&mut demand) {
            figure.range = figure.range.map(|value| value * more);
        }
        let demand = Rc::new(demand);
        for kind in KINDS {
            let Some(best) = sizing.cheapest(kind) else {
                continue;
            };
            let fit = fit_of(best.set_up(), &demand, scenario);
            let total = fit.and_then(|fit| pricing.total(&fit, fit.brokers, &demand));
            if let Some(total) = total {
                let change = Money::new(total).less(best.total().typical);
                found.push(Sensitivity {
                    input,
                    kind,
                    change,
                });
            }
        }
    }
    found.sort_by_key(|effect| std::cmp::Reverse(effect.change));
    found
}
