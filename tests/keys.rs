//! Every key there is: those that MSK lists and those that Kafka has are known in a configuration, a slip is told with
//! the key that was meant, what Kafka knows and MSK refuses is told as that, and what a release took away is told with
//! the release.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};

use kafka::{Kind, Meaning, Version};
use lint::{Selection, Selector};
use model::facts::{BrokerClass, Settable, properties, settable};
use model::{Estate, Input, Options, SettingsKind};

/// The rules that judge a key by its name alone.
const UNKNOWN: &str = "MSK601";
const NOT_SETTABLE: &str = "MSK602";
const NOT_ON_CLASS: &str = "MSK603";
const GONE: &str = "MSK604";
const TOPIC_SPELLING: &str = "MSK606";
const SLIP_OF_A_CLIENT: &str = "MSK726";

/// By key, the rules of those given that were found at it, with their messages. Every key is a line of its own.
fn judged<'k>(
    name: &str,
    hints: &str,
    keys: impl IntoIterator<Item = &'k str>,
    rules: &[&'static str],
) -> BTreeMap<String, Vec<(String, String)>> {
    let mut text = format!("# mskwise: {hints}\n");
    for key in keys {
        text.push_str(key);
        text.push_str("=1\n");
    }
    let estate = Estate::read(vec![Input::named(name, text)], &Options::default());
    let selection = Selection {
        select: rules
            .iter()
            .map(|rule| Selector::Id((*rule).to_owned()))
            .collect(),
        profile: Some("pedantic".into()),
        ..Selection::default()
    };
    let mut found: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for finding in lint::run(&estate, rules::ALL, &selection).findings {
        let at = estate.sources.slice(finding.at);
        found
            .entry(at.to_owned())
            .or_default()
            .push((finding.rule, finding.message.clone()));
    }
    found
}

fn names(kind: Kind) -> BTreeSet<&'static str> {
    let all = kafka::settings(kind).iter();
    all.map(|setting| setting.name).collect()
}

/// What a class's list says may stand in a configuration.
fn listed(class: BrokerClass) -> BTreeSet<&'static str> {
    let names = properties(class).map(|fact| fact.name);
    names
        .filter(|name| matches!(settable(class, name), Settable::ReadWrite(_)))
        .collect()
}

#[test]
fn what_msk_lists_is_known_and_may_be_set() {
    for (class, hint) in [
        (BrokerClass::Standard, "class=standard"),
        (BrokerClass::Express, "class=express"),
    ] {
        let listed = listed(class);
        assert!(listed.len() > 20, "{hint}: {}", listed.len());
        let wrong = [UNKNOWN, NOT_SETTABLE, NOT_ON_CLASS];
        let found = judged("server.properties", hint, listed.iter().copied(), &wrong);
        assert_eq!(found, BTreeMap::new(), "{hint}");
    }
}

#[test]
fn what_kafka_has_is_known_and_what_msk_refuses_is_told_as_that() {
    let either: BTreeSet<_> = listed(BrokerClass::Standard)
        .union(&listed(BrokerClass::Express))
        .copied()
        .collect();
    let all = names(Kind::Broker);
    assert!(all.len() > 250, "{}", all.len());
    let wrong = [UNKNOWN, NOT_SETTABLE];
    let found = judged(
        "server.properties",
        "class=standard",
        all.iter().copied(),
        &wrong,
    );
    for name in all {
        let rules: Vec<_> = found
            .get(name)
            .map(|found| found.iter().map(|(rule, _)| &**rule).collect())
            .unwrap_or_default();
        let wanted: &[_] = if either.contains(name) {
            &[]
        } else {
            &[NOT_SETTABLE]
        };
        assert_eq!(rules, wanted, "{name}");
    }
}

/// Slips of every kind: a letter left out, the last one doubled, one replaced, two swapped.
fn slips(key: &str) -> Vec<String> {
    let letters: Vec<char> = key.chars().collect();
    let middle = letters.len() / 2;
    let with = |edit: &dyn Fn(&mut Vec<char>)| {
        let mut letters = letters.clone();
        edit(&mut letters);
        letters.into_iter().collect::<String>()
    };
    vec![
        with(&|letters| {
            letters.remove(middle);
        }),
        with(&|letters| letters.extend_from_within(letters.len() - 1..)),
        with(&|letters| letters.splice(middle..=middle, ['x']).for_each(drop)),
        with(&|letters| letters.swap(middle, middle - 1)),
    ]
}

#[test]
fn a_slip_is_told_with_the_key_that_was_meant() {
    let all = names(Kind::Broker);
    let known = |slip: &str| kafka::meaning(Kind::Broker, slip) != Meaning::Unknown;
    // Very short names are near too much, and a swap of equal letters is no slip.
    let long = all.iter().copied().filter(|key| key.len() >= 8);
    let slips: Vec<(&str, String)> = long
        .flat_map(|key| slips(key).into_iter().map(move |slip| (key, slip)))
        .filter(|(key, slip)| slip != key && !known(slip))
        .collect();
    assert!(slips.len() > 900, "{}", slips.len());
    let (mut meant, mut others) = (0, Vec::new());
    // A text with more strangers than known keys is none of settings.
    let right = listed(BrokerClass::Standard);
    for some in slips.chunks(right.len() / 2) {
        let texts = right
            .iter()
            .copied()
            .chain(some.iter().map(|(_, slip)| &**slip));
        let found = judged("server.properties", "class=standard", texts, &[UNKNOWN]);
        for (key, slip) in some {
            let message = found
                .get(slip)
                .and_then(|found| found.first())
                .map(|(_, message)| &**message)
                .unwrap_or_default();
            if message.ends_with(&format!("did you mean {key}?")) {
                meant += 1;
            } else {
                others.push(format!("{slip} for {key}: {message}"));
            }
        }
    }
    // One slip may make another key's neighbour; that one is named then.
    let named = others.iter().filter(|told| told.contains("did you mean "));
    assert_eq!(named.count(), others.len(), "{others:#?}");
    assert!(
        meant * 100 >= slips.len() * 97,
        "{meant} of {}: {others:#?}",
        slips.len()
    );
}

/// The releases that the catalog tells apart.
fn releases() -> impl Iterator<Item = Version> {
    let minors = [(2, 4..=8), (3, 0..=9), (4, 0..=3)];
    let texts = minors
        .into_iter()
        .flat_map(|(major, minors)| minors.map(move |minor| format!("{major}.{minor}")));
    texts.map(|text| Version::parse(&text).unwrap().0)
}

#[test]
fn what_a_release_took_away_is_told_with_the_release() {
    let settable = listed(BrokerClass::Standard);
    let (mut seen, mut refused) = (0, 0);
    for setting in kafka::settings(Kind::Broker) {
        let Some(removed) = setting.removed() else {
            continue;
        };
        if !settable.contains(setting.name) {
            // What MSK never lets a configuration set has a headline of its own, in whatever release.
            let hints = format!("class=standard kafka={removed}");
            let found = judged("server.properties", &hints, [setting.name], &[NOT_SETTABLE]);
            let end = format!(", and Kafka {removed} removed it");
            if let Some(found) = found.get(setting.name) {
                assert!(found[0].1.ends_with(&end), "{found:?} {end}");
                refused += 1;
            }
            continue;
        }
        if setting.name.starts_with("zookeeper.") {
            continue;
        }
        seen += 1;
        let hints = format!("class=standard kafka={removed}");
        let found = judged("server.properties", &hints, [setting.name], &[GONE]);
        let told = found.get(setting.name).map(|found| &*found[0].1);
        let start = format!("Kafka {removed} removed {}", setting.name);
        assert!(
            told.is_some_and(|told| told.starts_with(&start)),
            "{told:?} {start}"
        );
        // And not before.
        let before = releases()
            .filter(|version| *version < removed)
            .filter(|version| setting.since().is_none_or(|since| *version >= since))
            .max();
        if let Some(before) = before {
            let hints = format!("class=standard kafka={before}");
            let found = judged("server.properties", &hints, [setting.name], &[GONE]);
            assert_eq!(found, BTreeMap::new(), "{} in {before}", setting.name);
        }
    }
    assert!(seen >= 2 && refused >= 20, "{seen} {refused}");
}

#[test]
fn what_clients_have_is_known() {
    for (kind, file) in [
        (Kind::Producer, "producer.properties"),
        (Kind::Consumer, "consumer.properties"),
        (Kind::Streams, "streams.properties"),
        (Kind::ConnectWorker, "worker.properties"),
    ] {
        let all = names(kind);
        assert!(all.len() > 40, "{kind:?}: {}", all.len());
        let estate = Estate::read(
            vec![Input::named(file, "bootstrap.servers=a:9092\n")],
            &Options::default(),
        );
        assert_eq!(estate.settings_files().len(), 1, "{file}");
        assert_ne!(
            estate.settings_files()[0].kind,
            SettingsKind::Broker,
            "{file}"
        );
        let found = judged(
            file,
            "client=java@3.9",
            all.iter().copied(),
            &[SLIP_OF_A_CLIENT],
        );
        assert_eq!(found, BTreeMap::new(), "{file}");
    }
}

#[test]
fn topic_spellings_are_told_as_that() {
    // A topic's own spelling of a broker's key is no unknown key.
    let broker = names(Kind::Broker);
    let topic: Vec<_> = names(Kind::Topic)
        .into_iter()
        .filter(|name| !broker.contains(name))
        .collect();
    let found = judged(
        "server.properties",
        "class=standard",
        topic.iter().copied(),
        &[UNKNOWN, TOPIC_SPELLING],
    );
    for name in topic {
        let rules: Vec<_> = found
            .get(name)
            .map(|found| found.iter().map(|(rule, _)| &**rule).collect())
            .unwrap_or_default();
        assert!(!rules.contains(&UNKNOWN), "{name}: {rules:?}");
    }
}
