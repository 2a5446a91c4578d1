//! What kind of settings file this is, from its name and its keys.

mod seen;

use fact::Confidence;

use crate::{
    Kind,
    client::{Library, Role},
    nearest, setting,
};
use seen::Seen;

/// What the settings of a file are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A broker: `server.properties`, an MSK configuration.
    BrokerSettings,
    /// Overrides of a topic.
    TopicSettings,
    /// A client in these roles. A file may mix them: look a key up under each.
    Client(Roles),
    /// A Connect worker.
    ConnectWorker,
    /// A connector.
    Connector,
    /// MirrorMaker 2 with the clusters between which it copies.
    Mirror,
    /// Something else, or too little to tell.
    Unknown,
}

/// A set of client roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// Writes.
    pub producer: bool,
    /// Reads.
    pub consumer: bool,
    /// Administers.
    pub admin: bool,
    /// Is a Streams application.
    pub streams: bool,
}

impl Roles {
    /// The roles in the set.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        [
            (self.producer, Role::Producer),
            (self.consumer, Role::Consumer),
            (self.admin, Role::Admin),
            (self.streams, Role::Streams),
        ]
        .into_iter()
        .filter_map(|(is, role)| is.then_some(role))
    }
}

/// A guess and how sure it is: high when keys that exist nowhere else say so, low when only the name does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// The guess.
    pub kind: FileKind,
    /// How sure it is.
    pub confidence: Confidence,
    /// Set when a client's keys are spelled as only that library spells them (`sasl.mechanisms`, `queue.buffering.max.ms`).
    pub library: Option<Library>,
}

/// Guesses from the keys of a file and its name (last part of the path), both of which may be missing.
/// A directive or a flag should overrule the guess.
#[must_use]
pub fn recognise<'a>(name: Option<&str>, keys: impl IntoIterator<Item = &'a str>) -> Recognised {
    let keys: Vec<&str> = keys.into_iter().collect();
    let mut seen = Seen::default();
    keys.iter().for_each(|key| seen.add(key));
    let (kind, confidence) = match (seen.tell(), name.and_then(by_name)) {
        // Keys that fit several kinds: the name decides, if the keys do not speak against it.
        (Some((_, Confidence::Low | Confidence::Medium)), Some(kind)) if seen.fits(kind) => {
            (kind, Confidence::High)
        }
        (Some(told), _) => told,
        (None, Some(kind)) if seen.is_empty() => (kind, Confidence::Low),
        (None, _) if name == Some(SERVER) && are_slips(&keys) => {
            (FileKind::BrokerSettings, Confidence::Low)
        }
        (None, _) => (FileKind::Unknown, Confidence::Low),
    };
    Recognised {
        kind,
        confidence,
        library: seen
            .library()
            .filter(|_| matches!(kind, FileKind::Client(_))),
    }
}

/// The name of a broker's file. Other servers have files of that name, too.
const SERVER: &str = "server.properties";

/// Whether most of the keys are a broker's or nearly so: with slips in all of them a file is not passed over.
fn are_slips(keys: &[&str]) -> bool {
    const MOST: usize = 50;
    let near = |key: &&&str| {
        key.contains('.')
            && (setting(Kind::Broker, key).is_some() || nearest(Kind::Broker, key).is_some())
    };
    let looked = keys.iter().take(MOST);
    let number = looked.len();
    number > 0 && looked.filter(near).count() * 2 > number
}

/// What the usual file names promise.
fn by_name(name: &str) -> Option<FileKind> {
    let name = name.to_ascii_lowercase();
    let has = |part: &str| name.contains(part);
    let client = |producer, consumer, admin, streams| {
        Some(FileKind::Client(Roles {
            producer,
            consumer,
            admin,
            streams,
        }))
    };
    if has("connect-standalone") || has("connect-distributed") || has("worker") {
        Some(FileKind::ConnectWorker)
    } else if has("server") || has("broker") {
        Some(FileKind::BrokerSettings)
    } else if has("producer") {
        client(true, false, false, false)
    } else if has("consumer") {
        client(false, true, false, false)
    } else if has("admin") {
        client(false, false, true, false)
    } else if has("streams") {
        client(false, false, false, true)
    } else if has("client") {
        client(true, true, true, false)
    } else if has("topic") {
        Some(FileKind::TopicSettings)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
