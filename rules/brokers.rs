//! The brokers that a client may talk to. In: the estate and the client's settings. Out: one question to all of them, such
//! as whether a number of the client's breaks a limit of theirs.

use fact::{Confidence, Hit, Span};
use model::{Estate, Scope, SettingsFile};

use crate::{
    bound::{self, Bound},
    bound_topics::{self, Said},
};

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

/// A limit of the brokers, or of their topics, that a client breaks.
pub(crate) struct Broken {
    /// Of medium confidence at most: the files may not be all there is. It points at the client's own value.
    pub(crate) hit: Hit,
    /// The setting and whose it is.
    pub(crate) what: String,
    /// The limit, as messages tell it.
    pub(crate) told: String,
    /// Where the limit of the first of them was read.
    pub(crate) span: Span,
}

/// The limit `key` where a client breaks that of all brokers it may talk to; `breaks` is asked with the limit. Topics may
/// have limits of their own under the name `on_topics`: one that fits is enough, for the client may be for that topic.
pub(crate) fn broken_limit(
    estate: &Estate,
    client: &SettingsFile,
    (key, on_topics): (&str, Option<&str>),
    breaks: impl Fn(i64) -> bool,
) -> Option<Broken> {
    let asked = on_topics.map(|key| bound_topics::ask(estate, client, key, &breaks));
    match asked.unwrap_or(Said::Nothing) {
        Said::Otherwise => return None,
        Said::Broken(of) => {
            let key = on_topics.unwrap_or(key);
            return Some(Broken {
                what: format!("{key} of topic {}", of.topic),
                told: kafka::told(key, &of.number.to_string()),
                hit: of.hit,
                span: of.span,
            });
        }
        Said::Nothing => {}
    }
    let mut told = String::new();
    let (hit, span) = all_of_them(estate, client, |scope| {
        let limit = scope.setting(key);
        told = limit.told();
        let number = limit.integer();
        let hit = number.holds(|number| breaks(*number))?;
        Some((hit, number.span))
    })?;
    let hit = Hit {
        span: None,
        ..hit.at_most(Confidence::Medium)
    };
    let what = format!("{key} of the brokers");
    Some(Broken {
        hit,
        what,
        told,
        span,
    })
}
