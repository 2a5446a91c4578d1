//! Templates → the scenario they declare, completed by a usage document; what `cost` and `report` price.

use ::cost::{Assumption, Scenario, template};
use fact::Span;
use model::{Estate, Options};

use crate::arguments::Deployment;
use crate::command::deployment;
use crate::configuration::Configuration;
use crate::world::{Refusal, World};

/// The region of templates when nobody names one: the first in AWS's own price lists.
pub(super) const USUAL_REGION: &str = "us-east-1";

/// Where templates deploy, and whether somebody said so.
pub(super) struct Region {
    name: String,
    told: bool,
}

/// What templates declare.
pub(super) struct Declared {
    pub(super) scenario: Scenario,
    /// What the bill takes for granted beside the estimate's own assumptions.
    pub(super) assumed: Vec<Assumption>,
    /// What could not be read, so that the bill lacks it.
    pub(super) gaps: Vec<String>,
}

/// How templates are read: the region of the flags, of the usage document, of the parameters or the
/// configuration, or the usual one.
pub(super) fn region(
    arguments: &Deployment,
    usage: Option<&Scenario>,
    configuration: &Configuration,
    world: &World<'_>,
) -> Result<(Options, Region), Refusal> {
    let mut options = deployment::options_with(arguments, configuration, world)?;
    let told = arguments.region.clone();
    let told = told.or_else(|| usage.map(|usage| usage.region.clone()));
    let told = told.or_else(|| options.given.region.take());
    let region = Region {
        told: told.is_some(),
        name: told.unwrap_or_else(|| USUAL_REGION.to_owned()),
    };
    options.given.region = Some(region.name.clone());
    Ok((options, region))
}

/// What the templates of an estate declare, completed by usage; `None` where nothing that is billed is declared.
pub(super) fn declared(
    estate: &Estate,
    region: &Region,
    usage: Option<&Scenario>,
) -> Result<Option<Declared>, Refusal> {
    let said = said_region(estate).filter(|_| !region.told);
    let name = said.unwrap_or(&region.name);
    let lowered = template::lower(estate, name);
    let mut scenario = lowered.scenario;
    if scenario.deployments.is_empty() {
        return Ok(None);
    }
    let mut assumed = Vec::new();
    if !region.told {
        let source = match said {
            Some(_) => ", where the files say that they deploy",
            None => "",
        };
        let text = format!("prices of {name}{source}; --region chooses another");
        assumed.push(assumption("region", text));
    }
    let unknown = usage.map(|usage| scenario.fill_from(usage));
    if let Some(name) = unknown.as_ref().and_then(|names| names.first()) {
        return Err(Refusal::usage(format!(
            "the usage document speaks of `{name}`, which no template declares"
        )));
    }
    let (gaps, remarks): (Vec<_>, Vec<_>) = lowered.notes.iter().partition(|note| note.gap);
    let remarks = remarks
        .iter()
        .map(|note| assumption("template", place(note, estate)));
    assumed.extend(remarks);
    Ok(Some(Declared {
        scenario,
        assumed,
        gaps: gaps.iter().map(|note| place(note, estate)).collect(),
    }))
}

/// The Region that plans, states and descriptions name, where they name one.
fn said_region(estate: &Estate) -> Option<&str> {
    let mut regions = estate
        .templates()
        .iter()
        .filter_map(|template| template.region());
    let first = regions.next()?;
    regions.all(|other| other == first).then_some(first)
}

fn place(note: &template::Note, estate: &Estate) -> String {
    placed(note.at, &note.text, estate)
}

/// A text behind the place that it is about.
pub(super) fn placed(at: Option<Span>, text: &str, estate: &Estate) -> String {
    match at.and_then(|at| Some((at, estate.sources.start(at)?))) {
        Some((at, start)) => {
            let file = estate.sources.name(at.file);
            format!("{file}:{}:{}: {text}", start.line, start.column)
        }
        None => text.to_owned(),
    }
}

fn assumption(id: &str, text: String) -> Assumption {
    Assumption {
        id: id.to_owned(),
        text,
        source: None,
        effect: None,
    }
}
