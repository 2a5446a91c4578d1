//! `mskwise explain NAME`: a rule, a setting, a quota or limit, a broker size, a Kafka version, a price; what it is, its
//! value, source and date.

mod msk;
mod price;
mod rule;
mod setting;

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
    let mut parts = setting::told(name);
    parts.extend(msk::told(name));
    parts.extend(price::told(name, &arguments.region)?);
    if parts.is_empty() {
        return Err(unknown(name));
    }
    world.say(&parts.join("\n"))?;
    Ok(Exit::Success)
}

/// A titled list of names and values; empty values are left out.
fn card(title: &str, rows: &[(&str, String)]) -> String {
    let mut text = format!("{title}\n");
    let widest = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        text.push_str(&format!("  {name:<widest$}  {value}\n"));
    }
    text
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
