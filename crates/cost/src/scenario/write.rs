//! `Scenario` → its JSON document, the one the browser shares in links. Spans and bases are not part of it.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::{Flow, Scenario, form::Walk};
use crate::{Quantity, Stated};

impl Scenario {
    /// The scenario as a JSON document that [`Scenario::parse`] reads back to the same quantities.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut copy = self.clone();
        let mut root = Map::new();
        root.insert("region".into(), json!(self.region));
        if let Some(hours) = self.hours {
            root.insert("hours".into(), figure(hours.get()));
        }
        if let Some(workload) = &mut copy.workload {
            root.insert("workload".into(), written(|out| workload.walk(out)));
        }
        let deployments: Vec<Value> = copy
            .deployments
            .iter_mut()
            .map(|deployment| {
                let mut out = Out(Map::new());
                out.0.insert("name".into(), json!(deployment.name));
                out.0.insert("kind".into(), json!(deployment.kind.as_str()));
                out.quantity("hours", &mut deployment.hours);
                deployment.kind.walk(&mut out);
                Value::Object(out.0)
            })
            .collect();
        if !deployments.is_empty() {
            root.insert("deployment".into(), Value::Array(deployments));
        }
        if let Some(surroundings) = &mut copy.surroundings {
            root.insert("surroundings".into(), written(|out| surroundings.walk(out)));
        }
        let assume: Map<String, Value> = self
            .assume
            .flipped()
            .map(|question| {
                (
                    question.id().to_owned(),
                    json!(self.assume.answer(question)),
                )
            })
            .collect();
        if !assume.is_empty() {
            root.insert("assume".into(), Value::Object(assume));
        }
        let mut discount = Map::new();
        if !self.discount.overall.fraction().is_zero() {
            let overall = format!("{}%", self.discount.overall.percent());
            discount.insert("overall".into(), json!(overall));
        }
        for (dimension, percent) in &self.discount.by_dimension {
            discount.insert(dimension.clone(), json!(format!("{}%", percent.percent())));
        }
        if !discount.is_empty() {
            root.insert("discount".into(), Value::Object(discount));
        }
        if let Some(currency) = &self.currency {
            let rate = figure(currency.rate);
            root.insert(
                "currency".into(),
                json!({ "code": currency.code, "rate": rate }),
            );
        }
        Value::Object(root)
    }
}

struct Out(Map<String, Value>);

fn written(walk: impl FnOnce(&mut Out)) -> Value {
    let mut out = Out(Map::new());
    walk(&mut out);
    Value::Object(out.0)
}

fn figure(value: Decimal) -> Value {
    Value::String(value.normalize().to_string())
}

impl Walk for Out {
    fn choice(&mut self, key: &'static str, field: &mut Option<String>, others: &mut Vec<String>) {
        let Some(text) = field else {
            return;
        };
        let value = if others.is_empty() {
            json!(text)
        } else {
            let all: Vec<&String> = std::iter::once(&*text).chain(others.iter()).collect();
            json!(all)
        };
        self.0.insert(key.into(), value);
    }

    fn quantity<T: Quantity>(&mut self, key: &'static str, field: &mut Option<Stated<T>>) {
        let Some(stated) = field else {
            return;
        };
        let range = stated.range.map(|value| figure(value.get()));
        let value = if stated.range.is_exact() {
            range.typical
        } else {
            json!({ "low": range.low, "typical": range.typical, "high": range.high })
        };
        self.0.insert(key.into(), value);
    }

    fn flag(&mut self, key: &'static str, field: &mut Option<bool>) {
        if let Some(flag) = field {
            self.0.insert(key.into(), json!(flag));
        }
    }

    fn flow(&mut self, key: &'static str, field: &mut Flow) {
        if field.average.is_some() || field.peak.is_some() {
            self.0.insert(key.into(), written(|out| field.walk(out)));
        }
    }
}
