//! MSK105: three copies, of which one is enough for an acknowledgement.

use lint::Findings;
use model::{Estate, facts};

use crate::{
    effective::{count, declared_first},
    replication::{FACTOR, MIN_INSYNC, is_free, is_free_for},
    topic_settings::TopicSettings,
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let enough = facts::limit("durability.replication_factor").number();
    let has_enough = |copies: i64| enough.is_some_and(|enough| copies as f64 >= enough);
    for scope in estate.scopes() {
        let (least, factor) = (count(&scope, MIN_INSYNC), count(&scope, FACTOR));
        let place = declared_first(&least, &factor);
        let known = least.and(&factor.value).and(&is_free(&scope));
        // Left to the defaults in two zones there are two copies: another rule.
        let found = witness::find(&known, |((least, factor), free)| {
            *free && least.value == 1 && has_enough(factor.value)
        });
        if let Some((mut hit, ((least_is, factor_is), _))) = found {
            if !least_is.is_declared() {
                hit.span = factor
                    .holds(|one| *one == factor_is)
                    .and_then(|hit| hit.span);
            }
            let message = format!(
                "{MIN_INSYNC} is {least_is} with {factor_is} copies: acks=all is answered when the leader alone has the record"
            );
            let finding = out.add(place, &hit, message);
            finding.help(format!(
                "set {MIN_INSYNC} to at least 2 and at most {}",
                factor_is.value - 1
            ));
            if least_is.is_declared() {
                finding.replace(format!("set {MIN_INSYNC} to 2"), false, "2");
            }
        }
    }
    for topic in estate.topics() {
        let settings = TopicSettings::of(topic);
        let (least, copies) = (settings.number(MIN_INSYNC), topic.replication_factor());
        let known = least.and(&copies.value).and(&is_free_for(&topic));
        let found = witness::find(&known, |((least, copies), free)| {
            *free && *least == 1 && has_enough(*copies)
        });
        if let Some((hit, ((_, copies), _))) = found {
            let message = format!(
                "topic {} keeps {copies} copies and sets {MIN_INSYNC} to 1: acks=all is answered when the leader alone has the record",
                topic.label(),
            );
            out.add(&least, &hit, message).help(format!(
                "set {MIN_INSYNC} to at least 2 and at most {}",
                copies - 1
            ));
        }
    }
}
