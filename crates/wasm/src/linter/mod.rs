//! Files in; findings, rule pages and the scenario a template declares out.

mod facts;
mod pages;
mod request;
mod review;
mod suppress;

use cost::template;
use lint::{Run, Selection, Selector};
use model::Estate;
use report::{LintFormat, LintReport, Look};
use serde::Serialize;

use crate::answer::{Problems, answer, json};
use request::{Settings, files};

pub use facts::{facts, prices};
pub use pages::{explain, rules};
pub use review::diff;
pub use suppress::suppress;

/// Findings in files: `mskwise/lint/1`. `files` is a JSON list of `{ "name", "text" }`; `settings` an object with any of
/// `parameters`, `region`, `today`, `profile`, `select`, `ignore`, `min_confidence`, named as on the command line.
#[must_use]
pub fn lint(texts: &str, settings: &str) -> String {
    findings(texts, settings, "json")
}

/// The same run in another format of the command line, such as `sarif` or `markdown`.
#[must_use]
pub fn findings(texts: &str, settings: &str, format: &str) -> String {
    answer(told(texts, settings, format))
}

fn told(texts: &str, settings: &str, format: &str) -> Result<String, Problems> {
    let Some(format) = LintFormat::of(format) else {
        return Err(Problems::one(format!(
            "`{format}` is no format of findings"
        )));
    };
    let settings = Settings::read(settings)?;
    let estate = estate(texts, &settings)?;
    let run = run(&estate, &settings)?;
    let report = LintReport {
        sources: &estate.sources,
        files: &estate.files,
        run: &run,
        rules: rules::ALL,
        version: env!("CARGO_PKG_VERSION"),
    };
    let look = Look::default();
    let mut text = String::new();
    report::lint::write(format, &report, &look, &mut text)
        .map_err(|_| Problems::one("the report could not be written"))?;
    Ok(text)
}

fn estate(texts: &str, settings: &Settings) -> Result<Estate, Problems> {
    Ok(Estate::read(files(texts)?, &settings.options()?))
}

fn run(estate: &Estate, settings: &Settings) -> Result<Run, Problems> {
    let read = |texts: &[String]| -> Result<Vec<Selector>, Problems> {
        let parse = |text: &String| Selector::parse(text.trim(), rules::ALL);
        texts
            .iter()
            .map(parse)
            .collect::<Result<_, _>>()
            .map_err(Problems::one)
    };
    let selection = Selection {
        select: read(&settings.select)?,
        ignore: read(&settings.ignore)?,
        profile: settings.profile.clone(),
        ..Selection::default()
    };
    let mut run = lint::run(estate, rules::ALL, &selection);
    let least = settings.min_confidence()?;
    run.findings.retain(|finding| finding.confidence >= least);
    Ok(run)
}

#[derive(Debug, Serialize)]
struct Lowered<S> {
    schema: &'static str,
    scenario: S,
    notes: Vec<Note>,
}

#[derive(Debug, Serialize)]
struct Note {
    text: String,
    file: Option<String>,
    line: Option<u32>,
    gap: bool,
}

/// What templates declare, as a scenario for the calculator: `mskwise/lowered/1`.
#[must_use]
pub fn lower(texts: &str, settings: &str, region: &str) -> String {
    answer(Settings::read(settings).and_then(|settings| {
        let estate = estate(texts, &settings)?;
        let lowered = template::lower(&estate, region);
        let notes = lowered.notes.into_iter().map(|note| {
            let source = note.at.and_then(|at| estate.sources.get(at.file));
            let start = note.at.and_then(|at| estate.sources.start(at));
            Note {
                text: note.text,
                file: source.map(|source| source.name().to_owned()),
                line: start.map(|start| start.line),
                gap: note.gap,
            }
        });
        Ok(json(&Lowered {
            schema: "mskwise/lowered/1",
            scenario: lowered.scenario.document(),
            notes: notes.collect(),
        }))
    }))
}

#[cfg(test)]
mod tests;
