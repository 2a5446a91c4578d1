//! MSK301: an action that its service does not have.

use iam::{Lookup, catalog};
use lint::Findings;
use model::Estate;
use model::access::inner;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in estate.documents() {
        for statement in &written.document.statements {
            for action in statement.actions.items() {
                let Lookup::Unknown { elsewhere, near } = catalog().lookup(action) else {
                    continue;
                };
                // A name of a sibling service has a rule of its own.
                if !elsewhere.is_empty() {
                    continue;
                }
                let name = action.as_str();
                let service = action.prefix().unwrap_or_default();
                let what = if action.pattern.has_wildcard() {
                    "matches no"
                } else {
                    "is no"
                };
                let message = format!(
                    "`{name}` {what} action of the service `{service}`, so it grants and denies nothing"
                );
                let at = inner(&action.text, action.span);
                let finding = out
                    .certain(at, &written.at(statement), message)
                    .detail(name);
                match near {
                    Some(near) => finding.help(format!("did you mean `{near}`?")).replace(
                        format!("write `{near}`"),
                        false,
                        near,
                    ),
                    None => finding.help(format!(
                        "the tables of {} list the actions of `{service}`; remove this one",
                        catalog().newest
                    )),
                };
            }
        }
    }
}
