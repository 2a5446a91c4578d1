//! MSK729: an assignor of the brokers in a group whose members assign.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Consumer) || !client_files::is_java(&client) {
            continue;
        }
        let Some((assignor, _)) =
            client_files::text(&client, Role::Consumer, "group.remote.assignor")
        else {
            continue;
        };
        let protocol = client.declared(Role::Consumer, "group.protocol");
        let classic = protocol
            .holds_for(|protocol| protocol.is_none_or(|text| text.eq_ignore_ascii_case("classic")));
        if classic.is_none() {
            continue;
        }
        let message =
            "group.remote.assignor without group.protocol=consumer: the consumer does not start";
        out.add(&assignor, &Hit::certain(), message)
            .help("set group.protocol=consumer, or use partition.assignment.strategy");
    }
}
