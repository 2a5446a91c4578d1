//! MSK901: a Kafka version that MSK no longer supports.

use lint::Findings;
use model::{
    Estate,
    facts::{self, KafkaVersion},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(today) = estate.today else { return };
    for cluster in estate.provisioned() {
        let version = cluster.kafka_version();
        let mut told: Option<(String, &KafkaVersion)> = None;
        let Some(hit) = version.holds(|text| {
            let past = facts::kafka_version(text).filter(|known| known.past_support(today));
            if let (Some(known), None) = (past, &told) {
                told = Some((text.clone(), known));
            }
            past.is_some()
        }) else {
            continue;
        };
        let Some((text, known)) = told else { continue };
        let Some(end) = known.end_of_support else {
            continue;
        };
        let next = facts::recommended_version().map_or("a supported version", |next| next.name);
        let message = format!(
            "support for Kafka `{text}` ended on {end}: MSK may upgrade cluster {} to {next} at any time, without notice",
            cluster.resource.name(),
        );
        out.add(&version, &hit, message).help(format!(
            "plan the upgrade yourself: {next} is the version that MSK recommends; there is no way back to an earlier one"
        ));
    }
}
