//! `mskwise lint`: files in, findings out.

use ::lint::{Finding, Selection, Selector};
use fact::Confidence;
use report::{LintFormat, LintReport, Look};

use crate::arguments::{Lint, RuleChoice};
use crate::command::target::{Target, targets};
use crate::command::{deployment, inputs_or_here, nothing, sets};
use crate::inputs;
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Lint, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        LintFormat::ALL,
        LintFormat::Pretty,
    )?;
    let selection = selection(&arguments.rules)?;
    let sets = deployment::sets(&arguments.deployment, world)?;
    let paths = inputs_or_here(&arguments.paths);
    let gathered = inputs::gather(&paths, arguments.stdin_filename.as_deref(), world)?;
    let read = gathered.inputs.len();

    let guard = &arguments.rules.guard;
    let (estate, mut run) = sets::lint(gathered.inputs, sets, &selection, guard)?;
    let least = Confidence::from(arguments.rules.min_confidence);
    run.findings.retain(|finding| finding.confidence >= least);
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
    if !run.broken_pages.is_empty() {
        let pages = run.broken_pages.join(", ");
        return Err(Refusal::failure(format!(
            "pages that cannot be read: {pages}"
        )));
    }
    if !gathered.troubles.is_empty() {
        return Ok(Exit::Failure);
    }
    let worst = run.findings.iter().map(Finding::effective_severity).max();
    let fails = arguments
        .fail_on
        .threshold()
        .is_some_and(|least| worst >= Some(least));
    Ok(if fails { Exit::Findings } else { Exit::Success })
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
    report::lint::write(target.format, report, &look, &mut text)
        .map_err(|_| Refusal::failure("the report could not be written"))?;
    target.put(&text, world)
}

pub(super) fn selection(choice: &RuleChoice) -> Result<Selection, Refusal> {
    let read = |texts: &[String]| -> Result<Vec<Selector>, Refusal> {
        let parse = |text: &String| Selector::parse(text.trim(), rules::ALL);
        texts
            .iter()
            .map(parse)
            .collect::<Result<_, _>>()
            .map_err(Refusal::usage)
    };
    Ok(Selection {
        select: read(&choice.select)?,
        ignore: read(&choice.ignore)?,
        profile: choice.profile.map(|profile| profile.as_str().to_owned()),
        ..Selection::default()
    })
}
