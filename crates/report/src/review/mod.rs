//! One document for a design review: findings, capacity against quotas, cost and comparison. HTML that stands alone and
//! prints, or Markdown.

mod html;
mod markdown;
#[cfg(test)]
mod tests;

use std::fmt;

use cost::sizing::Capacity;
use fact::Date;

use crate::{CompareReport, CostReport, LintReport, cost::figure, lint::Summary};

/// Everything one document says.
#[derive(Clone, Copy, Debug)]
pub struct Review<'r> {
    /// What it is called.
    pub title: &'r str,
    /// What was found.
    pub lint: &'r LintReport<'r>,
    /// What is deployed against its limits.
    pub capacity: &'r [Capacity],
    /// What it costs; none where nothing that is billed is declared.
    pub cost: Option<&'r CostReport<'r>>,
    /// The ways to run the workload; none without a workload.
    pub compare: Option<&'r CompareReport<'r>>,
    /// What could not be read or priced, one sentence each.
    pub gaps: &'r [String],
    /// The day of the report.
    pub today: Option<Date>,
}

/// How the document is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewFormat {
    /// A page that stands alone.
    Html,
    /// A page for a repository or a wiki.
    Markdown,
}

impl ReviewFormat {
    /// Every format with its name, in the order of the documentation.
    pub const ALL: &[(&str, Self)] = &[("html", Self::Html), ("markdown", Self::Markdown)];
}

/// What the document says where nothing flows.
const NO_WORKLOAD: &str = "Nothing says what flows, so the kinds are not compared and the brokers' load is not known. Give the \
                           workload with --usage FILE, or in flags such as --write-mib-s.";

/// Writes the document in a format.
///
/// # Errors
/// Only those of `out`.
pub fn write(format: ReviewFormat, review: &Review<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    match format {
        ReviewFormat::Html => html::write(review, out),
        ReviewFormat::Markdown => markdown::write(review, out),
    }
}

impl Review<'_> {
    /// The document in a few lines, each a question and its answer.
    fn brief(&self) -> Vec<(&'static str, String)> {
        let mut brief = vec![("Findings", Summary::of(self.lint).to_string())];
        if !self.capacity.is_empty() {
            brief.push(("Capacity", self.capacity_in_short()));
        }
        if let Some(cost) = self.cost {
            let estimate = cost.estimate;
            let date = crate::cost::table::dated(estimate);
            let total = figure::money(estimate.total);
            let (currency, region) = (&estimate.currency, &estimate.region);
            let hole = if estimate.missing.is_empty() && self.gaps.is_empty() {
                ""
            } else {
                "; something is not in the total, see below"
            };
            brief.push((
                "Cost",
                format!("{total} {currency} a month in {region}{date}{hole}"),
            ));
        }
        if let Some(compare) = self.compare {
            brief.push((
                "Comparison",
                format!("{}. {}", compare.verdict(), compare.summary()),
            ));
        }
        brief
    }

    fn capacity_in_short(&self) -> String {
        let short: Vec<&str> = self
            .capacity
            .iter()
            .filter(|one| !one.holds())
            .map(|one| one.name.as_str())
            .collect();
        if short.is_empty() {
            let what = if self.compare.is_some() {
                "the workload fits what is deployed, and quotas are met"
            } else {
                "quotas are met as far as the files tell; the load is not known"
            };
            what.to_owned()
        } else {
            format!("beyond a limit or a guideline: {}", short.join(", "))
        }
    }
}

/// The heading of a cluster: `orders: kafka.m7g.large × 3`.
fn named(capacity: &Capacity) -> String {
    match (&capacity.broker_type, capacity.brokers) {
        (Some(size), Some(brokers)) => format!("{}: {size} × {brokers}", capacity.name),
        _ => format!("{}: {}", capacity.name, capacity.kind),
    }
}

/// One row of the capacity table: what, needed, limit, share or verdict, remark.
struct Row {
    what: String,
    needed: String,
    limit: String,
    verdict: Verdict,
    remark: String,
}

/// How a need stands to its limit.
enum Verdict {
    /// Below eight tenths, with the share in percent where it is one.
    Fine(Option<u64>),
    /// Within, but above eight tenths.
    Near(u64),
    /// Beyond, with the share in percent.
    Beyond(Option<u64>),
}

impl Verdict {
    fn of(percent: Option<u64>, within: bool) -> Self {
        match percent {
            _ if !within => Self::Beyond(percent),
            Some(percent) if percent > 80 => Self::Near(percent),
            percent => Self::Fine(percent),
        }
    }

    /// In words and percent; never by colour alone.
    fn text(&self) -> String {
        match self {
            Self::Fine(Some(percent)) => format!("fits, {percent}%"),
            Self::Fine(None) => "fits".to_owned(),
            Self::Near(percent) => format!("near, {percent}%"),
            Self::Beyond(Some(percent)) => format!("beyond, {percent}%"),
            Self::Beyond(None) => "beyond".to_owned(),
        }
    }
}

fn rows(capacity: &Capacity) -> Vec<Row> {
    let short = |figure: String| figure::quantity(&trimmed(&figure));
    let loads = capacity.loads.iter().map(|load| {
        let need = &load.constraint;
        let kind = if need.is_quota { "limit" } else { "guideline" };
        Row {
            what: need.name.to_owned(),
            needed: format!(
                "{} {}",
                short(need.demand.round_dp(1).to_string()),
                need.unit
            ),
            limit: format!("{} {}", short(load.has.round_dp(1).to_string()), need.unit),
            verdict: Verdict::of(load.percent(), load.fits()),
            remark: format!("{kind}: {}", need.formula),
        }
    });
    let quotas = capacity.quotas.iter().map(|check| {
        let share = check.percent();
        Row {
            what: check.name.to_owned(),
            needed: format!(
                "{} {}",
                short(check.needed.round_dp(1).to_string()),
                check.unit
            ),
            limit: format!("{} {}", short(check.value.to_string()), check.unit),
            verdict: Verdict::of(share, check.met),
            remark: format!("quota, {}; {}", check.adjustable, check.source()),
        }
    });
    loads.chain(quotas).collect()
}

fn trimmed(figure: &str) -> String {
    if figure.contains('.') {
        figure
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned()
    } else {
        figure.to_owned()
    }
}
