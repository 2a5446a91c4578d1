//! MSK104: as many copies required in sync as there are, or more.

use fact::{Fact, Value};
use lint::Findings;
use model::Estate;

use crate::{
    effective::count,
    replication::{FACTOR, MIN_INSYNC, is_free_for, no_room},
    retention::own_or,
    topic_settings::TopicSettings,
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let consequences = (
            "while MSK restarts a broker, writes with acks=all to its partitions are refused",
            "writes with acks=all can never succeed",
        );
        no_room(&scope, out, (MIN_INSYNC, FACTOR), consequences);
    }
    for topic in estate.topics() {
        of_topic(&TopicSettings::of(topic), out);
    }
}

fn of_topic(settings: &TopicSettings<'_>, out: &mut Findings<'_>) {
    let topic = settings.topic;
    let (own, factor) = (settings.number(MIN_INSYNC), topic.replication_factor());
    // What the topic leaves out its cluster decides; of a cluster elsewhere nothing is known.
    let least: Value<(i64, bool)> = match settings.scope() {
        Some(scope) => {
            let of_cluster = count(&scope, MIN_INSYNC)
                .value
                .map(|count| (count.value, false));
            own_or(own.value.clone().map(|own| (own, true)), &of_cluster)
        }
        None => own.value.clone().map(|own| (own, true)),
    };
    let place: Fact<i64> = if own.value.possible().next().is_some() {
        own
    } else {
        factor.clone()
    };
    let pair = place
        .with(least)
        .and(&factor.value)
        .and(&is_free_for(&topic));
    let found = witness::find(&pair, |(((least, _), copies), free)| {
        *free && *least > 1 && *copies > 1 && least >= copies
    });
    let Some((mut hit, (((least, is_own), copies), _))) = found else {
        return;
    };
    if !is_own {
        hit.span = factor.holds(|one| *one == copies).and_then(|hit| hit.span);
    }
    let whose = if is_own { "its own" } else { "the cluster's" };
    let consequence = if least == copies {
        "while MSK restarts a broker, writes with acks=all to its partitions are refused"
    } else {
        "writes with acks=all can never succeed"
    };
    let message = format!(
        "topic {} keeps {copies} copies and {whose} {MIN_INSYNC} is {least}: {consequence}",
        topic.label(),
    );
    out.add(&place, &hit, message).help(format!(
        "keep more than {least} copies, or set {MIN_INSYNC} of the topic to {}",
        copies - 1
    ));
}
