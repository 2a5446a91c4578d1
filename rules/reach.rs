//! How far a data right reaches: one cluster, clusters whose names begin alike, or every cluster of the account.

use iam::{MskArn, MskKind, Resource, Shape};

/// The reach of a resource pattern for rights on topics, groups and transactional ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// One cluster name, or not known.
    One,
    /// Every cluster whose name begins or looks so.
    Alike,
    /// Every cluster.
    Every,
}

/// How far a pattern reaches for resources of one kind.
pub(crate) fn of(resource: &Resource, kind: MskKind) -> Reach {
    match &resource.shape {
        Shape::Everything => return Reach::Every,
        Shape::Opaque | Shape::Malformed => return Reach::One,
        Shape::Arn(_) => {}
    }
    if resource.covers(kind.every()).is_yes() {
        return Reach::Every;
    }
    let Some(arn) = MskArn::of(resource) else {
        return if resource.covers_here(kind.every()).is_yes() {
            Reach::Every
        } else {
            Reach::One
        };
    };
    if arn.name.pattern.is_star() {
        // `topic/*` and `topic/*/*` reach everything; a name behind them narrows it.
        let wide =
            |part: &Option<iam::Part>| part.as_ref().is_none_or(|part| part.pattern.is_star());
        return if wide(&arn.uuid) && wide(&arn.rest) {
            Reach::Every
        } else {
            Reach::Alike
        };
    }
    if arn.name.pattern.has_wildcard() {
        Reach::Alike
    } else {
        Reach::One
    }
}
