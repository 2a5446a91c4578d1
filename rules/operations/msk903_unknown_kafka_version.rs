//! MSK903: a Kafka version that MSK does not offer under that name.

use lint::Findings;
use model::{
    Estate,
    facts::{self, Release},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let version = cluster.kafka_version();
        let mut told = String::new();
        let Some(hit) = version.holds(|text| {
            let refused = wrong(text);
            if refused && told.is_empty() {
                told.clone_from(text);
            }
            refused
        }) else {
            continue;
        };
        let near = facts::kafka_version(&told)
            .and_then(|known| known.api_versions.first().copied())
            .or_else(|| facts::nearest_version(&told));
        let message = format!(
            "`{told}` is no Kafka version of MSK, so cluster {} cannot be created",
            cluster.resource.name()
        );
        let written = estate
            .sources
            .slice(hit.span.unwrap_or(version.span))
            .to_owned();
        let finding = out.add(&version, &hit, message);
        let Some(near) = near else {
            finding.help("`mskwise explain 3.9.x` shows a version");
            continue;
        };
        finding.help(format!("did you mean `{near}`?"));
        if written.trim_matches(['"', '\'']) == told {
            finding.replace(format!("write {near}"), false, written.replace(&told, near));
        }
    }
}

/// A text that is no spelling of the API. A release newer than all known ones may have come since.
fn wrong(text: &str) -> bool {
    if let Some(known) = facts::kafka_version(text) {
        return !known.spells(text);
    }
    let Some(asked) = Release::parse(text) else {
        return true;
    };
    let newest = facts::kafka_versions()
        .iter()
        .filter_map(|known| Release::parse(known.name))
        .map(|release| (release.major, release.minor))
        .max();
    newest.is_some_and(|newest| (asked.major, asked.minor) <= newest)
}
