//! MSK719: positions committed by the clock instead of by the work done.

use fact::Hit;
use kafka::client::Role;
use lint::{Findings, Severity};
use model::{Estate, Frame};

use crate::{client_files, idempotence};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if client.frame != Frame::Plain || !client.plays(Role::Consumer) {
            continue;
        }
        let Some((commit, true)) =
            client_files::truth(&client, Role::Consumer, "enable.auto.commit")
        else {
            continue;
        };
        // Without a group it does not even start; that has a rule of its own.
        if client
            .declared(Role::Consumer, "group.id")
            .value
            .is_absent()
        {
            continue;
        }
        let transactions = idempotence::transactional(&client);
        let message = match transactions {
            Some(_) => {
                "enable.auto.commit=true beside transactional.id: positions are committed outside the transaction, so records are lost or written twice"
            }
            None => {
                "enable.auto.commit=true: positions are committed by the clock, so records in work are lost when the program fails"
            }
        };
        let finding = out.add(&commit, &Hit::certain(), message);
        finding.help("set enable.auto.commit=false and commit behind the work");
        if let Some(id) = transactions {
            finding
                .severity(Severity::Warning)
                .see(id.span, "the transactions");
        }
    }
}
