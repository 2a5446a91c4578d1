//! MSK902: a Kafka version whose support ends within half a year.

use lint::Findings;
use model::{
    Estate,
    facts::{self, KafkaVersion},
};

/// How long before the end this rule begins to speak, in days. Our choice: time for a test and an upgrade.
const NOTICE_DAYS: i64 = 180;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(today) = estate.today else { return };
    for cluster in estate.provisioned() {
        let version = cluster.kafka_version();
        let mut told: Option<(String, i64, &KafkaVersion)> = None;
        let Some(hit) = version.holds(|text| {
            let ending = facts::kafka_version(text).and_then(|known| {
                let left = known.days_left(today)?;
                (1..=NOTICE_DAYS).contains(&left).then_some((left, known))
            });
            if let (Some((left, known)), None) = (ending, &told) {
                told = Some((text.clone(), left, known));
            }
            ending.is_some()
        }) else {
            continue;
        };
        let Some((text, left, known)) = told else {
            continue;
        };
        let Some(end) = known.end_of_support else {
            continue;
        };
        let next = facts::recommended_version().map_or("a later version", |next| next.name);
        let message = format!(
            "support for Kafka `{text}` ends on {end}, in {left} days; then MSK may upgrade cluster {} without notice",
            cluster.resource.name(),
        );
        out.add(&version, &hit, message).help(format!(
            "plan the upgrade to {next}, the version that MSK recommends"
        ));
    }
}
