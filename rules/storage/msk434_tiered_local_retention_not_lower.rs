//! MSK434: as much on the brokers as there is in all, or more.

use fact::Value;
use lint::Findings;
use model::{Estate, facts};

use crate::{
    tiers::{TieredTopic, topics},
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for topic in topics(estate) {
        judge(
            &topic,
            out,
            ("local.retention.ms", "retention.ms"),
            &topic.total_ms(),
        );
        judge(
            &topic,
            out,
            ("local.retention.bytes", "retention.bytes"),
            &topic.total_bytes(),
        );
    }
}

fn judge(
    topic: &TieredTopic<'_>,
    out: &mut Findings<'_>,
    (local_key, total_key): (&str, &str),
    total: &Value<i64>,
) {
    // "As long as the total" is a value of its own.
    let same = facts::limit("tiered.local_retention_same").number();
    let local = topic.settings.number(local_key);
    let known = local.and(total).and(&topic.on.value);
    let found = witness::find(&known, |((local, total), on)| {
        let is_same = same.is_some_and(|same| *local as f64 == same);
        *on && !is_same && *total >= 0 && (*local < 0 || local >= total)
    });
    let Some((hit, ((local_is, total_is), _))) = found else {
        return;
    };
    let total_told = kafka::told(total_key, &total_is.to_string());
    let what = if local_is < 0 {
        format!("has no limit, but {total_key} is {total_told}")
    } else {
        format!("is not below {total_key} {total_told}")
    };
    let message = format!(
        "{local_key} {} of tiered topic {} {what}: MSK asks for less on the brokers than in all",
        kafka::told(local_key, &local_is.to_string()),
        topic.name(),
    );
    out.add(&local, &hit, message)
        .help(format!("set {local_key} below {total_is}"));
}
