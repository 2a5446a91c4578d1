//! The document as Markdown.

use std::fmt;

use super::{NO_WORKLOAD, Review, named, rows};
use crate::{compare, cost, lint, markdown::escape};

pub(super) fn write(review: &Review<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "# {}\n", escape(review.title))?;
    let date = review.today.map(|today| format!("{today}, by "));
    writeln!(
        out,
        "{}mskwise {}\n",
        date.unwrap_or_default(),
        escape(review.lint.version)
    )?;
    for (question, answer) in review.brief() {
        writeln!(out, "- **{question}**: {}", escape(&answer))?;
    }
    writeln!(out, "\n## Findings\n")?;
    if review.lint.run.findings.is_empty() {
        writeln!(out, "No findings.\n")?;
    }
    lint::markdown::findings(review.lint, out)?;
    if !review.capacity.is_empty() {
        capacity(review, out)?;
    }
    if let Some(cost) = review.cost {
        if !review.gaps.is_empty() {
            writeln!(out, "\n**Not known, so not in the bill:**\n")?;
            for gap in review.gaps {
                writeln!(out, "- {}", escape(gap))?;
            }
        }
        writeln!(out)?;
        cost::markdown::write(cost, out)?;
    }
    writeln!(out)?;
    match review.compare {
        Some(compare) => compare::markdown::write(compare, out),
        None => writeln!(out, "## Comparison\n\n{NO_WORKLOAD}"),
    }
}

fn capacity(review: &Review<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "\n## Capacity")?;
    for one in review.capacity {
        writeln!(out, "\n### {}\n", escape(&named(one)))?;
        let rows = rows(one);
        if !rows.is_empty() {
            writeln!(
                out,
                "| What | Needed | There is | Verdict | How |\n|---|---:|---:|---|---|"
            )?;
        }
        for row in rows {
            writeln!(
                out,
                "| {} | {} | {} | {} | {} |",
                escape(&row.what),
                escape(&row.needed),
                escape(&row.limit),
                row.verdict.text(),
                escape(&row.remark)
            )?;
        }
        for remark in &one.remarks {
            writeln!(out, "\n{}", escape(remark))?;
        }
    }
    Ok(())
}
