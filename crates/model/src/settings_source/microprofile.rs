//! Quarkus and other MicroProfile runtimes: `kafka.*` for all clients, `mp.messaging.incoming.NAME.*` and
//! `mp.messaging.outgoing.NAME.*` for the channels of Reactive Messaging, `kafka-streams.*`, each behind an optional
//! `%profile.`. In: named values. Out: for each the client it is for and the setting it is.

use kafka::{Kind, client::Role};

use super::{
    application::{Group, Placed},
    named::Named,
};

/// The connectors of SmallRye, Helidon and Open Liberty; what channels of other systems say of themselves is nothing to
/// us. Only SmallRye's has defaults of its own: Helidon hands its settings to Kafka's client as they are
/// (<https://helidon.io/docs/latest/mp/reactivemessaging/kafka.html>, read 2026-11-28).
pub(super) const CONNECTORS: [&str; 3] = ["smallrye-kafka", "helidon-kafka", "liberty-kafka"];

/// Whether a map of that name may hold such settings.
pub(super) fn wanted(name: &str) -> bool {
    const ROOTS: [&str; 4] = [
        "kafka",
        "mp.messaging",
        "kafka-streams",
        "quarkus.kafka-streams",
    ];
    let (_, name) = profile(name);
    name.is_empty()
        || ROOTS
            .iter()
            .any(|root| name.starts_with(root) || root.starts_with(name))
}

/// The profile a name is for, and the name without it.
pub(super) fn profile(name: &str) -> (Option<&str>, &str) {
    match name.strip_prefix('%') {
        Some(rest) => match rest.split_once('.') {
            Some((profile, name)) => (Some(profile), name),
            None => (Some(rest), ""),
        },
        None => (None, name),
    }
}

/// Whether the names are those of such a runtime: a key with a prefix that nothing else has.
pub(super) fn speaks(all: &[Named]) -> bool {
    all.iter().any(|one| {
        let (_, name) = profile(&one.name);
        name == "kafka.bootstrap.servers"
            || name.starts_with("mp.messaging.incoming.")
            || name.starts_with("mp.messaging.outgoing.")
            || name.starts_with("mp.messaging.connector.")
    })
}

/// The settings of Kafka's clients among named values, with the profile each is for.
pub(super) fn place(all: &[Named]) -> Vec<(Option<String>, Placed)> {
    let foreign = foreign_channels(all);
    let mut found = Vec::new();
    for one in all {
        let (profile, name) = profile(&one.name);
        let Some((group, key)) = address(name, &foreign) else {
            continue;
        };
        let known = group.as_ref().map_or_else(
            || is_known(&[Kind::Producer, Kind::Consumer, Kind::Admin], key),
            |group| is_known(&[group.role.kind()], key) || key.contains('.') && !key.contains('-'),
        );
        if known {
            let entry = one.as_setting(key);
            found.push((profile.map(str::to_owned), Placed { group, entry }));
        }
    }
    found
}

fn is_known(kinds: &[Kind], key: &str) -> bool {
    kinds
        .iter()
        .any(|kind| kafka::setting(*kind, key).is_some())
}

/// The connector of each channel that names one of Kafka's.
pub(super) fn connectors(all: &[Named]) -> Vec<(String, &'static str)> {
    let named = all.iter().filter_map(|one| {
        let (_, name) = profile(&one.name);
        let (channel, key) = channel(name)?;
        let known = CONNECTORS
            .into_iter()
            .find(|known| *known == one.value.as_str())?;
        (key == "connector").then_some((channel.name, known))
    });
    named.collect()
}

/// Channels whose connector is not Kafka's.
fn foreign_channels(all: &[Named]) -> Vec<String> {
    let connectors = all.iter().filter_map(|one| {
        let (_, name) = profile(&one.name);
        let (channel, key) = channel(name)?;
        let other = !one.value.has_hole() && !CONNECTORS.contains(&one.value.as_str());
        (key == "connector" && other).then_some(channel.name)
    });
    connectors.collect()
}

/// The client and the setting that a name speaks of; no client for what holds for all of them.
fn address<'n>(name: &'n str, foreign: &[String]) -> Option<(Option<Group>, &'n str)> {
    if let Some((channel, key)) = channel(name) {
        let ours = !foreign.contains(&channel.name);
        return ours.then_some((Some(channel), key));
    }
    for connector in CONNECTORS {
        let rest = name.strip_prefix("mp.messaging.connector.");
        let rest = rest.and_then(|rest| rest.strip_prefix(connector));
        if let Some(key) = rest.and_then(|rest| rest.strip_prefix('.')) {
            return Some((None, key));
        }
    }
    for prefix in ["kafka-streams.", "quarkus.kafka-streams."] {
        if let Some(key) = name.strip_prefix(prefix) {
            let name = "kafka-streams".to_owned();
            let role = Role::Streams;
            let key = match key {
                "bootstrap-servers" => "bootstrap.servers",
                "application-id" => "application.id",
                other => other,
            };
            return Some((Some(Group { name, role }), key));
        }
    }
    name.strip_prefix("kafka.").map(|key| (None, key))
}

pub(super) fn channel(name: &str) -> Option<(Group, &str)> {
    let (direction, role) = match name.strip_prefix("mp.messaging.incoming.") {
        Some(rest) => (rest, Role::Consumer),
        None => (name.strip_prefix("mp.messaging.outgoing.")?, Role::Producer),
    };
    // A name with dots stands in quotes.
    let (channel, key) = match direction.strip_prefix('"') {
        Some(rest) => rest.split_once("\".")?,
        None => direction.split_once('.')?,
    };
    let way = if role == Role::Consumer {
        "incoming"
    } else {
        "outgoing"
    };
    let name = format!("{way} {channel}");
    Some((Group { name, role }, key))
}
