//! What is known of a rule, a family or a key that stands in `mskwise.toml`.

use std::ops::Range;

use lint::{
    Rule, Selector,
    config::{KEYS, LINK_KEYS, PATH_KEYS},
};

use super::context::{self, At};
use crate::{cards, context::word};

/// What a byte stands on, as Markdown, and the bytes of it.
pub(crate) fn known(text: &str, byte: usize) -> Option<(String, Range<usize>)> {
    let place = context::of(text, byte)?;
    let bytes = word(text, byte);
    let name = text.get(bytes.clone()).filter(|name| !name.is_empty())?;
    let told = match place.at {
        At::Value(key) if lint::config::names_rules(&key) => selected(name),
        At::Key if place.table.ends_with("severity") => selected(name),
        At::Key => key(&place.table, name),
        At::Header => key("", name),
        At::Value(_) => None,
    };
    Some((told?, bytes))
}

/// One rule by id or name, or all that a selector names.
fn selected(name: &str) -> Option<String> {
    if let Some(page) = rule(name) {
        return Some(page);
    }
    let selector = Selector::parse(name, rules::ALL).ok()?;
    let all: Vec<&Rule> = rules::ALL
        .iter()
        .filter(|rule| selector.fits(rule))
        .collect();
    let mut told = format!("**{name}**: {} rules\n", all.len());
    for rule in all {
        told.push_str(&format!("\n- {} {}", rule.id(), rule.name()));
    }
    Some(told)
}

/// The page of a rule by its id or name.
pub(crate) fn rule(name: &str) -> Option<String> {
    let mut all = rules::ALL.iter();
    let found = all.find(|rule| rule.id() == name || rule.name() == name)?;
    // A page that is not well-formed cannot ship: a test reads them all.
    found.read_page().ok().map(|page| cards::page(&page))
}

fn key(table: &str, name: &str) -> Option<String> {
    let known = match table {
        "" => KEYS,
        "path" => PATH_KEYS,
        "link" => LINK_KEYS,
        _ => return None,
    };
    let key = known.iter().find(|key| key.name == name)?;
    let words = lint::config::words(name);
    let mut told = format!("**{}**: {}\n\n- takes: {}", key.name, key.about, key.takes);
    if !words.is_empty() {
        told.push_str(&format!("\n- words: {}", words.join(", ")));
    }
    Some(told)
}
