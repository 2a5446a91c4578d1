//! `mskwise suppress`: one finding and a reason in, one comment or entry of metadata more in the file.

use ::lint::suppress::{Wish, suppress};
use ::lint::{Rule, Selection};

use crate::arguments::Suppress;
use crate::command::{deployment, sets};
use crate::world::{Exit, Refusal, World};
use crate::{configuration, inputs, output};

pub(super) fn run(arguments: &Suppress, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let configuration = configuration::find(&arguments.configuration)?;
    let mut selection = configuration.config.selection();
    let rule = rule(&arguments.rule)?;
    if let Some(rule) = rule
        && selection.locks(rule)
    {
        return Err(Refusal::usage(format!(
            "{} is locked in mskwise.toml: no suppression silences it",
            rule.id()
        )));
    }
    // What is not part of every run can be suppressed all the same.
    selection = Selection {
        select: Vec::new(),
        ignore: Vec::new(),
        profile: Some("pedantic".to_owned()),
        ..selection
    };
    let sets = deployment::sets_with(&arguments.deployment, &configuration, world)?;
    let mut paths = vec![arguments.file.clone()];
    paths.extend(arguments.with.iter().cloned());
    let gathered = inputs::gather(&paths, None, world)?;
    let guard = configuration.files(&configuration.config.guard);
    let wish = Wish {
        rule: rule.map_or_else(|| arguments.rule.clone(), Rule::id),
        reason: arguments.reason.clone(),
        until: arguments.until,
    };
    let file = inputs::shown(&arguments.file);
    let look = |inputs| sets::lint(inputs, sets.clone(), &selection, &guard);
    let written = suppress(&gathered.inputs, &file, arguments.at, &wish, look)?;
    let written = written.map_err(Refusal::usage)?;
    let original = gathered.inputs.iter().find(|input| input.name == file);
    let original = original.map_or_else(String::new, |input| {
        String::from_utf8_lossy(&input.bytes).into_owned()
    });
    if arguments.diff {
        world.say(&report::patch::unified(&file, &original, &written.text))?;
        return Ok(Exit::Success);
    }
    output::write(&arguments.file, &written.text)?;
    world.say(&format!(
        "{file}:{}: {}\n",
        written.line,
        written.edit.text.trim().trim_end_matches(',')
    ))?;
    Ok(Exit::Success)
}

/// One of our rules; nothing for one of the users' own Guard rules.
fn rule(text: &str) -> Result<Option<&'static Rule>, Refusal> {
    if text.starts_with("GUARD/") {
        return Ok(None);
    }
    let named = |rule: &&Rule| rule.id().eq_ignore_ascii_case(text) || rule.name() == text;
    match rules::ALL.iter().find(named) {
        Some(rule) => Ok(Some(rule)),
        None => match ::lint::Selector::parse(text, rules::ALL) {
            Err(error) => Err(Refusal::usage(error)),
            Ok(_) => Err(Refusal::usage(format!(
                "`{text}` names several rules; a suppression names one"
            ))),
        },
    }
}
