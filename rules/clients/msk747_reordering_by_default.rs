//! MSK747: a producer that its library leaves without idempotence.

use fact::Confidence;
use kafka::client::Role;
use lint::{Findings, Severity};
use model::{ClientOrigin, Estate, Frame};

use crate::{client_files, idempotence, lines};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if client.frame != Frame::Plain
            || !client.surely_plays(Role::Producer)
            || client.file.framework.is_some()
            || client.library.is_none()
            || idempotence::transactional(&client).is_some()
        {
            continue;
        }
        let idempotent = client.setting(Role::Producer, "enable.idempotence");
        let acks = client.setting(Role::Producer, "acks");
        let in_flight = client.setting(Role::Producer, "max.in.flight.requests.per.connection");
        let retries = client.setting(Role::Producer, "retries");
        let off = idempotent
            .fact
            .value
            .known()
            .is_some_and(|text| text == "false");
        // Weak acknowledgement is the graver fault, and is told by a rule of its own.
        let waits = acks
            .fact
            .value
            .known()
            .is_some_and(|acks| client_files::waits_for_all(acks));
        let again = retries.fact.value.known().is_some_and(|text| text != "0");
        let several = in_flight.integer().is_some_and(|number| number > 1);
        let by_default = matches!(idempotent.origin, ClientOrigin::Library(_));
        if !(by_default && off && waits && again && several) {
            continue;
        }
        let library = client.library_or_java().name();
        let message = format!(
            "enable.idempotence is not set, and is off in {library} clients{}: a batch that is sent again lands behind later ones, and some records are written twice",
            client
                .version
                .map_or(String::new(), |version| format!(" {version}")),
        );
        let hit = client_files::as_sure_as_the_library(&client);
        let place = if acks.is_declared() {
            &acks.fact
        } else {
            &idempotent.fact
        };
        let told = client.version.is_some();
        let sure = if told {
            Confidence::High
        } else {
            Confidence::Low
        };
        let finding = out.add(place, &hit.at_most(sure), message);
        finding
            .help("set enable.idempotence=true; its IAM policy then needs kafka-cluster:WriteDataIdempotently")
            .offer(
                "add enable.idempotence=true",
                false,
                lines::with(estate, &client.file.properties.entries, "enable.idempotence=true"),
            );
        if !told {
            finding.severity(Severity::Note);
        }
    }
}
