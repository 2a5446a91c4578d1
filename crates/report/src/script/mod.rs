//! What AWS's published sizing script answers, and on demand where and why our figures differ, in every format.

mod differ;
#[cfg(test)]
mod tests;

use std::fmt;

use cost::{
    Scenario, Sizing, document,
    sizing::{ScriptAnswer, script_differences},
};

use crate::{
    cost::csv,
    grid::{Align, Grid},
    markdown, page, text, xml,
};

/// The script's answers and our sizing of the same workload.
#[derive(Clone, Copy, Debug)]
pub struct ScriptReport<'r> {
    /// One per size.
    pub answers: &'r [ScriptAnswer],
    /// Ours.
    pub sizing: &'r Sizing,
    /// The workload.
    pub scenario: &'r Scenario,
    /// Whether it is told where and why ours differ.
    pub explain: bool,
}

/// How the answers are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScriptFormat {
    /// Columns for a terminal.
    Table,
    /// `mskwise/aws-script/1`.
    Json,
    /// Tables for a document.
    Markdown,
    /// One row per size.
    Csv,
    /// A page that stands alone.
    Html,
}

impl ScriptFormat {
    /// Every format with its name, in the order of the documentation.
    pub const ALL: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
        ("csv", Self::Csv),
        ("html", Self::Html),
    ];
}

const TITLE: &str = "What AWS's sizing script answers (us-east-1, 730 hours, three zones)";
const COLUMNS: [&str; 4] = ["Size", "#Brokers", "#USD a month", "Decided by"];

/// Writes the answers in a format.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    format: ScriptFormat,
    report: &ScriptReport<'_>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    match format {
        ScriptFormat::Json => text::json(&document::Script::of(report.answers, report.sizing), out),
        ScriptFormat::Table => table(report, out),
        ScriptFormat::Markdown => as_markdown(report, out),
        ScriptFormat::Csv => as_csv(report, out),
        ScriptFormat::Html => as_html(report, out),
    }
}

fn cells(answer: &ScriptAnswer) -> [String; 4] {
    [
        answer.broker_type.clone(),
        answer.brokers.to_string(),
        answer.total().to_string(),
        answer.binding.to_owned(),
    ]
}

fn table(report: &ScriptReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "{TITLE}\n")?;
    let aligns = [Align::Left, Align::Right, Align::Right, Align::Left];
    let mut grid = Grid::new(aligns);
    grid.push(["", "brokers", "USD a month", "decided by"].map(str::to_owned));
    for answer in report.answers {
        grid.push(cells(answer));
    }
    grid.write(2, out)?;
    if !report.explain {
        return Ok(());
    }
    writeln!(
        out,
        "\nOurs, and by how much each part of the bill is more or less"
    )?;
    let mut grid = Grid::new([Align::Left, Align::Right, Align::Right, Align::Left]);
    grid.push(["", "brokers", "a month", "by part"].map(str::to_owned));
    for row in differ::rows(report) {
        grid.push([row.size, row.brokers, row.total, row.parts.join(", ")]);
    }
    grid.write(2, out)?;
    writeln!(out, "\nWhy")?;
    for sentence in differ::reasons(report) {
        writeln!(out, "  - {sentence}")?;
    }
    Ok(())
}

fn as_markdown(report: &ScriptReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "## {TITLE}\n")?;
    writeln!(
        out,
        "| Size | Brokers | USD a month | Decided by |\n|---|---:|---:|---|"
    )?;
    for answer in report.answers {
        writeln!(
            out,
            "| {} |",
            cells(answer)
                .map(|cell| markdown::escape(&cell))
                .join(" | ")
        )?;
    }
    if !report.explain {
        return Ok(());
    }
    writeln!(
        out,
        "\n### Ours, and by how much each part is more or less\n"
    )?;
    writeln!(
        out,
        "| Size | Brokers | A month | By part |\n|---|---:|---:|---|"
    )?;
    for row in differ::rows(report) {
        writeln!(
            out,
            "| {} | {} | {} | {} |",
            row.size,
            row.brokers,
            row.total,
            row.parts.join(", ")
        )?;
    }
    writeln!(out, "\n### Why\n")?;
    for sentence in differ::reasons(report) {
        writeln!(out, "- {}", markdown::escape(&sentence))?;
    }
    Ok(())
}

fn as_csv(report: &ScriptReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let parts = ScriptAnswer::PARTS.map(|part| part.replace(' ', "_"));
    write!(
        out,
        "kind,broker_type,brokers,decided_by,total,{},our_brokers,our_total\r\n",
        parts.join(",")
    )?;
    for answer in report.answers {
        let ours = answer.ours(report.sizing);
        let parts = answer.parts().map(|part| part.exact().to_string());
        let our_brokers = ours
            .and_then(|ours| ours.brokers)
            .map(|brokers| brokers.to_string());
        let our_total = ours.map(|ours| ours.total().typical.exact().to_string());
        write!(
            out,
            "{},{},{},{},{},{},{},{}\r\n",
            answer.kind,
            csv::text(&answer.broker_type),
            answer.brokers,
            answer.binding,
            answer.total().exact(),
            parts.join(","),
            our_brokers.unwrap_or_default(),
            our_total.unwrap_or_default()
        )?;
    }
    Ok(())
}

fn as_html(report: &ScriptReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    page::begin(&format!("mskwise: {TITLE}"), out)?;
    writeln!(
        out,
        "<header>\n<h1>{}</h1>\n</header>\n<main>",
        xml::escape(TITLE)
    )?;
    page::table("The script's answers", &COLUMNS, out)?;
    for answer in report.answers {
        html_row(&cells(answer), out)?;
    }
    page::table_end(out)?;
    if report.explain {
        let columns = ["Size", "#Brokers", "#A month", "By part"];
        page::table(
            "Ours, and by how much each part is more or less",
            &columns,
            out,
        )?;
        for row in differ::rows(report) {
            html_row(
                &[row.size, row.brokers, row.total, row.parts.join(", ")],
                out,
            )?;
        }
        page::table_end(out)?;
        page::list(2, "Why", &differ::reasons(report), out)?;
    }
    writeln!(out, "</main>")?;
    page::end(env!("CARGO_PKG_VERSION"), out)
}

fn html_row(cells: &[String; 4], out: &mut impl fmt::Write) -> fmt::Result {
    let [size, brokers, total, last] = cells.each_ref().map(|cell| xml::escape(cell));
    writeln!(
        out,
        "<tr><th scope=\"row\">{size}</th><td class=\"figure\">{brokers}</td><td class=\"figure\">{total}</td><td>{last}</td></tr>"
    )
}

/// The reasons the script's data carries, for parts that differ somewhere.
fn known_reasons(parts: &[&'static str]) -> Vec<String> {
    let speaks = |part: &str| part == "every" || parts.contains(&part);
    script_differences()
        .iter()
        .filter(|one| speaks(&one.part))
        .map(|one| one.text.clone())
        .collect()
}
