//! A finding and a reason in; the file with one comment or entry of metadata more out.

use lint::suppress::{Wish, suppress as written};
use serde::{Deserialize, Serialize};

use super::{
    request::{Settings, files},
    run,
};
use crate::answer::{Problems, answer, json};

/// Which finding somebody lives with, and why.
#[derive(Debug, Deserialize)]
struct Decision {
    file: String,
    /// Where the finding begins, from 1.
    line: u32,
    rule: String,
    reason: String,
}

#[derive(Debug, Serialize)]
struct Written {
    schema: &'static str,
    file: String,
    /// The whole file.
    text: String,
    /// Where the suppression stands, from 1.
    line: u32,
}

/// Writes a suppression where it holds: `mskwise/suppressed/1`. `decision` is `{ "file", "line", "rule", "reason" }`.
#[must_use]
pub fn suppress(texts: &str, settings: &str, decision: &str) -> String {
    answer(told(texts, settings, decision))
}

fn told(texts: &str, settings: &str, decision: &str) -> Result<String, Problems> {
    let settings = Settings::read(settings)?;
    let options = settings.options()?;
    let decision: Decision = serde_json::from_str(decision).map_err(Problems::one)?;
    let wish = Wish {
        rule: decision.rule,
        reason: decision.reason,
        until: None,
    };
    let look = |inputs| -> Result<_, Problems> {
        let estate = model::Estate::read(inputs, &options);
        let run = run(&estate, &settings)?;
        Ok((estate, run))
    };
    let line = Some(decision.line);
    let written = written(&files(texts)?, &decision.file, line, &wish, look)?;
    let written = written.map_err(Problems::one)?;
    Ok(json(&Written {
        schema: "mskwise/suppressed/1",
        file: decision.file,
        text: written.text,
        line: written.line,
    }))
}
