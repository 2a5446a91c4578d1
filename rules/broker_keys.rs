//! What kind of name stands where a broker setting should. In: a key. Out: whether it is a topic's, a client's, MSK's
//! own, or holds a character nobody sees.

use kafka::{Kind, Version};
use model::{
    SettingsFile,
    facts::{BrokerClass, Settable, settable},
};
use syntax::properties::Entry;

/// Whether MSK has it on one of its lists, though Kafka may not know it.
pub(crate) fn is_of_msk(key: &str) -> bool {
    [BrokerClass::Standard, BrokerClass::Express]
        .iter()
        .any(|class| match settable(*class, key) {
            Settable::ReadWrite(_) | Settable::DynamicOnly(_) => true,
            Settable::ReadOnly(fact) => !fact.topic_level,
            Settable::NotSettable(_) | Settable::Unlisted => false,
        })
}

/// The spelling for brokers of a setting that is written as topics spell it; `None` inside when only topics have it.
pub(crate) fn topic_spelling(key: &str) -> Option<Option<&'static str>> {
    if kafka::setting(Kind::Broker, key).is_some() || is_of_msk(key) {
        return None;
    }
    kafka::setting(Kind::Topic, key)?;
    // Every version that has the topic setting has the same spelling for brokers.
    let newest = kafka::broker_twins(key, Version::NEWEST).next();
    Some(newest.or_else(|| kafka::broker_twins(key, Version::OLDEST).next()))
}

/// Whose setting it is, when only clients have it.
pub(crate) fn client_role(key: &str) -> Option<&'static str> {
    if kafka::meaning(Kind::Broker, key) != kafka::Meaning::Unknown
        || is_of_msk(key)
        || kafka::setting(Kind::Topic, key).is_some()
    {
        return None;
    }
    let roles = [
        (Kind::Producer, "producers"),
        (Kind::Consumer, "consumers"),
        (Kind::Admin, "clients"),
        (Kind::Streams, "Kafka Streams"),
        (Kind::ConnectWorker, "Connect workers"),
    ];
    let mut found = roles
        .iter()
        .filter(|(kind, _)| kafka::setting(*kind, key).is_some());
    let first = found.next()?.1;
    Some(match found.next() {
        Some(_) if first == "producers" || first == "consumers" => "clients",
        _ => first,
    })
}

/// A character of the key that looks like nothing, with its name.
pub(crate) fn hidden_character(key: &str) -> Option<(char, &'static str)> {
    key.chars().find_map(|character| {
        let name = match character {
            '\u{FEFF}' => "byte order mark",
            '\u{A0}' => "no-break space",
            '\u{AD}' => "soft hyphen",
            '\u{200B}' => "zero-width space",
            '\u{200C}' | '\u{200D}' => "zero-width joiner",
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "direction mark",
            '\u{2010}'..='\u{2015}' => "dash that is no hyphen",
            '\u{2024}' => "leader dot",
            _ => return None,
        };
        Some((character, name))
    })
}

/// The settings by which a file shows that it belongs to a broker of one's own: who it is and where it keeps its data.
/// Nothing when the file says that it is for MSK, or has too few of them to be sure.
pub(crate) fn of_own_broker(file: &SettingsFile) -> Vec<&Entry> {
    const IDENTITY: [&str; 10] = [
        "advertised.listeners",
        "broker.id",
        "controller.listener.names",
        "controller.quorum.bootstrap.servers",
        "controller.quorum.voters",
        "listeners",
        "log.dirs",
        "node.id",
        "process.roles",
        "zookeeper.connect",
    ];
    if file.hints.class().is_some() {
        return Vec::new();
    }
    let found: Vec<&Entry> = IDENTITY
        .iter()
        .filter_map(|key| file.properties.get(key))
        .collect();
    // One or two of them are a slip in a file for MSK; three are a broker.
    if found.len() < 3 { Vec::new() } else { found }
}
