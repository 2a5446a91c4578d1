//! Bootstrap addresses and what they tell. In: the text of an address list, or a client file. Out: each address with
//! its bytes, and whether the cluster behind it is MSK's.

use fact::{Confidence, Span, Text};
use kafka::{Door, Port, Scope};
use model::{SettingsFile, SettingsSource};

use crate::literals::is_literal;

/// The settings that hold bootstrap addresses, in Java's and in librdkafka's spelling.
const KEYS: [&str; 3] = [
    "bootstrap.servers",
    "metadata.broker.list",
    "bootstrap-servers",
];

/// The addresses of the cluster that a connector of MirrorMaker 2 copies to.
const TARGET: &str = "target.cluster.bootstrap.servers";

/// One address of a list.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    /// Lower case, without a protocol in front.
    pub(crate) host: String,
    pub(crate) port: Option<u16>,
    pub(crate) span: Span,
}

/// Whose cluster a client speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    /// MSK, this surely.
    Msk(Confidence),
    /// The addresses are left out, or put in later.
    Untold,
    /// Addresses that are not MSK's.
    Elsewhere,
    /// This very machine.
    Loopback,
}

impl Address {
    /// The listener behind the port.
    pub(crate) fn door(&self) -> Option<&'static Port> {
        match kafka::msk_door(self.port?) {
            Door::Bootstrap(port) => Some(port),
            _ => None,
        }
    }

    /// Whether the name is one that MSK gives, or reads like it (`b-1.…`).
    pub(crate) fn is_msk(&self) -> bool {
        let amazon =
            self.host.ends_with(".amazonaws.com") || self.host.ends_with(".amazonaws.com.cn");
        let numbered = self.host.strip_prefix("b-").is_some_and(|rest| {
            rest.split('.').next().is_some_and(|digits| {
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            })
        });
        numbered || (amazon && self.host.contains(".kafka"))
    }

    /// The name of the cluster inside the address of a broker, such as `orders` of
    /// `b-1.orders.abc123.c2.kafka.eu-west-1.amazonaws.com`.
    pub(crate) fn cluster(&self) -> Option<&str> {
        let mut labels = self.host.split('.');
        let broker = labels.next()?.strip_prefix("b-")?;
        let rest: Vec<&str> = labels.collect();
        let at = rest.iter().position(|label| *label == "kafka")?;
        // Between the name and `kafka` stand a random label and the cell; longer chains are of private links.
        (at == 3 && broker.starts_with(|c: char| c.is_ascii_digit()))
            .then(|| rest.first().copied())?
    }

    /// Whether the cluster is MSK Serverless.
    pub(crate) fn is_serverless(&self) -> bool {
        self.host.contains(".kafka-serverless.")
    }
}

/// The addresses of a comma-separated list; those that are put in later are left out.
pub(crate) fn addresses(list: &Text) -> Vec<Address> {
    let text = list.as_str();
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split(',') {
        let trimmed =
            piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '[' | ']'));
        let from = at + piece.find(trimmed).unwrap_or(0);
        at += piece.len() + 1;
        let bare = trimmed.rsplit("://").next().unwrap_or(trimmed);
        if !is_literal(bare) {
            continue;
        }
        let Some(span) = list.source(from, from + trimmed.len()) else {
            continue;
        };
        let (host, port) = match bare.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().ok()),
            None => (bare, None),
        };
        found.push(Address {
            host: host.to_ascii_lowercase(),
            port,
            span,
        });
    }
    found
}

/// The addresses of a client file.
pub(crate) fn of_file(file: &SettingsFile) -> Vec<Address> {
    file.first_of(&KEYS)
        .map_or_else(Vec::new, |entry| addresses(&entry.trimmed()))
}

/// The addresses of the cluster in which a client, worker or connector makes its topics.
pub(crate) fn of_topics(file: &SettingsFile) -> Vec<Address> {
    match file.first_of(&[TARGET]).filter(|_| file.is_mirror()) {
        Some(target) => addresses(&target.trimmed()),
        None => of_file(file),
    }
}

/// Whose cluster the client of a file speaks to.
pub(crate) fn home(file: &SettingsFile) -> Home {
    let addresses = of_topics(file);
    if addresses.iter().any(Address::is_msk) {
        return Home::Msk(Confidence::High);
    }
    let loopback = |host: &str| matches!(host, "localhost" | "127.0.0.1" | "0.0.0.0" | "[::1]");
    // A name without dots in a Compose file is another of its services.
    let service = |host: &str| file.source == SettingsSource::Compose && !host.contains('.');
    let local = |address: &Address| loopback(&address.host) || service(&address.host);
    if addresses.iter().any(local) {
        return Home::Loopback;
    }
    // Only MSK knows this mechanism and these classes.
    let by_settings = mechanism(file).is_some_and(|(name, _)| name == "AWS_MSK_IAM")
        || file
            .settings()
            .any(|(entry, _)| entry.value().contains("software.amazon.msk."));
    // Ports that nothing but MSK's IAM listener is known by.
    let mut doors = addresses.iter().filter_map(Address::door);
    let by_port = doors.any(|door| door.takes("AWS_MSK_IAM"));
    match (
        by_settings,
        by_port,
        addresses.iter().any(|address| address.port.is_some()),
    ) {
        (true, _, _) => Home::Msk(Confidence::High),
        (false, true, _) => Home::Msk(Confidence::Medium),
        (false, false, true) => Home::Elsewhere,
        (false, false, false) => Home::Untold,
    }
}

/// `security.protocol` in upper case with its bytes, where it is written out.
pub(crate) fn protocol(file: &SettingsFile) -> Option<(String, Span)> {
    written(file, &["security.protocol"]).map(|(text, span)| (text.to_ascii_uppercase(), span))
}

/// `sasl.mechanism` with its bytes, where it is written out.
pub(crate) fn mechanism(file: &SettingsFile) -> Option<(String, Span)> {
    written(file, &["sasl.mechanism", "sasl.mechanisms"])
}

fn written(file: &SettingsFile, keys: &[&str]) -> Option<(String, Span)> {
    let key = file.first_of(keys)?.key();
    let fact = file.setting(key);
    let text = fact.value.known()?.trim_matches('"').to_owned();
    is_literal(&text).then_some((text, fact.span))
}

/// Whether the file names addresses at all, if only ones that are put in later.
pub(crate) fn is_addressed(file: &SettingsFile) -> bool {
    sets(file, &KEYS)
}

/// The ways to reach MSK inside AWS with encryption, for a help text.
pub(crate) fn encrypted_ways() -> String {
    let ways = kafka::msk_ports()
        .iter()
        .filter(|port| port.scope == Scope::Private && port.protocol != "PLAINTEXT")
        .map(|port| format!("{} (port {})", spoken(port), port.port));
    format!("use one of {}", ways.collect::<Vec<_>>().join(", "))
}

/// "`SASL_SSL` with AWS_MSK_IAM or OAUTHBEARER"
pub(crate) fn spoken(door: &Port) -> String {
    match door.mechanisms.as_slice() {
        [] => format!("`{}`", door.protocol),
        mechanisms => format!("`{}` with {}", door.protocol, mechanisms.join(" or ")),
    }
}

/// Whether the file has one of the settings at all.
pub(crate) fn sets(file: &SettingsFile, keys: &[&str]) -> bool {
    file.first_of(keys).is_some()
}
