//! What AWS says about a name: a broker property, a quota, a limit, a broker size, a Kafka version.

use kafka::{Kind, human, humanly};
use model::facts::{
    self, BrokerClass, SizeKind, Storage, TopicAccess, TopicHome, TopicProperty, topic_properties,
};

use super::{Card, Subject, Watches};

pub(super) const CLASSES: [(BrokerClass, &str); 2] = [
    (BrokerClass::Standard, "Standard"),
    (BrokerClass::Express, "Express"),
];

pub(super) fn told(name: &str, watches: &Watches) -> Vec<Card> {
    let mut parts = Vec::new();
    for (class, word) in CLASSES {
        parts.extend(
            facts::properties(class)
                .find(|fact| fact.name == name)
                .map(|fact| property(fact, class, word, watches)),
        );
    }
    let topics = topic_properties().iter().filter(|one| one.name == name);
    parts.extend(topics.map(topic));
    parts.extend(facts::quota(name).map(quota));
    parts.extend(facts::find_limit(name).map(limit));
    parts.extend(facts::size(name).map(size));
    parts.extend(facts::kafka_version(name).map(version));
    parts
}

pub(super) fn all(watches: &Watches) -> Vec<Card> {
    let mut cards: Vec<Card> = facts::sizes().iter().map(size).collect();
    cards.extend(facts::kafka_versions().iter().map(version));
    cards.extend(facts::quotas().into_iter().map(quota));
    cards.extend(facts::limits().into_iter().map(limit));
    for (class, word) in CLASSES {
        cards.extend(facts::properties(class).map(|fact| property(fact, class, word, watches)));
    }
    cards.extend(topic_properties().iter().map(topic));
    cards
}

fn property(fact: &facts::PropertyFact, class: BrokerClass, word: &str, watches: &Watches) -> Card {
    let may = match facts::settable(class, fact.name) {
        facts::Settable::ReadWrite(_) => "a configuration may set it",
        facts::Settable::DynamicOnly(_) => "only through the Kafka API, not in a configuration",
        facts::Settable::ReadOnly(_) if fact.topic_level => {
            "not in a configuration: it is a setting of topics"
        }
        facts::Settable::ReadOnly(_) => "set by MSK",
        facts::Settable::NotSettable(_) | facts::Settable::Unlisted => "cannot be set",
    };
    let valid = |storage: Storage| {
        let valid = fact.valid_on(storage);
        valid.map(|valid| humanly(fact.name, &valid.to_string()))
    };
    let default = |storage: Storage| fact.default_told(storage);
    let tiered = |told: Option<String>, local: Option<String>| {
        let differs = fact.differs_when_tiered() && told != local;
        told.filter(|_| differs).unwrap_or_default()
    };
    // What Kafka has too shows its rules on Kafka's own card.
    let kinds = [Kind::Broker, Kind::Topic];
    let of_kafka = kinds
        .iter()
        .any(|kind| kafka::setting(*kind, fact.name).is_some());
    let rules = match of_kafka {
        true => String::new(),
        false => watches.of_property(fact.name),
    };
    Card::new(
        Subject::Property,
        fact.name,
        format!("{} on MSK {word} brokers", fact.name),
        vec![
            ("settable", may.to_owned()),
            (
                "default",
                default(Storage::Local).unwrap_or_else(|| "Kafka's".to_owned()),
            ),
            ("valid", valid(Storage::Local).unwrap_or_default()),
            (
                "default when tiered",
                tiered(default(Storage::Tiered), default(Storage::Local)),
            ),
            (
                "valid when tiered",
                tiered(valid(Storage::Tiered), valid(Storage::Local)),
            ),
            ("note", fact.note.unwrap_or_default().to_owned()),
            ("rules", rules),
            ("source", fact.origin.cite()),
            ("page", fact.origin.url().unwrap_or_default().to_owned()),
        ],
    )
}

/// When a topic's property can be set.
pub(super) fn access(property: &TopicProperty) -> &'static str {
    match property.access {
        TopicAccess::ReadWrite => "a topic may set it",
        TopicAccess::AtCreation => "a topic may set it when it is created, not later",
        TopicAccess::Fixed => "fixed by MSK",
    }
}

fn topic(property: &TopicProperty) -> Card {
    let place = match property.home {
        TopicHome::Express => "of topics on MSK Express",
        TopicHome::Serverless => "of topics on MSK Serverless",
        TopicHome::Tiered => "of topics with tiered storage on MSK Standard",
    };
    let default = property.default.map(|value| human(property.name, value));
    let valid = property.valid.as_ref();
    let valid = valid.map(|valid| humanly(property.name, &valid.to_string()));
    let must = match property.required {
        true => "yes, the default does not do".to_owned(),
        false => String::new(),
    };
    Card::new(
        Subject::Property,
        property.name,
        format!("{} {place}", property.name),
        vec![
            ("settable", access(property).to_owned()),
            ("must be set", must),
            ("default", default.unwrap_or_default()),
            ("valid", valid.unwrap_or_default()),
            ("note", property.note.unwrap_or_default().to_owned()),
            ("source", property.origin.cite()),
            ("page", property.origin.url().unwrap_or_default().to_owned()),
        ],
    )
}

fn quota(quota: &facts::Quota) -> Card {
    Card::new(
        Subject::Quota,
        quota.id,
        format!("quota {}", quota.id),
        vec![
            ("what", quota.name.to_owned()),
            ("value", format!("{} {}", quota.figure, quota.unit)),
            ("per", quota.scope.to_owned()),
            ("adjustable", quota.adjustable.to_string()),
            ("beyond it", quota.violation.unwrap_or_default().to_owned()),
            ("note", quota.note.unwrap_or_default().to_owned()),
            ("source", quota.cite()),
            ("page", quota.origin.url().unwrap_or_default().to_owned()),
        ],
    )
}

fn limit(limit: &facts::Limit) -> Card {
    Card::new(
        Subject::Limit,
        limit.id,
        format!("limit {}", limit.id),
        vec![
            ("what", limit.statement.to_owned()),
            ("value", format!("{} {}", limit.figure, limit.unit)),
            ("note", limit.note.unwrap_or_default().to_owned()),
            ("source", limit.origin.cite()),
            ("page", limit.origin.url().unwrap_or_default().to_owned()),
        ],
    )
}

fn size(size: &facts::BrokerSize) -> Card {
    let mut rows = vec![
        ("vCPU", size.vcpu.to_string()),
        ("memory", format!("{} GiB", size.memory_gib)),
        ("network", format!("{} Mbit/s", size.network_mbit_s)),
        (
            "partitions per broker",
            format!(
                "{} recommended, {} at most",
                size.partitions_recommended, size.partitions_max
            ),
        ),
        (
            "IAM connections per broker",
            size.iam_connections.to_string(),
        ),
    ];
    match &size.kind {
        SizeKind::Standard(standard) => {
            let (least, most) = (standard.volume_min_gib, standard.volume_max_gib);
            rows.push(("volume", format!("{least} to {most} GiB")));
            rows.push((
                "volume throughput",
                format!("{} MiB/s", standard.volume_throughput_mib_s),
            ));
        }
        SizeKind::Express(express) => {
            let (steady, most) = (express.ingress_sustained_mb_s, express.ingress_max_mb_s);
            rows.push((
                "ingress",
                format!("{steady} MB/s sustained, {most} MB/s at most"),
            ));
            let (steady, most) = (express.egress_sustained_mb_s, express.egress_max_mb_s);
            rows.push((
                "egress",
                format!("{steady} MB/s sustained, {most} MB/s at most"),
            ));
        }
    }
    rows.push(("note", size.note.unwrap_or_default().to_owned()));
    rows.push(("source", size.origin.cite()));
    let title = format!("broker size {}", size.name);
    Card::new(Subject::Size, size.name, title, rows)
}

fn version(version: &facts::KafkaVersion) -> Card {
    let date = |date: Option<fact::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    Card::new(
        Subject::Version,
        version.name,
        format!("Kafka version {} on MSK", version.name),
        vec![
            ("written as", version.api_versions.join(", ")),
            ("offered since", date(version.released)),
            ("support ends", date(version.end_of_support)),
            ("support not before", date(version.support_not_before)),
            (
                "recommended",
                if version.recommended {
                    "yes".to_owned()
                } else {
                    String::new()
                },
            ),
            ("note", version.note.unwrap_or_default().to_owned()),
            ("source", version.origin.cite()),
            ("page", version.origin.url().unwrap_or_default().to_owned()),
        ],
    )
}
