//! A bill as comma-separated values (RFC 4180), one row per line, figures exact.

use std::fmt;

use super::CostReport;

const HEAD: &str = "deployment,kind,name,dimension,charge,quantity,unit,unit_price,discount_percent,amount,\
amount_low,amount_high,currency,basis,source,as_of";

/// Writes a bill.
///
/// # Errors
/// Only those of `out`.
pub fn write(report: &CostReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    write!(out, "{HEAD}\r\n")?;
    let estimate = report.estimate;
    for deployment in &estimate.deployments {
        for item in &deployment.lines {
            let cells = [
                text(&deployment.name),
                deployment.kind.to_owned(),
                text(&item.name),
                item.charge.dimension().to_owned(),
                text(&item.charge.key()),
                item.quantity.typical.normalize().to_string(),
                item.unit.to_string(),
                item.unit_price.normalize().to_string(),
                item.discount.percent().to_string(),
                item.amount.typical.exact().to_string(),
                item.amount.low.exact().to_string(),
                item.amount.high.exact().to_string(),
                text(&estimate.currency),
                item.basis.as_str().to_owned(),
                text(&item.source),
                item.as_of.to_string(),
            ];
            write!(out, "{}\r\n", cells.join(","))?;
        }
    }
    Ok(())
}

/// Quotes a text; one that a spreadsheet would take for a formula is made a text.
pub(crate) fn text(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn commas_quotes_and_formulas_stay_text() {
        assert_eq!(text("a,b"), "\"a,b\"");
        assert_eq!(text("say \"x\""), "\"say \"\"x\"\"\"");
        assert_eq!(text("=1+1"), "'=1+1");
        assert_eq!(text("plain"), "plain");
    }
}
