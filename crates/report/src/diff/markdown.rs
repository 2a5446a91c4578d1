//! A comparison as a review comment: the verdict, what hurts as a table, everything else folded away.

use std::fmt;

use cost::{Money, Range};
use lint::Finding;
use model::change::Change;

use super::{DiffReport, phrase, severity};
use crate::{cost::figure, markdown::escape, text::count};

pub(super) fn write(report: &DiffReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "## mskwise: {}\n", escape(&phrase::verdict(report)))?;
    let (loud, quiet): (Vec<&Change>, Vec<&Change>) = report
        .changes
        .iter()
        .partition(|change| severity(change) >= Some(lint::Severity::Warning));
    if !loud.is_empty() {
        let order = |change: &&Change| std::cmp::Reverse(severity(change));
        let mut loud = loud;
        loud.sort_by_key(order);
        table(&loud, report, out)?;
        writeln!(out)?;
    }
    summary(report, out)?;
    folded("other change", &quiet, report, out)?;
    let delta = report.findings;
    findings("new finding", &delta.new, report.head.sources, out)?;
    findings("fixed finding", &delta.fixed, report.base.sources, out)?;
    bill(report, out)
}

fn table(changes: &[&Change], report: &DiffReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "| | What | Change | Why |\n|---|---|---|---|")?;
    for change in changes {
        let word = match (severity(change), change.effect.records()) {
            (_, Some(model::change::Records::Lost)) => {
                format!("**{}, records lost**", change.effect.as_str())
            }
            (Some(lint::Severity::Error), _) => format!("**{}**", change.effect.as_str()),
            _ => change.effect.as_str().replace('-', " "),
        };
        let name = if change.resource.is_empty() {
            escape(&change.file)
        } else {
            format!("`{}`", change.resource.replace('`', ""))
        };
        let what = match phrase::short(change) {
            short if short.is_empty() => String::new(),
            short => format!(" {}", escape(&short)),
        };
        let mut why = escape(&phrase::why(change));
        if let Some(help) = &change.help {
            why.push_str(&format!("<br>**Do:** {}", escape(help)));
        }
        if let Some(origin) = &change.origin {
            why.push_str(&match origin.url() {
                Some(url) => format!("<br><sub>[{}]({url})</sub>", escape(&origin.cite())),
                None => format!("<br><sub>{}</sub>", escape(&origin.cite())),
            });
        }
        writeln!(
            out,
            "| {word} | {name}{what}<br><sub>{}</sub> | {} | {why} |",
            escape(&phrase::place(change, report)),
            escape(&phrase::values(change)),
        )?;
    }
    Ok(())
}

/// The sums in two lines, so that a reader who opens nothing has read them.
fn summary(report: &DiffReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "**Findings:** {}", phrase::findings(report))?;
    match report.cost {
        Some(delta) => writeln!(out, "**Cost:** {}", escape(&phrase::sum(delta)))?,
        None => writeln!(out, "**Cost:** cannot be told")?,
    }
    for gap in report.gaps {
        writeln!(out, "- not in the bill: {}", escape(gap))?;
    }
    writeln!(out)
}

fn folded(
    one: &str,
    changes: &[&Change],
    report: &DiffReport<'_>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<details><summary>{}</summary>\n",
        count(changes.len(), one)
    )?;
    table(changes, report, out)?;
    writeln!(out, "\n</details>\n")
}

fn findings(
    one: &str,
    all: &[&Finding],
    sources: &fact::Sources,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    if all.is_empty() {
        return Ok(());
    }
    let mut all = all.to_vec();
    all.sort_by_key(|finding| std::cmp::Reverse(finding.effective_severity()));
    writeln!(
        out,
        "<details><summary>{}</summary>\n",
        count(all.len(), one)
    )?;
    writeln!(out, "| Severity | Where | Rule | What |\n|---|---|---|---|")?;
    for finding in all {
        writeln!(
            out,
            "| {} | {} | {} {} | {} |",
            finding.effective_severity().as_str(),
            escape(&phrase::spot(finding.at, sources)),
            finding.rule,
            finding.name,
            escape(&finding.message),
        )?;
    }
    writeln!(out, "\n</details>\n")
}

fn bill(report: &DiffReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let Some(delta) = report.cost else {
        return Ok(());
    };
    if delta.deployments.is_empty() {
        return Ok(());
    }
    writeln!(out, "<details><summary>Cost by line item</summary>\n")?;
    writeln!(
        out,
        "| Deployment | Charge | Before | After | Change |\n|---|---|---:|---:|---:|"
    )?;
    for deployment in &delta.deployments {
        for item in &deployment.lines {
            let amount = |side: &Option<cost::LineItem>| {
                side.as_ref()
                    .map_or_else(|| "–".to_owned(), |line| figure::money(line.amount))
            };
            let change = match item.change() {
                same if same == Range::exact(Money::ZERO) => String::new(),
                moved => phrase::signed(moved),
            };
            writeln!(
                out,
                "| {} | {} | {} | {} | {change} |",
                escape(&deployment.name),
                escape(item.name()),
                amount(&item.before),
                amount(&item.after),
            )?;
        }
    }
    if !report.assumptions.is_empty() {
        writeln!(out)?;
    }
    for assumption in report.assumptions {
        writeln!(out, "- {}", escape(assumption))?;
    }
    writeln!(out, "\n</details>")
}
