//! Who may do something to Kafka: the principals of the estate whose statements speak of MSK, with their policies.

use std::collections::BTreeSet;

use model::{Estate, access};
use serde::Serialize;

use super::value::Teller;
use crate::spot::Placed;

/// Someone with statements about MSK.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Principal {
    pub(super) name: String,
    /// `role`, `user`, `group`, `function`, `policy`, or `file`.
    pub(super) kind: &'static str,
    pub(super) path: String,
    #[serde(flatten)]
    pub(super) at: Placed,
    /// The actions on MSK that its statements name, allowed or denied, sorted.
    pub(super) actions: Vec<String>,
    /// The policies that were read.
    pub(super) policies: Vec<String>,
    /// The permissions boundaries.
    pub(super) boundaries: Vec<String>,
    /// The policies that could not be read: they may grant or deny more.
    pub(super) open: Vec<String>,
}

pub(super) fn principals(estate: &Estate, teller: &Teller<'_>) -> Vec<Principal> {
    let shown = |principal: &access::Principal| {
        let actions = actions(principal);
        let called = principal.called.first().cloned();
        let names = |all: &[iam::Policy]| all.iter().map(|one| one.name.clone()).collect();
        (!actions.is_empty()).then(|| Principal {
            name: called.unwrap_or_else(|| principal.name.clone()),
            kind: principal.bearer.as_str(),
            path: principal.path.to_string(),
            at: teller.at(principal.span),
            actions,
            policies: names(&principal.union.policies),
            boundaries: names(&principal.union.boundaries),
            open: principal.union.open.clone(),
        })
    };
    estate.principals().iter().filter_map(shown).collect()
}

/// The actions of MSK, and `*`, as they are written.
fn actions(principal: &access::Principal) -> Vec<String> {
    let ours = |action: &&iam::Action| {
        let prefix = action.prefix();
        action.as_str() == "*"
            || prefix.is_some_and(|prefix| iam::MSK_PREFIXES.contains(&prefix.as_str()))
    };
    let written = principal
        .union
        .statements()
        .flat_map(|(_, statement)| statement.actions.items())
        .filter(ours)
        .map(|action| action.as_str().to_owned());
    written.collect::<BTreeSet<_>>().into_iter().collect()
}
