//! What it takes, as a page for a discussion: what blocks and what is to decide in the open, what changes folded away.

use std::fmt;

use model::moves::{Point, Weight};

use super::{MoveReport, WEIGHTS, verdict};
use crate::{markdown::escape, spot::Spot, text::count};

pub(super) fn write(report: &MoveReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "## Moving to {}\n", report.target)?;
    for readiness in report.clusters {
        let name = readiness.cluster.resource.name();
        writeln!(
            out,
            "### {}: {}\n",
            escape(name),
            verdict(readiness, report.target)
        )?;
        for (weight, title) in WEIGHTS {
            let points: Vec<&Point> = readiness
                .points
                .iter()
                .filter(|point| point.weight == weight)
                .collect();
            if points.is_empty() {
                continue;
            }
            let fold = weight == Weight::Changes;
            if fold {
                let number = count(points.len(), "change");
                writeln!(out, "<details><summary>{number}</summary>\n")?;
            } else {
                writeln!(out, "**{title}**\n")?;
            }
            for point in points {
                item(point, report, out)?;
            }
            writeln!(out)?;
            if fold {
                writeln!(out, "</details>\n")?;
            }
        }
    }
    Ok(())
}

fn item(point: &Point, report: &MoveReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    write!(out, "- {}", escape(&point.says))?;
    if let Some(span) = point.at {
        let spot = Spot::of(span, report.sources);
        write!(out, " ({}:{})", escape(spot.file), spot.start.line)?;
    }
    if let Some(help) = &point.help {
        write!(out, ". **Do:** {}", escape(help))?;
    }
    let cite = escape(&point.source.to_string());
    match &point.source.url {
        Some(url) => writeln!(out, " <sub>[{cite}]({url})</sub>"),
        None => writeln!(out, " <sub>{cite}</sub>"),
    }
}
