//! `mskwise compare`: one workload as Standard, Express and Serverless.

use ::cost::{Comparison, Scenario};
use report::{CompareFormat, CompareReport};
use serde_json::{Map, Value, json};

use crate::arguments::{Compare, Workload};
use crate::command::pricing;
use crate::command::target::targets;
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Compare, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        CompareFormat::ALL,
        CompareFormat::Table,
    )?;
    let mut scenario = match &arguments.scenario {
        Some(file) => pricing::scenario(file, world)?,
        None => of_flags(&arguments.workload)?,
    };
    if let Some(region) = &arguments.region {
        scenario.region.clone_from(region);
    }
    let book = pricing::book(arguments.prices.as_deref(), &scenario.region, world)?;
    let book = book.with_alternatives();
    let comparison = Comparison::of(&scenario, &book).map_err(Refusal::usage)?;
    let report = CompareReport {
        comparison: &comparison,
        scenario: &scenario,
        book: &book,
        all: arguments.all,
    };
    for target in &targets {
        let mut text = String::new();
        report::compare::write(target.format, &report, &mut text)
            .map_err(|_| Refusal::failure("the report could not be written"))?;
        target.put(&text, world)?;
    }
    Ok(Exit::Success)
}

/// The workload of the flags, through the same reader as a document.
fn of_flags(workload: &Workload) -> Result<Scenario, Refusal> {
    let Some(written) = &workload.write_mib_s else {
        return Err(Refusal::usage(
            "give --scenario FILE, or at least --write-mib-s",
        ));
    };
    let mut flows = Map::new();
    let mut flow = |key: &str, average: Option<&String>, peak: Option<&String>| {
        let figures = [("average", average), ("peak", peak)];
        let figures = figures
            .into_iter()
            .filter_map(|(key, figure)| Some((key.to_owned(), json!(figure?))));
        let figures: Map<String, Value> = figures.collect();
        if !figures.is_empty() {
            flows.insert(key.to_owned(), Value::Object(figures));
        }
    };
    flow(
        "ingress_mib_s",
        Some(written),
        workload.peak_write_mib_s.as_ref(),
    );
    flow(
        "egress_mib_s",
        workload.read_mib_s.as_ref(),
        workload.peak_read_mib_s.as_ref(),
    );
    let figures = [
        ("retention_hours", &workload.retention_hours),
        ("local_retention_hours", &workload.local_retention_hours),
        ("partitions", &workload.partitions),
    ];
    for (key, figure) in figures {
        if let Some(figure) = figure {
            flows.insert(key.to_owned(), json!(figure));
        }
    }
    let document = json!({ "region": "us-east-1", "workload": flows });
    pricing::parse("the flags", &document.to_string())
}
