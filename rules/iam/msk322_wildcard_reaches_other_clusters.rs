//! MSK322: a pattern that means one cluster and reaches others as well.

use iam::{Grant, MskArn, MskKind, catalog};
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

use crate::reach::{self, Reach};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        let mut told: Vec<(fact::Span, &iam::Resource, fact::Path, bool)> = Vec::new();
        for facts in catalog()
            .service("kafka-cluster")
            .map_or(&[][..], |one| one.actions())
        {
            let kind = facts.types.first().and_then(|word| MskKind::of(word));
            let Some(kind) = kind.filter(|kind| *kind != MskKind::Cluster) else {
                continue;
            };
            let name = facts.full_name();
            for grant in principal.union.grants(&name) {
                let Grant {
                    resource: Some(resource),
                    sure: true,
                    ..
                } = grant
                else {
                    continue;
                };
                let Some(written) = principal.written(grant.policy) else {
                    continue;
                };
                if !reaches_others(resource, kind) {
                    continue;
                }
                match told.iter_mut().find(|(span, ..)| *span == resource.span) {
                    Some((_, _, _, write)) => *write |= facts.is_write(),
                    None => told.push((
                        resource.span,
                        resource,
                        written.at(grant.statement),
                        facts.is_write(),
                    )),
                }
            }
        }
        for (span, resource, path, write) in told {
            let message = format!(
                "`{resource}` reaches other clusters too: a star in or in place of the cluster's name matches any text, slashes included"
            );
            let finding = out.certain(inner(&resource.text, span), &path, message);
            finding
                .detail(resource.to_string())
                .help("write the cluster's whole name followed by a slash: `topic/NAME/*/…`");
            finding.severity(if write {
                Severity::Warning
            } else {
                Severity::Note
            });
        }
    }
}

/// Rights on the topics of every cluster, and on everything there is, have a rule of their own.
fn reaches_others(resource: &iam::Resource, kind: MskKind) -> bool {
    match reach::of(resource, kind) {
        Reach::One => false,
        Reach::Alike => true,
        Reach::Every => kind != MskKind::Topic && MskArn::of(resource).is_some(),
    }
}
