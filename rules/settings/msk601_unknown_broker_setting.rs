//! MSK601: a broker setting that neither Kafka nor MSK knows.

use fact::Confidence;
use kafka::{Kind, Meaning};
use lint::{Findings, Severity};
use model::{
    Estate,
    facts::{BrokerClass, Settable, settable},
};

use crate::{broker_keys, names::Names, written};

/// Looking for a near name is slow; a text with more strangers than this is no text of settings with slips in it.
const STRANGERS: usize = 100;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        // A broker of one's own may have plugins and kin with settings of their own, and ignores what it does not know.
        let own = scope
            .file
            .is_some_and(|file| !broker_keys::of_own_broker(file).is_empty());
        let mut strangers = 0;
        let lines = written::lines(&scope);
        let mut names = None;
        for line in &lines {
            let key = line.entry.key();
            if line.entry.key_text().has_hole()
                || kafka::meaning(Kind::Broker, key) != Meaning::Unknown
                || broker_keys::is_of_msk(key)
                || broker_keys::hidden_character(key).is_some()
                || broker_keys::topic_spelling(key).is_some()
                || broker_keys::client_role(key).is_some()
            {
                continue;
            }
            if key.is_empty() {
                let message = "a line without a name: it sets nothing";
                let at = written::key_span(line.entry);
                out.at(at, &line.path, &line.hit, message)
                    .help("write name=value, or take the line out");
                continue;
            }
            strangers += 1;
            let few = strangers <= STRANGERS;
            let near = few.then(|| kafka::nearest(Kind::Broker, key)).flatten();
            if own && near.is_none() {
                continue;
            }
            let message = match near {
                Some(near) => format!("no setting is called {key}; did you mean {near}?"),
                None => format!("no setting is called {key}, neither in Kafka nor on MSK"),
            };
            let settable = near.is_some_and(|near| {
                [BrokerClass::Standard, BrokerClass::Express]
                    .iter()
                    .any(|class| matches!(settable(*class, near), Settable::ReadWrite(_)))
            });
            let finding = out.at(
                written::key_span(line.entry),
                &line.path,
                &line.hit,
                message,
            );
            match near {
                Some(near) if settable => {
                    finding.help(format!("write {near}: MSK refuses a configuration with an unknown setting, and a broker of your own ignores it"));
                    let names =
                        names.get_or_insert_with(|| Names::of(lines.iter().map(|line| line.entry)));
                    if names.give(near) {
                        finding.replace(format!("rename to {near}"), false, near);
                    }
                }
                Some(near) => {
                    finding.help(format!(
                        "take it out: {near} exists in Kafka, but MSK does not let you set it"
                    ));
                }
                None => {
                    finding
                        .help("take it out: MSK refuses a configuration with an unknown setting");
                }
            }
            if own {
                finding
                    .severity(Severity::Warning)
                    .at_most(Confidence::Medium);
            }
        }
    }
}
