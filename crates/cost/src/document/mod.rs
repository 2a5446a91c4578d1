//! `Estimate` → the published JSON document `mskwise/cost/1`. Fields may be added, none renamed. Figures are decimal
//! strings and exact: the amounts of the lines add up to the total to the last digit.

mod compare;
mod script;

use fact::{Sources, Span};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::{Assumption, DeploymentEstimate, Estimate, LineItem, Missing, Money, Range, Source};

pub use compare::{Break, Change, Compare, Effect, Fit, Limit, Need, Neighbour, Open, Side};
pub use script::{Answer, Part, Reason, Script};

/// The name and version of the document.
pub const SCHEMA: &str = "mskwise/cost/1";

/// The whole document.
#[derive(Clone, Debug, Serialize)]
pub struct Cost {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// Region code.
    pub region: String,
    /// Which price book.
    pub price_book: String,
    /// Date of the oldest price used, `YYYY-MM-DD`; null when nothing was priced.
    pub price_date: Option<String>,
    /// Length of the month.
    pub hours: String,
    /// The sum of all lines.
    pub total: Figures,
    /// One bill per deployment.
    pub deployments: Vec<Deployment>,
    /// What was assumed.
    pub assumptions: Vec<Assumed>,
    /// What could not be priced.
    pub missing: Vec<Gap>,
    /// What the source keys of the lines stand for.
    pub sources: Vec<Origin>,
}

/// Low, typical and high of an amount or a quantity.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// At least.
    pub low: String,
    /// Most likely.
    pub typical: String,
    /// At most.
    pub high: String,
}

/// The bill of one deployment.
#[derive(Clone, Debug, Serialize)]
pub struct Deployment {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: &'static str,
    /// The sum of its lines.
    pub total: Figures,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What costs nothing.
    pub free: Vec<Free>,
}

/// One line of a bill.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What people call it.
    pub name: String,
    /// What it belongs to, such as `standard.broker`.
    pub dimension: &'static str,
    /// Its name in the price book, such as `standard.broker.kafka.m7g.large`.
    pub charge: String,
    /// How much, typically.
    pub quantity: String,
    /// How much, where that is a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity_range: Option<Figures>,
    /// In which unit.
    pub unit: &'static str,
    /// List price of one unit.
    pub unit_price: String,
    /// The price, where what is charged is left open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_price_range: Option<Figures>,
    /// Percent off the list price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<String>,
    /// quantity × unit price less the discount, typically.
    pub amount: String,
    /// The amount, where it is a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_range: Option<Figures>,
    /// `declared`, `given` or `assumed`.
    pub basis: &'static str,
    /// Whether MSK bills it; what surrounds a cluster is on another service's bill.
    pub billed_by_msk: bool,
    /// Where the quantity was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Place>,
    /// Key of the price's source.
    pub source: String,
    /// The day of the price.
    pub as_of: String,
    /// How the quantity came about.
    pub formula: String,
    /// A doubt about the price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A place in a file; line and column from 1.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// First byte, from 0.
    pub byte: u32,
    /// Its line.
    pub line: u32,
    /// Its column in Unicode scalar values.
    pub column: u32,
}

/// Something that costs nothing.
#[derive(Clone, Debug, Serialize)]
pub struct Free {
    /// What.
    pub name: String,
    /// Who says so.
    pub source: String,
    /// As of which day.
    pub as_of: String,
}

/// An assumption.
#[derive(Clone, Debug, Serialize)]
pub struct Assumed {
    /// A stable name; of an open question, its key in `[assume]`.
    pub id: String,
    /// What is assumed.
    pub text: String,
    /// Who supports it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The other answer, and by how much it would raise the total.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Otherwise>,
}

/// The other answer to an open question.
#[derive(Clone, Debug, Serialize)]
pub struct Otherwise {
    /// Its name in `[assume]`.
    pub answer: &'static str,
    /// Negative where the total would be lower.
    pub change: Figures,
}

/// Something that could not be priced.
#[derive(Clone, Debug, Serialize)]
pub struct Gap {
    /// `price` or `quantity`.
    pub what: &'static str,
    /// The charge without a price, or the key without a quantity.
    pub key: String,
    /// The region or the deployment it lacks in.
    pub of: String,
    /// One sentence for people.
    pub message: String,
}

/// What a source key stands for.
#[derive(Clone, Debug, Serialize)]
pub struct Origin {
    /// The key.
    pub key: String,
    /// `primary` or `secondary`.
    pub kind: String,
    /// What it is.
    pub what: String,
    /// Where it is.
    #[serde(rename = "where")]
    pub place: String,
    /// The day it speaks of.
    pub as_of: String,
}

impl Cost {
    /// The document of an estimate. `sources` turn spans into files, lines and columns.
    #[must_use]
    pub fn of(estimate: &Estimate, sources: Option<&Sources>) -> Self {
        let mut keys: Vec<&str> = estimate.lines().map(|line| &*line.source).collect();
        keys.sort_unstable();
        keys.dedup();
        Self {
            schema: SCHEMA,
            currency: estimate.currency.clone(),
            region: estimate.region.clone(),
            price_book: estimate.book.clone(),
            price_date: estimate.price_date.map(|date| date.to_string()),
            hours: shown(estimate.hours),
            total: money(estimate.total),
            deployments: estimate
                .deployments
                .iter()
                .map(|deployment| self::deployment(deployment, sources))
                .collect(),
            assumptions: estimate.assumptions.iter().map(assumed).collect(),
            missing: estimate.missing.iter().map(gap).collect(),
            sources: keys.into_iter().filter_map(origin).collect(),
        }
    }
}

/// A decimal in full, without trailing zeros.
pub(crate) fn shown(figure: Decimal) -> String {
    figure.normalize().to_string()
}

pub(crate) fn figures(range: Range<Decimal>) -> Figures {
    Figures {
        low: shown(range.low),
        typical: shown(range.typical),
        high: shown(range.high),
    }
}

pub(crate) fn money(range: Range<Money>) -> Figures {
    figures(range.map(Money::exact))
}

pub(crate) fn deployment(deployment: &DeploymentEstimate, sources: Option<&Sources>) -> Deployment {
    Deployment {
        name: deployment.name.clone(),
        kind: deployment.kind,
        total: money(deployment.total),
        lines: deployment
            .lines
            .iter()
            .map(|item| line(item, sources))
            .collect(),
        free: deployment
            .free
            .iter()
            .map(|item| Free {
                name: item.name.clone(),
                source: item.source.clone(),
                as_of: item.as_of.clone(),
            })
            .collect(),
    }
}

fn line(line: &LineItem, sources: Option<&Sources>) -> Line {
    let discounted = !line.discount.fraction().is_zero();
    Line {
        name: line.name.clone(),
        dimension: line.charge.dimension(),
        charge: line.charge.key(),
        quantity: shown(line.quantity.typical),
        quantity_range: (!line.quantity.is_exact()).then(|| figures(line.quantity)),
        unit: line.unit.as_str(),
        unit_price: shown(line.unit_price),
        unit_price_range: (!line.price_range.is_exact()).then(|| figures(line.price_range)),
        discount_percent: discounted.then(|| shown(line.discount.percent())),
        amount: shown(line.amount.typical.exact()),
        amount_range: (!line.amount.is_exact()).then(|| money(line.amount)),
        basis: line.basis.as_str(),
        billed_by_msk: line.charge.is_msk(),
        at: line.at.and_then(|at| place(at, sources?)),
        source: line.source.clone(),
        as_of: line.as_of.to_string(),
        formula: line.formula.to_string(),
        note: line.note.clone(),
    }
}

fn place(at: Span, sources: &Sources) -> Option<Place> {
    let source = sources.get(at.file)?;
    let position = source.position(at.start);
    Some(Place {
        file: source.name().to_owned(),
        byte: position.byte,
        line: position.line,
        column: position.column,
    })
}

pub(crate) fn assumed(assumption: &Assumption) -> Assumed {
    Assumed {
        id: assumption.id.clone(),
        text: assumption.text.clone(),
        source: assumption.source.clone(),
        otherwise: assumption.effect.as_ref().map(|effect| Otherwise {
            answer: effect.answer,
            change: money(effect.change),
        }),
    }
}

pub(crate) fn gap(missing: &Missing) -> Gap {
    let message = missing.to_string();
    match missing {
        Missing::Price(price) => Gap {
            what: "price",
            key: price.charge.clone(),
            of: price.region.clone(),
            message,
        },
        Missing::Quantity { deployment, key } => Gap {
            what: "quantity",
            key: (*key).to_owned(),
            of: deployment.clone(),
            message,
        },
    }
}

fn origin(key: &str) -> Option<Origin> {
    let source = Source::of_key(key)?;
    Some(Origin {
        key: key.to_owned(),
        kind: source.kind.clone(),
        what: source.what.clone(),
        place: source.place.clone(),
        as_of: source.as_of.clone(),
    })
}
