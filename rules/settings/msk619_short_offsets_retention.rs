//! MSK619: committed offsets forgotten sooner than Kafka forgets them.

use kafka::Kind;
use lint::Findings;
use model::Estate;

const KEY: &str = "offsets.retention.minutes";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let mut defaults = kafka::setting(Kind::Broker, KEY)
        .into_iter()
        .flat_map(|setting| setting.defaults());
    let usual = defaults
        .next()
        .and_then(|(_, value)| value.value()?.parse::<i64>().ok());
    let Some(usual) = usual else { return };
    for scope in estate.scopes() {
        let kept = scope.setting(KEY);
        if !kept.is_declared() {
            continue;
        }
        let number = kept.integer();
        if let Some(hit) = number.holds(|number| *number > 0 && *number < usual) {
            let told = number.value.possible().find(|number| **number < usual);
            let told = told.map_or(String::new(), |number| {
                kafka::human(KEY, &number.to_string())
            });
            let message = format!(
                "{KEY} is {told}: a group that is down for longer loses its place and starts where auto.offset.reset says",
            );
            out.add(&number, &hit, message).help(format!(
                "keep offsets for {} or more, and no shorter than the records",
                kafka::human(KEY, &usual.to_string())
            ));
        }
    }
}
