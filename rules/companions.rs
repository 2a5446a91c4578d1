//! Rights that are of no use without others: where an action is granted and its companion is not.

use iam::{Grant, Lookup, MskArn, Resource, catalog};
use model::access::Principal;

/// An action that is granted where its companion is not.
pub(crate) struct Lack<'p> {
    /// The first grant of the statement that lacks it.
    pub(crate) grant: Grant<'p>,
    /// Whether the companion is granted for a part of the resource.
    pub(crate) partly: bool,
}

/// The statements that grant `action` for sure on a pattern that no grant of `companion` contains. Both work on the
/// same type of resource. One per statement and action string.
pub(crate) fn uncovered<'p>(
    principal: &'p Principal,
    action: &str,
    companion: &str,
) -> Vec<Lack<'p>> {
    lacking(principal, action, companion, |companions, resource| {
        if companions.iter().any(|one| one.may_cover(resource)) {
            return None;
        }
        let partly = companions
            .iter()
            .any(|one| one.resource.is_none_or(|other| other.meets(resource)));
        // What is not wholly known may be just what the companion is granted on.
        (!(partly && resource.is_open())).then_some(partly)
    })
}

/// The statements that grant `action` for sure on a cluster where `companion`, which works on another type of
/// resource, is granted nowhere.
pub(crate) fn unaccompanied<'p>(
    principal: &'p Principal,
    action: &str,
    companion: &str,
) -> Vec<Lack<'p>> {
    lacking(principal, action, companion, |companions, resource| {
        let met = companions.iter().any(|one| {
            one.resource
                .is_none_or(|other| same_cluster(resource, other))
        });
        (!met).then_some(false)
    })
}

/// Whether an action is granted nowhere although its name is written out: on the wrong type of resource, or misspelt.
/// Those mistakes have rules of their own, and are the cause of whatever else is missing.
pub(crate) fn is_misplaced(principal: &Principal, action: &str) -> bool {
    principal.union.grants(action).is_empty() && is_named(principal, action)
}

/// Whether the name of an action is written out in a statement that allows, or one that was meant for it.
fn is_named(principal: &Principal, action: &str) -> bool {
    let means = |one: &iam::Action| match catalog().lookup(one) {
        Lookup::Known(_) => one.is_plain() && one.as_str().eq_ignore_ascii_case(action),
        Lookup::Unknown { near, elsewhere } => {
            near.as_deref() == Some(action) || elsewhere.iter().any(|other| other == action)
        }
        Lookup::WrongPrefix(_) | Lookup::NotListed => false,
    };
    principal
        .union
        .statements()
        .filter(|(_, statement)| statement.is_allow())
        .any(|(_, statement)| statement.actions.only().iter().any(means))
}

/// Whether two ARNs can belong to one cluster; what is no plain MSK ARN can belong to any.
pub(crate) fn same_cluster(one: &Resource, other: &Resource) -> bool {
    match (MskArn::of(one), MskArn::of(other)) {
        (Some(one), Some(other)) => one.may_share_cluster(&other),
        _ => true,
    }
}

/// The grants of `action` that lack `companion`, as `lacks` says of its grants and of a resource.
fn lacking<'p>(
    principal: &'p Principal,
    action: &str,
    companion: &str,
    lacks: impl Fn(&[Grant<'p>], &Resource) -> Option<bool>,
) -> Vec<Lack<'p>> {
    let grants = principal.union.grants(action);
    if grants.is_empty() {
        return Vec::new();
    }
    let companions = principal.union.grants(companion);
    if companions.is_empty() && is_named(principal, companion) {
        return Vec::new();
    }
    let mut found: Vec<Lack<'p>> = Vec::new();
    for grant in grants {
        // What AWS wrote is not ours to mend; what is not known for sure is not judged.
        let judged = grant.sure && principal.written(grant.policy).is_some();
        let lack = |resource| lacks(&companions, resource);
        let Some(partly) = grant.resource.filter(|_| judged).and_then(lack) else {
            continue;
        };
        let again = found.iter().any(|one| {
            std::ptr::eq(one.grant.statement, grant.statement)
                && one.grant.action.map(|a| a.span) == grant.action.map(|a| a.span)
        });
        if !again {
            found.push(Lack { grant, partly });
        }
    }
    found
}
