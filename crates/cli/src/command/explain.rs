//! `mskwise explain NAME`: the page of a rule.

use ::lint::{Page, Rule};

use crate::arguments::Explain;
use crate::inputs::close;
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Explain, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let name = arguments.name.trim();
    let Some(rule) = rules::ALL.iter().find(|rule| names(rule, name)) else {
        return Err(unknown(name));
    };
    let page = rule.read_page().map_err(Refusal::failure)?;
    world.say(&told(rule, &page))?;
    Ok(Exit::Success)
}

fn names(rule: &Rule, name: &str) -> bool {
    rule.id().eq_ignore_ascii_case(name) || rule.name() == name
}

fn told(rule: &Rule, page: &Page) -> String {
    let mut text = format!("{} {}\n", page.id, page.name);
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            text.push_str(&format!("  {name:<11} {value}\n"));
        }
    };
    line("family", rule.family);
    line("severity", page.severity.as_str());
    line(
        "confidence",
        &format!("at most {}", page.confidence.as_str()),
    );
    line("since", &page.since);
    line("reads", &page.inputs.join(", "));
    line("profile", page.profile.as_deref().unwrap_or(""));
    line("also known", &page.also.join(", "));
    text.push('\n');
    text.push_str(page.body.trim_end());
    text.push_str("\n\n## Sources\n");
    for source in &page.sources {
        let place = source.url.as_deref().map(|url| format!(" <{url}>"));
        text.push_str(&format!(
            "- {}{} (as of {})\n",
            source.title,
            place.unwrap_or_default(),
            source.as_of
        ));
    }
    text
}

fn unknown(name: &str) -> Refusal {
    let lower = name.to_ascii_lowercase();
    let near = rules::ALL
        .iter()
        .flat_map(|rule| [rule.id(), rule.name()])
        .find(|known| close(&known.to_ascii_lowercase(), &lower) || known.contains(&lower));
    let hint = near.map(|near| format!("; did you mean `{near}`?"));
    Refusal::usage(format!(
        "nothing here is called `{name}`{}",
        hint.unwrap_or_default()
    ))
}
