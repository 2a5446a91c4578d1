//! `mskwise lint`: files in, findings out.

use std::mem::ManuallyDrop;

use ::lint::config::{Config, Threshold};
use ::lint::{Finding, Selection, Selector, Severity};
use fact::Confidence;
use model::Estate;
use report::{LintFormat, LintReport, Look};

use crate::arguments::{Lint, RuleChoice};
use crate::command::target::{Target, targets};
use crate::command::{baseline, deployment, fix, inputs_or_here, nothing, pricing, sets};
use crate::world::{Exit, Refusal, World};
use crate::{configuration, inputs, threads};

pub(super) fn run(arguments: &Lint, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        LintFormat::ALL,
        LintFormat::Pretty,
    )?;
    let mut configuration = configuration::find(&arguments.configuration)?;
    let named = arguments.write_baseline.as_ref();
    if let Some(file) = named.or(arguments.baseline.as_ref()) {
        configuration.anchor_beside(file);
    }
    let configuration = configuration;
    let selection = selection(&arguments.rules, &configuration.config)?;
    let mut sets = deployment::sets_with(&arguments.deployment, &configuration, world)?;
    for (_, options) in &mut sets {
        options.client = arguments.client;
    }
    // Read before the run, so that a file that is none is told before anything else.
    let baseline = match arguments.write_baseline.is_some() {
        true => None,
        false => baseline::read(arguments.baseline.as_deref(), &configuration)?,
    };
    let paths = inputs_or_here(&arguments.paths);
    let gathered = inputs::gather(&paths, arguments.stdin_filename.as_deref(), world)?;
    let read = gathered.inputs.len();

    let guard = match arguments.rules.guard.is_empty() {
        true => configuration.files(&configuration.config.guard),
        false => arguments.rules.guard.clone(),
    };
    let least = arguments.rules.min_confidence.map(Confidence::from);
    let least = least.or(configuration.config.min_confidence);
    let least = least.unwrap_or(Confidence::Low);
    let sight = baseline::Sight {
        configuration: &configuration,
        selection: &selection,
        guard: !guard.is_empty(),
    };
    let look = |inputs| sets::lint(inputs, sets.clone(), &selection, &guard);
    // Only after a baseline was asked: what is too unsure to be told is not gone.
    let sure = |run: &mut ::lint::Run| run.findings.retain(|finding| finding.confidence >= least);
    let mut remarks = Vec::new();
    let (mut inputs, mut applied) = (gathered.inputs, 0);
    if let Some(extent) = fix::extent(arguments)? {
        let told = |inputs| {
            let (estate, mut run) = look(inputs)?;
            if let Some(baseline) = &baseline {
                baseline.apply(&mut run, &estate, sight);
            }
            sure(&mut run);
            Ok((estate, run))
        };
        let now = arguments.diff.then(|| told(inputs.clone())).transpose()?;
        let fixed = fix::run(inputs, extent, told)?;
        if let Some((_, run)) = now {
            fixed.tell_diff(world)?;
            if !arguments.quiet {
                let told = fixed.remarks(false);
                told.iter().for_each(|remark| world.remark(remark));
            }
            return Ok(exit(&run, arguments, &configuration.config));
        }
        fixed.write()?;
        remarks.extend(fixed.remarks(true));
        (inputs, applied) = fixed.into_inputs();
    }
    let (estate, mut run) = look(inputs)?;
    run.fixed = applied;
    // The process ends with this command: giving every node of a large estate back would only take time.
    let estate = ManuallyDrop::new(estate);
    remarks.extend(configuration.dangling(&estate));
    if let Some(baseline) = &baseline {
        remarks.extend(baseline.apply(&mut run, &estate, sight));
    }
    sure(&mut run);
    if let Some(file) = &arguments.write_baseline {
        remarks.push(baseline::write(file, &mut run, &estate, sight)?);
    }
    price(arguments, &estate, &mut run, world)?;
    let report = LintReport {
        sources: &estate.sources,
        files: &estate.files,
        run: &run,
        rules: rules::ALL,
        version: env!("CARGO_PKG_VERSION"),
    };
    for target in &targets {
        print(target, &report, arguments, world)?;
    }
    for trouble in &gathered.troubles {
        world.complain(trouble);
    }
    let ours = report.ours().count();
    if ours == 0 && !arguments.quiet {
        world.remark(&nothing(gathered.passed_over + read));
    }
    if !arguments.quiet {
        for remark in &remarks {
            world.remark(remark);
        }
    }
    if !run.broken_pages.is_empty() {
        let pages = run.broken_pages.join(", ");
        return Err(Refusal::failure(format!(
            "pages that cannot be read: {pages}"
        )));
    }
    if !gathered.troubles.is_empty() {
        return Ok(Exit::Failure);
    }
    Ok(exit(&run, arguments, &configuration.config))
}

/// How the command ends: by the worst finding that is told.
fn exit(run: &::lint::Run, arguments: &Lint, config: &Config) -> Exit {
    let worst = run.findings.iter().map(Finding::effective_severity).max();
    let threshold = arguments.fail_on.map(Threshold::from);
    let threshold = threshold.or(config.fail_on);
    let fails = match threshold.unwrap_or(Threshold::From(Severity::Error)) {
        Threshold::From(least) => worst >= Some(least),
        Threshold::Never => false,
    };
    if fails { Exit::Findings } else { Exit::Success }
}

/// What findings cost or save, once somebody says where: prices differ by region.
fn price(
    arguments: &Lint,
    estate: &Estate,
    run: &mut ::lint::Run,
    world: &mut World<'_>,
) -> Result<(), Refusal> {
    let usage = match &arguments.usage {
        Some(file) => Some(pricing::scenario(file, world)?),
        None => None,
    };
    let told = arguments.deployment.region.clone();
    let Some(region) = told.or_else(|| usage.as_ref().map(|usage| usage.region.clone())) else {
        return Ok(());
    };
    if !report::impact::asked(run) {
        return Ok(());
    }
    // A region without prices is fine for everything else that lint says.
    let Ok(book) = pricing::book(None, &region, world) else {
        return Ok(());
    };
    let mut scenario = ::cost::Scenario::of_estate(estate, &region);
    if let Some(usage) = &usage {
        scenario.fill_from(usage);
    }
    report::impact::answer(run, &scenario, &book);
    Ok(())
}

fn print(
    target: &Target<LintFormat>,
    report: &LintReport<'_>,
    arguments: &Lint,
    world: &mut World<'_>,
) -> Result<(), Refusal> {
    let look = Look {
        colour: target.file.is_none() && world.colours(arguments.color, world.out_is_terminal),
        width: world.columns(target.file.is_some()),
        summary: !arguments.quiet && report.ours().next().is_some(),
    };
    let mut text = String::new();
    let spread = threads::over(report.run.findings.len());
    report::lint::write_on(target.format, report, &look, spread, &mut text)
        .map_err(|_| Refusal::failure("the report could not be written"))?;
    target.put(&text, world)
}

/// Flags beat the configuration, one by one: nothing is merged.
pub(super) fn selection(choice: &RuleChoice, config: &Config) -> Result<Selection, Refusal> {
    let read = |texts: &[String]| -> Result<Vec<Selector>, Refusal> {
        let parse = |text: &String| Selector::parse(text.trim(), rules::ALL);
        texts
            .iter()
            .map(parse)
            .collect::<Result<_, _>>()
            .map_err(Refusal::usage)
    };
    let mut selection = config.selection();
    if !choice.select.is_empty() {
        selection.select = read(&choice.select)?;
    }
    if !choice.ignore.is_empty() {
        selection.ignore = read(&choice.ignore)?;
    }
    if let Some(profile) = choice.profile {
        selection.profile = Some(profile.as_str().to_owned());
        for path in &mut selection.paths {
            path.profile = None;
        }
    }
    Ok(selection)
}
