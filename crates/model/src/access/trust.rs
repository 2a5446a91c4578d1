//! Whether a service may assume a role. In: the principal and the service; out: the statement that lets it, or what it
//! depends on.

use iam::{Evidence, Pattern, PrincipalKind, Statement};

use super::{Bearer, Principal};

/// Whether a service may assume a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// This statement of the trust policy lets it, for the resources that its conditions on the source name.
    Yes(Evidence),
    /// No statement lets it.
    No,
    /// It depends on this.
    Depends(String),
}

/// Conditions on whose behalf the service acts: they narrow which connector or replicator, and a role should have them.
const SOURCES: [&str; 4] = [
    "aws:SourceArn",
    "aws:SourceAccount",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
];

/// Whether a role's trust policy lets a service assume it; `None` for whoever has none: users, groups, documents, and
/// functions, whose role SAM makes with the trust that Lambda needs.
#[must_use]
pub fn trust(principal: &Principal, service: &str) -> Option<Trust> {
    if principal.bearer != Bearer::Role {
        return None;
    }
    let Some(written) = &principal.trust else {
        return Some(Trust::Depends(
            "the role's trust policy is not among the inputs".into(),
        ));
    };
    let document = &written.document;
    let mut open = document
        .is_partly_unknown()
        .then(|| "a part of the trust policy cannot be read".to_owned());
    for statement in document.allows() {
        match named(statement, service) {
            Named::No => {}
            Named::Perhaps => open = Some(format!("{} of the trust policy", statement.label())),
            Named::Yes => match other_condition(statement) {
                None => {
                    return Some(Trust::Yes(Evidence {
                        policy: "trust policy".into(),
                        statement: statement.label(),
                        span: statement.span,
                    }));
                }
                Some(key) => {
                    open = Some(format!(
                        "the condition on {key} in {} of the trust policy",
                        statement.label()
                    ));
                }
            },
        }
    }
    Some(open.map_or(Trust::No, Trust::Depends))
}

enum Named {
    Yes,
    Perhaps,
    No,
}

fn named(statement: &Statement, service: &str) -> Named {
    let assume = Pattern::read_ignoring_case("sts:AssumeRole");
    let speaks = statement.speaks_of(&assume);
    let principals = statement.principals.only();
    let is = |kind: &PrincipalKind| matches!(kind, PrincipalKind::Service(name) if name == service);
    let open = |kind: &PrincipalKind| matches!(kind, PrincipalKind::Unknown);
    let everyone = |kind: &PrincipalKind| matches!(kind, PrincipalKind::Everyone);
    if speaks.is_no() {
        Named::No
    } else if principals
        .iter()
        .any(|one| is(&one.kind) || everyone(&one.kind))
    {
        if speaks.is_yes() {
            Named::Yes
        } else {
            Named::Perhaps
        }
    } else if principals.iter().any(|one| open(&one.kind)) || statement.principals.is_except() {
        Named::Perhaps
    } else {
        Named::No
    }
}

fn other_condition(statement: &Statement) -> Option<&str> {
    statement
        .conditions
        .iter()
        .find(|condition| !SOURCES.iter().any(|key| condition.is_key(key)))
        .map(|condition| condition.key.as_str())
}
