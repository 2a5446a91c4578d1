//! What it takes, as lines for a terminal.

use std::fmt;

use super::{MoveReport, WEIGHTS, verdict};
use crate::{spot::Spot, text::line};

pub(super) fn write(report: &MoveReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    for (at, readiness) in report.clusters.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let name = line(readiness.cluster.resource.name());
        let spot = Spot::of(readiness.cluster.resource.span(), report.sources);
        writeln!(
            out,
            "{name} → {} [{}:{}]: {}",
            report.target,
            line(spot.file),
            spot.start.line,
            verdict(readiness, report.target)
        )?;
        for (weight, title) in WEIGHTS {
            let mut points = readiness
                .points
                .iter()
                .filter(|point| point.weight == weight)
                .peekable();
            if points.peek().is_some() {
                writeln!(out, "\n  {title}")?;
            }
            for point in points {
                write!(out, "    - {}", line(&point.says))?;
                if let Some(span) = point.at {
                    write!(out, " [line {}]", Spot::of(span, report.sources).start.line)?;
                }
                writeln!(out)?;
                if let Some(help) = &point.help {
                    writeln!(out, "      do: {}", line(help))?;
                }
                writeln!(out, "      {}", line(&point.source.to_string()))?;
            }
        }
    }
    Ok(())
}
