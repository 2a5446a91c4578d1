//! MSK737: a transaction that may last longer than brokers allow.

use fact::{Confidence, Hit};
use kafka::{Kind, client::Role};
use lint::Findings;
use model::Estate;

use crate::{brokers, client_files};

const KEY: &str = "transaction.timeout.ms";
const LIMIT: &str = "transaction.max.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for found in client_files::numbers(estate, &[Role::Producer], KEY) {
        let mut told = String::new();
        let mut over = brokers::all_of_them(estate, found.client.file, |scope| {
            let limit = scope.setting(LIMIT);
            told = limit.told();
            let number = limit.integer();
            let hit = number.holds(|number| found.number > *number)?;
            Some((hit, number.span))
        });
        let beside = over.is_some();
        if estate.scopes().is_empty() {
            let default =
                kafka::setting(Kind::Broker, LIMIT).and_then(|setting| setting.defaults().last());
            let usual = default.and_then(|(_, value)| value.value()?.parse::<i64>().ok());
            if let Some(usual) = usual.filter(|usual| found.number > *usual) {
                told = format!("`{usual}` unless they say otherwise");
                over = Some((Hit::certain(), found.fact.span));
            }
        }
        let Some((hit, span)) = over else { continue };
        let message = format!(
            "{KEY} = `{}` is above {LIMIT} of the brokers, {told}: the producer cannot begin a transaction",
            found.number,
        );
        let hit = Hit {
            span: None,
            ..hit.at_most(Confidence::Medium)
        };
        let finding = out.add(&found.fact, &hit, message);
        finding.help(format!("lower it, or raise {LIMIT} of the brokers"));
        if beside {
            finding.see(span, "the brokers' side");
        }
    }
}
