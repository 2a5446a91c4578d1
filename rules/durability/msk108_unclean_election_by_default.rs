//! MSK108: unclean leader election left on, because MSK's default is not Kafka's.

use lint::Findings;
use model::{Estate, Origin};

use crate::{effective, replication::UNCLEAN, witness};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let setting = effective::setting(&scope, UNCLEAN);
        let left_on = witness::find(&setting, |value| {
            value.origin != Origin::Declared && value.text == "true"
        });
        let Some((hit, _)) = left_on else {
            continue;
        };
        let message = format!(
            "{UNCLEAN} is not set for {}: the MSK default is `true` where Kafka's is `false`, so a copy that has fallen behind may become leader",
            scope.subject(),
        );
        let finding = out.add(&setting, &hit, message);
        finding.help(match scope.configuration.is_absent() {
            true => format!("attach a configuration with {UNCLEAN}=false"),
            false => format!("add {UNCLEAN}=false"),
        });
    }
}
