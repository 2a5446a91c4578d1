//! MSK716: a session timeout that the brokers do not accept.

use fact::{Confidence, Hit, Span};
use kafka::{Kind, client::Role};
use lint::Findings;
use model::{Estate, SettingsFile};

use crate::{brokers, client_files};

const KEY: &str = "session.timeout.ms";
const LEAST: &str = "group.min.session.timeout.ms";
const GREATEST: &str = "group.max.session.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for found in client_files::numbers(estate, &[Role::Consumer], KEY) {
        let Some(outside) = outside(estate, found.client.file, found.number) else {
            continue;
        };
        let message = format!(
            "{KEY} = {} is {}: the coordinator turns the consumer away",
            found.told(),
            outside.words,
        );
        let hit = outside.hit.clone().at_most(Confidence::Medium);
        let finding = out.add(&found.fact, &Hit { span: None, ..hit }, message);
        finding.help(format!(
            "stay between {LEAST} and {GREATEST} of the brokers"
        ));
        if let Some(span) = outside.at {
            finding.see(span, "the brokers' bound");
        }
    }
}

/// A bound that is not kept.
pub(crate) struct Outside {
    words: String,
    hit: Hit,
    at: Option<Span>,
}

/// Which bound a session timeout breaks: of all brokers of the run, or Kafka's own where there are none.
pub(crate) fn outside(estate: &Estate, file: &SettingsFile, number: i64) -> Option<Outside> {
    for (key, word) in [(LEAST, "below"), (GREATEST, "above")] {
        let breaks = |bound: i64| {
            if key == LEAST {
                number < bound
            } else {
                number > bound
            }
        };
        let mut bounds = Vec::new();
        let broken = brokers::all_of_them(estate, file, |scope| {
            let bound = scope.setting(key).integer();
            bounds.extend(bound.value.possible().copied());
            bound
                .holds(|bound| breaks(*bound))
                .map(|hit| (hit, bound.span))
        });
        if let (Some((hit, span)), Some(bound)) = (broken, bounds.first()) {
            let words = format!("{word} {key} of the brokers, {bound}");
            return Some(Outside {
                words,
                hit,
                at: Some(span),
            });
        }
        if estate.scopes().is_empty() {
            let bound = kafka::usual(Kind::Broker, key)?;
            if breaks(bound) {
                let words = format!("{word} {bound}, {key} of brokers that do not set it");
                return Some(Outside {
                    words,
                    hit: Hit::certain(),
                    at: None,
                });
            }
        }
    }
    None
}
