//! MSK606: a setting of a topic where a broker's belongs.

use lint::Findings;
use model::Estate;

use crate::{broker_keys, names::Names, written};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let lines = written::lines(&scope);
        let mut names = None;
        for line in &lines {
            let key = line.entry.key();
            let Some(twin) = broker_keys::topic_spelling(key) else {
                continue;
            };
            let message = match twin {
                Some(twin) => format!(
                    "{key} is how topics spell it; for brokers it is {twin}, so this line changes nothing"
                ),
                None => format!("{key} is a setting of topics: brokers have no such default"),
            };
            let finding = out.at(
                written::key_span(line.entry),
                &line.path,
                &line.hit,
                message,
            );
            match twin {
                Some(twin) => {
                    finding.help(format!(
                        "write {twin}, or set {key} on the topics that need it"
                    ));
                    let names =
                        names.get_or_insert_with(|| Names::of(lines.iter().map(|line| line.entry)));
                    if names.give(twin) {
                        finding.replace(format!("rename to {twin}"), false, twin);
                    }
                }
                None => {
                    finding.help(format!(
                        "take it out, and set {key} on the topics that need it"
                    ));
                }
            }
        }
    }
}
