//! What keeps a producer from being idempotent. In: a client. Out: the settings it wrote that contradict idempotence.

use fact::Fact;
use kafka::client::Role;
use model::Client;

use crate::client_files::{figure, number, text, truth, waits_for_all};

/// A setting that contradicts idempotence, and how.
pub(crate) struct Conflict {
    pub(crate) fact: Fact<String>,
    pub(crate) told: String,
}

/// Whether `enable.idempotence` is written, and as what.
pub(crate) fn written(client: &Client<'_>) -> Option<(Fact<String>, bool)> {
    truth(client, Role::Producer, "enable.idempotence")
}

/// Whether the client is told to write in transactions.
pub(crate) fn transactional(client: &Client<'_>) -> Option<Fact<String>> {
    text(client, Role::Producer, "transactional.id").map(|(fact, _)| fact)
}

/// The most requests in flight at which a producer can be idempotent.
pub(crate) fn most_in_flight() -> Option<i64> {
    figure("client.idempotence_in_flight")
}

/// What the client wrote that contradicts idempotence.
pub(crate) fn conflicts(client: &Client<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    if let Some((fact, acks)) = text(client, Role::Producer, "acks")
        && !waits_for_all(&acks)
    {
        let told = format!("acks={acks}");
        found.push(Conflict { fact, told });
    }
    if let Some((fact, 0)) = number(client, Role::Producer, "retries") {
        let told = "retries=0".to_owned();
        found.push(Conflict { fact, told });
    }
    if let Some(conflict) = in_flight(client) {
        found.push(conflict);
    }
    found
}

/// More requests in flight than idempotence allows.
pub(crate) fn in_flight(client: &Client<'_>) -> Option<Conflict> {
    let key = "max.in.flight.requests.per.connection";
    let (fact, number) = number(client, Role::Producer, key)?;
    (number > most_in_flight()?).then(|| Conflict {
        fact,
        told: format!("{key}={number}"),
    })
}
