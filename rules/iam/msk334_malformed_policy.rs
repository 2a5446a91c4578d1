//! MSK334: a policy document that IAM refuses, or in which a statement does nothing.

use iam::{Code, Place, Stored};
use lint::{Findings, Severity};
use model::Estate;
use model::access::{Bearer, Holder, Principal};
use syntax::limits::MAX_PRINCIPAL_CHARACTERS;

use crate::mistakes;

const CODES: [Code; 15] = [
    Code::Shape,
    Code::UnknownElement,
    Code::DuplicateElement,
    Code::MissingElement,
    Code::BothForms,
    Code::Version,
    Code::Effect,
    Code::Sid,
    Code::RepeatedSid,
    Code::Misplaced,
    Code::Empty,
    Code::Action,
    Code::Principal,
    Code::Operator,
    Code::Character,
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    mistakes::report(estate, out, &CODES, |finding, problem| {
        // IAM takes these; the statement only does nothing, or less than it says.
        if matches!(problem.code, Code::Empty | Code::DuplicateElement) {
            finding.severity(Severity::Note);
        }
    });
    for written in estate.documents() {
        let document = &written.document;
        let (place, stored) = match (document.place, written.holder) {
            (Place::Cluster, _) => ("cluster policy", Stored::Cluster),
            (Place::Trust, _) => ("trust policy", Stored::Trust),
            (Place::Identity, Holder::Managed) => ("managed policy", Stored::Managed),
            _ => continue,
        };
        let Some(limit) = stored.limit() else {
            continue;
        };
        if document.size.at_least > limit {
            let message = format!(
                "the {place} has {} characters without white space; {limit} are allowed",
                document.size.at_least
            );
            let span = document.version_span.unwrap_or(document.span);
            out.certain(span, &written.path, message)
                .help("split it, or join statements with the same resources");
        }
    }
    for principal in estate.principals() {
        if principal.passed_over == 0 {
            inline_together(principal, out);
        } else {
            too_many(principal, out);
        }
    }
}

/// What cannot be attached anyway is not read to its end, and that is told.
fn too_many(principal: &Principal, out: &mut Findings<'_>) {
    let message = format!(
        "the policies of {} have more than {MAX_PRINCIPAL_CHARACTERS} characters without white space together: the last {} of \
         them are not looked at",
        principal.name, principal.passed_over
    );
    out.certain(principal.span, &principal.path, message)
        .severity(Severity::Warning)
        .detail("policies together")
        .help("attach fewer: no role, user or group takes as much");
}

/// The quota for inline policies is one for all of a role, user or group together.
fn inline_together(principal: &Principal, out: &mut Findings<'_>) {
    let stored = match principal.bearer {
        Bearer::Role => Stored::Role,
        Bearer::User => Stored::User,
        Bearer::Group => Stored::Group,
        Bearer::Function | Bearer::Policy | Bearer::Document => return,
    };
    // What a user has through its groups is counted there.
    let own = principal.documents.iter().filter(|written| {
        let elsewhere = principal.bearer == Bearer::User
            && !written.path.as_str().starts_with(principal.path.as_str());
        written.holder == Holder::Other && !elsewhere
    });
    let characters: usize = own.map(|written| written.document.size.at_least).sum();
    let Some(limit) = stored.limit().filter(|limit| characters > *limit) else {
        return;
    };
    let message = format!(
        "the inline policies of {} have {characters} characters without white space together; {limit} are allowed",
        principal.name
    );
    out.certain(principal.span, &principal.path, message)
        .detail("inline policies together")
        .help("move statements to managed policies, or join those with the same resources");
}
