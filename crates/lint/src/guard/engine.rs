//! The only file that knows `cfn-guard`. It may panic, recurse deeply or take long, so it runs on a thread of its own
//! with a large stack, a fence against panics and a bound on time.

use std::{io::Cursor, panic, sync::mpsc, time::Duration};

use cfn_guard::{
    CommandBuilder, ValidateBuilder, ValidateInput,
    commands::{
        Executable,
        validate::{OutputFormatType, ShowSummaryType},
    },
    run_checks,
    utils::{
        reader::{ReadBuffer, Reader},
        writer::{WriteBuffer, Writer},
    },
};
use serde_json::{Value, json};
use syntax::limits::MAX_GUARD_SECONDS;

use super::{
    GuardError, GuardRules,
    outcome::{Failure, failures},
};

/// What the engine's thread is called: a panic there is fenced, one elsewhere is ours.
pub(super) const THREAD: &str = "guard engine";

/// Stack of the engine's thread: rules of the depth we let through need far less.
const STACK: usize = 64 << 20;

/// How long one rule file may take over one template.
const PATIENCE: Duration = Duration::from_secs(MAX_GUARD_SECONDS as u64);

/// Whether the engine can read the rules at all. Run over an empty document because only this call reports the
/// position of a mistake.
pub(super) fn parse(rules: &GuardRules) -> Result<(), GuardError> {
    let (name, text) = (rules.name.clone(), rules.text.clone());
    let parsed = fenced(rules, move || {
        let data = ValidateInput {
            content: "{}",
            file_name: "empty",
        };
        let input = ValidateInput {
            content: &text,
            file_name: &name,
        };
        run_checks(data, input, true)
            .map(|_| ())
            .map_err(|error| error.to_string())
    })?;
    parsed.map_err(|message| positioned(rules, &message))
}

/// Runs rules over the document of one template.
pub(super) fn run(
    rules: &GuardRules,
    template: &str,
    document: String,
) -> Result<Vec<Failure>, GuardError> {
    let payload = json!({ "data": [document], "rules": [rules.text] }).to_string();
    let refused = |message: String| {
        let told = format!("Guard cannot judge {template}: {message}");
        GuardError::at(rules, 0, told)
    };
    let report = fenced(rules, move || validate(payload))?.map_err(refused)?;
    // Rules or data that the engine passes over leave an empty report: no verdict is not a good one.
    if report.as_array().is_none_or(Vec::is_empty) {
        return Err(refused("the engine gave no verdict".to_owned()));
    }
    let rules_in = |file: &Value| {
        ["compliant", "not_compliant", "not_applicable"]
            .iter()
            .any(|verdict| {
                file.get(*verdict)
                    .and_then(Value::as_array)
                    .is_some_and(|list| !list.is_empty())
            })
    };
    if !report
        .as_array()
        .is_some_and(|files| files.iter().all(rules_in))
    {
        return Err(GuardError::at(rules, 0, "the file holds no rule"));
    }
    Ok(failures(&report))
}

fn validate(payload: String) -> Result<Value, String> {
    let command = ValidateBuilder::default()
        .payload(true)
        .structured(true)
        .output_format(OutputFormatType::JSON)
        .show_summary(vec![ShowSummaryType::None])
        .try_build()
        .map_err(|error| error.to_string())?;
    let memory = || WriteBuffer::Vec(Vec::new());
    let mut writer = Writer::new_with_err(memory(), memory()).map_err(|error| error.to_string())?;
    let mut reader = Reader::new(ReadBuffer::Cursor(Cursor::new(payload.into_bytes())));
    command
        .execute(&mut writer, &mut reader)
        .map_err(|error| error.to_string())?;
    let text = writer.into_string().map_err(|error| error.to_string())?;
    serde_json::from_str(&text)
        .map_err(|error| format!("the engine's report is not readable: {error}"))
}

/// Runs the engine where it cannot take us down.
fn fenced<T: Send + 'static>(
    rules: &GuardRules,
    work: impl FnOnce() -> T + Send + panic::UnwindSafe + 'static,
) -> Result<T, GuardError> {
    let (sender, receiver) = mpsc::channel();
    let started = std::thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Nobody waits any more when sending fails.
            let _ = sender.send(panic::catch_unwind(work));
        });
    if let Err(error) = started {
        return Err(GuardError::at(
            rules,
            0,
            format!("the Guard engine cannot be started: {error}"),
        ));
    }
    match receiver.recv_timeout(PATIENCE) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) => Err(GuardError::at(
            rules,
            0,
            "the Guard engine failed on these rules, possibly on a regular expression with nested repeats",
        )),
        Err(_) => Err(GuardError::at(
            rules,
            0,
            format!(
                "the Guard engine did not finish within {} s",
                PATIENCE.as_secs()
            ),
        )),
    }
}

/// "… at line 1 at column 14, when handling …" with a position of our own.
fn positioned(rules: &GuardRules, message: &str) -> GuardError {
    let number = |word: &str| {
        let rest = message.split(word).nth(1)?;
        let digits: String = rest
            .trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse::<usize>().ok()
    };
    let (line, column) = (
        number("at line").unwrap_or(1),
        number("at column").unwrap_or(1),
    );
    let words = message
        .split("when handling")
        .nth(1)
        .and_then(|rest| rest.split(", fragment").next())
        .map(|words| words.trim().trim_matches([',', '`']))
        .filter(|words| !words.is_empty());
    // Without words of its own the engine says at least where it stopped.
    let told = words.map_or_else(
        || {
            let rest = message.split("fragment").nth(1).unwrap_or(message);
            let stopped = rest
                .trim()
                .trim_end_matches('`')
                .lines()
                .next()
                .unwrap_or("");
            format!("nothing that Guard knows starts at `{}`", stopped.trim())
        },
        str::to_owned,
    );
    GuardError {
        name: rules.name.clone(),
        line,
        column,
        message: format!("the rule does not parse: {told}"),
    }
}
