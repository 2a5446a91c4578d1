//! A verdict in words, and the statements it rests on.

use iam::{Doubt, Evidence, Refusal, Verdict};

/// Why the answer is what it is.
pub(super) fn reason(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Yes(source) => told(source),
        Verdict::No(Refusal::NotGranted) => "nothing grants it".to_owned(),
        Verdict::No(Refusal::Denied(source)) => format!("denied by {}", told(source)),
        Verdict::No(Refusal::Bounded(name)) => format!("{name} does not allow it"),
        Verdict::Depends(doubts) => doubts.iter().map(doubt).collect::<Vec<_>>().join("; "),
    }
}

fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Open(names) => format!("on what could not be read: {}", names.join(", ")),
        Doubt::Condition(source, keys) => {
            format!(
                "on the condition on {} in {}",
                keys.join(", "),
                told(source)
            )
        }
        Doubt::Resource(source) => {
            format!(
                "on the resource: {} names a part of it, or one not known here",
                told(source)
            )
        }
        Doubt::Action(source) => format!("on an action not known here in {}", told(source)),
        Doubt::Deny(source) => format!("on {}, which may deny it", told(source)),
        Doubt::Boundary(name) => format!("on {name}, which may not allow it"),
    }
}

fn told(source: &Evidence) -> String {
    format!("{} of {}", source.statement, source.policy)
}

/// The statements that decide.
pub(super) fn evidence(verdict: &Verdict) -> Vec<&Evidence> {
    match verdict {
        Verdict::Yes(source) | Verdict::No(Refusal::Denied(source)) => vec![source],
        Verdict::No(_) => Vec::new(),
        Verdict::Depends(doubts) => doubts
            .iter()
            .filter_map(|doubt| match doubt {
                Doubt::Condition(source, _)
                | Doubt::Resource(source)
                | Doubt::Action(source)
                | Doubt::Deny(source) => Some(source),
                Doubt::Open(_) | Doubt::Boundary(_) => None,
            })
            .collect(),
    }
}

/// `yes`, `no` or `depends`.
pub(super) fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Yes(_) => "yes",
        Verdict::No(_) => "no",
        Verdict::Depends(_) => "depends",
    }
}
