//! The document as one HTML page.

use std::fmt;

use super::{NO_WORKLOAD, Review, Verdict, named, rows};
use crate::{
    compare, cost, lint,
    page::{self, prose},
    xml::escape,
};

pub(super) fn write(review: &Review<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    page::begin(review.title, out)?;
    writeln!(out, "<header>\n<h1>{}</h1>", escape(review.title))?;
    let date = review.today.map(|today| format!("{today}, by "));
    writeln!(
        out,
        "<p class=\"sum\">{}mskwise {}</p>",
        date.unwrap_or_default(),
        escape(review.lint.version)
    )?;
    writeln!(out, "<dl>")?;
    for (question, answer) in review.brief() {
        writeln!(
            out,
            "<dt><a href=\"#{}\">{question}</a></dt><dd>{}</dd>",
            question.to_lowercase(),
            prose(&answer)
        )?;
    }
    writeln!(out, "</dl>\n</header>\n<main>")?;
    part("Findings", out, |out| {
        lint::html::findings(review.lint, 3, out)
    })?;
    if !review.capacity.is_empty() {
        part("Capacity", out, |out| capacity(review, out))?;
    }
    if let Some(cost) = review.cost {
        part("Cost", out, |out| {
            if !review.gaps.is_empty() {
                writeln!(out, "<div class=\"gap\">")?;
                page::list(3, "Not known, so not in the bill", review.gaps, out)?;
                writeln!(out, "</div>")?;
            }
            cost::html::bill(cost, 3, out)
        })?;
    }
    part("Comparison", out, |out| match review.compare {
        Some(compare) => compare::html::comparison(compare, 3, out),
        None => writeln!(out, "<p>{}</p>", prose(NO_WORKLOAD)),
    })?;
    writeln!(out, "</main>")?;
    page::end(review.lint.version, out)
}

fn part<W: fmt::Write>(
    title: &str,
    out: &mut W,
    inside: impl FnOnce(&mut W) -> fmt::Result,
) -> fmt::Result {
    let id = title.to_lowercase();
    writeln!(
        out,
        "<section class=\"part\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>"
    )?;
    inside(out)?;
    writeln!(out, "</section>")
}

fn capacity(review: &Review<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    for one in review.capacity {
        let rows = rows(one);
        if rows.is_empty() {
            writeln!(out, "<p><strong>{}</strong></p>", escape(&named(one)))?;
        } else {
            page::table(
                &named(one),
                &["What", "Verdict", "#Needed", "#There is"],
                out,
            )?;
            for row in rows {
                let class = match row.verdict {
                    Verdict::Fine(_) => "yes",
                    Verdict::Near(_) => "near",
                    Verdict::Beyond(_) => "no",
                };
                writeln!(
                    out,
                    "<tr><th scope=\"row\">{}<span class=\"how\">{}</span></th><td class=\"{class}\">{}</td>\
                     <td class=\"figure\">{}</td><td class=\"figure\">{}</td></tr>",
                    escape(&row.what),
                    prose(&row.remark),
                    row.verdict.text(),
                    escape(&row.needed),
                    escape(&row.limit)
                )?;
            }
            page::table_end(out)?;
        }
        for remark in &one.remarks {
            writeln!(out, "<p class=\"meta\">{}</p>", prose(remark))?;
        }
    }
    Ok(())
}
