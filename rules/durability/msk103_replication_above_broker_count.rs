//! MSK103: more copies than brokers.

use lint::Findings;
use model::Estate;

use crate::{
    effective::count,
    replication::{FACTOR, is_free, is_free_for},
    witness::{self, Together},
};

/// The factors of topics that Kafka creates by itself.
const FACTORS: [&str; 3] = [
    FACTOR,
    "offsets.topic.replication.factor",
    "transaction.state.log.replication.factor",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        for key in FACTORS {
            let factor = count(&scope, key);
            let known = factor.and(&scope.brokers()).and(&is_free(&scope));
            // What MSK does with the internal topics of small clusters is not written down: only declared factors.
            let high = witness::find(&known, |((factor, brokers), free)| {
                *free && factor.is_declared() && factor.value > *brokers
            });
            if let Some((hit, ((factor_is, brokers), _))) = high {
                let message = format!(
                    "{key} is {factor_is}, but {} has {brokers} brokers: Kafka refuses to create such a topic",
                    scope.subject(),
                );
                let finding = out.add(&factor, &hit, message);
                finding.help(format!("ask for at most {brokers} copies, or add brokers"));
                if let Some(brokers) = scope.at("NumberOfBrokerNodes") {
                    finding.see(brokers.span(), "the number of brokers");
                }
            }
        }
    }
    for topic in estate.topics() {
        let Some(cluster) = topic.cluster() else {
            continue;
        };
        let (factor, brokers) = (topic.replication_factor(), cluster.brokers());
        let known = factor.and(&brokers.value).and(&is_free_for(&topic));
        let high = witness::find(&known, |((factor, brokers), free)| {
            *free && factor > brokers
        });
        if let Some((hit, ((copies, count), _))) = high {
            let message = format!(
                "topic {} asks for {copies} copies on a cluster of {count} brokers: Kafka refuses to create it",
                topic.label(),
            );
            out.add(&factor, &hit, message)
                .see(brokers.span, "the number of brokers")
                .help(format!("ask for at most {count} copies, or add brokers"));
        }
    }
}
