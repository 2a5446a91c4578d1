//! `mskwise cost`: templates or a scenario in, a bill out.

use ::cost::{Assumption, Estimate, Missing, Scenario, template};
use fact::Sources;
use model::Estate;
use report::{CostFormat, CostReport, Detail};

use crate::arguments::Cost;
use crate::command::target::{Target, targets};
use crate::command::{deployment, pricing};
use crate::inputs;
use crate::world::{Exit, Refusal, World};

/// The region of templates when nobody names one: the first in AWS's own price lists.
pub(super) const USUAL_REGION: &str = "us-east-1";

/// What is to be priced.
struct Question {
    scenario: Scenario,
    /// The texts of the templates.
    sources: Option<Sources>,
    /// What the bill takes for granted beside the estimate's own assumptions.
    assumed: Vec<Assumption>,
    /// What could not be read from the templates, so that the bill lacks it.
    gaps: Vec<String>,
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
        },
        None => of_templates(arguments, world)?,
    };
    if let Some(region) = &arguments.deployment.region {
        question.scenario.region.clone_from(region);
    }
    let book = pricing::book(
        arguments.prices.as_deref(),
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
    };
    for target in &targets {
        // A total with a hole is for those who asked for it, and for readers that see the hole.
        if !refused || target.format == CostFormat::Json {
            print(target, &report, arguments, world)?;
        }
    }
    for gap in &gaps {
        world.complain(gap);
    }
    if refused {
        world.remark("--allow-missing prints the rest");
        return Ok(Exit::Usage);
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
    let mut options = deployment::options(&arguments.deployment, world)?;
    let told = arguments.deployment.region.clone();
    let told = told.or_else(|| usage.as_ref().map(|usage| usage.region.clone()));
    let region = told.clone().unwrap_or_else(|| USUAL_REGION.to_owned());
    options.given.region = Some(region.clone());

    let gathered = inputs::gather(&arguments.paths, None, world)?;
    if let Some(trouble) = gathered.troubles.first() {
        return Err(Refusal::failure(trouble));
    }
    let estate = Estate::read(gathered.inputs, &options);
    let lowered = template::lower(&estate, &region);
    let mut scenario = lowered.scenario;
    if scenario.deployments.is_empty() {
        return Err(Refusal::usage(
            "no MSK resource that is billed is declared in these files",
        ));
    }
    let mut assumed = Vec::new();
    if told.is_none() {
        assumed.push(assumption(
            "region",
            format!("prices of {region}; --region chooses another"),
        ));
    }
    let unknown = usage.as_ref().map(|usage| scenario.fill_from(usage));
    if let Some(name) = unknown.as_ref().and_then(|names| names.first()) {
        return Err(Refusal::usage(format!(
            "the usage document speaks of `{name}`, which no template declares"
        )));
    }
    let place = |note: &template::Note| match note
        .at
        .and_then(|at| Some((at, estate.sources.start(at)?)))
    {
        Some((at, start)) => {
            let file = estate.sources.name(at.file);
            format!("{file}:{}:{}: {}", start.line, start.column, note.text)
        }
        None => note.text.clone(),
    };
    let (gaps, remarks): (Vec<_>, Vec<_>) = lowered.notes.iter().partition(|note| note.gap);
    assumed.extend(
        remarks
            .iter()
            .map(|note| assumption("template", place(note))),
    );
    Ok(Question {
        scenario,
        gaps: gaps.iter().map(|note| place(note)).collect(),
        sources: Some(estate.sources),
        assumed,
    })
}

fn assumption(id: &str, text: String) -> Assumption {
    Assumption {
        id: id.to_owned(),
        text,
        source: None,
        effect: None,
    }
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
