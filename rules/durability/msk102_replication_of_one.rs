//! MSK102: topics with a single copy, by default or one by one.

use fact::Confidence;
use lint::Findings;
use model::Estate;

use crate::{
    effective::count,
    replication::{FACTOR, is_free, is_free_for},
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let factor = count(&scope, FACTOR);
        let known = factor.and(&is_free(&scope));
        let single = witness::find(&known, |(factor, free)| *free && factor.value == 1);
        let Some((hit, (factor_is, _))) = single else {
            continue;
        };
        let message = format!(
            "{FACTOR} is {factor_is}: new topics have a single copy, offline whenever MSK restarts its broker and lost with its volume"
        );
        out.add(&factor, &hit, message).help(format!(
            "set {FACTOR} to the number of Availability Zones; existing topics take a reassignment"
        ));
    }
    for topic in estate.topics() {
        let factor = topic.replication_factor();
        let known = factor.and(&is_free_for(&topic));
        let Some((hit, _)) = witness::find(&known, |(copies, free)| *free && *copies == 1) else {
            continue;
        };
        let restarted = match topic.resource() {
            Some(_) => "MSK restarts its broker",
            None => "its broker restarts",
        };
        let message = format!(
            "topic {} has a single copy: offline whenever {restarted}, and lost with its volume",
            topic.label(),
        );
        let finding = out.add(&factor, &hit, message);
        match topic.resource() {
            Some(_) => finding.help("set ReplicationFactor to the number of Availability Zones; changing it later replaces the topic"),
            None => finding.help("set replicas to the number of Availability Zones; a topic that exists takes a reassignment"),
        };
        if topic.cluster().is_none() {
            // On an Express cluster MSK would keep three copies all the same.
            finding.at_most(Confidence::Medium);
        }
    }
}
