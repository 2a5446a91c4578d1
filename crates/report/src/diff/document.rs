//! The published JSON document `mskwise/diff/1`. Fields may be added, none renamed; amounts are decimal strings.

use cost::{Money, Range};
use fact::{Sources, Span};
use model::change::{Change, Effect, Records};
use serde::Serialize;

use super::{DiffReport, severity};
use crate::{
    lint::{Found, found},
    spot::Spot,
};

/// The name and version of the document.
pub const SCHEMA: &str = "mskwise/diff/1";

/// The whole document.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    schema: &'static str,
    version: String,
    base: String,
    head: String,
    summary: Numbers,
    changes: Vec<Changed>,
    findings: Findings,
    /// Null when the region has no prices.
    cost: Option<Cost>,
    assumptions: Vec<String>,
    gaps: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Numbers {
    refused: usize,
    records_lost: usize,
    replaced: usize,
    deleted: usize,
    restart: usize,
    new_default: usize,
    in_place: usize,
    created: usize,
    cannot_be_told: usize,
    new_findings: usize,
    fixed_findings: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Changed {
    /// `refused`, `replaced`, `deleted`, `restart`, `new-default`, `in-place`, `created`, `cannot-be-told`.
    effect: &'static str,
    /// `lost`, `kept` or `none`, where the resource goes.
    records: Option<&'static str>,
    /// Null for what needs no second look.
    severity: Option<&'static str>,
    confidence: &'static str,
    file: String,
    resource: String,
    #[serde(rename = "type")]
    kind: String,
    /// The property or setting; empty when the whole resource is meant.
    what: String,
    setting: bool,
    before: Option<String>,
    after: Option<String>,
    was_at: Option<Place>,
    is_at: Option<Place>,
    case: Option<String>,
    irreversible: bool,
    says: String,
    help: Option<String>,
    source: Option<Source>,
}

#[derive(Clone, Debug, Serialize)]
struct Place {
    file: String,
    byte: u32,
    line: u32,
    column: u32,
}

#[derive(Clone, Debug, Serialize)]
struct Source {
    title: String,
    url: Option<&'static str>,
    as_of: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Findings {
    new: Vec<Found>,
    fixed: Vec<Found>,
    accepted: Vec<Found>,
    unchanged: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Cost {
    currency: String,
    before: Figures,
    after: Figures,
    change: Figures,
    /// Of the typical total before; null when that was nothing.
    percent: Option<String>,
    deployments: Vec<Deployment>,
}

#[derive(Clone, Debug, Serialize)]
struct Deployment {
    name: String,
    kind: &'static str,
    before: Figures,
    after: Figures,
    change: Figures,
    lines: Vec<Line>,
}

#[derive(Clone, Debug, Serialize)]
struct Line {
    name: String,
    dimension: &'static str,
    before: Option<Amount>,
    after: Option<Amount>,
    change: Figures,
}

#[derive(Clone, Debug, Serialize)]
struct Amount {
    quantity: String,
    unit_price: String,
    amount: Figures,
}

#[derive(Clone, Debug, Serialize)]
struct Figures {
    low: String,
    typical: String,
    high: String,
}

impl Document {
    /// The document of a comparison.
    #[must_use]
    pub fn of(report: &DiffReport<'_>) -> Self {
        let (was, is) = (report.base.sources, report.head.sources);
        let delta = report.findings;
        Self {
            schema: SCHEMA,
            version: report.version.to_owned(),
            base: report.base.name.to_owned(),
            head: report.head.name.to_owned(),
            summary: numbers(report),
            changes: report
                .changes
                .iter()
                .map(|change| changed(change, was, is))
                .collect(),
            findings: Findings {
                new: delta.new.iter().map(|one| found(one, is)).collect(),
                fixed: delta.fixed.iter().map(|one| found(one, was)).collect(),
                accepted: delta
                    .accepted
                    .iter()
                    .map(|(one, reason)| found(one, is).accepted(reason))
                    .collect(),
                unchanged: delta.kept,
            },
            cost: report.cost.map(cost),
            assumptions: report.assumptions.to_vec(),
            gaps: report.gaps.to_vec(),
        }
    }
}

fn numbers(report: &DiffReport<'_>) -> Numbers {
    let count = |holds: &dyn Fn(Effect) -> bool| {
        report
            .changes
            .iter()
            .filter(|change| holds(change.effect))
            .count()
    };
    Numbers {
        refused: count(&|effect| effect == Effect::Refused),
        records_lost: count(&|effect| effect.records() == Some(Records::Lost)),
        replaced: count(&|effect| matches!(effect, Effect::Replaced(_))),
        deleted: count(&|effect| matches!(effect, Effect::Deleted(_))),
        restart: count(&|effect| effect == Effect::Restart),
        new_default: count(&|effect| effect == Effect::NewDefault),
        in_place: count(&|effect| effect == Effect::InPlace),
        created: count(&|effect| effect == Effect::Created),
        cannot_be_told: count(&|effect| effect == Effect::Open),
        new_findings: report.findings.new.len(),
        fixed_findings: report.findings.fixed.len(),
    }
}

fn changed(change: &Change, was: &Sources, is: &Sources) -> Changed {
    Changed {
        effect: change.effect.as_str(),
        records: change.effect.records().map(Records::as_str),
        severity: severity(change).map(lint::Severity::as_str),
        confidence: change.confidence.as_str(),
        file: change.file.clone(),
        resource: change.resource.clone(),
        kind: change.kind.clone(),
        what: change.what.clone(),
        setting: change.setting,
        before: change.before.clone(),
        after: change.after.clone(),
        was_at: change.was_at.map(|span| place(span, was)),
        is_at: change.is_at.map(|span| place(span, is)),
        case: (!change.case.is_always()).then(|| change.case.to_string()),
        irreversible: change.once,
        says: change.says.clone(),
        help: change.help.clone(),
        source: change.origin.as_ref().map(|origin| Source {
            title: origin
                .sources
                .first()
                .map_or("", |source| source.title)
                .to_owned(),
            url: origin.url(),
            as_of: origin.as_of,
        }),
    }
}

fn place(span: Span, sources: &Sources) -> Place {
    let spot = Spot::of(span, sources);
    Place {
        file: spot.file.to_owned(),
        byte: spot.start.byte,
        line: spot.start.line,
        column: spot.start.column,
    }
}

fn cost(delta: &cost::Delta) -> Cost {
    Cost {
        currency: delta.currency.clone(),
        before: figures(delta.before),
        after: figures(delta.after),
        change: figures(delta.change()),
        percent: delta
            .percent()
            .map(|percent| percent.round_dp(2).normalize().to_string()),
        deployments: delta.deployments.iter().map(deployment).collect(),
    }
}

fn deployment(delta: &cost::DeploymentDelta) -> Deployment {
    let amount = |line: &cost::LineItem| Amount {
        quantity: line.quantity.typical.normalize().to_string(),
        unit_price: line.unit_price.normalize().to_string(),
        amount: figures(line.amount),
    };
    Deployment {
        name: delta.name.clone(),
        kind: delta.kind,
        before: figures(delta.before),
        after: figures(delta.after),
        change: figures(delta.change()),
        lines: delta
            .lines
            .iter()
            .map(|line| Line {
                name: line.name().to_owned(),
                dimension: line
                    .after
                    .as_ref()
                    .or(line.before.as_ref())
                    .map_or("", |line| line.charge.dimension()),
                before: line.before.as_ref().map(amount),
                after: line.after.as_ref().map(amount),
                change: figures(line.change()),
            })
            .collect(),
    }
}

fn figures(range: Range<Money>) -> Figures {
    let exact = |money: Money| money.exact().normalize().to_string();
    Figures {
        low: exact(range.low),
        typical: exact(range.typical),
        high: exact(range.high),
    }
}
