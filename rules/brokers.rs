//! The brokers that the clients of a run may talk to. In: the estate. Out: one question to all of them.

use fact::{Hit, Span};
use model::{Estate, Scope};

/// Whether the answer is yes for all brokers of the run, of which there must be some: nobody knows which of them a client
/// talks to. The span is where the first of them was read.
pub(crate) fn all_of_them(
    estate: &Estate,
    mut question: impl FnMut(&Scope<'_>) -> Option<(Hit, Span)>,
) -> Option<(Hit, Span)> {
    if estate.serverless().next().is_some() {
        return None;
    }
    let mut joined: Option<(Hit, Span)> = None;
    for scope in estate.scopes() {
        let (hit, span) = question(&scope)?;
        joined = Some(match joined {
            Some((before, first)) => (before.and(&hit), first),
            None => (hit, span),
        });
    }
    joined
}
