//! MSK303: data-plane rights without the right to connect.

use crate::principals::soften;
use iam::Statement;
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

use crate::companions::is_misplaced;

const CONNECT: &str = "kafka-cluster:Connect";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        if !principal.union.grants(CONNECT).is_empty() || is_misplaced(principal, CONNECT) {
            continue;
        }
        let mut rights = principal
            .union
            .statements()
            .filter_map(|(policy, statement)| {
                let written = principal.written(policy)?;
                let action = data_plane_action(statement)?;
                Some((written, statement, action))
            });
        let Some((written, statement, action)) = rights.next() else {
            continue;
        };
        let message = format!(
            "`{}` is allowed, but {CONNECT} is not allowed on any cluster {}: the client cannot even connect",
            action.as_str(),
            principal.looked_at(),
        );
        let at = inner(&action.text, action.span);
        let finding = out.certain(at, &written.at(statement), message);
        finding.help(format!(
            "allow {CONNECT} on arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/*"
        ));
        soften(principal, finding, Severity::Error);
    }
}

fn data_plane_action(statement: &Statement) -> Option<&iam::Action> {
    statement.actions.only().iter().find(|action| {
        statement.is_allow()
            && action.prefix().as_deref() == Some("kafka-cluster")
            && !action.pattern.has_hole()
    })
}
