//! The brokers that a client may talk to. In: the estate and the client's settings. Out: one question to all of them.

use fact::{Hit, Span};
use model::{Estate, Scope, SettingsFile};

use crate::bound::{self, Bound};

/// Whether the answer is yes for the brokers behind a client: those of the cluster it is bound to, else all brokers of
/// the run, of which there must be some. The span is where the first of them was read.
pub(crate) fn all_of_them(
    estate: &Estate,
    client: &SettingsFile,
    mut question: impl FnMut(&Scope<'_>) -> Option<(Hit, Span)>,
) -> Option<(Hit, Span)> {
    let cluster = match bound::of(estate, client) {
        Bound::To(cluster, _) => Some(cluster),
        Bound::Anyone if estate.serverless().next().is_some() => return None,
        Bound::Anyone => None,
        Bound::Elsewhere => return None,
    };
    let is_meant = |scope: &Scope<'_>| match (&cluster, &scope.cluster) {
        (None, _) => true,
        (Some(wanted), Some(cluster)) => wanted.is_same(cluster),
        (Some(_), None) => false,
    };
    let mut joined: Option<(Hit, Span)> = None;
    for scope in estate.scopes().iter().filter(|scope| is_meant(scope)) {
        let (hit, span) = question(scope)?;
        joined = Some(match joined {
            Some((before, first)) => (before.and(&hit), first),
            None => (hit, span),
        });
    }
    joined
}
