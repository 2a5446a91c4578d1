//! MSK307: changing consumer groups without seeing them.

use lint::Findings;
use model::Estate;

use crate::describes;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    const DESCRIBE: &str = "kafka-cluster:DescribeGroup";
    let pairs = [
        ("kafka-cluster:AlterGroup", DESCRIBE),
        ("kafka-cluster:DeleteGroup", DESCRIBE),
    ];
    describes::report(estate, out, &pairs);
}
