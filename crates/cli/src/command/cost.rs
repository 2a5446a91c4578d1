//! `mskwise cost`: templates or a scenario in, a bill out.

use ::cost::{Assumption, Estimate, Missing, Scenario};
use fact::Sources;
use model::Estate;
use report::{CostFormat, CostReport, Detail};

use crate::arguments::Cost;
use crate::command::target::{Target, targets};
use crate::command::{pricing, templates, unread};
use crate::world::{Exit, Refusal, World};
use crate::{configuration, inputs};

/// What is to be priced.
struct Question {
    scenario: Scenario,
    /// The texts of the templates.
    sources: Option<Sources>,
    /// What the bill takes for granted beside the estimate's own assumptions.
    assumed: Vec<Assumption>,
    /// What could not be read from the templates, so that the bill lacks it.
    gaps: Vec<String>,
    /// Whether files are among the gaps.
    unread: bool,
}

pub(super) fn run(arguments: &Cost, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        CostFormat::ALL,
        CostFormat::Table,
    )?;
    let mut question = match &arguments.scenario {
        Some(file) => Question {
            scenario: pricing::scenario(file, world)?,
            sources: None,
            assumed: Vec::new(),
            gaps: Vec::new(),
            unread: false,
        },
        None => of_templates(arguments, world)?,
    };
    if let Some(region) = &arguments.deployment.region {
        question.scenario.region.clone_from(region);
    }
    pricing::apply(&arguments.pricing, &mut question.scenario)?;
    let book = pricing::book(
        arguments.pricing.price_book.as_deref(),
        &question.scenario.region,
        world,
    )?;
    let mut estimate = Estimate::of(&question.scenario, &book).map_err(Refusal::usage)?;
    estimate.assumptions.append(&mut question.assumed);

    // A template says what exists, not what flows: traffic that nobody gave is named in the bill and no failure.
    let templates = question.sources.is_some();
    let fails = |missing: &&Missing| !templates || matches!(missing, Missing::Price(_));
    let missing = estimate.missing.iter().filter(fails);
    let gaps: Vec<String> = missing
        .map(ToString::to_string)
        .chain(question.gaps)
        .collect();
    let refused = !gaps.is_empty() && !arguments.allow_missing;
    let report = CostReport {
        estimate: &estimate,
        sources: question.sources.as_ref(),
        scenario: &question.scenario,
    };
    for target in &targets {
        // A total with a hole is for those who asked for it, and for readers that see the hole. A scenario has no total.
        if !refused || matches!(target.format, CostFormat::Json | CostFormat::Scenario) {
            print(target, &report, arguments, world)?;
        }
    }
    for gap in &gaps {
        world.complain(gap);
    }
    if refused {
        world.remark("--allow-missing prints the rest");
        return Ok(match question.unread {
            true => Exit::Failure,
            false => Exit::Usage,
        });
    }
    Ok(Exit::Success)
}

/// What templates declare, completed by a usage document.
fn of_templates(arguments: &Cost, world: &mut World<'_>) -> Result<Question, Refusal> {
    if arguments.paths.is_empty() {
        return Err(Refusal::usage("give templates, or --scenario FILE"));
    }
    let usage = match &arguments.usage {
        Some(file) => Some(pricing::scenario(file, world)?),
        None => None,
    };
    let (options, region) = templates::region(
        &arguments.deployment,
        usage.as_ref(),
        &configuration::find(&arguments.configuration)?,
        world,
    )?;
    let gathered = inputs::gather(&arguments.paths, None, world)?;
    if let Some(trouble) = gathered.troubles.first() {
        return Err(Refusal::failure(trouble));
    }
    let estate = Estate::read(gathered.inputs, &options);
    let unread = unread::of(&estate);
    let Some(declared) = templates::declared(&estate, &region, usage.as_ref())? else {
        let none = "no MSK resource that is billed is declared in these files";
        return Err(unread::nothing(none, &unread, world));
    };
    Ok(Question {
        unread: !unread.is_empty(),
        scenario: declared.scenario,
        gaps: [unread, declared.gaps].concat(),
        assumed: declared.assumed,
        sources: Some(estate.sources),
    })
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
