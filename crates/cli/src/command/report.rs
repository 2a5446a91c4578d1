//! `mskwise report`: files in, one document out: findings, capacity, cost, comparison.

use ::cost::{Comparison, Estimate, Missing, PriceBook, sizing::Capacity, template};
use fact::Confidence;
use model::Estate;
use report::{CompareReport, CostReport, LintReport, Review, ReviewFormat};

use crate::arguments::Report;
use crate::command::target::{Target, targets};
use crate::command::templates::Declared;
use crate::command::{guard, inputs_or_here, lint, nothing, pricing, templates, unread, workload};
use crate::world::{Exit, Refusal, World};
use crate::{configuration, inputs};

pub(super) fn run(arguments: &Report, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        ReviewFormat::ALL,
        ReviewFormat::Html,
    )?;
    let configuration = configuration::find(&arguments.configuration)?;
    let selection = lint::selection(&arguments.rules, &configuration.config)?;
    let usage = match &arguments.usage {
        Some(file) => Some(pricing::scenario(file, world)?),
        None => workload::of_flags(&arguments.workload)?,
    };
    // A workload in flags says nothing of the region.
    let document = usage.as_ref().filter(|_| arguments.usage.is_some());
    let (options, region) =
        templates::region(&arguments.deployment, document, &configuration, world)?;
    let gathered = inputs::gather(&inputs_or_here(&arguments.paths), None, world)?;
    let read = gathered.inputs.len();
    let estate = Estate::read(gathered.inputs, &options);
    let own = match arguments.rules.guard.is_empty() {
        true => configuration.files(&configuration.config.guard),
        false => arguments.rules.guard.clone(),
    };
    let further = guard::findings(&own, &estate)?;
    let mut run = ::lint::run_with(&estate, rules::ALL, &selection, further);
    let least = arguments.rules.min_confidence.map(Confidence::from);
    let least = least.or(configuration.config.min_confidence);
    let least = least.unwrap_or(Confidence::Low);
    run.findings.retain(|finding| finding.confidence >= least);
    let found = LintReport {
        sources: &estate.sources,
        files: &estate.files,
        run: &run,
        rules: rules::ALL,
        version: env!("CARGO_PKG_VERSION"),
    };
    let declared = templates::declared(&estate, &region, usage.as_ref())?;
    let priced = match declared {
        Some(mut declared) => {
            declared.gaps = [unread::of(&estate), declared.gaps].concat();
            Some(Priced::of(declared, arguments, world)?)
        }
        None => None,
    };
    print(
        arguments,
        &targets,
        &estate,
        &found,
        priced.as_ref(),
        options.today,
        world,
    )?;
    for trouble in &gathered.troubles {
        world.complain(trouble);
    }
    if found.ours().next().is_none() {
        world.remark(&nothing(gathered.passed_over + read));
    }
    Ok(if gathered.troubles.is_empty() {
        Exit::Success
    } else {
        Exit::Failure
    })
}

/// What the templates declare, with prices.
struct Priced {
    declared: Declared,
    book: PriceBook,
    estimate: Estimate,
    comparison: Option<Comparison>,
}

impl Priced {
    fn of(
        mut declared: Declared,
        arguments: &Report,
        world: &mut World<'_>,
    ) -> Result<Self, Refusal> {
        let scenario = &mut declared.scenario;
        pricing::apply(&arguments.pricing, scenario)?;
        let book = pricing::book(
            arguments.pricing.price_book.as_deref(),
            &scenario.region,
            world,
        )?;
        let book = book.with_alternatives();
        let mut estimate = Estimate::of(scenario, &book).map_err(Refusal::usage)?;
        estimate.assumptions.append(&mut declared.assumed);
        // Traffic that nobody gave is an assumption of the bill already.
        estimate
            .missing
            .retain(|missing| matches!(missing, Missing::Price(_)));
        let flows = scenario.workload.is_some();
        let comparison = flows.then(|| Comparison::of(scenario, &book));
        Ok(Self {
            comparison: comparison.transpose().map_err(Refusal::usage)?,
            declared,
            book,
            estimate,
        })
    }
}

fn print(
    arguments: &Report,
    targets: &[Target<ReviewFormat>],
    estate: &Estate,
    found: &LintReport<'_>,
    priced: Option<&Priced>,
    today: Option<fact::Date>,
    world: &mut World<'_>,
) -> Result<(), Refusal> {
    let scenario = priced.map(|priced| &priced.declared.scenario);
    let topics = template::topics(estate);
    let capacity = scenario.map(|scenario| Capacity::of(scenario, &topics));
    let cost = priced.map(|priced| CostReport {
        estimate: &priced.estimate,
        sources: Some(&estate.sources),
        scenario: &priced.declared.scenario,
    });
    let compare = priced.and_then(|priced| {
        Some(CompareReport {
            comparison: priced.comparison.as_ref()?,
            scenario: &priced.declared.scenario,
            book: &priced.book,
            all: true,
            explain: true,
        })
    });
    let review = Review {
        title: &arguments.title,
        lint: found,
        capacity: capacity.as_deref().unwrap_or_default(),
        cost: cost.as_ref(),
        compare: compare.as_ref(),
        gaps: priced.map_or(&[], |priced| &priced.declared.gaps),
        today,
    };
    for target in targets {
        let mut text = String::new();
        report::review::write(target.format, &review, &mut text)
            .map_err(|_| Refusal::failure("the report could not be written"))?;
        target.put(&text, world)?;
    }
    Ok(())
}
