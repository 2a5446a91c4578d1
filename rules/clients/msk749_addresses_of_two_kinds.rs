//! MSK749: bootstrap addresses that do not belong together, or miss their port.

use fact::{Hit, Path, Span};
use kafka::{Door, Scope, client::Library};
use lint::Findings;
use model::{Estate, Frame};

use crate::{
    bootstrap::{self, Address},
    client_files,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if client.frame == Frame::Connector {
            continue;
        }
        let addresses = bootstrap::of_file(client.file);
        let java = client.library == Some(Library::Java);
        if let Some((span, detail, message)) = fault(&addresses, java) {
            out.at(span, &Path::new("bootstrap.servers"), &Hit::certain(), message)
                .detail(detail)
                .help("take the string for one way to authenticate from aws kafka get-bootstrap-brokers, as it is");
        }
    }
}

/// The first fault of a list; the others have the same cause.
fn fault(addresses: &[Address], java: bool) -> Option<(Span, String, String)> {
    let msk = || addresses.iter().filter(|address| address.is_msk());
    for address in msk() {
        let Some(port) = address.port else {
            if java {
                let message = format!(
                    "`{}` has no port, and Java clients do not start without one",
                    address.host
                );
                return Some((address.span, address.host.clone(), message));
            }
            continue;
        };
        let public = address
            .host
            .split('.')
            .next()
            .is_some_and(|label| label.starts_with("b-") && label.ends_with("-public"));
        let Door::Bootstrap(door) = kafka::msk_door(port) else {
            continue;
        };
        let named = address.cluster().is_some();
        let wrong = match (public, door.scope == Scope::Public) {
            (true, false) => "a public name, and the port is a private one",
            (false, true) if named => "a private name, and the port is a public one",
            _ => continue,
        };
        let message = format!(
            "`{}:{port}` is {wrong}: nothing answers there",
            address.host
        );
        return Some((address.span, port.to_string(), message));
    }
    let mut first = None;
    for address in msk() {
        let port = address
            .port
            .filter(|port| matches!(kafka::msk_door(*port), Door::Bootstrap(_)))?;
        match first {
            None => first = Some(port),
            Some(before) if before != port => {
                let message = format!(
                    "the list has ports {before} and {port}: they belong to different listeners, and the client has one protocol for all"
                );
                return Some((address.span, port.to_string(), message));
            }
            Some(_) => {}
        }
    }
    None
}
