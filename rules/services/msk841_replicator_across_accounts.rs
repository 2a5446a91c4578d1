//! MSK841: a replicator between clusters of two accounts.

use lint::Findings;
use model::Estate;

use crate::{arns::account, replicators::replicators};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for replicator in replicators(estate) {
        for flow in replicator.flows() {
            let source = flow.get("SourceKafkaClusterArn").string();
            let target = flow.get("TargetKafkaClusterArn").string();
            let both = source.value.clone().zip(&target.value);
            let mut told = (String::new(), String::new());
            let Some(hit) =
                both.holds(
                    |(source, target)| match (account(source), account(target)) {
                        (Some(from), Some(to)) => {
                            told = (from.to_owned(), to.to_owned());
                            from != to
                        }
                        _ => false,
                    },
                )
            else {
                continue;
            };
            let message = format!(
                "source in account {}, target in account {}: MSK Replicator works within one account",
                told.0, told.1,
            );
            out.at(target.span, &target.path, &hit, message)
                .see(source.span, "the source")
                .help("use MirrorMaker 2 between accounts");
        }
    }
}
