//! `mskwise explain NAME`: a rule, a setting, a quota or limit, a broker size, a Kafka version, a price; what it is, its
//! value, source and date.

mod rule;

use ::cost::PriceBook;
use report::explain::{Card, prices_of, told};

use crate::arguments::Explain;
use crate::inputs::close;
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Explain, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let name = arguments.name.trim();
    if let Some(found) = rules::ALL.iter().find(|one| rule::named(one, name)) {
        let page = found.read_page().map_err(Refusal::failure)?;
        world.say(&rule::told(found, &page))?;
        return Ok(Exit::Success);
    }
    let mut cards = told(name);
    let book = PriceBook::of_region(&arguments.region).map_err(Refusal::usage)?;
    cards.extend(prices_of(name, &book));
    if cards.is_empty() {
        return Err(unknown(name));
    }
    let texts: Vec<String> = cards.iter().map(Card::text).collect();
    world.say(&texts.join("\n"))?;
    Ok(Exit::Success)
}

fn unknown(name: &str) -> Refusal {
    let lower = name.to_ascii_lowercase();
    let near = candidates(&lower).find(|known| close(&known.to_ascii_lowercase(), &lower));
    let near = near.or_else(|| candidates(&lower).find(|known| known.contains(&lower)));
    let hint = near.map(|near| format!("; did you mean `{near}`?"));
    Refusal::usage(format!(
        "nothing here is called `{name}`{}",
        hint.unwrap_or_default()
    ))
}

/// Names that could have been meant. Catalogs are read only here, after nothing was found.
fn candidates(lower: &str) -> impl Iterator<Item = String> {
    let rules = rules::ALL.iter().flat_map(|rule| [rule.id(), rule.name()]);
    let sizes = model::facts::sizes()
        .iter()
        .map(|size| size.name.to_owned());
    let quotas = model::facts::quotas()
        .into_iter()
        .map(|quota| quota.id.to_owned());
    // Settings are many: only when the name looks like one.
    let kinds = if lower.contains('.') {
        &kafka::Kind::ALL[..]
    } else {
        &[]
    };
    let settings = kinds.iter().flat_map(|kind| kafka::settings(*kind));
    rules
        .chain(sizes)
        .chain(quotas)
        .chain(settings.map(|setting| setting.name.to_owned()))
}
