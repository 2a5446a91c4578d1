//! All candidates as comma-separated values (RFC 4180), one row each, figures exact.

use std::fmt;

use super::{CompareReport, table::why_not};
use crate::cost::csv::text;

const HEAD: &str = "kind,broker_type,brokers,provisioned_throughput_mib_s,fits,decided_by,total,total_low,total_high,currency,\
why_not";

pub(super) fn write(report: &CompareReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    write!(out, "{HEAD}\r\n")?;
    for candidate in &report.comparison.sizing.candidates {
        let total = candidate.total();
        let optional = |figure: Option<String>| figure.unwrap_or_default();
        let cells = [
            candidate.kind.to_owned(),
            candidate.broker_type.unwrap_or("").to_owned(),
            optional(candidate.brokers.map(|brokers| brokers.to_string())),
            optional(candidate.provisioned.map(|rate| rate.to_string())),
            candidate.fits().to_string(),
            candidate.binding.unwrap_or("").to_owned(),
            total.typical.exact().to_string(),
            total.low.exact().to_string(),
            total.high.exact().to_string(),
            text(report.currency()),
            if candidate.fits() {
                String::new()
            } else {
                text(&why_not(candidate))
            },
        ];
        write!(out, "{}\r\n", cells.join(","))?;
    }
    Ok(())
}
