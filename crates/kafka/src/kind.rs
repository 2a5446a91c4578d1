//! What a set of settings configures.

use std::fmt;

/// A component of Kafka with settings of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `server.properties`.
    Broker,
    /// A topic's overrides.
    Topic,
    /// The Java producer.
    Producer,
    /// The Java consumer.
    Consumer,
    /// The Java admin client.
    Admin,
    /// A Connect worker.
    ConnectWorker,
    /// A source connector, as far as Connect itself defines it.
    SourceConnector,
    /// A sink connector, as far as Connect itself defines it.
    SinkConnector,
    /// A Kafka Streams application.
    Streams,
    /// A group's overrides, from 4.0.
    Group,
    /// A client metrics subscription, from 3.7.
    ClientMetrics,
    /// Any client built on librdkafka; versions are librdkafka's own.
    Librdkafka,
    /// MirrorMaker 2: its own file and its connectors, as far as they are not Connect's.
    Mirror,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Broker,
        Self::Topic,
        Self::Producer,
        Self::Consumer,
        Self::Admin,
        Self::ConnectWorker,
        Self::SourceConnector,
        Self::SinkConnector,
        Self::Streams,
        Self::Group,
        Self::ClientMetrics,
        Self::Librdkafka,
        Self::Mirror,
    ];

    /// The word for it, as in "unknown broker setting".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Broker => "broker",
            Self::Topic => "topic",
            Self::Producer => "producer",
            Self::Consumer => "consumer",
            Self::Admin => "admin client",
            Self::ConnectWorker => "Connect worker",
            Self::SourceConnector => "source connector",
            Self::SinkConnector => "sink connector",
            Self::Streams => "Streams",
            Self::Group => "group",
            Self::ClientMetrics => "client metrics",
            Self::Librdkafka => "librdkafka",
            Self::Mirror => "MirrorMaker 2",
        }
    }

    /// The kind that a letter of the catalog means.
    pub(crate) fn of_letter(letter: char) -> Option<Self> {
        Some(match letter {
            'b' => Self::Broker,
            't' => Self::Topic,
            'p' => Self::Producer,
            'c' => Self::Consumer,
            'a' => Self::Admin,
            'w' => Self::ConnectWorker,
            's' => Self::SourceConnector,
            'k' => Self::SinkConnector,
            'r' => Self::Streams,
            'g' => Self::Group,
            'm' => Self::ClientMetrics,
            'l' => Self::Librdkafka,
            'x' => Self::Mirror,
            _ => return None,
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
