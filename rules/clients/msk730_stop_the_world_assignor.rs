//! MSK730: an assignor that stops the whole group at each rebalance.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files;

const EAGER: [&str; 4] = ["RangeAssignor", "RoundRobinAssignor", "range", "roundrobin"];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Consumer) {
            continue;
        }
        let Some((fact, list)) =
            client_files::text(&client, Role::Consumer, "partition.assignment.strategy")
        else {
            continue;
        };
        let eager = |class: &str| {
            let name = class.trim().rsplit('.').next().unwrap_or("");
            EAGER.contains(&name)
        };
        if fact.value.known().is_none() || !list.split(',').all(eager) {
            continue;
        }
        let message = "every rebalance stops the whole group: the assignor takes all partitions away before it deals them out anew";
        out.add(&fact, &Hit::certain(), message)
            .help("use CooperativeStickyAssignor (cooperative-sticky in librdkafka); change it in two rolling restarts, first both, then the new one alone");
    }
}
