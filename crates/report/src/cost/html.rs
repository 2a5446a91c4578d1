//! A bill as an HTML page: each line with the formula that made it, its source and date, and what was assumed.

use std::{collections::BTreeSet, fmt};

use cost::{Assumption, DeploymentEstimate, Estimate, LineItem, Source};

use super::{CostReport, figure};
use crate::{
    page::{self, prose},
    xml::escape,
};

pub(super) fn write(report: &CostReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let estimate = report.estimate;
    let (total, currency) = (figure::money(estimate.total), &estimate.currency);
    page::begin(&format!("mskwise: {total} {currency} a month"), out)?;
    writeln!(
        out,
        "<header>\n<h1>Cost of Amazon MSK</h1>\n</header>\n<main>"
    )?;
    bill(report, 2, out)?;
    writeln!(out, "</main>")?;
    page::end(env!("CARGO_PKG_VERSION"), out)
}

/// The bill, with headings from a level on.
pub(crate) fn bill(report: &CostReport<'_>, level: u8, out: &mut impl fmt::Write) -> fmt::Result {
    let estimate = report.estimate;
    let (total, currency) = (figure::money(estimate.total), escape(&estimate.currency));
    let hours = figure::quantity(&estimate.hours.normalize().to_string());
    writeln!(
        out,
        "<p class=\"lead\"><strong>{total} {currency}</strong> for a month of {hours} hours in {}{}.</p>",
        escape(&estimate.region),
        super::table::dated(estimate)
    )?;
    if !estimate.missing.is_empty() {
        let told: Vec<String> = estimate.missing.iter().map(ToString::to_string).collect();
        writeln!(out, "<div class=\"gap\">")?;
        page::list(level, "Not in the total", &told, out)?;
        writeln!(out, "</div>")?;
    }
    for deployment in &estimate.deployments {
        table(estimate, deployment, out)?;
    }
    assumed(&estimate.assumptions, currency.as_str(), level, out)?;
    sources(estimate, level, out)
}

fn table(
    estimate: &Estimate,
    deployment: &DeploymentEstimate,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let caption = format!("{} ({})", deployment.name, deployment.kind);
    let amount = format!("#{} a month", estimate.currency);
    page::table(
        &caption,
        &[
            "Charge",
            "#Quantity",
            "#Unit price",
            &amount,
            "Basis",
            "Price of",
        ],
        out,
    )?;
    for item in &deployment.lines {
        row(item, out)?;
    }
    // The foot stands inside the body's table, after its rows.
    writeln!(
        out,
        "<tr class=\"best\"><th scope=\"row\" colspan=\"3\">Together</th><td class=\"figure\"><strong>{}</strong></td><td colspan=\"2\"></td></tr>",
        figure::money(deployment.total)
    )?;
    page::table_end(out)?;
    let free: Vec<String> = deployment
        .free
        .iter()
        .map(|free| escape(&free.name))
        .collect();
    if !free.is_empty() {
        writeln!(out, "<p class=\"meta\">Free: {}.</p>", free.join("; "))?;
    }
    Ok(())
}

fn row(item: &LineItem, out: &mut impl fmt::Write) -> fmt::Result {
    let shown = |figure: cost::Range<_>| figure::quantity(&decimal(figure.typical));
    let note = item
        .note
        .as_deref()
        .map(|note| format!("<span class=\"how\">{}</span>", prose(note)));
    write!(
        out,
        "<tr><th scope=\"row\">{}<span class=\"how\">{}</span>{}</th>",
        escape(&item.name),
        escape(&item.formula.to_string()),
        note.unwrap_or_default()
    )?;
    write!(
        out,
        "<td class=\"figure\">{}<span class=\"how\">{}</span></td>",
        shown(item.quantity),
        item.unit
    )?;
    let discount = item.discount.percent();
    let off = if discount.is_zero() {
        String::new()
    } else {
        format!("<span class=\"how\">less {discount}%</span>")
    };
    write!(
        out,
        "<td class=\"figure\">{}{off}</td>",
        shown(item.price_range)
    )?;
    let bounds = if item.amount.is_exact() {
        String::new()
    } else {
        format!(
            "<span class=\"how\">{} to {}</span>",
            item.amount.low, item.amount.high
        )
    };
    write!(
        out,
        "<td class=\"figure\">{}{bounds}</td>",
        item.amount.typical
    )?;
    writeln!(
        out,
        "<td>{}</td><td class=\"figure\">{}</td></tr>",
        item.basis.as_str(),
        item.as_of
    )
}

fn decimal(figure: impl ToString) -> String {
    let text = figure.to_string();
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// What was assumed; open questions with the other answer and its effect.
pub(crate) fn assumed(
    assumptions: &[Assumption],
    currency: &str,
    level: u8,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let told: Vec<String> = assumptions
        .iter()
        .map(|one| {
            let otherwise = one.effect.as_ref().map(|effect| {
                let change = figure::change(figure::money(effect.change));
                format!(
                    "; otherwise (`{} = \"{}\"`) {change} {currency}",
                    one.id, effect.answer
                )
            });
            let source = one.source.as_ref().map(|source| format!(" [{source}]"));
            format!(
                "{}{}{}",
                one.text,
                otherwise.unwrap_or_default(),
                source.unwrap_or_default()
            )
        })
        .collect();
    page::list(level, "Assumed", &told, out)
}

fn sources(estimate: &Estimate, level: u8, out: &mut impl fmt::Write) -> fmt::Result {
    let keys: BTreeSet<&str> = estimate.lines().map(|item| item.source.as_str()).collect();
    let told: Vec<String> = keys
        .into_iter()
        .map(|key| match Source::of_key(key) {
            Some(source) => format!("{} ({}; {})", source.what, source.as_of, source.place),
            None => key.to_owned(),
        })
        .collect();
    page::list(level, "Prices from", &told, out)
}
