//! An answer as lines: the verdict first, then every right with what decides it, the deciding statements, and what to
//! add, ready to paste.

use std::fmt;

use fact::Sources;
use iam::Written;

use super::document::{Able, Answer, CheckShown, Document, Quote, Row, WhoShown};
use super::{AccessAnswer, AccessLook, AccessReport};
use crate::{
    grid::{Align, Grid},
    spot::Placed,
    text::line,
};

/// How many lines of a statement are quoted.
const MAX_LINES: u32 = 16;

pub(super) fn write(
    document: &Document,
    report: &AccessReport<'_>,
    look: AccessLook,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    match (&document.answer, report.answer) {
        (Answer::Check(check), AccessAnswer::Check(of)) => {
            checked(check, of.is_denied(), report.sources, look, out)
        }
        (Answer::WhoCan(who), _) => able(who, report.sources, look, out),
        (Answer::Policy(policy), _) => paste(&policy.policy, look, out),
        (Answer::Check(check), _) => checked(check, false, report.sources, look, out),
    }
}

fn checked(
    check: &CheckShown,
    denied: bool,
    sources: &Sources,
    look: AccessLook,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let who = format!("{} {}", check.principal.kind, check.principal.name);
    let mut on = format!("cluster {}", check.on.cluster);
    for (word, names) in [
        ("topic", &check.on.topics),
        ("group", &check.on.groups),
        ("transactional id", &check.on.transactional_ids),
    ] {
        if !names.is_empty() {
            on.push_str(&format!(", {word} {}", names.join(", ")));
        }
    }
    let answer = painted(check.verdict, look);
    writeln!(
        out,
        "{answer}: {} as {} on {}",
        line(&who),
        check.case,
        line(&on)
    )?;
    writeln!(out)?;
    rows(check.needs.iter().map(cells).collect(), look, out)?;
    writeln!(out)?;
    named("looked at", &check.principal.policies, out)?;
    named("not read", &check.principal.open, out)?;
    quoted(
        check.needs.iter().flat_map(|row| &row.statements),
        sources,
        look,
        out,
    )?;
    if check.verdict == "yes" {
        return Ok(());
    }
    if denied {
        writeln!(
            out,
            "\nWhat is denied, or lies outside a permissions boundary, stays so whatever is granted: change that \
             statement or the boundary."
        )?;
    }
    if let Some(missing) = &check.missing {
        writeln!(
            out,
            "\nTo make it a yes, add to the policies of {}:\n",
            line(&who)
        )?;
        paste(missing, look, out)?;
    }
    Ok(())
}

type Cells = (&'static str, String, String, String);

fn cells(row: &Row) -> Cells {
    let reason = match &row.when {
        Some(when) => format!("{} (needed when {when})", row.reason),
        None => row.reason.clone(),
    };
    let reason = match at(&row.statements) {
        Some(at) => format!("{reason}, {at}"),
        None => reason,
    };
    // From the type word on: the rest of the ARN is the same in every line.
    let resource = row.resource.splitn(6, ':').nth(5).unwrap_or(&row.resource);
    (row.verdict, row.action.clone(), resource.to_owned(), reason)
}

fn at(statements: &[Quote]) -> Option<String> {
    let [quote] = statements else { return None };
    quote.at.as_ref().map(place)
}

fn able(
    who: &WhoShown,
    sources: &Sources,
    look: AccessLook,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    writeln!(
        out,
        "who can {} on {}\n",
        line(&who.action),
        line(&who.resource)
    )?;
    let (can, cannot): (Vec<&Able>, Vec<&Able>) =
        who.principals.iter().partition(|one| one.verdict != "no");
    let cell = |one: &&Able| -> Cells {
        let reason = match at(&one.statements) {
            Some(at) => format!("{}, {at}", one.reason),
            None => one.reason.clone(),
        };
        (one.verdict, one.name.clone(), String::new(), reason)
    };
    let mut cells: Vec<Cells> = can.iter().map(cell).collect();
    cells.sort_by_key(|cell| cell.0 != "yes");
    rows(cells, look, out)?;
    match (can.is_empty(), cannot.len()) {
        (true, 0) => writeln!(out, "  nobody: there are no principals among the files")?,
        (true, others) => writeln!(out, "  nobody of {others} among the files")?,
        (false, 0) => {}
        (false, _) => {
            let names: Vec<&str> = cannot.iter().map(|one| one.name.as_str()).collect();
            writeln!(out, "  not {}", line(&names.join(", ")))?;
        }
    }
    quoted(
        can.iter().flat_map(|one| &one.statements),
        sources,
        look,
        out,
    )
}

/// The verdicts in columns, or, where those are too narrow, with each reason on a line of its own.
fn rows(rows: Vec<Cells>, look: AccessLook, out: &mut impl fmt::Write) -> fmt::Result {
    const VERDICT: usize = "depends".len();
    let mut short = Grid::new([Align::Left, Align::Left]);
    let mut reasons = Vec::new();
    let mut verdicts = Vec::new();
    for (verdict, first, second, reason) in rows {
        short.push([line(&first).into_owned(), line(&second).into_owned()]);
        reasons.push(line(&reason).into_owned());
        verdicts.push(verdict);
    }
    let mut text = String::new();
    short.write(0, &mut text)?;
    let width = short.width();
    let longest = reasons
        .iter()
        .map(|one| one.chars().count())
        .max()
        .unwrap_or(0);
    let wide = 2 + VERDICT + 2 + width + 2 + longest <= look.width;
    for ((row, reason), verdict) in text.lines().zip(&reasons).zip(&verdicts) {
        let fill = " ".repeat(VERDICT - verdict.len());
        write!(out, "  {}{fill}  ", painted(verdict, look))?;
        if wide {
            let gap = " ".repeat(width.saturating_sub(row.chars().count()));
            writeln!(out, "{row}{gap}  {reason}")?;
        } else {
            writeln!(out, "{row}")?;
            writeln!(out, "           {reason}")?;
        }
    }
    Ok(())
}

fn named(word: &str, names: &[String], out: &mut impl fmt::Write) -> fmt::Result {
    if names.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {word}: {}", line(&names.join(", ")))
}

/// Every deciding statement once, word for word.
fn quoted<'q>(
    quotes: impl Iterator<Item = &'q Quote>,
    sources: &Sources,
    look: AccessLook,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let mut told: Vec<&Placed> = Vec::new();
    for quote in quotes {
        let Some(at) = &quote.at else { continue };
        if told.contains(&at) {
            continue;
        }
        told.push(at);
        let (on, off) = dim(look);
        writeln!(
            out,
            "\n{}: {} of {}",
            place(at),
            line(&quote.statement),
            line(&quote.policy)
        )?;
        for row in lines(at, sources) {
            writeln!(out, "  {on}│{off} {row}")?;
        }
    }
    Ok(())
}

/// The lines of a statement without their common indentation, cut when there are many.
fn lines(at: &Placed, sources: &Sources) -> Vec<String> {
    let source = sources.iter().find(|(_, source)| source.name() == at.file);
    let Some((_, source)) = source else {
        return Vec::new();
    };
    let ends = at.end.column == 1 && at.end.line > at.start.line;
    let last = if ends { at.end.line - 1 } else { at.end.line };
    let shown = last.min(at.start.line + MAX_LINES - 1);
    let rows: Vec<&str> = (at.start.line..=shown)
        .map(|number| source.line_text(number).trim_end())
        .collect();
    let blank = |row: &&str| row.len() - row.trim_start().len();
    let common = rows
        .iter()
        .filter(|row| !row.is_empty())
        .map(blank)
        .min()
        .unwrap_or(0);
    let mut rows: Vec<String> = rows
        .iter()
        .map(|row| line(row.get(common..).unwrap_or("")).into_owned())
        .collect();
    if last > shown {
        rows.push("…".to_owned());
    }
    rows
}

fn place(at: &Placed) -> String {
    format!("{}:{}:{}", line(&at.file), at.start.line, at.start.column)
}

fn paste(written: &Written, look: AccessLook, out: &mut impl fmt::Write) -> fmt::Result {
    if look.yaml {
        out.write_str(&written.to_yaml())
    } else {
        writeln!(out, "{}", written.to_json())
    }
}

fn painted(verdict: &str, look: AccessLook) -> String {
    if !look.colour {
        return verdict.to_owned();
    }
    let code = match verdict {
        "yes" => "\u{1b}[32m",
        "no" => "\u{1b}[31m",
        _ => "\u{1b}[33m",
    };
    format!("{code}{verdict}\u{1b}[0m")
}

fn dim(look: AccessLook) -> (&'static str, &'static str) {
    if look.colour {
        ("\u{1b}[2m", "\u{1b}[0m")
    } else {
        ("", "")
    }
}
