//! MSK611: settings that say the same thing in other units, and differ.

use fact::Fact;
use kafka::Group;
use lint::Findings;
use model::{Estate, Scope};

/// A key of each group of times whose members exclude each other.
const GROUPS: [&str; 3] = ["log.retention.ms", "log.roll.ms", "log.roll.jitter.ms"];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        for group in GROUPS.iter().filter_map(|key| kafka::synonyms(key)) {
            let members: Vec<&str> = group.members().collect();
            for (at, strong) in members.iter().enumerate() {
                let set = scope.declared(strong);
                for weak in members.iter().skip(at + 1) {
                    report(&scope, group, (strong, &set), weak, out);
                }
            }
        }
    }
}

fn report(
    scope: &Scope<'_>,
    group: &Group,
    strong: (&str, &Fact<String>),
    weak: &str,
    out: &mut Findings<'_>,
) {
    let ignored = scope.declared(weak);
    let both = ignored.with(ignored.value.clone().zip(&strong.1.value));
    let mut told = None;
    let hit = both.holds(|(weak_text, strong_text)| {
        let weak_ms = milliseconds(group, weak, weak_text);
        let strong_ms = milliseconds(group, strong.0, strong_text);
        let differ = matches!((weak_ms, strong_ms), (Some(weak), Some(strong)) if weak != strong);
        if differ {
            told.get_or_insert((weak_text.clone(), strong_text.clone()));
        }
        differ
    });
    let (Some(hit), Some((weak_text, strong_text))) = (hit, told) else {
        return;
    };
    let message = format!(
        "{weak} = {} does not count: {} = {} does, and means something else",
        kafka::told(weak, &weak_text),
        strong.0,
        kafka::told(strong.0, &strong_text),
    );
    out.add(&both, &hit, message)
        .see(strong.1.span, "this one counts")
        .help(format!("keep {} only", strong.0));
}

/// What a value means; every negative retention is the same.
fn milliseconds(group: &Group, member: &str, text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    let unit = group.milliseconds(member)?;
    Some(if number < 0 {
        -1
    } else {
        number.saturating_mul(unit)
    })
}
