//! The settings that the page of a rule names are the settings that its check judges: those that its own bad examples
//! are found at, and those that its code spells out. So `explain SETTING` tells every rule of a setting, and no other.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail loudly and read files"
)]

use std::collections::BTreeSet;
use std::path::Path;

use kafka::Kind;
use lint::{Check, Rule, Selection, Selector, Verdict};
use model::facts::{BrokerClass, properties};

/// The plain name of a setting, prefixes of listeners and embedded clients taken off.
fn plain(key: &str) -> Option<&'static str> {
    let kinds = Kind::ALL.into_iter();
    let of_kafka = kinds
        .filter_map(|kind| kafka::meaning(kind, key).setting())
        .map(|setting| setting.alias_of().unwrap_or(setting.name));
    let classes = [BrokerClass::Standard, BrokerClass::Express].into_iter();
    let mut of_msk = classes.flat_map(properties).map(|fact| fact.name);
    of_kafka
        .min_by_key(|name| name.len())
        .or_else(|| of_msk.find(|name| *name == key))
}

/// The settings at which the bad examples of a rule are found, and whether each of those stands in text of Kafka.
fn found(rule: &Rule) -> BTreeSet<&'static str> {
    let mut all = BTreeSet::new();
    for example in rule.read_page().unwrap().examples().unwrap() {
        if example.verdict != Verdict::Bad || matches!(rule.check, Check::Suppressions(_)) {
            continue;
        }
        let estate = tests::pages::estate(&example).unwrap();
        let selection = Selection {
            select: vec![Selector::Id(rule.id())],
            profile: example.profile.clone(),
            ..Selection::default()
        };
        let run = lint::run(&estate, rules::ALL, &selection);
        let files = estate.settings_files().iter().chain(estate.own_brokers());
        let entries: Vec<_> = files.flat_map(|file| &file.properties.entries).collect();
        for finding in run.findings.iter().filter(|one| one.rule == rule.id()) {
            let at = entries
                .iter()
                .find(|entry| entry.key_span().to(entry.value_span()).contains(finding.at));
            let path = finding.path.to_string();
            let last = path.rsplit('/').next().unwrap_or("");
            // A setting that is missing is found at the head of its file: its path names it. Elsewhere one word may
            // be the name of a resource or of one of its properties.
            all.extend(match at {
                Some(entry) => plain(last).or_else(|| plain(entry.key())),
                None => plain(last).filter(|_| last.contains('.')),
            });
        }
    }
    all
}

/// The settings that the code of a rule spells out. One word alone may be anything, so it needs a dot.
fn spelled(rule: &Rule) -> BTreeSet<&'static str> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules");
    let file = folder.join(rule.family).join(format!("{}.rs", rule.stem));
    let code = std::fs::read_to_string(file).unwrap();
    let literals = code.split('"').skip(1).step_by(2);
    literals
        .filter(|text| text.contains('.'))
        .filter(|text| plain(text) == Some(*text))
        .filter_map(plain)
        .collect()
}

#[test]
fn pages_name_the_settings_that_their_checks_judge() {
    let mut wrong = Vec::new();
    for rule in rules::ALL {
        let page = rule.read_page().unwrap();
        let named: BTreeSet<&str> = page.settings.iter().map(String::as_str).collect();
        let every = named.iter().any(|name| name.ends_with(":*"));
        let (found, spelled) = (found(rule), spelled(rule));
        let judged: BTreeSet<&str> = found.union(&spelled).copied().collect();
        let missing: Vec<&&str> = judged.difference(&named).collect();
        if !missing.is_empty() && !every {
            let all: Vec<&str> = judged.union(&named).copied().collect();
            wrong.push(format!(
                "{} judges {missing:?}: settings = {all:?}",
                rule.stem
            ));
        }
        // A rule may be named at a setting that shared code reads; then its page at least speaks of it.
        for name in named
            .difference(&judged)
            .filter(|name| !name.ends_with(":*"))
        {
            if plain(name) != Some(*name) {
                wrong.push(format!("{}: {name} is no setting", rule.stem));
            } else if !page.body.contains(name) {
                wrong.push(format!(
                    "{} neither judges {name} nor speaks of it",
                    rule.stem
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_with_settings_is_seen_by_explain() {
    let watches = report::explain::Watches::of(rules::ALL).unwrap();
    for rule in rules::ALL {
        for name in rule.read_page().unwrap().settings {
            if name.ends_with(":*") {
                continue;
            }
            let cards = report::explain::told(&name, &watches);
            let rows = cards.iter().flat_map(|card| &card.rows);
            let mut told = rows.filter(|(label, _)| *label == "rules");
            assert!(told.any(|(_, text)| text.contains(&rule.id())), "{name}");
        }
    }
}
