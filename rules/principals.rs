//! How bad it is that a right is missing, by what is known of whoever lacks it.

use lint::{Finding, Severity};
use model::access::Principal;

/// A rule's own word when every policy is known, at most a warning for a document of which nobody says whose it is, a
/// note when a policy could not be read.
pub(crate) fn soften(principal: &Principal, finding: &mut Finding, severity: Severity) {
    let severity = if principal.loose {
        severity.min(Severity::Warning)
    } else if principal.union.is_closed() {
        severity
    } else {
        Severity::Note
    };
    finding.severity(severity);
}
