//! `mskwise compare`: one workload as Standard, Express and Serverless, or as AWS's script sizes it.

use ::cost::{Comparison, PriceBook, Scenario, Sizing, sizing};
use report::{CompareFormat, CompareReport, ScriptFormat, ScriptReport};

use crate::arguments::{Compare, Model};
use crate::command::target::targets;
use crate::command::{pricing, workload};
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Compare, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let mut scenario = match &arguments.scenario {
        Some(file) => pricing::scenario(file, world)?,
        None => workload::of_flags(&arguments.workload)?
            .ok_or_else(|| Refusal::usage("give --scenario FILE, or at least --write-mib-s"))?,
    };
    if let Some(region) = &arguments.region {
        scenario.region.clone_from(region);
    }
    pricing::apply(&arguments.pricing, &mut scenario)?;
    let book = pricing::book(
        arguments.pricing.price_book.as_deref(),
        &scenario.region,
        world,
    )?;
    match arguments.model {
        Model::Mskwise if arguments.provisioned_mib_s.is_some() => Err(Refusal::usage(
            "--provisioned-mib-s is for --model aws-script; ours has it as candidates",
        )),
        Model::Mskwise => ours(arguments, &scenario, book, world),
        Model::AwsScript => script(arguments, &scenario, &book, world),
    }
}

fn ours(
    arguments: &Compare,
    scenario: &Scenario,
    book: PriceBook,
    world: &mut World<'_>,
) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        CompareFormat::ALL,
        CompareFormat::Table,
    )?;
    let book = book.with_alternatives();
    let comparison = Comparison::of(scenario, &book).map_err(Refusal::usage)?;
    let report = CompareReport {
        comparison: &comparison,
        scenario,
        book: &book,
        all: arguments.all,
        explain: arguments.explain,
    };
    for target in &targets {
        let mut text = String::new();
        report::compare::write(target.format, &report, &mut text)
            .map_err(|_| Refusal::failure("the report could not be written"))?;
        target.put(&text, world)?;
    }
    Ok(Exit::Success)
}

fn script(
    arguments: &Compare,
    scenario: &Scenario,
    book: &PriceBook,
    world: &mut World<'_>,
) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        ScriptFormat::ALL,
        ScriptFormat::Table,
    )?;
    let sizing = Sizing::of(scenario, book).map_err(Refusal::usage)?;
    let provisioned = match &arguments.provisioned_mib_s {
        Some(text) => Some(sizing::script_throughput(text).ok_or_else(|| {
            Refusal::usage(format!(
                "`--provisioned-mib-s {text}`: MiB/s above 0 are needed"
            ))
        })?),
        None => None,
    };
    let answers = sizing::aws_script(scenario, provisioned);
    let report = ScriptReport {
        answers: &answers,
        sizing: &sizing,
        scenario,
        explain: arguments.explain,
    };
    for target in &targets {
        let mut text = String::new();
        report::script::write(target.format, &report, &mut text)
            .map_err(|_| Refusal::failure("the report could not be written"))?;
        target.put(&text, world)?;
    }
    if scenario.region != "us-east-1" {
        world.remark("AWS's script knows prices of us-east-1 only; --explain shows ours of the region beside them");
    }
    Ok(Exit::Success)
}
