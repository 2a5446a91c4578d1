//! What kind of settings file this is, from its name and its keys.

use fact::Confidence;

use crate::{Kind, client::Role, setting};

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
}

/// The kinds a file's keys can speak for.
const KINDS: [Kind; 7] = [
    Kind::Broker,
    Kind::Topic,
    Kind::Producer,
    Kind::Consumer,
    Kind::Admin,
    Kind::ConnectWorker,
    Kind::Streams,
];

/// Guesses from the keys of a file and its name (last part of the path), both of which may be missing.
/// A directive or a flag should overrule the guess.
#[must_use]
pub fn recognise<'a>(name: Option<&str>, keys: impl IntoIterator<Item = &'a str>) -> Recognised {
    let mut seen = Seen::default();
    keys.into_iter().for_each(|key| seen.add(key));
    let named = name.and_then(by_name);
    let told = seen.tell();
    match (told, named) {
        (Some(told), _) if told.confidence == Confidence::High => told,
        // Keys that fit several kinds: the name decides, if the keys do not speak against it.
        (Some(_), Some(kind)) if seen.fits(kind) => Recognised {
            kind,
            confidence: Confidence::High,
        },
        (Some(told), _) => told,
        (None, Some(kind)) if seen.total == 0 => Recognised {
            kind,
            confidence: Confidence::Low,
        },
        (None, _) => Recognised {
            kind: FileKind::Unknown,
            confidence: Confidence::Low,
        },
    }
}

/// What the keys of a file add up to.
#[derive(Default)]
struct Seen {
    total: usize,
    /// Keys any kind knows.
    known: usize,
    /// Keys each of [`KINDS`] knows, and those no other of them does.
    count: [usize; KINDS.len()],
    only: [usize; KINDS.len()],
    connector_class: bool,
    application_id: bool,
    bootstrap: bool,
    prefixed: usize,
}

impl Seen {
    fn add(&mut self, key: &str) {
        self.total += 1;
        self.connector_class |= key == "connector.class";
        self.application_id |= key == "application.id";
        self.bootstrap |= key == "bootstrap.servers";
        if key.starts_with("listener.name.") {
            self.prefixed += 1;
        }
        let known = KINDS.map(|kind| setting(kind, key).is_some());
        let kinds = known.iter().filter(|known| **known).count();
        self.known += usize::from(kinds > 0);
        let counts = self.count.iter_mut().zip(&mut self.only);
        for ((count, only), known) in counts.zip(known) {
            *count += usize::from(known);
            *only += usize::from(known && kinds == 1);
        }
    }

    fn of(counts: &[usize; KINDS.len()], kind: Kind) -> usize {
        let at = KINDS.iter().position(|known| *known == kind);
        at.and_then(|at| counts.get(at)).copied().unwrap_or(0)
    }

    fn tell(&self) -> Option<Recognised> {
        let sure = |kind| {
            Some(Recognised {
                kind,
                confidence: Confidence::High,
            })
        };
        let likely = |kind| {
            Some(Recognised {
                kind,
                confidence: Confidence::Medium,
            })
        };
        let only = |kind| Self::of(&self.only, kind);
        if self.connector_class {
            return sure(FileKind::Connector);
        }
        // A file about something else may share a word or two with Kafka.
        if self.known * 3 < self.total && self.prefixed == 0 {
            return None;
        }
        if self.application_id && (self.bootstrap || only(Kind::Streams) > 0) {
            let mut roles = self.roles();
            roles.streams = true;
            return sure(FileKind::Client(roles));
        }
        let broker = only(Kind::Broker) + self.prefixed;
        let clients = [Kind::Producer, Kind::Consumer, Kind::Admin].map(only);
        let client: usize = clients.iter().sum();
        let strongest = broker.max(only(Kind::ConnectWorker)).max(client);
        if broker > 0 && broker == strongest {
            return sure(FileKind::BrokerSettings);
        }
        if only(Kind::ConnectWorker) > 0 && only(Kind::ConnectWorker) == strongest {
            let worker = sure(FileKind::ConnectWorker);
            return if strongest > 1 {
                worker
            } else {
                likely(FileKind::ConnectWorker)
            };
        }
        if client > 0 || self.pair() {
            return sure(FileKind::Client(self.roles()));
        }
        if only(Kind::Topic) > 0 {
            return likely(FileKind::TopicSettings);
        }
        if only(Kind::Streams) > 0 {
            let roles = Roles {
                streams: true,
                ..Roles::default()
            };
            return likely(FileKind::Client(roles));
        }
        // What is left are keys that several kinds share; an address to connect to makes it a client.
        if self.bootstrap {
            return likely(FileKind::Client(self.roles()));
        }
        let broker = Self::of(&self.count, Kind::Broker);
        let any = [Kind::Producer, Kind::Consumer, Kind::Admin].map(|k| Self::of(&self.count, k));
        let any = any.into_iter().max().unwrap_or(0);
        if any > 0 && any >= broker {
            return likely(FileKind::Client(self.roles()));
        }
        (broker > 0).then_some(Recognised {
            kind: FileKind::BrokerSettings,
            confidence: Confidence::Medium,
        })
    }

    /// Keys of producer and consumer that others share too, such as `group.id` with Connect.
    fn pair(&self) -> bool {
        let producer = Self::of(&self.count, Kind::Producer);
        let consumer = Self::of(&self.count, Kind::Consumer);
        let admin = Self::of(&self.count, Kind::Admin);
        producer.max(consumer) > admin && self.bootstrap
    }

    /// The roles the keys speak for; all of them when none is singled out.
    fn roles(&self) -> Roles {
        let only = |kind| Self::of(&self.only, kind);
        let count = |kind| Self::of(&self.count, kind);
        let (producer, consumer) = (count(Kind::Producer), count(Kind::Consumer));
        let mut roles = Roles {
            producer: only(Kind::Producer) > 0 || producer > consumer,
            consumer: only(Kind::Consumer) > 0 || consumer > producer,
            admin: false,
            streams: self.application_id,
        };
        if !roles.producer && !roles.consumer && !roles.streams {
            roles = Roles {
                producer: true,
                consumer: true,
                admin: true,
                streams: false,
            };
        }
        roles
    }

    /// Whether the keys could be of that kind: it knows at least half of what anybody knows.
    fn fits(&self, kind: FileKind) -> bool {
        let kinds: &[Kind] = match kind {
            FileKind::BrokerSettings => &[Kind::Broker],
            FileKind::TopicSettings => &[Kind::Topic],
            FileKind::Client(_) => &[Kind::Producer, Kind::Consumer, Kind::Admin, Kind::Streams],
            FileKind::ConnectWorker => &[Kind::ConnectWorker],
            FileKind::Connector | FileKind::Unknown => return false,
        };
        let best = kinds.iter().map(|kind| Self::of(&self.count, *kind)).max();
        best.unwrap_or(0) * 2 >= self.known
    }
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
