//! Client libraries, their versions, and how both are written: `java@2.8`, `librdkafka 2.x`, `kafkajs`.

mod defaults;

use std::{fmt, str::FromStr};

use crate::{Kind, Version};

pub use defaults::{ClientDefault, State, default_of, imposed, provenance};

/// A family of clients that share defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Library {
    /// Apache Kafka's own clients, Streams and Connect, and what wraps them.
    Java,
    /// librdkafka and what wraps it: confluent-kafka for Python, Go, .NET and JavaScript, node-rdkafka, rust-rdkafka.
    Librdkafka,
    /// kafka-python.
    KafkaPython,
    /// KafkaJS.
    KafkaJs,
    /// Sarama.
    Sarama,
    /// franz-go.
    FranzGo,
    /// segmentio/kafka-go.
    KafkaGo,
}

/// What a client does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Writes.
    Producer,
    /// Reads.
    Consumer,
    /// Administers.
    Admin,
    /// A Streams application.
    Streams,
    /// A Connect worker.
    ConnectWorker,
    /// A connector.
    Connector,
}

/// The versions a client may have: one, or all that a text such as `3.x` or `3.7` covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientVersion {
    /// The oldest.
    pub from: Version,
    /// The newest.
    pub to: Version,
}

/// A library and, where said, its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Client {
    /// The library.
    pub library: Library,
    /// Its version.
    pub version: Option<ClientVersion>,
}

/// The text names no client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientError(String);

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Library::ALL.map(Library::name).join(", ");
        write!(
            f,
            "`{}` is no client such as java@3.7; known are {names}",
            self.0
        )
    }
}

impl std::error::Error for ClientError {}

impl Library {
    /// Every library.
    pub const ALL: [Self; 7] = [
        Self::Java,
        Self::Librdkafka,
        Self::KafkaPython,
        Self::KafkaJs,
        Self::Sarama,
        Self::FranzGo,
        Self::KafkaGo,
    ];

    /// The name people give it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Java => "java",
            Self::Librdkafka => "librdkafka",
            Self::KafkaPython => "kafka-python",
            Self::KafkaJs => "kafkajs",
            Self::Sarama => "sarama",
            Self::FranzGo => "franz-go",
            Self::KafkaGo => "kafka-go",
        }
    }
}

impl Role {
    /// The catalog its settings are in.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Producer => Kind::Producer,
            Self::Consumer => Kind::Consumer,
            Self::Admin => Kind::Admin,
            Self::Streams => Kind::Streams,
            Self::ConnectWorker => Kind::ConnectWorker,
            Self::Connector => Kind::SourceConnector,
        }
    }
}

impl ClientVersion {
    /// One version.
    #[must_use]
    pub fn exactly(version: Version) -> Self {
        Self {
            from: version,
            to: version,
        }
    }
}

impl FromStr for ClientVersion {
    type Err = ClientError;

    /// Reads `3`, `3.x`, `3.7`, `3.7.x` (all patches) and `3.7.1`, with or without a leading `v`.
    fn from_str(text: &str) -> Result<Self, ClientError> {
        let error = || ClientError(text.to_owned());
        let plain = text.strip_prefix('v').unwrap_or(text);
        let major = plain.strip_suffix(".x").unwrap_or(plain);
        if !major.contains('.') {
            let zero: Version = format!("{major}.0").parse().map_err(|_| error())?;
            return Ok(Self {
                from: zero,
                to: Version::new(zero.major, u16::MAX).with_patch(Version::ANY),
            });
        }
        let version: Version = plain.parse().map_err(|_| error())?;
        let patches = plain.split('.').count() == 2 || version.patch == Version::ANY;
        Ok(match patches {
            true => Self {
                from: version.release(),
                to: version.with_patch(Version::ANY),
            },
            false => Self::exactly(version),
        })
    }
}

impl FromStr for Library {
    type Err = ClientError;

    fn from_str(text: &str) -> Result<Self, ClientError> {
        let name = text.trim().to_ascii_lowercase();
        Ok(match name.as_str() {
            "java" | "kafka-clients" | "spring-kafka" => Self::Java,
            "librdkafka"
            | "confluent-kafka"
            | "confluent-kafka-python"
            | "confluent-kafka-go"
            | "confluent-kafka-dotnet"
            | "confluent-kafka-javascript"
            | "node-rdkafka"
            | "rust-rdkafka"
            | "rdkafka" => Self::Librdkafka,
            "kafka-python" => Self::KafkaPython,
            "kafkajs" => Self::KafkaJs,
            "sarama" => Self::Sarama,
            "franz-go" | "kgo" => Self::FranzGo,
            "kafka-go" => Self::KafkaGo,
            _ => return Err(ClientError(text.to_owned())),
        })
    }
}

impl FromStr for Client {
    type Err = ClientError;

    /// Reads `java@2.8`, `java 3.x`, `kafkajs`.
    fn from_str(text: &str) -> Result<Self, ClientError> {
        let text = text.trim();
        let (library, version) = match text.split_once(['@', ' ']) {
            Some((library, version)) => (library, Some(version.trim())),
            None => (text, None),
        };
        Ok(Self {
            library: library.parse()?,
            version: version.map(str::parse).transpose()?,
        })
    }
}

impl fmt::Display for ClientVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from == self.to, self.to.minor) {
            (true, _) => write!(f, "{}", self.from),
            (false, u16::MAX) => write!(f, "{}.x", self.from.major),
            (false, _) => write!(f, "{}", self.to),
        }
    }
}

impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.library.name())?;
        self.version
            .map_or(Ok(()), |version| write!(f, " {version}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_clients_as_people_write_them() {
        for (text, shown) in [
            ("java@2.8", "java 2.8.x"),
            ("java 3.x", "java 3.x"),
            ("java@3", "java 3.x"),
            ("librdkafka@v2.3.1", "librdkafka 2.3.1"),
            ("confluent-kafka-python", "librdkafka"),
            ("KafkaJS", "kafkajs"),
        ] {
            assert_eq!(text.parse::<Client>().unwrap().to_string(), shown, "{text}");
        }
        for text in ["", "rust", "java@", "java@new", "java@3.x.1"] {
            assert!(text.parse::<Client>().is_err(), "{text}");
        }
    }
}
