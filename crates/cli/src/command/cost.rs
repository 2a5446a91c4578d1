//! `mskwise cost`: a scenario in, a bill out.

use std::path::Path;

use ::cost::{Estimate, PriceBook, Problems, Scenario};
use fact::FileId;
use report::{CostFormat, CostReport, Detail};

use crate::arguments::Cost;
use crate::command::target::{Target, targets};
use crate::inputs;
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Cost, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        CostFormat::ALL,
        CostFormat::Table,
    )?;
    let mut scenario = scenario(&arguments.scenario, world)?;
    if let Some(region) = &arguments.region {
        scenario.region.clone_from(region);
    }
    let book = book(arguments.prices.as_deref(), &scenario.region)?;
    let estimate = Estimate::of(&scenario, &book).map_err(Refusal::usage)?;
    let report = CostReport {
        estimate: &estimate,
        sources: None,
    };
    let gaps = !estimate.missing.is_empty();
    for target in &targets {
        // A total with a hole is shown only to those who asked for it, or whose reader sees the hole.
        if gaps && !arguments.allow_missing && target.format != CostFormat::Json {
            continue;
        }
        print(target, &report, arguments, world)?;
    }
    for missing in &estimate.missing {
        world.complain(&missing.to_string());
    }
    if gaps && !arguments.allow_missing {
        world.remark("--allow-missing prints the rest");
        return Ok(Exit::Usage);
    }
    Ok(Exit::Success)
}

fn scenario(path: &Path, world: &mut World<'_>) -> Result<Scenario, Refusal> {
    let (name, text) = inputs::text(path, world)?;
    Scenario::parse(&text, FileId(0)).map_err(|problems| refuse(&name, &text, &problems))
}

/// The prices: the program's own, or a book the user brings, completed by what surrounds a cluster.
fn book(file: Option<&Path>, region: &str) -> Result<PriceBook, Refusal> {
    let Some(file) = file else {
        return PriceBook::of_region(region).map_err(Refusal::usage);
    };
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file)
        .map_err(|error| Refusal::failure(format!("cannot read {name}: {error}")))?;
    let book = PriceBook::parse(&text).map_err(|problems| refuse(&name, &text, &problems))?;
    Ok(book.with_surroundings())
}

/// Every complaint about a document, each with its place.
fn refuse(name: &str, text: &str, problems: &Problems) -> Refusal {
    let told = problems.0.iter().map(|problem| match &problem.at {
        Some(at) => {
            let before = text.get(..at.start).unwrap_or("");
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let row = before.matches('\n').count() + 1;
            let column = before.get(start..).unwrap_or("").chars().count() + 1;
            format!("{name}:{row}:{column}: {problem}")
        }
        None => format!("{name}: {problem}"),
    });
    Refusal::usage(told.collect::<Vec<_>>().join("\n       "))
}

fn print(
    target: &Target<CostFormat>,
    report: &CostReport<'_>,
    arguments: &Cost,
    world: &mut World<'_>,
) -> Result<(), Refusal> {
    let detail = Detail {
        width: world.columns(target.file.is_some()),
        explain: arguments.explain,
    };
    let mut text = String::new();
    report::cost::write(target.format, report, &detail, &mut text)
        .map_err(|_| Refusal::failure("the report could not be written"))?;
    target.put(&text, world)
}
