//! The keys of a file, counted by the kinds that know them.

use fact::Confidence;

use super::{FileKind, Roles};
use crate::{Kind, client::Library, setting};

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

/// What the keys of a file add up to.
#[derive(Default)]
pub(super) struct Seen {
    total: usize,
    /// Keys any kind knows.
    known: usize,
    /// Keys each of [`KINDS`] knows, and those no other of them does.
    count: [usize; KINDS.len()],
    only: [usize; KINDS.len()],
    connector_class: bool,
    application_id: bool,
    /// `clusters`, and a flow such as `a->b.enabled` or the address of a cluster with a name.
    clusters: bool,
    flow: bool,
    bootstrap: bool,
    prefixed: usize,
    /// Keys librdkafka alone knows.
    librdkafka: usize,
}

impl Seen {
    /// Takes one key into account.
    pub(super) fn add(&mut self, key: &str) {
        self.total += 1;
        self.connector_class |= key == "connector.class";
        self.application_id |= key == "application.id";
        self.bootstrap |= key == "bootstrap.servers";
        self.clusters |= key == "clusters";
        self.flow |= key.contains("->") || key.ends_with(".bootstrap.servers");
        if key.starts_with("listener.name.") {
            self.prefixed += 1;
        }
        let known = KINDS.map(|kind| setting(kind, key).is_some());
        let kinds = known.iter().filter(|known| **known).count();
        let librdkafka = kinds == 0 && setting(Kind::Librdkafka, key).is_some();
        self.librdkafka += usize::from(librdkafka);
        self.known += usize::from(kinds > 0 || librdkafka);
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

    /// Whether there was no key at all.
    pub(super) fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// The library whose spelling this is, where the spelling tells.
    pub(super) fn library(&self) -> Option<Library> {
        (self.librdkafka > 0).then_some(Library::Librdkafka)
    }

    /// The kind the keys speak for, and how surely.
    pub(super) fn tell(&self) -> Option<(FileKind, Confidence)> {
        let sure = |kind| Some((kind, Confidence::High));
        let likely = |kind| Some((kind, Confidence::Medium));
        let only = |kind| Self::of(&self.only, kind);
        if self.connector_class {
            return sure(FileKind::Connector);
        }
        if self.clusters && self.flow {
            return sure(FileKind::Mirror);
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
        if any > 0 && any >= broker || self.librdkafka > 0 {
            return likely(FileKind::Client(self.roles()));
        }
        if broker > 0 {
            return likely(FileKind::BrokerSettings);
        }
        None
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
    pub(super) fn fits(&self, kind: FileKind) -> bool {
        let kinds: &[Kind] = match kind {
            FileKind::BrokerSettings => &[Kind::Broker],
            FileKind::TopicSettings => &[Kind::Topic],
            FileKind::Client(_) => &[Kind::Producer, Kind::Consumer, Kind::Admin, Kind::Streams],
            FileKind::ConnectWorker => &[Kind::ConnectWorker],
            FileKind::Connector | FileKind::Mirror | FileKind::Unknown => return false,
        };
        let best = kinds.iter().map(|kind| Self::of(&self.count, *kind)).max();
        best.unwrap_or(0) * 2 >= self.known
    }
}
