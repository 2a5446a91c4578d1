//! `mskwise rules`: the table of rules.

use ::lint::Page;
use rules::peers::EXPLAINED;
use serde_json::json;

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
        (RulesFormat::Json, _) => document(&pages),
        (RulesFormat::Guard, _) => ::lint::guard_pack(rules::ALL, env!("CARGO_PKG_VERSION")),
    };
    world.say(&text)?;
    Ok(Exit::Success)
}

type Entry = (&'static str, Page);

fn table(pages: &[Entry]) -> String {
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

fn coverage(pages: &[Entry]) -> String {
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

fn markdown(pages: &[Entry], covers: bool) -> String {
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

fn document(pages: &[Entry]) -> String {
    let rules: Vec<_> = pages
        .iter()
        .map(|(family, page)| {
            json!({
                "id": page.id,
                "name": page.name,
                "family": family,
                "since": page.since,
                "severity": page.severity.as_str(),
                "confidence": page.confidence.as_str(),
                "profile": page.profile,
                "inputs": page.inputs,
                "also": page.also,
                "summary": page.summary,
            })
        })
        .collect();
    // A plain array: `jq length` counts the rules.
    format!("{:#}\n", serde_json::Value::Array(rules))
}
