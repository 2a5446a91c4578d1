//! Two versions of an estate in, what lies between them out: resources, findings and, where prices are loaded, the bill.

use cost::Bills;
use lint::Delta;
use model::{Estate, change};
use report::{DiffFormat, DiffReport, diff::Side};

use super::{
    request::{Settings, inputs},
    run,
};
use crate::{
    answer::{Problems, answer},
    prices, request,
};

/// The region of templates when nobody names one, as on the command line.
const USUAL_REGION: &str = "us-east-1";

/// What changes from one version to the other: `mskwise/diff/1` as `json`, or as `markdown` or `table`. Each version is
/// `{ "name", "files": [{ "name", "text" }] }`; files of one place have one name. Prices of the region come from
/// [`crate::load_prices`]; without them the bill is left out and the document says so.
#[must_use]
pub fn diff(before: &str, after: &str, settings: &str, format: &str) -> String {
    answer(told(before, after, settings, format))
}

fn told(before: &str, after: &str, settings: &str, format: &str) -> Result<String, Problems> {
    let known = DiffFormat::ALL.iter().find(|(name, _)| *name == format);
    let Some((_, format)) = known else {
        return Err(Problems::one(format!(
            "`{format}` is no format of a comparison"
        )));
    };
    let settings = Settings::read(settings)?;
    let region = settings.region.as_deref().unwrap_or(USUAL_REGION);
    let mut options = settings.options()?;
    options.given.region = Some(region.to_owned());
    let read = |text: &str| -> Result<(String, Estate), Problems> {
        let version = request::read(text)?;
        let version = version.root();
        let estate = Estate::read(inputs(version.get("files"))?, &options);
        // What the reader calls it.
        Ok((request::text(version, "name")?.into_owned(), estate))
    };
    let ((base, was), (head, is)) = (read(before)?, read(after)?);
    let (run_was, run_is) = (run(&was, &settings)?, run(&is, &settings)?);
    let findings = Delta::of(&run_was, &run_is);
    let changes = change::changes(&was, &is);
    let bills = prices::with(region, |book| {
        Bills::of(&was, &is, None, book).map_err(Problems::one)
    });
    let mut bills = bills.unwrap_or_else(|lack| Bills {
        gaps: lack.problems.into_iter().map(|one| one.message).collect(),
        ..Bills::default()
    });
    if bills.priced && settings.region.is_none() {
        let usual = format!("prices of {region}, as no region was said");
        bills.assumptions.insert(0, usual);
    }
    let report = DiffReport {
        base: Side {
            name: &base,
            sources: &was.sources,
        },
        head: Side {
            name: &head,
            sources: &is.sources,
        },
        changes: &changes,
        findings: &findings,
        cost: bills.delta.as_ref(),
        assumptions: &bills.assumptions,
        gaps: &bills.gaps,
        version: env!("CARGO_PKG_VERSION"),
    };
    let mut text = String::new();
    report::diff::write(*format, &report, &mut text)
        .map_err(|_| Problems::one("the report could not be written"))?;
    Ok(text)
}
