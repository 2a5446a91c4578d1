//! MSK824: a connector's bootstrap port that does not speak what the connector is told to speak.

use lint::Findings;
use model::Estate;

use crate::{
    bootstrap::{Address, addresses, spoken},
    connectors::connectors,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for connector in connectors(estate) {
        let servers = connector.bootstrap().text();
        let list = servers.value.by_default().map_or_else(Vec::new, addresses);
        let Some(address) = list.into_iter().find(Address::is_msk) else {
            continue;
        };
        let Some(door) = address.door() else { continue };
        let (authentication, encryption) = (connector.authentication(), connector.encryption());
        let both = authentication.value.clone().zip(&encryption.value);
        let mut told = String::new();
        let Some(hit) = both.holds(|(how, kind)| {
            told = format!("{how} over {kind}");
            match (how.as_str(), kind.as_str()) {
                // IAM without encryption has a rule of its own.
                ("IAM", "TLS") => !door.takes("AWS_MSK_IAM"),
                ("NONE", "TLS") => door.protocol != "SSL",
                ("NONE", "PLAINTEXT") => door.protocol != "PLAINTEXT",
                _ => false,
            }
        }) else {
            continue;
        };
        let message = format!(
            "port {} of MSK speaks {}, and the connector uses {told}",
            door.port,
            spoken(door)
        );
        out.at(address.span, &servers.path, &hit, message)
            .see(authentication.span, "how the connector authenticates")
            .help("take the addresses for the connector's way to authenticate from aws kafka get-bootstrap-brokers");
    }
}
