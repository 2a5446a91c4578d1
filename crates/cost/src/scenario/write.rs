//! `Scenario` → its JSON document, the one the browser shares in links. Spans and bases are not part of it.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{
    Flow, Scenario,
    form::Walk,
    written::{Table, Written},
};
use crate::{Quantity, Stated};

impl Scenario {
    /// The scenario as a document that [`Scenario::parse`] reads back to the same quantities.
    #[must_use]
    pub fn document(&self) -> impl Serialize + use<> {
        let mut copy = self.clone();
        let mut root = Table::default();
        root.text("region", &self.region);
        if let Some(hours) = self.hours {
            root.add("hours", figure(hours.get()));
        }
        if let Some(workload) = &mut copy.workload {
            root.add("workload", written(|out| workload.walk(out)));
        }
        let deployments: Vec<Written> = copy
            .deployments
            .iter_mut()
            .map(|deployment| {
                let mut out = Table::default();
                out.text("name", &deployment.name);
                out.text("kind", deployment.kind.as_str());
                out.quantity("hours", &mut deployment.hours);
                deployment.kind.walk(&mut out);
                Written::Table(out)
            })
            .collect();
        if !deployments.is_empty() {
            root.add("deployment", Written::List(deployments));
        }
        if let Some(surroundings) = &mut copy.surroundings {
            root.add("surroundings", written(|out| surroundings.walk(out)));
        }
        let mut assume = Table::default();
        for question in self.assume.flipped() {
            assume.text(question.id(), self.assume.answer(question));
        }
        root.table("assume", assume);
        let mut discount = Table::default();
        let overall = self.discount.overall;
        if !overall.fraction().is_zero() {
            discount.text("overall", &format!("{}%", overall.percent()));
        }
        for (dimension, percent) in self.discount.by_dimension.iter() {
            discount.text(dimension, &format!("{}%", percent.percent()));
        }
        root.table("discount", discount);
        if let Some(currency) = &self.currency {
            let mut table = Table::default();
            table.text("code", &currency.code);
            table.add("rate", figure(currency.rate));
            root.table("currency", table);
        }
        root
    }
}

fn written(walk: impl FnOnce(&mut Table)) -> Written {
    let mut out = Table::default();
    walk(&mut out);
    Written::Table(out)
}

fn figure(value: Decimal) -> Written {
    Written::Text(value.normalize().to_string())
}

impl Walk for Table {
    fn choice(&mut self, key: &'static str, field: &mut Option<String>, others: &mut Vec<String>) {
        let Some(text) = field else {
            return;
        };
        let text = Written::Text(text.clone());
        let value = if others.is_empty() {
            text
        } else {
            let others = others.iter().map(|other| Written::Text(other.clone()));
            Written::List(std::iter::once(text).chain(others).collect())
        };
        self.add(key, value);
    }

    fn quantity<T: Quantity>(&mut self, key: &'static str, field: &mut Option<Stated<T>>) {
        let Some(stated) = field else {
            return;
        };
        let range = stated.range.map(T::get);
        if range.is_exact() {
            self.add(key, figure(range.typical));
            return;
        }
        let mut table = Self::default();
        table.add("low", figure(range.low));
        table.add("typical", figure(range.typical));
        table.add("high", figure(range.high));
        self.table(key, table);
    }

    fn flag(&mut self, key: &'static str, field: &mut Option<bool>) {
        if let Some(flag) = field {
            self.add(key, Written::Flag(*flag));
        }
    }

    fn flow(&mut self, key: &'static str, field: &mut Flow) {
        if field.average.is_some() || field.peak.is_some() {
            self.add(key, written(|out| field.walk(out)));
        }
    }
}
