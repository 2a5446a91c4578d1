//! MSK718: committing for a group that is not named.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::{Estate, Frame};

use crate::client_files::{self, truth};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if client.frame != Frame::Plain || !client.plays(Role::Consumer) {
            continue;
        }
        let Some((commit, true)) = truth(&client, Role::Consumer, "enable.auto.commit") else {
            continue;
        };
        if !client
            .declared(Role::Consumer, "group.id")
            .value
            .is_absent()
        {
            continue;
        }
        let message = "enable.auto.commit=true without group.id: the consumer does not start unless the program names a group";
        out.add(&commit, &Hit::certain(), message)
            .help("set group.id, or take enable.auto.commit out");
    }
}
