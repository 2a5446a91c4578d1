//! `mskwise diff`: two sides in, what it takes to get from one to the other out.

mod bill;
mod side;

use ::lint::Delta;
use fact::Confidence;
use model::{Estate, change};
use report::{DiffFormat, DiffReport, diff::Side};
use rust_decimal::Decimal;

use crate::arguments::{Diff, Increase};
use crate::command::target::targets;
use crate::command::{deployment, guard, lint, nothing, unread};
use crate::configuration;
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Diff, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        DiffFormat::ALL,
        DiffFormat::Table,
    )?;
    let configuration = configuration::find(&arguments.configuration)?;
    let selection = lint::selection(&arguments.rules, &configuration.config)?;
    let mut options = deployment::options_with(&arguments.deployment, &configuration, world)?;
    let told_region = bill::region(arguments, options.given.region.take(), world)?;
    let policies = match arguments.rules.guard.is_empty() {
        true => configuration.files(&configuration.config.guard),
        false => arguments.rules.guard.clone(),
    };
    let least = arguments.rules.min_confidence.map(Confidence::from);
    let least = least.or(configuration.config.min_confidence);
    let least = least.unwrap_or(Confidence::Low);
    options.given.region = Some(told_region.code.clone());

    let (base, head) = side::both(&arguments.base, &arguments.head, &arguments.paths, world)?;
    let read = base.inputs.len() + head.inputs.len();
    let passed_over = base.passed_over + head.passed_over;
    let troubles: Vec<String> = base.troubles.into_iter().chain(head.troubles).collect();
    let (was, is) = (
        Estate::read(base.inputs, &options),
        Estate::read(head.inputs, &options),
    );
    let run = |estate: &Estate| -> Result<::lint::Run, Refusal> {
        let further = guard::findings(&policies, estate)?;
        let mut run = ::lint::run_with(estate, rules::ALL, &selection, further);
        run.findings.retain(|finding| finding.confidence >= least);
        Ok(run)
    };
    let (run_was, run_is) = (run(&was)?, run(&is)?);
    let findings = Delta::of(&run_was, &run_is);
    let changes = change::changes(&was, &is);
    let mut bills = bill::bills(&was, &is, &told_region, arguments, world)?;
    let unread = |side: &str, estate| -> Vec<String> {
        let lacking = unread::of(estate).into_iter();
        lacking
            .map(|lacking| format!("{lacking} ({side}: counts as absent)"))
            .collect()
    };
    let unread = [unread(&arguments.base, &was), unread(&arguments.head, &is)].concat();
    bills.gaps.extend(unread.iter().cloned());
    let report = DiffReport {
        base: Side {
            name: &arguments.base,
            sources: &was.sources,
        },
        head: Side {
            name: &arguments.head,
            sources: &is.sources,
        },
        changes: &changes,
        findings: &findings,
        cost: bills.delta.as_ref(),
        assumptions: &bills.assumptions,
        gaps: &bills.gaps,
        version: env!("CARGO_PKG_VERSION"),
    };
    for target in &targets {
        let mut text = String::new();
        report::diff::write(target.format, &report, &mut text)
            .map_err(|_| Refusal::failure("the report could not be written"))?;
        target.put(&text, world)?;
    }
    for trouble in troubles.iter().chain(&unread) {
        world.complain(trouble);
    }
    let ours = |estate: &Estate| {
        let known = |file: &&model::File| file.kind != model::FileKind::Other;
        estate.files.iter().filter(known).count()
    };
    if unread.is_empty() && ours(&was) + ours(&is) == 0 {
        world.remark(&nothing(passed_over + read));
    }
    if !troubles.is_empty() {
        return Ok(Exit::Failure);
    }
    exit(arguments, &report, world)
}

fn exit(arguments: &Diff, report: &DiffReport<'_>, world: &mut World<'_>) -> Result<Exit, Refusal> {
    if let Some(limit) = arguments.fail_on_increase {
        let Some(delta) = report.cost.filter(|_| report.gaps.is_empty()) else {
            return Err(Refusal::usage(
                "--fail-on-increase: the bill has gaps, so how much it rises cannot be told",
            ));
        };
        if rises(delta, limit) {
            world.remark(&format!(
                "the bill rises by {} {} a month, more than --fail-on-increase allows",
                delta.change().typical,
                delta.currency
            ));
            return Ok(Exit::Findings);
        }
    }
    let changes = report.changes.iter().filter_map(report::diff::severity);
    let findings = report.findings.new.iter();
    let worst = changes
        .chain(findings.map(|finding| finding.effective_severity()))
        .max();
    let fails = arguments
        .fail_on
        .threshold()
        .is_some_and(|least| worst >= Some(least));
    Ok(if fails { Exit::Findings } else { Exit::Success })
}

/// Whether the typical bill rises by more than the limit. Anything is more than a share of nothing.
fn rises(delta: &cost::Delta, limit: Increase) -> bool {
    let rise = delta.change().typical.exact();
    match limit {
        Increase::Amount(most) => rise > most,
        Increase::Percent(most) => match delta.percent() {
            Some(percent) => percent > most,
            None => rise > Decimal::ZERO,
        },
    }
}
