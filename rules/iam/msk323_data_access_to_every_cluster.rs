//! MSK323: reading, writing or removing the data of every cluster of the account.

use iam::MskKind;
use lint::Findings;
use model::Estate;
use model::access::inner;

use crate::reach::{self, Reach};

const ACTIONS: [&str; 4] = ["WriteData", "ReadData", "DeleteTopic", "AlterTopic"];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        let mut told: Vec<(fact::Span, &iam::Resource, fact::Path, Vec<&str>)> = Vec::new();
        for name in ACTIONS {
            for grant in principal.union.grants(&format!("kafka-cluster:{name}")) {
                let (Some(resource), Some(written)) =
                    (grant.resource, principal.written(grant.policy))
                else {
                    continue;
                };
                // A condition may narrow it to one cluster after all.
                let conditional = !grant.statement.conditions.is_empty();
                // Somebody who may do anything in the account is no Kafka client.
                let everything = grant.action.is_some_and(|action| action.as_str() == "*");
                let wide = reach::of(resource, MskKind::Topic) == Reach::Every;
                if !grant.sure || conditional || everything || !wide || grant.action.is_none() {
                    continue;
                }
                match told.iter_mut().find(|(span, ..)| *span == resource.span) {
                    Some((_, _, _, names)) => names.push(name),
                    None => told.push((
                        resource.span,
                        resource,
                        written.at(grant.statement),
                        vec![name],
                    )),
                }
            }
        }
        for (span, resource, path, names) in told {
            let message = format!(
                "{} on `{resource}` is a right on the topics of every cluster of the account",
                names.join(", ")
            );
            out.certain(inner(&resource.text, span), &path, message)
                .detail(resource.to_string())
                .help("name the cluster: arn:aws:kafka:REGION:ACCOUNT:topic/NAME/*");
        }
    }
}
