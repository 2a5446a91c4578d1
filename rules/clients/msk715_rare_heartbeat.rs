//! MSK715: heartbeats too rare for the session they keep alive.

use fact::{Hit, Value};
use kafka::{Kind, Version, client::Role};
use lint::{Findings, Severity};
use model::{Client, ClientOrigin, ClientSetting, Estate, Frame};

use crate::client_files::{self, Number, figure};

const KEY: &str = "heartbeat.interval.ms";
const SESSION: &str = "session.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(share) = figure("client.heartbeat_share") else {
        return;
    };
    let mut all = client_files::numbers(estate, &[Role::Consumer], KEY);
    all.extend(workers(estate));
    for found in all {
        let session = match found.client.frame {
            Frame::Worker if found.role == Role::Admin => own_session(&found.client),
            _ => found.client.setting(Role::Consumer, SESSION),
        };
        let Some(timeout) = session.integer() else {
            continue;
        };
        if found.number.saturating_mul(share) <= timeout {
            continue;
        }
        let refused = found.number >= timeout;
        let consequence = match refused {
            true => "the consumer does not start",
            false => "one lost heartbeat and a pause throw it out of its group",
        };
        let message = format!(
            "{KEY} = {} and session.timeout.ms is {}: {consequence}",
            found.told(),
            session.told(),
        );
        let hit = match session.is_declared() {
            true => Hit::certain(),
            false => client_files::as_sure_as_the_library(&found.client),
        };
        let finding = out.add(&found.fact, &hit, message);
        finding.help(format!(
            "set it to {} or less, one part in {share} of the session",
            timeout / share.max(1)
        ));
        if refused {
            finding.severity(Severity::Error);
        }
        if session.is_declared() {
            finding.see(session.fact.span, "the session");
        }
    }
}

/// Workers are members of a group themselves, by settings without a prefix.
fn workers(estate: &Estate) -> Vec<Number<'_>> {
    let workers = client_files::all(estate).filter(|client| client.frame == Frame::Worker);
    let numbers = workers.filter_map(|client| {
        let fact = client.file.setting(KEY);
        let number = fact.value.known()?.parse().ok()?;
        Some(Number {
            client,
            role: Role::Admin,
            key: KEY.to_owned(),
            fact,
            number,
        })
    });
    numbers.collect()
}

/// The session of the worker itself, written or Kafka's default.
fn own_session(worker: &Client<'_>) -> ClientSetting {
    let fact = worker.file.setting(SESSION);
    if !fact.value.is_absent() {
        let origin = ClientOrigin::Declared;
        let key = SESSION.to_owned();
        return ClientSetting { fact, origin, key };
    }
    let default = kafka::setting(Kind::ConnectWorker, SESSION)
        .and_then(|setting| setting.default_at(Version::NEWEST).value());
    let value = default.map_or(Value::Absent, |text| Value::Known(text.to_owned()));
    ClientSetting {
        fact: fact.with(value),
        origin: ClientOrigin::Framework("kafka-connect"),
        key: SESSION.to_owned(),
    }
}
