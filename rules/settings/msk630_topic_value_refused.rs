//! MSK630: a value of a topic setting that Kafka or MSK refuses.

use std::borrow::Cow;

use fact::{Hit, Outcome};
use kafka::{Kind, Version};
use lint::Findings;
use model::{
    Estate, Topic,
    facts::{BrokerClass, TopicHome, topic_property},
};

use crate::{judged, pair::pair, topic_settings::TopicSettings, written};

const LEAST: &str = "min.compaction.lag.ms";
const GREATEST: &str = "max.compaction.lag.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for topic in estate.topics() {
        each(&topic, out);
        together(&TopicSettings::of(topic), out);
    }
}

fn each(topic: &Topic<'_>, out: &mut Findings<'_>) {
    let configs = topic.configs();
    let Some(properties) = configs.value.known() else {
        return;
    };
    let cluster = topic.cluster();
    let versions = cluster.map(|cluster| {
        let value = cluster.kafka_version().value;
        value
            .and_then(|text| match Version::parse(&text) {
                Ok((version, _)) => Outcome::Known(Cow::Owned(vec![version])),
                Err(_) => Outcome::Known(judged::releases()),
            })
            .known_or(|_| judged::releases())
            .or(judged::releases())
    });
    let versions = versions.unwrap_or_else(|| fact::Value::Known(judged::releases()));
    for entry in &properties.entries {
        let (key, value) = (entry.key(), entry.trimmed());
        if written::is_garbled(entry) || value.has_hole() {
            continue;
        }
        let Some(setting) = kafka::setting(Kind::Topic, key) else {
            continue;
        };
        let path = configs.path.child(key);
        let mut why = None;
        let refused = versions.holds(|versions| {
            let bad = judged::refusal(setting, value.as_str(), versions);
            why = bad.clone().or(why.take());
            bad.is_some()
        });
        if let (Some(hit), Some(bad)) = (refused, why) {
            let message = format!(
                "{key} = `{}` {bad}: Kafka refuses the topic",
                value.as_str()
            );
            let hit = Hit { span: None, ..hit };
            out.at(written::value_span(entry), &path, &hit, message);
            continue;
        }
        let valid = topic_property(TopicHome::Express, key).and_then(|one| one.valid.as_ref());
        let (Some(valid), Some(cluster)) = (valid, &cluster) else {
            continue;
        };
        let express = cluster
            .class()
            .holds(|class| *class == BrokerClass::Express);
        if let (Some(hit), Some(false)) = (express, valid.accepts(value.as_str())) {
            let message = format!(
                "{key} = `{}` is outside what Express brokers take, {valid}",
                value.as_str()
            );
            let hit = Hit { span: None, ..hit };
            out.at(written::value_span(entry), &path, &hit, message)
                .see(cluster.class().span, "Express brokers");
        }
    }
}

fn together(settings: &TopicSettings<'_>, out: &mut Findings<'_>) {
    let (least, greatest) = (settings.number(LEAST), settings.number(GREATEST));
    if let Some(hit) = pair(&least, &greatest.value).holds(|(least, greatest)| least > greatest) {
        let message = format!(
            "{LEAST} is above {GREATEST}: a record would have to stay and to go at once, and Kafka refuses the topic"
        );
        out.add(&least, &hit, message)
            .see(greatest.span, "the greatest lag")
            .help("set the least below the greatest, or leave one of them out");
    }
    let stopped = settings.is_on("remote.log.copy.disable");
    for (local, whole) in [
        ("local.retention.ms", "retention.ms"),
        ("local.retention.bytes", "retention.bytes"),
    ] {
        let (local_is, whole_is) = (settings.number(local), settings.number(whole));
        let both = pair(&local_is, &whole_is.value);
        let apart = both.holds(|(local, whole)| *local != SAME && local != whole);
        if let (Some(hit), Some(on)) = (apart, stopped.holds(|on| *on)) {
            let message = format!(
                "{local} differs from {whole}, and remote.log.copy.disable is on: all records stay on the brokers, so Kafka refuses the topic"
            );
            let span = hit.span;
            let hit = Hit {
                span,
                ..hit.and(&on)
            };
            out.add(&both, &hit, message)
                .see(stopped.span, "copying is off")
                .help(format!(
                    "set {local} to -2, which means the same as {whole}"
                ));
        }
    }
}

/// `local.retention.*` that follows the whole retention (Apache Kafka 4.1 documentation).
const SAME: i64 = -2;
