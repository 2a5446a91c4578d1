//! MSK335: a cluster policy that lets everybody in.

use iam::{Condition, PrincipalKind, Statement};
use lint::{Findings, Severity};
use model::Estate;
use model::access;

/// Keys that narrow everybody down to somebody.
const NARROWING: [&str; 6] = [
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:SourceAccount",
    "aws:SourceArn",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in access::clusters(estate) {
        for statement in written.document.allows() {
            let path = written.at(statement);
            if statement.principals.is_except() {
                let key = statement.principals.key().unwrap_or(statement.span);
                out.certain(key, &path, "Allow with NotPrincipal lets everybody in but those it names, anonymous callers included")
                    .help("name the accounts or roles in Principal");
                continue;
            }
            for principal in statement.principals.only() {
                let open = match &principal.kind {
                    PrincipalKind::Everyone => "everybody",
                    PrincipalKind::Service(name) => name,
                    _ => continue,
                };
                let service = principal.service().is_some();
                let severity = match narrowed(statement) {
                    Narrowed::Yes => continue,
                    Narrowed::Partly | Narrowed::No if service => Severity::Warning,
                    Narrowed::Partly => Severity::Warning,
                    Narrowed::No => Severity::Error,
                };
                let message = if service {
                    format!(
                        "{open} may act on this cluster on behalf of any account: no condition says for which"
                    )
                } else {
                    format!(
                        "{} lets {open} use the cluster: no condition on the caller narrows it",
                        written.of
                    )
                };
                let help = if service {
                    "add a condition on aws:SourceArn or aws:SourceAccount"
                } else {
                    "name accounts or roles, or add a condition on aws:PrincipalOrgID"
                };
                out.certain(principal.span, &path, message)
                    .detail(principal.text.as_str())
                    .help(help)
                    .severity(severity);
            }
        }
    }
}

enum Narrowed {
    Yes,
    Partly,
    No,
}

fn narrowed(statement: &Statement) -> Narrowed {
    let mut found = Narrowed::No;
    for condition in &statement.conditions {
        // Something nobody can tell may narrow it.
        let unknown = condition.operator.is_none() || condition.values.is_none();
        let narrowing = NARROWING.iter().any(|key| condition.is_key(key));
        if unknown || (narrowing && must_be_there(condition) && !has_wildcard(condition)) {
            return Narrowed::Yes;
        }
        if narrowing {
            found = Narrowed::Partly;
        }
    }
    found
}

fn must_be_there(condition: &Condition) -> bool {
    condition
        .operator
        .is_some_and(|operator| operator.needs_key())
}

fn has_wildcard(condition: &Condition) -> bool {
    // Which account an ARN belongs to is what narrows; its tail may be open.
    let open = |text: &str| {
        let account = text.split(':').nth(4);
        account.map_or(text.contains('*'), |account| account.contains('*'))
    };
    let values = condition.values.as_deref().unwrap_or(&[]);
    values.iter().any(|value| open(value.as_str()))
}
