//! `mskwise explain NAME`: a rule, a setting, a quota or limit, a broker size, a Kafka version, a price; what it is, its
//! value, source and date.

mod rule;

use ::cost::PriceBook;
use report::explain::{Card, Facts, Watches, explained, near, prices_of, told};
use serde::Serialize;

use crate::arguments::{Explain, ExplainFormat};
use crate::inputs::close;
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Explain, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let name = arguments.name.trim();
    if let Some(found) = rules::ALL.iter().find(|one| rule::named(one, name)) {
        let text = match arguments.format {
            ExplainFormat::Json => json(&explained(found).map_err(Refusal::failure)?)?,
            ExplainFormat::Text => rule::told(found, &found.read_page().map_err(Refusal::failure)?),
        };
        world.say(&text)?;
        return Ok(Exit::Success);
    }
    let watches = Watches::of(rules::ALL).map_err(Refusal::failure)?;
    let mut cards = told(name, &watches);
    let book = PriceBook::of_region(&arguments.region).map_err(Refusal::usage)?;
    cards.extend(prices_of(name, &book));
    if cards.is_empty() {
        return Err(unknown(name));
    }
    match arguments.format {
        ExplainFormat::Json => world.say(&json(&Facts::of(cards))?)?,
        ExplainFormat::Text => {
            let texts: Vec<String> = cards.iter().map(Card::text).collect();
            world.say(&texts.join("\n"))?;
        }
    }
    Ok(Exit::Success)
}

fn json(document: &impl Serialize) -> Result<String, Refusal> {
    let text = report::indented(document).map_err(Refusal::failure)?;
    Ok(format!("{text}\n"))
}

fn unknown(name: &str) -> Refusal {
    let lower = name.to_ascii_lowercase();
    let rules = || rules::ALL.iter().flat_map(|rule| [rule.id(), rule.name()]);
    let found = rules().find(|known| close(&known.to_ascii_lowercase(), &lower));
    let found = found.or_else(|| near(name));
    // A part of a name: three letters are in too many.
    let part = |known: &String| lower.len() > 3 && known.contains(&lower);
    let found = found.or_else(|| rules().find(part));
    let hint = found.map(|near| format!("; did you mean `{near}`?"));
    Refusal::usage(format!(
        "nothing here is called `{name}`{}",
        hint.unwrap_or_default()
    ))
}
