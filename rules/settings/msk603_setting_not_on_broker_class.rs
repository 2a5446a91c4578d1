//! MSK603: a setting that one class of brokers takes and the class of this cluster does not.

use lint::Findings;
use model::{
    Estate,
    facts::{BrokerClass, DefaultFor, MskDefault, Settable, Storage, msk_default, settable},
};

use crate::{lines, written};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let class = scope.class();
        for line in written::lines(&scope) {
            let key = line.entry.key();
            let taken = |class: BrokerClass| matches!(settable(class, key), Settable::ReadWrite(_));
            if !taken(BrokerClass::Standard) && !taken(BrokerClass::Express) {
                continue;
            }
            let Some(hit) = class.holds(|class| !taken(*class)) else {
                continue;
            };
            let whose = class.possible().find(|class| !taken(**class));
            let Some(whose) = whose.copied() else {
                continue;
            };
            let why = match settable(whose, key) {
                Settable::DynamicOnly(_) => String::from(", only the running cluster takes it"),
                Settable::ReadOnly(_) => format!(": MSK {}", fixed(whose, key)),
                _ => String::new(),
            };
            let message = format!("{key} cannot be set for {} brokers{why}", whose.name());
            let finding = out.at(
                written::key_span(line.entry),
                &line.path,
                &line.hit.and(&hit),
                message,
            );
            finding.help(match settable(whose, key) {
                Settable::DynamicOnly(_) => {
                    "take it out, and set it with kafka-configs.sh --alter if you need it"
                }
                _ => "take it out: MSK refuses the whole configuration because of it",
            });
            finding.offer(
                "take the line out",
                false,
                lines::without(estate, line.entry),
            );
            if let Some(cluster) = &scope.cluster {
                finding.see(
                    cluster.instance_type().span,
                    format!("{} brokers", whose.name()),
                );
            }
        }
    }
}

fn fixed(class: BrokerClass, key: &str) -> String {
    let cluster = DefaultFor {
        class,
        zones: None,
        storage: Storage::Local,
        vcpu: None,
    };
    match msk_default(&cluster, key) {
        MskDefault::Is(default) => format!("holds it at {}", default.value),
        _ => "sets it itself".to_owned(),
    }
}
