//! MSK325: a client of which a wildcard makes somebody who may delete.

use iam::{Lookup, catalog};
use lint::Findings;
use model::Estate;
use model::access::inner;

const DANGEROUS: [&str; 3] = [
    "DeleteTopic",
    "DeleteGroup",
    "AlterClusterDynamicConfiguration",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        let client = ["kafka-cluster:ReadData", "kafka-cluster:WriteData"]
            .iter()
            .any(|action| !principal.union.grants(action).is_empty());
        if !client {
            continue;
        }
        for (policy, statement) in principal.union.statements() {
            let Some(written) = principal.written(policy).filter(|_| statement.is_allow()) else {
                continue;
            };
            for action in statement.actions.only() {
                // The star of everything is an administrator's, and says so.
                if action.is_plain() || action.name().is_none_or(|name| name == "*") {
                    continue;
                }
                let Lookup::Known(list) = catalog().lookup(action) else {
                    continue;
                };
                let reached: Vec<&str> = list
                    .iter()
                    .filter(|facts| facts.service == "kafka-cluster")
                    .filter(|facts| {
                        statement
                            .resources
                            .only()
                            .iter()
                            .any(|one| facts.takes(one))
                    })
                    .map(|facts| facts.name)
                    .filter(|name| DANGEROUS.contains(name))
                    .collect();
                if reached.is_empty() {
                    continue;
                }
                let name = action.as_str();
                let message = format!(
                    "`{name}` includes {}, and the same principal reads or writes data",
                    reached.join(" and ")
                );
                let at = inner(&action.text, action.span);
                out.certain(at, &written.at(statement), message)
                    .detail(name)
                    .help("list the actions that are used; write the delete action out if it is meant");
            }
        }
    }
}
