//! `spring.kafka.*`: Spring Boot's names for settings of Kafka's clients. In: named values. Out: for each the client it
//! is for and the setting it is. Names are relaxed as in Spring: `batch-size`, `batchSize` and `batch_size` are one.

use std::sync::OnceLock;

use fact::Text;
use kafka::client::Role;
use syntax::properties::Entry;

use super::{
    application::{Group, Placed},
    named::Named,
    units,
};

/// One row of `spring.tsv`.
pub(super) struct Row {
    pub(super) place: &'static str,
    /// The name as Spring's documentation writes it.
    pub(super) written: &'static str,
    spring: String,
    pub(super) kafka: &'static str,
    unit: &'static str,
}

pub(super) fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let lines = include_str!("../../data/spring.tsv").lines();
        let lines = lines.filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| {
                let mut columns = line.split('\t');
                let (place, written) = (columns.next()?, columns.next()?);
                Some(Row {
                    place,
                    written,
                    spring: relaxed(written),
                    kafka: columns.next()?,
                    unit: columns.next().unwrap_or(""),
                })
            })
            .collect()
    })
}

/// Names in which only letters, digits and dots count.
fn relaxed(name: &str) -> String {
    let letters = name.chars().filter(|c| !matches!(c, '-' | '_'));
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

/// What follows `spring.kafka.` in a name, in the spelling it was written in.
fn below(name: &str) -> Option<&str> {
    let mut parts = name.splitn(3, '.');
    let ours = relaxed(parts.next()?) == "spring" && relaxed(parts.next()?) == "kafka";
    parts.next().filter(|_| ours)
}

/// Whether a map of that name may hold such settings, or the profile they are for.
pub(super) fn wanted(name: &str) -> bool {
    const ROOTS: [&str; 3] = ["spring.kafka", "spring.config.activate", "spring.profiles"];
    let name = relaxed(name);
    let under = |root: &str| name.len() > root.len() && name.starts_with(root);
    ROOTS
        .iter()
        .any(|root| under(root) || root.starts_with(&name))
}

/// The profile a document is for.
pub(super) fn profile(all: &[Named]) -> Option<String> {
    let named = all.iter().find(|one| {
        let name = relaxed(&one.name);
        name == "spring.config.activate.onprofile" || name == "spring.profiles"
    });
    named.map(|one| one.value.as_str().to_owned())
}

/// The settings of Kafka's clients among named values.
pub(super) fn place(all: &[Named]) -> Vec<Placed> {
    all.iter().filter_map(placed).collect()
}

/// The settings of Kafka's clients among the variables of an environment.
pub(super) fn of_environment(all: &[Named]) -> Vec<Placed> {
    let ours = all.iter().filter_map(|one| {
        let name = variable(&one.name)?;
        placed(&Named {
            name,
            ..one.clone()
        })
    });
    ours.collect()
}

/// `SPRING_KAFKA_CONSUMER_GROUPID` → `spring.kafka.consumer.groupid`: an underscore is a dot, and a dash is nothing;
/// `GROUP_ID` works as well. Below `properties` the key of Kafka begins, whose dots are underscores.
pub(super) fn variable(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let rest = lower.strip_prefix("spring_kafka_")?;
    let (place, inner) = match rest.split_once('_') {
        Some((place @ ("producer" | "consumer" | "streams" | "admin"), inner)) => (place, inner),
        _ => ("", rest),
    };
    let dot = if place.is_empty() { "" } else { "." };
    if let Some(key) = inner.strip_prefix("properties_") {
        let key = key.replace('_', ".");
        return Some(format!("spring.kafka.{place}{dot}properties.{key}"));
    }
    let plain = inner.replace('_', "");
    let row = rows().iter().find(|row| {
        (row.place == place || row.place == "any") && row.spring.replace('.', "") == plain
    })?;
    Some(format!("spring.kafka.{place}{dot}{}", row.spring))
}

fn placed(one: &Named) -> Option<Placed> {
    let rest = below(&one.name)?;
    let (first, inner) = rest.split_once('.').unwrap_or((rest, ""));
    let (place, role, name) = match relaxed(first).as_str() {
        "producer" => ("producer", Some(Role::Producer), inner),
        "consumer" => ("consumer", Some(Role::Consumer), inner),
        "streams" => ("streams", Some(Role::Streams), inner),
        "admin" => ("admin", Some(Role::Admin), inner),
        _ => ("", None, rest),
    };
    let entry = match name.split_once('.') {
        Some((properties, key)) if relaxed(properties) == "properties" => one.as_setting(key),
        _ => own_name(one, place, name)?,
    };
    let group = role.map(|role| Group {
        name: place.to_owned(),
        role,
    });
    Some(Placed { group, entry })
}

/// A setting that has a name of Spring's own; `None` for what is Spring's business, such as its listeners.
fn own_name(one: &Named, place: &str, name: &str) -> Option<Entry> {
    let name = relaxed(name);
    let row = rows()
        .iter()
        .find(|row| row.spring == name && (row.place == place || row.place == "any"))?;
    let written = one.value.as_str();
    if one.value.has_hole() {
        return Some(one.as_setting(row.kafka));
    }
    let number = match row.unit {
        "ms" => units::milliseconds(written).map(|number| number.to_string()),
        "size" => units::bytes(written).map(|number| number.to_string()),
        "word" => Some(written.to_ascii_lowercase().replace('-', "_")),
        _ => return Some(one.as_setting(row.kafka)),
    };
    let value = match number {
        Some(text) if text == written => one.value.clone(),
        Some(text) => Text::standing_for(&text, one.value_span),
        None => Text::hole(one.value_span),
    };
    Some(one.with_value(row.kafka, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_leads_to_a_setting_of_kafka() {
        assert!(rows().len() > 30);
        for row in rows() {
            let kinds: &[kafka::Kind] = match row.place {
                "producer" => &[kafka::Kind::Producer],
                "consumer" => &[kafka::Kind::Consumer],
                "streams" => &[kafka::Kind::Streams],
                _ => &[kafka::Kind::Producer, kafka::Kind::Consumer],
            };
            for kind in kinds {
                assert!(kafka::setting(*kind, row.kafka).is_some(), "{}", row.kafka);
            }
            assert!(
                matches!(row.unit, "" | "ms" | "size" | "word"),
                "{}",
                row.kafka
            );
        }
    }

    #[test]
    fn variables_are_names_without_dots_and_dashes() {
        for (variable_name, name) in [
            (
                "SPRING_KAFKA_BOOTSTRAPSERVERS",
                Some("spring.kafka.bootstrapservers"),
            ),
            (
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                Some("spring.kafka.bootstrapservers"),
            ),
            (
                "SPRING_KAFKA_CONSUMER_GROUPID",
                Some("spring.kafka.consumer.groupid"),
            ),
            (
                "SPRING_KAFKA_PRODUCER_ACKS",
                Some("spring.kafka.producer.acks"),
            ),
            (
                "SPRING_KAFKA_SSL_TRUST_STORE_LOCATION",
                Some("spring.kafka.ssl.truststorelocation"),
            ),
            (
                "SPRING_KAFKA_CONSUMER_PROPERTIES_MAX_POLL_INTERVAL_MS",
                Some("spring.kafka.consumer.properties.max.poll.interval.ms"),
            ),
            (
                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM",
                Some("spring.kafka.properties.sasl.mechanism"),
            ),
            ("SPRING_KAFKA_LISTENER_CONCURRENCY", None),
            ("SPRING_KAFKA_CONSUMER_ACKS", None),
            ("SPRING_DATASOURCE_URL", None),
        ] {
            assert_eq!(variable(variable_name).as_deref(), name, "{variable_name}");
        }
    }

    #[test]
    fn names_are_relaxed_and_roots_are_found() {
        assert_eq!(relaxed("enableAutoCommit"), relaxed("enable-auto_commit"));
        assert_eq!(below("spring.kafka.producer.acks"), Some("producer.acks"));
        assert_eq!(below("spring.rabbitmq.host"), None);
        for (name, is) in [
            ("spring", true),
            ("spring.kafka", true),
            ("spring.kafka.producer", true),
            ("spring.datasource", false),
            ("server", false),
        ] {
            assert_eq!(wanted(name), is, "{name}");
        }
    }
}
