//! Pairs of templates in `fixtures/diff`: every change, classified as `expected.txt` says. What is expected was written
//! by hand, after the facts: one line per change, `resource property class`, where a class of what goes names the
//! fate of the records: `replaced/lost`.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail loudly and read files"
)]

use std::{fs, path::PathBuf};

use model::{
    Estate, Input, Options,
    change::{Change, Effect, changes},
};

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/diff")
}

fn estate(text: &str) -> Estate {
    Estate::read(vec![Input::named("t.yaml", text)], &Options::default())
}

fn line(change: &Change) -> String {
    let what = if change.what.is_empty() {
        "-"
    } else {
        &change.what
    };
    let records = change.effect.records();
    let records = records.map_or_else(String::new, |records| format!("/{}", records.as_str()));
    format!(
        "{} {what} {}{records}",
        change.resource,
        change.effect.as_str()
    )
}

#[test]
fn every_pair_is_classified_as_the_facts_say() {
    let mut pairs: Vec<PathBuf> = fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    pairs.sort();
    assert!(pairs.len() >= 25, "{} pairs", pairs.len());
    let mut wrong = Vec::new();
    for pair in pairs {
        let read = |name: &str| fs::read_to_string(pair.join(name)).unwrap();
        let (before, after) = (estate(&read("before.yaml")), estate(&read("after.yaml")));
        let mut found: Vec<String> = changes(&before, &after)
            .iter()
            // Defaults that a version changes are asked for by name in a test of their own.
            .filter(|change| change.effect != Effect::NewDefault)
            .map(line)
            .collect();
        let expected = read("expected.txt");
        let mut expected: Vec<&str> = expected.lines().collect();
        found.sort_unstable();
        expected.sort_unstable();
        if found != expected {
            wrong.push(format!(
                "{}\n  expected {expected:#?}\n  found {found:#?}",
                pair.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_changes_between_an_estate_and_itself() {
    for pair in fs::read_dir(fixtures()).unwrap() {
        let text = fs::read_to_string(pair.unwrap().path().join("after.yaml")).unwrap();
        assert_eq!(changes(&estate(&text), &estate(&text)), [], "{text}");
    }
}

/// Kafka 4.0 has other defaults than 3.9 for both (KIP-1030); MSK sets neither on Standard brokers.
#[test]
fn defaults_that_a_version_changes_are_told_unless_somebody_wrote_them_down() {
    let text = fs::read_to_string(fixtures().join("22-static-and-dynamic-settings/before.yaml"));
    let before = text.unwrap().replace(
        "log.retention.hours=168",
        "num.recovery.threads.per.data.dir=1",
    );
    let after = before.replace("3.9.x.kraft", "4.0.x.kraft");
    let found = changes(&estate(&before), &estate(&after));
    let told = |name: &str| {
        let mut all = found.iter();
        let change = all.find(|change| change.what == name)?;
        Some((change.before.clone()?, change.after.clone()?))
    };
    assert_eq!(
        told("log.message.timestamp.after.max.ms"),
        Some((
            "`9223372036854775807` (without end, the Kafka default)".to_owned(),
            "`3600000` (1 hour, the Kafka default)".to_owned()
        ))
    );
    assert_eq!(told("num.recovery.threads.per.data.dir"), None);
    assert_eq!(told("message.max.bytes"), None);
}
