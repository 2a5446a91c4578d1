//! A bill as columns, or, where the terminal is too narrow, as two lines per item.

use std::{collections::BTreeSet, fmt};

use cost::{DeploymentEstimate, Estimate, LineItem, Source};

use super::{CostReport, Detail, figure};
use crate::{
    grid::{Align, Grid},
    text::line,
};

const HEAD: [&str; 8] = [
    "",
    "quantity",
    "unit",
    "unit price",
    "amount",
    "",
    "basis",
    "price of",
];

pub(super) fn write(
    report: &CostReport<'_>,
    detail: &Detail,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let estimate = report.estimate;
    let grids: Vec<_> = estimate.deployments.iter().map(grid).collect();
    // One bill in columns above another in lines would be hard to compare.
    let wide = grids.iter().all(|grid| grid.width() + 2 <= detail.width);
    for (deployment, grid) in estimate.deployments.iter().zip(grids) {
        let (name, total) = (line(&deployment.name), figure::money(deployment.total));
        writeln!(
            out,
            "{name} ({}): {total} {}",
            deployment.kind, estimate.currency
        )?;
        if wide && !detail.explain {
            grid.write(2, out)?;
        } else {
            for item in &deployment.lines {
                stacked(estimate, item, detail, out)?;
            }
        }
        let free: Vec<&str> = deployment
            .free
            .iter()
            .map(|free| free.name.as_str())
            .collect();
        if !free.is_empty() {
            writeln!(out, "  Free: {}", free.join("; "))?;
        }
        writeln!(out)?;
    }
    let hours = figure::quantity(&estimate.hours.normalize().to_string());
    let (total, currency) = (figure::money(estimate.total), &estimate.currency);
    let region = &estimate.region;
    writeln!(
        out,
        "Total {total} {currency} for a month of {hours} hours in {region}{}",
        dated(estimate)
    )?;
    remarks(estimate, out)
}

fn grid(deployment: &DeploymentEstimate) -> Grid<8> {
    use Align::{Left, Right};
    let mut grid = Grid::new([Left, Right, Left, Right, Right, Left, Left, Left]);
    grid.push(HEAD.map(str::to_owned));
    for item in &deployment.lines {
        let bounds = if item.amount.is_exact() {
            String::new()
        } else {
            format!("{} to {}", item.amount.low, item.amount.high)
        };
        grid.push([
            line(&item.name).into_owned(),
            quantity(item),
            item.unit.to_string(),
            format!("× {}", price(item)),
            item.amount.typical.to_string(),
            bounds,
            item.basis.as_str().to_owned(),
            item.as_of.to_string(),
        ]);
    }
    grid
}

fn stacked(
    estimate: &Estimate,
    item: &LineItem,
    detail: &Detail,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let (name, amount) = (line(&item.name), figure::money(item.amount));
    writeln!(out, "  {name}: {amount}")?;
    if detail.explain {
        writeln!(out, "    {}", line(&item.explain(&estimate.currency)))?;
        return match &item.note {
            Some(note) => writeln!(out, "    {}", line(note)),
            None => Ok(()),
        };
    }
    let (quantity, unit, price) = (quantity(item), item.unit, price(item));
    writeln!(
        out,
        "    {quantity} {unit} × {price}, {}, price of {}",
        item.basis.as_str(),
        item.as_of
    )
}

fn quantity(item: &LineItem) -> String {
    figure::quantity(&item.quantity.typical.normalize().to_string())
}

/// When the prices were read, from the oldest to the newest, as the end of a sentence.
pub(crate) fn dated(estimate: &Estimate) -> String {
    figure::dated(estimate.lines().map(|line| line.as_of))
}

/// The unit price with its discount.
fn price(item: &LineItem) -> String {
    let price = figure::quantity(&item.unit_price.normalize().to_string());
    if item.discount.fraction().is_zero() {
        price
    } else {
        format!("{price} -{}%", item.discount.percent())
    }
}

fn remarks(estimate: &Estimate, out: &mut impl fmt::Write) -> fmt::Result {
    if !estimate.missing.is_empty() {
        writeln!(out, "\nNot in the total")?;
        for missing in &estimate.missing {
            writeln!(out, "  - {missing}")?;
        }
    }
    if !estimate.assumptions.is_empty() {
        writeln!(out, "\nAssumed")?;
    }
    for assumption in &estimate.assumptions {
        write!(out, "  - {}", line(&assumption.text))?;
        if let Some(effect) = &assumption.effect {
            let (id, answer) = (&assumption.id, effect.answer);
            write!(
                out,
                " [{id} = \"{answer}\": {}]",
                figure::change(figure::money(effect.change))
            )?;
        }
        writeln!(out)?;
    }
    let keys: BTreeSet<&str> = estimate.lines().map(|item| item.source.as_str()).collect();
    if !keys.is_empty() {
        writeln!(out, "\nPrices from")?;
    }
    for key in keys {
        match Source::of_key(key) {
            Some(source) => writeln!(out, "  - {} ({})", source.what, source.as_of)?,
            None => writeln!(out, "  - {}", line(key))?,
        }
    }
    Ok(())
}
