//! MSK302: an action under a prefix that does not have it, while another does.

use iam::{Action, Lookup, MSK_PREFIXES, catalog};
use lint::Findings;
use model::Estate;
use model::access::inner;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in estate.documents() {
        for statement in &written.document.statements {
            for action in statement.actions.items() {
                let Some(right) = right_name(action) else {
                    continue;
                };
                let name = action.as_str();
                let prefix = action.prefix().unwrap_or_default();
                let message = match catalog().service(&prefix) {
                    Some(_) => format!("`{name}` does not exist: the action is `{right}`"),
                    None => {
                        format!("there is no service prefix `{prefix}`: the action is `{right}`")
                    }
                };
                let at = inner(&action.text, action.span);
                out.certain(at, &written.at(statement), message)
                    .detail(name)
                    .help(format!("write `{right}`"))
                    .replace(format!("write `{right}`"), false, right);
            }
        }
    }
}

/// The action that was meant.
fn right_name(action: &Action) -> Option<String> {
    match catalog().lookup(action) {
        Lookup::Unknown { elsewhere, .. } => elsewhere.into_iter().next(),
        Lookup::WrongPrefix(prefix) => {
            let name = action.name()?;
            let known = std::iter::once(prefix)
                .chain(MSK_PREFIXES)
                .find_map(|prefix| catalog().action(&format!("{prefix}:{name}")));
            Some(known.map_or_else(|| format!("{prefix}:{name}"), iam::ActionFacts::full_name))
        }
        Lookup::Known(_) | Lookup::NotListed => None,
    }
}
