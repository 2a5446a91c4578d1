//! `mskwise rules`: the table of rules.

use ::lint::Page;
use report::explain::Entry;
use rules::peers::EXPLAINED;

use crate::arguments::{Rules, RulesFormat};
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Rules, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let mut pages = Vec::new();
    for rule in rules::ALL {
        pages.push((rule.family, rule.read_page().map_err(Refusal::failure)?));
    }
    let text = match (arguments.format, arguments.coverage) {
        (RulesFormat::Table, false) => table(&pages),
        (RulesFormat::Table, true) => coverage(&pages),
        (RulesFormat::Markdown, covers) => markdown(&pages, covers),
        (RulesFormat::Json, _) => document(pages)?,
        (RulesFormat::Guard, _) => ::lint::guard_pack(rules::ALL, env!("CARGO_PKG_VERSION")),
    };
    world.say(&text)?;
    Ok(Exit::Success)
}

/// A family and a page of it.
type Listed = (&'static str, Page);

fn table(pages: &[Listed]) -> String {
    let widest = pages
        .iter()
        .map(|(_, page)| page.name.len())
        .max()
        .unwrap_or(0);
    let mut text = String::new();
    let mut last = "";
    for (family, page) in pages {
        if *family != last {
            let gap = if last.is_empty() { "" } else { "\n" };
            text.push_str(&format!("{gap}{family}\n"));
            last = family;
        }
        let (id, name, severity) = (&page.id, &page.name, page.severity.as_str());
        let profile = page
            .profile
            .as_deref()
            .map(|profile| format!(" ({profile})"));
        let profile = profile.unwrap_or_default();
        text.push_str(&format!("  {id}  {name:<widest$}  {severity}{profile}\n"));
    }
    text.push_str(&format!(
        "\n{} rules; `mskwise explain MSK101` tells more\n",
        pages.len()
    ));
    text
}

fn coverage(pages: &[Listed]) -> String {
    let mut text = String::new();
    for (_, page) in pages.iter().filter(|(_, page)| !page.also.is_empty()) {
        text.push_str(&format!(
            "{}  {}  {}\n",
            page.id,
            page.name,
            page.also.join(", ")
        ));
    }
    text.push_str("\nwithout a counterpart:\n");
    for one in EXPLAINED {
        text.push_str(&format!("{} ({}): {}\n", one.id, one.tool, one.why));
    }
    text
}

fn markdown(pages: &[Listed], covers: bool) -> String {
    let mut text = String::from("| id | name | severity | about |\n|---|---|---|---|\n");
    if covers {
        text = String::from("| id | name | covers |\n|---|---|---|\n");
    }
    for (_, page) in pages {
        let (id, name) = (&page.id, &page.name);
        let summary = page.summary.replace('|', "\\|");
        if !covers {
            let severity = page.severity.as_str();
            text.push_str(&format!("| {id} | {name} | {severity} | {summary} |\n"));
        } else if !page.also.is_empty() {
            text.push_str(&format!("| {id} | {name} | {} |\n", page.also.join(", ")));
        }
    }
    if covers {
        text.push_str("\n| of other tools, not covered | tool | why |\n|---|---|---|\n");
        for one in EXPLAINED {
            text.push_str(&format!("| {} | {} | {} |\n", one.id, one.tool, one.why));
        }
    }
    text
}

/// A plain array: `jq length` counts the rules.
fn document(pages: Vec<Listed>) -> Result<String, Refusal> {
    let pages = pages.into_iter();
    let rules: Vec<Entry> = pages
        .map(|(family, page)| Entry::of(family, page))
        .collect();
    let text = report::indented(&rules).map_err(Refusal::failure)?;
    Ok(format!("{text}\n"))
}
