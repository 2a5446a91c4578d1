//! MSK753: settings that are written and not looked at.

use fact::{Fact, Hit};
use kafka::client::Role;
use lint::Findings;
use model::{Client, Estate, Frame};

use super::msk752_exactly_once_refused::exactly_once;
use crate::{bootstrap, client_files};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        match client.frame {
            Frame::Streams => of_streams(&client, out),
            Frame::Plain => without_sasl(&client, out),
            Frame::Worker | Frame::Connector | Frame::Mirror => {}
        }
    }
}

fn of_streams(client: &Client<'_>, out: &mut Findings<'_>) {
    let commit = client.declared(Role::Consumer, "enable.auto.commit");
    if let Some(hit) = commit.holds(|text| text.eq_ignore_ascii_case("true")) {
        let message = "enable.auto.commit = `true` is ignored: Streams commits what it has processed, by itself";
        out.add(&commit, &hit, message).help("take it out");
    }
    let isolation = client.declared(Role::Consumer, "isolation.level");
    let dirty = isolation.holds(|text| text.eq_ignore_ascii_case("read_uncommitted"));
    if let (Some(hit), Some(guarantee)) = (dirty, exactly_once(client)) {
        let message = "isolation.level = `read_uncommitted` is ignored: Streams that process exactly once read committed records";
        out.add(&isolation, &hit, message)
            .see(guarantee.span, "exactly once")
            .help("take it out");
    }
}

fn without_sasl(client: &Client<'_>, out: &mut Findings<'_>) {
    let Some((protocol, span)) = bootstrap::protocol(client.file) else {
        return;
    };
    // Ports that contradict the protocol, and IAM without SASL, have rules of their own.
    let agrees =
        |address: &bootstrap::Address| address.door().is_none_or(|door| door.protocol == protocol);
    let iam = bootstrap::mechanism(client.file).is_some_and(|(name, _)| name == "AWS_MSK_IAM");
    if protocol != "SSL" || iam || !bootstrap::of_file(client.file).iter().all(agrees) {
        return;
    }
    let keys = ["sasl.mechanism", "sasl.mechanisms", "sasl.jaas.config"];
    let Some(entry) = client.file.first_of(&keys) else {
        return;
    };
    let fact: Fact<String> = client.file.setting(entry.key());
    if fact.value.known().is_some_and(String::is_empty) {
        return;
    }
    let message = format!(
        "{} is ignored: security.protocol is `{protocol}`, which has no SASL, so the client sends no credentials",
        entry.key()
    );
    out.at(fact.span, &fact.path, &Hit::certain(), message)
        .see(span, "the protocol")
        .help("set security.protocol=SASL_SSL with the port that speaks it, or take the settings of SASL out");
}
