//! A comparison as lines for a terminal: what hurts first, each change with its reason and its source.

use std::fmt;

use cost::Money;
use lint::Finding;
use model::change::{Change, Effect};

use super::{DiffReport, phrase, severity};
use crate::{
    cost::figure,
    grid::{Align, Grid},
    text::line,
};

pub(super) fn write(report: &DiffReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let (base, head) = (line(report.base.name), line(report.head.name));
    writeln!(out, "{base} → {head}: {}", phrase::verdict(report))?;
    for group in &phrase::GROUPS {
        let changes = group.of(report.changes);
        if changes.is_empty() {
            continue;
        }
        writeln!(out, "\n{}", group.title)?;
        for change in changes {
            one(change, report, out)?;
        }
    }
    writeln!(out, "\nFindings: {}", phrase::findings(report))?;
    for finding in &report.findings.new {
        told("new", finding, report.head.sources, out)?;
    }
    for finding in &report.findings.fixed {
        told("fixed", finding, report.base.sources, out)?;
    }
    cost(report, out)
}

fn one(change: &Change, report: &DiffReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let place = phrase::place(change, report);
    let name = if change.resource.is_empty() {
        line(&change.file)
    } else {
        line(&change.resource)
    };
    write!(out, "  {name}")?;
    if change.what.is_empty() {
        write!(out, " ({})", line(&change.kind))?;
    } else {
        write!(out, " {}", line(&change.what))?;
    }
    let values = phrase::values(change);
    if !values.is_empty() {
        write!(out, ": {values}")?;
    }
    writeln!(out, "  [{place}]")?;
    // What needs no second look needs no reason either.
    if matches!(change.effect, Effect::InPlace | Effect::Created) && severity(change).is_none() {
        return Ok(());
    }
    write!(out, "    {}", phrase::why(change))?;
    if let Some(origin) = &change.origin {
        write!(out, " ({origin})")?;
    }
    writeln!(out)?;
    if let Some(help) = &change.help {
        writeln!(out, "    do: {}", line(help))?;
    }
    Ok(())
}

fn told(
    word: &str,
    finding: &Finding,
    sources: &fact::Sources,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let place = phrase::spot(finding.at, sources);
    let (severity, rule) = (finding.effective_severity().as_str(), &finding.rule);
    writeln!(
        out,
        "  {word} {severity}[{rule}] {place}: {}",
        line(&finding.message)
    )
}

fn cost(report: &DiffReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let Some(delta) = report.cost else {
        return gaps(report, out);
    };
    writeln!(out, "\nCost: {}", phrase::sum(delta))?;
    for deployment in &delta.deployments {
        let moved = deployment.lines.iter().filter(|line| {
            let change = line.change();
            change != cost::Range::exact(Money::ZERO)
        });
        let mut grid = Grid::new([
            Align::Left,
            Align::Right,
            Align::Left,
            Align::Right,
            Align::Right,
        ]);
        let mut rows = 0;
        for item in moved {
            rows += 1;
            let amount = |side: &Option<cost::LineItem>| {
                side.as_ref()
                    .map_or_else(|| "–".to_owned(), |line| figure::money(line.amount))
            };
            grid.push([
                line(item.name()).into_owned(),
                amount(&item.before),
                "→".into(),
                amount(&item.after),
                phrase::signed(item.change()),
            ]);
        }
        if rows > 0 {
            writeln!(out, "  {} ({})", line(&deployment.name), deployment.kind)?;
            grid.write(4, out)?;
        }
    }
    for assumption in report.assumptions {
        writeln!(out, "  assumed: {}", line(assumption))?;
    }
    gaps(report, out)
}

fn gaps(report: &DiffReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    for gap in report.gaps {
        writeln!(out, "  not in the bill: {}", line(gap))?;
    }
    Ok(())
}
