//! A finding and a reason in; the file with one comment or entry of metadata more out.

use std::borrow::Cow;

use lint::suppress::{Wish, suppress as written};
use serde::Serialize;
use syntax::json::Value;

use super::{
    request::{Settings, files},
    run,
};
use crate::{
    answer::{Problems, answer, json},
    request,
};

#[derive(Debug, Serialize)]
struct Written {
    schema: &'static str,
    file: String,
    /// The whole file.
    text: String,
    /// Where the suppression stands, from 1.
    line: u32,
}

/// Which finding somebody lives with, and why, written where it holds: `mskwise/suppressed/1`. `decision` is `{ "file", "line", "rule", "reason" }`.
#[must_use]
pub fn suppress(texts: &str, settings: &str, decision: &str) -> String {
    answer(told(texts, settings, decision))
}

fn told(texts: &str, settings: &str, decision: &str) -> Result<String, Problems> {
    let settings = Settings::read(settings)?;
    let options = settings.options()?;
    let decision = request::read(decision)?;
    let decision = decision.root();
    let text = |key| request::text(decision, key).map(Cow::into_owned);
    let file = text("file")?;
    // Where the finding begins, from 1.
    let line = decision.get("line").and_then(Value::number);
    let line: u32 = line.ok_or_else(|| request::wrong("line", "a number is needed"))?;
    let wish = Wish {
        rule: text("rule")?,
        reason: text("reason")?,
        until: None,
    };
    let look = |inputs| -> Result<_, Problems> {
        let estate = model::Estate::read(inputs, &options);
        let run = run(&estate, &settings)?;
        Ok((estate, run))
    };
    let written = written(&files(texts)?, &file, Some(line), &wish, look)?;
    let written = written.map_err(Problems::one)?;
    Ok(json(&Written {
        schema: "mskwise/suppressed/1",
        file,
        text: written.text,
        line: written.line,
    }))
}
