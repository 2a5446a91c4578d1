//! MSK756: client settings that the library refuses together.

use fact::Hit;
use kafka::client::{Library, Role};
use lint::Findings;
use model::{Client, Estate, facts::limit};

use crate::{
    bootstrap,
    client_files::{self, is_java},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if is_java(&client) {
            two_phases(&client, out);
            no_mechanism(&client, out);
        }
        if client.library == Some(Library::Librdkafka) {
            no_room(&client, out);
            newest_first(&client, out);
        }
    }
}

fn two_phases(client: &Client<'_>, out: &mut Findings<'_>) {
    let on = client_files::truth(
        client,
        Role::Producer,
        "transaction.two.phase.commit.enable",
    );
    let timeout = client.declared(Role::Producer, "transaction.timeout.ms");
    if let (Some((phases, true)), Some(_)) = (on, timeout.value.known()) {
        let message = "transaction.timeout.ms beside transaction.two.phase.commit.enable: such transactions have no timeout, and the producer does not start";
        out.add(&timeout, &Hit::certain(), message)
            .see(phases.span, "two-phase commit")
            .help("take transaction.timeout.ms out");
    }
}

fn no_mechanism(client: &Client<'_>, out: &mut Findings<'_>) {
    let mechanism = client.file.setting("sasl.mechanism");
    let empty = mechanism.holds(String::is_empty);
    let protocol = bootstrap::protocol(client.file).filter(|(name, _)| name.starts_with("SASL_"));
    if let (Some(hit), Some((protocol, _))) = (empty, protocol) {
        let message = format!(
            "sasl.mechanism is empty, and security.protocol is `{protocol}`: the client does not start"
        );
        out.add(&mechanism, &hit, message)
            .help("name the mechanism, such as AWS_MSK_IAM");
    }
}

fn no_room(client: &Client<'_>, out: &mut Findings<'_>) {
    let room = client_files::number(client, Role::Consumer, "receive.message.max.bytes");
    let Some((fact, room)) = room.filter(|_| client.plays(Role::Consumer)) else {
        return;
    };
    let fetch = client.setting(Role::Consumer, "fetch.max.bytes");
    let spare = limit("librdkafka.receive_spare_bytes").number();
    if let (Some(most), Some(spare)) = (fetch.integer(), spare)
        && (room as f64) < most as f64 + spare
    {
        let message = format!(
            "receive.message.max.bytes = {} is less than fetch.max.bytes, {}, and {spare} bytes more: librdkafka refuses it",
            kafka::told("receive.message.max.bytes", &room.to_string()),
            fetch.told(),
        );
        out.add(&fact, &Hit::certain(), message)
            .help("raise it, or lower fetch.max.bytes");
    }
}

fn newest_first(client: &Client<'_>, out: &mut Findings<'_>) {
    let strategy = client.file.setting("queuing.strategy");
    let lifo = strategy.holds(|text| text == "lifo");
    let on = client_files::truth(client, Role::Producer, "enable.idempotence");
    if let (Some(hit), Some((idempotent, true))) = (lifo, on) {
        let message = "queuing.strategy = `lifo` beside enable.idempotence=true: librdkafka refuses the two together";
        out.add(&strategy, &hit, message)
            .see(idempotent.span, "idempotence")
            .help("leave queuing.strategy at fifo");
    }
}
