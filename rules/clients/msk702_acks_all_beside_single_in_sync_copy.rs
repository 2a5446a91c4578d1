//! MSK702: a producer that waits for all in-sync copies beside brokers that are content with one.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::{
    bound_topics::{self, Said},
    brokers,
    client_files::{self, waits_for_all},
};

const KEY: &str = "min.insync.replicas";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Producer) {
            continue;
        }
        let acks = client.declared(Role::Producer, "acks");
        if acks.holds(|acks| waits_for_all(acks)).is_none() {
            continue;
        }
        // Topics may have a minimum of their own; with one that is safe, nobody knows which one is written to.
        match bound_topics::ask(estate, client.file, KEY, |copies| copies == 1) {
            Said::Otherwise => continue,
            Said::Broken(of) => {
                let message = format!(
                    "acks=all waits for the in-sync copies, and {KEY} of topic {} is `{}`: the leader alone is enough when followers lag",
                    of.topic, of.number,
                );
                out.add(&acks, &of.hit, message)
                    .see(of.span, "the topic's side")
                    .help(format!("set {KEY}=2 on topics with three copies"));
                continue;
            }
            Said::Nothing => {}
        }
        let mut told = String::new();
        let one = brokers::all_of_them(estate, client.file, |scope| {
            let copies = scope.setting(KEY);
            told = copies.told();
            let number = copies.integer();
            number
                .holds(|number| *number == 1)
                .map(|hit| (hit, number.span))
        });
        let Some((hit, span)) = one else { continue };
        let message = format!(
            "acks=all waits for the in-sync copies, and {KEY} is {told} beside it: the leader alone is enough when followers lag",
        );
        let hit = Hit { span: None, ..hit };
        out.add(&acks, &hit, message)
            .see(span, "the brokers' side")
            .help(format!("set {KEY}=2 with three copies"));
    }
}
