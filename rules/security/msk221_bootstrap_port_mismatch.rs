//! MSK221: a bootstrap port that does not speak what the client is told to speak.

use fact::{Confidence, Hit};
use kafka::Door;
use lint::Findings;
use model::{Estate, SettingsFile};

use crate::bootstrap::{self, Address, Home, spoken};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for file in estate.clients() {
        let Home::Msk(sure) = bootstrap::home(file) else {
            continue;
        };
        let mut doors: Vec<u16> = Vec::new();
        for address in bootstrap::of_file(file) {
            // One finding per port: the rest of the list has the same fault.
            if let Some(port) = address.port.filter(|port| !doors.contains(port)) {
                doors.push(port);
                judge(file, &address, port, sure, out);
            }
        }
    }
}

fn judge(
    file: &SettingsFile,
    address: &Address,
    port: u16,
    sure: Confidence,
    out: &mut Findings<'_>,
) {
    let hit = Hit::certain().at_most(sure);
    let path = file.path.child("bootstrap.servers");
    let door = match kafka::msk_door(port) {
        Door::Bootstrap(door) => door,
        Door::NotKafka(purpose) => {
            let message =
                format!("port {port} of MSK is for {purpose}, not a port to bootstrap from");
            out.at(address.span, &path, &hit, message)
                .detail(port.to_string())
                .help("take the addresses from aws kafka get-bootstrap-brokers");
            return;
        }
        Door::MultiVpc | Door::Unknown => return,
    };
    // A protocol that MSK speaks nowhere is the fault of another rule.
    let spoken_somewhere = |told: &Told| {
        kafka::msk_ports()
            .iter()
            .any(|one| one.protocol == told.protocol)
    };
    let Some(told) = told(file).filter(spoken_somewhere) else {
        return;
    };
    let mechanism = bootstrap::mechanism(file).map(|(name, _)| name);
    let protocol_fits = told.protocol == door.protocol;
    let mechanism_fits = door.mechanisms.is_empty()
        || mechanism.as_ref().is_none_or(|name| door.takes(name))
        // A mechanism that MSK has nowhere is the fault of another rule.
        || !mechanism.as_ref().is_some_and(|name| known(name));
    let speaks = spoken(door);
    let message = if !protocol_fits {
        format!(
            "port {port} of MSK speaks {speaks}, and security.protocol is {}",
            told.words
        )
    } else if !mechanism_fits {
        let mechanism = mechanism.as_deref().unwrap_or_default();
        format!("port {port} of MSK speaks {speaks}, and sasl.mechanism is `{mechanism}`")
    } else {
        return;
    };
    let right = kafka::msk_ports().iter().find(|other| {
        other.scope == door.scope
            && other.network == door.network
            && other.protocol == told.protocol
            && mechanism
                .as_ref()
                .is_none_or(|name| other.mechanisms.is_empty() || other.takes(name))
    });
    let help = match right
        .filter(|right| told.declared && (mechanism.is_some() || right.mechanisms.is_empty()))
    {
        Some(right) => format!(
            "use port {} for {}, or set security.protocol={} for this one",
            right.port,
            spoken(right),
            door.protocol,
        ),
        None => format!("set security.protocol={}", door.protocol),
    };
    out.at(address.span, &path, &hit, message)
        .detail(port.to_string())
        .help(help);
}

struct Told {
    protocol: String,
    words: String,
    declared: bool,
}

/// The protocol of a client: what it says, or Kafka's default; `None` when it is put in later.
fn told(file: &SettingsFile) -> Option<Told> {
    match bootstrap::protocol(file) {
        Some((protocol, _)) => Some(Told {
            words: format!("`{protocol}`"),
            protocol,
            declared: true,
        }),
        None if bootstrap::sets(file, &["security.protocol"]) => None,
        None => {
            let default = kafka::setting(kafka::Kind::Admin, "security.protocol")?
                .default_at(kafka::Version::NEWEST)
                .value()?
                .to_owned();
            let words = format!("left at Kafka's default `{default}`");
            Some(Told {
                protocol: default,
                words,
                declared: false,
            })
        }
    }
}

fn known(mechanism: &str) -> bool {
    kafka::msk_ports().iter().any(|port| port.takes(mechanism))
}
