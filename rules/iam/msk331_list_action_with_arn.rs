//! MSK331: an action that takes no resource, in a statement without `*`.

use iam::{ActionFacts, Lookup, MSK_PREFIXES, Statement, catalog};
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in estate.documents() {
        for statement in written.document.allows() {
            if !names_resources(statement) {
                continue;
            }
            for action in statement.actions.only() {
                let names = without_resource(action);
                let [first, ..] = &names[..] else { continue };
                let plain = action.is_plain();
                let message = if plain {
                    format!(
                        "{first} takes no resource, so it is granted on `*` only: here it grants nothing"
                    )
                } else {
                    format!(
                        "`{}` includes {}, which take no resource and are granted on `*` only",
                        action.as_str(),
                        names.join(", ")
                    )
                };
                let at = inner(&action.text, action.span);
                let finding = out.certain(at, &written.at(statement), message);
                finding
                    .detail(action.as_str())
                    .help("grant it in a statement of its own with \"Resource\": \"*\"");
                if !plain {
                    finding.severity(Severity::Note);
                }
            }
        }
    }
}

/// Whether no resource is, or may turn out to be, a star.
fn names_resources(statement: &Statement) -> bool {
    let resources = statement.resources.only();
    !resources.is_empty() && resources.iter().all(|resource| resource.arn().is_some())
}

fn without_resource(action: &iam::Action) -> Vec<String> {
    // The star of a whole service is meant for what the ARNs name.
    if action.name().is_none_or(|name| name == "*") {
        return Vec::new();
    }
    let Lookup::Known(list) = catalog().lookup(action) else {
        return Vec::new();
    };
    list.into_iter()
        .filter(|facts| {
            facts.types.is_empty()
                && facts.is_listed()
                && facts.name != "GetBootstrapBrokers"
                && MSK_PREFIXES.contains(&facts.service)
        })
        .map(ActionFacts::full_name)
        .collect()
}
