//! MSK904: a supported Kafka version other than the one MSK recommends.

use lint::Findings;
use model::{Estate, facts};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(next) = facts::recommended_version() else {
        return;
    };
    for cluster in estate.provisioned() {
        let version = cluster.kafka_version();
        let mut told = String::new();
        let Some(hit) = version.holds(|text| {
            let other = facts::kafka_version(text).is_some_and(|known| {
                // Versions whose support ends have rules of their own.
                !known.recommended && known.end_of_support.is_none()
            });
            if other && told.is_empty() {
                told.clone_from(text);
            }
            other
        }) else {
            continue;
        };
        let message = format!(
            "Kafka `{told}` is supported, but {} is the version that MSK recommends",
            next.name,
        );
        out.add(&version, &hit, message)
            .help("a version can be raised in place, never lowered");
    }
}
