//! The bill being written: lines of the deployment at hand, and what the whole bill assumed, asked and missed.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::{Assumption, Demand, DeploymentEstimate, Figure, LineItem, Missing, sum};
use crate::{
    Answers, Charge, FreeItem, Money, Price, PriceBook, Quantity, Question, Range, Scenario,
    Stated,
    defaults::{self, named},
    money::settle,
    scenario::Deployment,
};

pub(crate) struct Bill<'a> {
    pub(crate) scenario: &'a Scenario,
    book: &'a PriceBook,
    answers: &'a Answers,
    demand: Option<Rc<Demand>>,
    /// How long the deployment at hand exists.
    hours: Figure,
    /// Whether that is shorter than the month.
    partial: bool,
    name: String,
    lines: Vec<LineItem>,
    assumptions: Vec<Assumption>,
    missing: Vec<Missing>,
    asked: Vec<Question>,
}

/// Length of the scenario's month in hours.
pub(crate) fn month(scenario: &Scenario) -> Decimal {
    scenario
        .hours
        .map_or_else(|| named("hours").value(), Quantity::get)
}

impl<'a> Bill<'a> {
    /// Of the workload's demand unless another one is given.
    pub(crate) fn new(
        scenario: &'a Scenario,
        book: &'a PriceBook,
        answers: &'a Answers,
        demand: Option<Rc<Demand>>,
    ) -> Self {
        let workload = scenario.workload.as_ref();
        let mut bill = Self {
            scenario,
            book,
            answers,
            demand: demand.or_else(|| workload.map(Demand::of).map(Rc::new)),
            hours: Figure::known(month(scenario), "h"),
            partial: false,
            name: String::new(),
            lines: Vec::new(),
            assumptions: Vec::new(),
            missing: Vec::new(),
            asked: Vec::new(),
        };
        if scenario.hours.is_none() {
            bill.take_default("hours");
        }
        bill
    }

    /// Begins the bill of a deployment.
    pub(crate) fn open(&mut self, deployment: &Deployment) {
        self.open_month();
        self.name.clone_from(&deployment.name);
        if let Some(hours) = &deployment.hours {
            self.hours = Figure::stated(hours, "h");
            self.partial = hours.range.low.get() != month(self.scenario);
        }
    }

    /// Begins the bill of something that exists all month.
    pub(crate) fn open_month(&mut self) {
        self.hours = Figure::known(month(self.scenario), "h");
        self.partial = false;
        self.name.clear();
    }

    /// Ends the bill of the deployment at hand.
    pub(crate) fn close(&mut self, name: String, kind: &'static str) -> DeploymentEstimate {
        let lines = std::mem::take(&mut self.lines);
        let free: Vec<&'static FreeItem> = defaults::free(kind).collect();
        DeploymentEstimate {
            name,
            kind,
            total: sum(lines.iter().map(|line| line.amount)),
            lines,
            free,
        }
    }

    pub(crate) fn finish(self) -> (Vec<Assumption>, Vec<Missing>, Vec<Question>) {
        (self.assumptions, self.missing, self.asked)
    }

    /// How long the deployment at hand exists.
    pub(crate) fn hours(&self) -> Figure {
        self.hours.clone()
    }

    /// A volume of storage as GB-months: the part of the month it exists for.
    pub(crate) fn prorated(&self, volume: Figure) -> Figure {
        if !self.partial {
            return volume;
        }
        let month = Figure::known(month(self.scenario), "h of the month");
        volume.times(&self.hours).over(&month)
    }

    /// What flows, with everything nobody said filled in; `None` without a workload.
    pub(crate) fn demand(&self) -> Option<Rc<Demand>> {
        self.demand.clone()
    }

    /// Lists a default as assumed and returns it.
    pub(crate) fn take_default(&mut self, id: &str) -> Decimal {
        let default = named(id);
        self.assume(id, &default.text, Some(&default.source));
        default.value()
    }

    /// Lists something as assumed, once.
    pub(crate) fn assume(&mut self, id: &str, text: &str, source: Option<&str>) {
        if self
            .assumptions
            .iter()
            .any(|assumption| assumption.id == id)
        {
            return;
        }
        self.assumptions.push(Assumption {
            id: id.to_owned(),
            text: text.to_owned(),
            source: source.map(str::to_owned),
            effect: None,
        });
    }

    /// Whether an open question has its usual answer; it will be listed.
    pub(crate) fn usual(&mut self, question: Question) -> bool {
        if !self.asked.contains(&question) {
            self.asked.push(question);
        }
        self.answers.usual(question)
    }

    /// A stated quantity, or a complaint that it is missing.
    pub(crate) fn needed<T: Quantity>(
        &mut self,
        stated: Option<&Stated<T>>,
        key: &'static str,
        name: &str,
    ) -> Option<Figure> {
        if stated.is_none() {
            self.miss(key);
        }
        stated.map(|stated| Figure::stated(stated, name))
    }

    /// Says that a quantity is neither given nor implied.
    pub(crate) fn miss(&mut self, key: &'static str) {
        let deployment = self.name.clone();
        self.missing.push(Missing::Quantity { deployment, key });
    }

    /// A usage, such as a volume of traffic: stated, else as the workload implies, else none, which is said.
    pub(crate) fn volume<T: Quantity>(
        &mut self,
        stated: Option<&Stated<T>>,
        implied: Option<Figure>,
        key: &'static str,
        name: &str,
    ) -> Figure {
        if let Some(stated) = stated {
            return Figure::stated(stated, name);
        }
        if let Some(implied) = implied {
            return implied;
        }
        let id = format!("{}.{key}", self.name);
        let text = format!("`{key}` of `{}` is not given and taken as 0", self.name);
        self.assume(&id, &text, None);
        Figure::assumed(Decimal::ZERO, name)
    }

    /// Writes a line, or lists the price as missing. Nothing at all needs no price.
    pub(crate) fn line(
        &mut self,
        name: impl Into<String>,
        charge: impl Into<Charge>,
        quantity: Figure,
    ) {
        self.line_of_choice(name, charge.into(), &[], quantity);
    }

    /// Writes a line whose charge may also be one of some others of its dimension: the amount spans their prices.
    pub(crate) fn line_of_choice(
        &mut self,
        name: impl Into<String>,
        charge: Charge,
        others: &[Charge],
        quantity: Figure,
    ) {
        for id in &quantity.rests_on {
            self.take_default(id);
        }
        let Some(price) = self.price(&charge, &quantity) else {
            return;
        };
        let rate = self.scenario.currency.as_ref();
        let converted =
            |amount: Decimal| rate.map_or(amount, |currency| settle(amount * currency.rate));
        let unit_price = converted(price.amount);
        let mut price_range = Range::exact(unit_price);
        let mut notes: Vec<String> = price.note.iter().cloned().collect();
        for other in others {
            // What is only possible is no hole in the bill: it is told beside the line.
            match self.book.price(other) {
                Ok(price) => {
                    let amount = converted(price.amount);
                    price_range.low = price_range.low.min(amount);
                    price_range.high = price_range.high.max(amount);
                    notes.push(format!("`{}` would be {amount}", other.key()));
                }
                Err(missing) => notes.push(format!("{missing}, so the range leaves it out")),
            }
        }
        let discount = self.scenario.discount.of(charge.dimension());
        let range = quantity.range.map(settle);
        self.lines.push(LineItem {
            name: name.into(),
            quantity: range,
            unit: price.unit,
            unit_price,
            price_range,
            discount,
            amount: range.zip(price_range, |quantity, price| {
                Money::new(quantity * price * discount.rest())
            }),
            basis: quantity.basis,
            at: quantity.at,
            source: price.source.clone(),
            as_of: price.as_of,
            formula: quantity.formula,
            note: (!notes.is_empty()).then(|| notes.join("; ")),
            charge,
        });
    }

    /// A price, or `None` with a word in what is missing. Nothing at all needs no price.
    fn price(&mut self, charge: &Charge, quantity: &Figure) -> Option<&'a Price> {
        match self.book.price(charge) {
            Ok(price) => Some(price),
            Err(_) if quantity.is_zero() => None,
            Err(missing) => {
                let missing = Missing::Price(missing);
                if !self.missing.contains(&missing) {
                    self.missing.push(missing);
                }
                None
            }
        }
    }

    /// Writes a line unless there is nothing of it.
    pub(crate) fn line_if_any(&mut self, name: &str, charge: impl Into<Charge>, quantity: Figure) {
        if !quantity.is_zero() {
            self.line(name, charge, quantity);
        }
    }
}
