//! MSK612: batches larger than what followers fetch at once.

use kafka::Kind;
use lint::Findings;
use model::Estate;

const LARGEST: &str = "message.max.bytes";
const FETCH: &str = "replica.fetch.max.bytes";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(apart) = apart() else { return };
    for scope in estate.scopes() {
        let (largest, fetch) = (scope.setting(LARGEST), scope.setting(FETCH));
        if !largest.is_declared() && !fetch.is_declared() {
            continue;
        }
        let (written, other) = if largest.is_declared() {
            (&largest, &fetch)
        } else {
            (&fetch, &largest)
        };
        let both = written
            .integer()
            .with(largest.integer().value.zip(&fetch.integer().value));
        let Some(hit) = both.holds(|(largest, fetch)| *largest > fetch.saturating_add(apart))
        else {
            continue;
        };
        let message = format!(
            "{LARGEST} is {} and {FETCH} {}: followers copy such batches one at a time and fall behind",
            largest.told(),
            fetch.told(),
        );
        let finding = out.add(&both, &hit, message);
        finding.help(format!("raise {FETCH} to at least {LARGEST}"));
        if other.is_declared() {
            finding.see(other.fact.span, "the other limit");
        }
    }
}

/// How far apart Kafka's own defaults are today: the overhead of a batch, which does no harm.
fn apart() -> Option<i64> {
    let default = |key: &str| -> Option<i64> {
        let defaults = kafka::setting(Kind::Broker, key)?.defaults();
        defaults.last()?.1.value()?.parse().ok()
    };
    Some(default(LARGEST)?.saturating_sub(default(FETCH)?))
}
