//! MSK334: a policy document that IAM refuses, or in which a statement does nothing.

use iam::{Code, Place, Stored};
use lint::{Findings, Severity};
use model::Estate;
use model::access::Holder;

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
}
