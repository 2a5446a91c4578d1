//! A bill as Markdown tables.

use std::fmt;

use super::{CostReport, figure};
use crate::markdown::escape;

/// Writes a bill.
///
/// # Errors
/// Only those of `out`.
pub fn write(report: &CostReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let estimate = report.estimate;
    let (total, currency) = (figure::money(estimate.total), &estimate.currency);
    let (region, hours) = (&estimate.region, estimate.hours.normalize());
    writeln!(out, "## Cost: {total} {currency} a month\n")?;
    let dated = super::table::dated(estimate);
    writeln!(out, "Region {region}, a month of {hours} hours{dated}.\n")?;
    for deployment in &estimate.deployments {
        let total = figure::money(deployment.total);
        writeln!(
            out,
            "### {} ({}): {total} {currency}\n",
            escape(&deployment.name),
            deployment.kind
        )?;
        writeln!(
            out,
            "| Charge | Quantity | Unit | Unit price | Amount | Basis | Price of |"
        )?;
        writeln!(out, "|---|---:|---|---:|---:|---|---|")?;
        for item in &deployment.lines {
            let quantity = figure::quantity(&item.quantity.typical.normalize().to_string());
            let price = figure::quantity(&item.unit_price.normalize().to_string());
            let (name, unit, amount) = (escape(&item.name), item.unit, figure::money(item.amount));
            let (basis, date) = (item.basis.as_str(), item.as_of);
            writeln!(
                out,
                "| {name} | {quantity} | {unit} | {price} | {amount} | {basis} | {date} |"
            )?;
        }
        writeln!(out)?;
        if !deployment.free.is_empty() {
            let names = deployment.free.iter().map(|free| escape(&free.name));
            let names: Vec<String> = names.collect();
            writeln!(out, "Free: {}.\n", names.join("; "))?;
        }
    }
    if !estimate.missing.is_empty() {
        writeln!(out, "**Not in the total:**\n")?;
        for missing in &estimate.missing {
            writeln!(out, "- {}", escape(&missing.to_string()))?;
        }
        writeln!(out)?;
    }
    if estimate.assumptions.is_empty() {
        return Ok(());
    }
    writeln!(out, "<details><summary>Assumed</summary>\n")?;
    for assumption in &estimate.assumptions {
        let otherwise = assumption.effect.as_ref().map(|effect| {
            let change = figure::change(figure::money(effect.change));
            format!(" (`{} = \"{}\"`: {change})", assumption.id, effect.answer)
        });
        writeln!(
            out,
            "- {}{}",
            escape(&assumption.text),
            otherwise.unwrap_or_default()
        )?;
    }
    writeln!(out, "\n</details>")
}
