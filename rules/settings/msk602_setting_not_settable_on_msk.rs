//! MSK602: a setting that Kafka knows and that no MSK configuration may set.

use fact::{Confidence, Hit, Value};
use kafka::{Kind, Meaning, Presence};
use lint::Findings;
use model::{
    Estate, Scope,
    facts::{BrokerClass, Settable, settable},
};

use crate::{broker_keys, lines, settings::msk604_setting_not_in_kafka_version::version, written};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        if scope
            .file
            .is_some_and(|file| !broker_keys::of_own_broker(file).is_empty())
        {
            continue;
        }
        let class = scope.class();
        for line in written::lines(&scope) {
            let key = line.entry.key();
            let known = kafka::meaning(Kind::Broker, key) != Meaning::Unknown
                || broker_keys::is_of_msk(key);
            if !known {
                continue;
            }
            let Some(refusal) = refusal(key) else {
                continue;
            };
            let hit = match &class {
                // A file of settings may be for a broker of one's own.
                Value::Unknown(_) if scope.file.is_some() => {
                    Hit::certain().at_most(Confidence::Medium)
                }
                _ => Hit::certain(),
            };
            let hit = line.hit.and(&hit);
            let message = format!(
                "MSK does not let a configuration set {key}{}{}",
                refusal.why,
                gone(&scope, key)
            );
            let finding = out.at(written::key_span(line.entry), &line.path, &hit, message);
            finding.help(refusal.help);
            finding.offer(
                "take the line out",
                true,
                lines::without(estate, line.entry),
            );
            if !refusal.is_named {
                finding.at_most(Confidence::Medium);
            }
        }
    }
}

/// Which release took the setting away, where the brokers run that one or a later one.
fn gone(scope: &Scope<'_>, key: &str) -> String {
    let setting = kafka::setting(Kind::Broker, key);
    let removed = setting.and_then(|setting| {
        version(scope)
            .possible()
            .find_map(|version| match setting.presence(*version) {
                Presence::RemovedIn(removed) => Some(removed),
                _ => None,
            })
    });
    removed.map_or_else(String::new, |removed| {
        format!(", and Kafka {removed} removed it")
    })
}

struct Refusal {
    why: String,
    help: String,
    /// Whether a page of AWS names the setting, instead of only leaving it out of the list.
    is_named: bool,
}

/// Why neither class of brokers takes the setting; nothing when one of them does.
fn refusal(key: &str) -> Option<Refusal> {
    let standard = settable(BrokerClass::Standard, key);
    let express = settable(BrokerClass::Express, key);
    let taken = |settable: &Settable| matches!(settable, Settable::ReadWrite(_));
    if taken(&standard) || taken(&express) {
        return None;
    }
    let dynamic = |settable: &Settable| matches!(settable, Settable::DynamicOnly(_));
    if dynamic(&standard) || dynamic(&express) {
        let whose = if dynamic(&standard) {
            ""
        } else {
            " of Express brokers"
        };
        return Some(Refusal {
            why: String::from(": it is changed on the running cluster only"),
            help: format!(
                "take it out, and set it{whose} with kafka-configs.sh --alter if you need it"
            ),
            is_named: true,
        });
    }
    let managed = |settable: &Settable| matches!(settable, Settable::ReadOnly(_));
    let why = match managed(&standard) || managed(&express) {
        true => ": MSK sets it itself",
        false => "",
    };
    let note = match standard {
        Settable::NotSettable(Some(note)) => format!("; {note}"),
        _ => String::new(),
    };
    Some(Refusal {
        why: why.to_owned(),
        help: format!("take it out: MSK refuses the whole configuration because of it{note}"),
        is_named: standard != Settable::Unlisted || express != Settable::Unlisted,
    })
}
