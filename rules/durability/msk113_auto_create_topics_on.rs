//! MSK113: topics that come into being because somebody asked for them.

use lint::Findings;
use model::Estate;

use crate::{effective::count, replication::is_for_msk};

const KEY: &str = "auto.create.topics.enable";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes().into_iter().filter(is_for_msk) {
        let written = scope.declared(KEY);
        let Some(hit) = written.holds(|text| text.eq_ignore_ascii_case("true")) else {
            continue;
        };
        let told = |key: &str| {
            count(&scope, key)
                .value
                .by_default()
                .map(ToString::to_string)
        };
        let like = match (told("default.replication.factor"), told("num.partitions")) {
            (Some(copies), Some(partitions)) => {
                format!(" (default.replication.factor is {copies}, num.partitions {partitions})")
            }
            _ => String::new(),
        };
        let message = format!(
            "{KEY} is on: a misspelt name becomes a topic{like}, and deleted topics come back"
        );
        out.add(&written, &hit, message)
            .help(format!(
                "set {KEY}=false, the MSK default, and create topics as code"
            ))
            .replace("switch automatic creation off", false, "false");
    }
}
