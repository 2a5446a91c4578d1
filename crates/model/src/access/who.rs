//! Who can do that? In: an action and a resource; out: everybody of the estate with a verdict, and the other accounts
//! that a cluster's policy lets in.

use iam::{
    Clause, Evidence, Pattern, PrincipalKind, Request, Resource, Statement, Tri, Union, Verdict,
};

use crate::Estate;

use super::{Principal, documents};

/// The answer to "who can do that?".
#[derive(Clone, Debug)]
pub struct Who<'p> {
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: Resource,
    /// Everybody of the estate, with the verdict.
    pub principals: Vec<(&'p Principal, Verdict)>,
    /// Whom cluster policies let in besides.
    pub others: Vec<Grantee>,
}

/// Somebody outside the estate whom a cluster's policy names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grantee {
    /// "account 111122223333", "everybody", "firehose.amazonaws.com".
    pub name: String,
    /// Whether that alone is enough: somebody of another account needs a policy of that account as well. Source: MSK
    /// Developer Guide, "Permissions for multi-VPC private connectivity", as of 2026-07-22.
    pub enough: bool,
    /// The statement.
    pub evidence: Evidence,
}

/// Answers it.
#[must_use]
pub fn who_can<'p>(
    estate: &Estate,
    everybody: &'p [Principal],
    action: &str,
    resource: &Resource,
) -> Who<'p> {
    let request = Request::new();
    let principals = everybody
        .iter()
        .map(|one| (one, one.union.allows(action, resource, &request)))
        .collect();
    Who {
        action: action.to_owned(),
        resource: resource.clone(),
        principals,
        others: others(estate, action, resource),
    }
}

fn others(estate: &Estate, action: &str, resource: &Resource) -> Vec<Grantee> {
    let asked = Pattern::read_ignoring_case(action);
    let request = Request::new();
    let mut found = Vec::new();
    for written in documents::clusters(estate) {
        let union = Union::default().with(written.of.clone(), written.document.clone());
        // A denial of the same policy holds for everybody it names; who that is, is not looked at.
        if matches!(union.allows(action, resource, &request), Verdict::No(_)) {
            continue;
        }
        for statement in written.document.allows() {
            if !concerns(statement, &asked, resource) {
                continue;
            }
            let unconditional = statement.conditions.is_empty();
            for principal in statement.principals.only() {
                let (name, enough) = match &principal.kind {
                    PrincipalKind::Everyone => ("everybody".to_owned(), unconditional),
                    PrincipalKind::Service(name) => (name.clone(), unconditional),
                    PrincipalKind::Account(account) => (format!("account {account}"), false),
                    _ => (iam::readable(principal.text.as_str()), false),
                };
                found.push(Grantee {
                    name,
                    enough,
                    evidence: Evidence {
                        policy: written.of.clone(),
                        statement: statement.label(),
                        span: statement.span,
                    },
                });
            }
        }
    }
    found
}

fn concerns(statement: &Statement, action: &Pattern, resource: &Resource) -> bool {
    let covers = match &statement.resources {
        Clause::Only(list) => Tri::any(list.items.iter().map(|mine| mine.covers_here(resource))),
        Clause::Except(_) | Clause::Absent => Tri::Maybe,
    };
    !statement.speaks_of(action).is_no() && !covers.is_no()
}
