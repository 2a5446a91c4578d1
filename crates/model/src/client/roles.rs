//! What a client does and which library it uses, by its settings. In: a settings file. Out: roles, and signs of Java.

use kafka::{Kind, Roles, client::Role};

use super::Frame;
use crate::SettingsFile;

/// The roles of a plain client or Streams application, and whether anything singles them out.
pub(super) fn client_roles(file: &SettingsFile, guess: kafka::FileKind) -> (Frame, Roles, bool) {
    let mut roles = match guess {
        kafka::FileKind::Client(roles) => roles,
        _ => Roles::default(),
    };
    if let Some(role) = file.role {
        return told_by_place(role);
    }
    let told = match file.hints.get("kind") {
        Some("producer") => Roles {
            producer: true,
            ..Roles::default()
        },
        Some("consumer") => Roles {
            consumer: true,
            ..Roles::default()
        },
        Some("admin") => Roles {
            admin: true,
            ..Roles::default()
        },
        Some("streams") => Roles {
            streams: true,
            ..Roles::default()
        },
        _ => Roles::default(),
    };
    if told != Roles::default() {
        roles = told;
    }
    if roles == Roles::default() {
        roles = Roles {
            producer: true,
            consumer: true,
            admin: true,
            streams: false,
        };
    }
    if roles.streams {
        // A Streams application reads and writes.
        let all = Roles {
            producer: true,
            consumer: true,
            streams: true,
            admin: false,
        };
        return (Frame::Streams, all, true);
    }
    let anything = roles.producer && roles.consumer && roles.admin;
    (Frame::Plain, roles, !anything)
}

/// The role that the place of the settings tells. A Streams application reads and writes.
fn told_by_place(role: Role) -> (Frame, Roles, bool) {
    let streams = role == Role::Streams;
    let roles = Roles {
        producer: role == Role::Producer || streams,
        consumer: role == Role::Consumer || streams,
        admin: role == Role::Admin,
        streams,
    };
    let frame = if streams {
        Frame::Streams
    } else {
        Frame::Plain
    };
    (frame, roles, true)
}

/// The roles of the clients inside a worker or connector: those it sets anything for.
pub(super) fn prefixed(file: &SettingsFile, prefixes: &[&str; 2]) -> Roles {
    let has = |prefix: &str| {
        let mut entries = file.properties.entries.iter();
        entries.any(|entry| entry.key().starts_with(prefix))
    };
    let [producer, consumer] = prefixes.map(has);
    Roles {
        producer,
        consumer,
        ..Roles::default()
    }
}

/// Names that Java clients know and librdkafka does not.
pub(crate) fn only_java(key: &str) -> bool {
    let java = [Kind::Producer, Kind::Consumer, Kind::Admin];
    java.iter().any(|kind| kafka::setting(*kind, key).is_some())
        && kafka::setting(Kind::Librdkafka, key).is_none()
}
