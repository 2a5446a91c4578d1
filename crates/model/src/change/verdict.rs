//! Two values in every case they can be in: the same, another one, or who knows.

use fact::{Alternative, Case, Confidence, Outcome, Standing, Value, Why};

use super::rendered::Rendered;

/// What two values have to do with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing changes.
    Same,
    /// It changes, from and to these texts.
    Changed {
        before: Option<Rendered>,
        after: Option<Rendered>,
        confidence: Confidence,
        case: Case,
    },
    /// It cannot be told.
    Open(String),
}

type Seen = Alternative<Option<Rendered>>;

/// What is deployed by default on either side counts first; then any case that both sides can be in.
pub(super) fn verdict(before: Value<Option<Rendered>>, after: Value<Option<Rendered>>) -> Verdict {
    let certain = matches!((&before, &after), (Value::Known(_), Value::Known(_)));
    let (before, after) = (before.into_alternatives(), after.into_alternatives());
    let by_default = |all: &[Seen]| {
        all.iter()
            .find(|one| one.standing == Standing::Default)
            .cloned()
    };
    let open = if let (Some(was), Some(is)) = (by_default(&before), by_default(&after)) {
        match alike(&was, &is) {
            Alike::No => {
                let confidence = if certain {
                    Confidence::High
                } else {
                    Confidence::Medium
                };
                return changed(&was, &is, confidence);
            }
            Alike::Yes => None,
            Alike::Open(why) => Some(why),
        }
    } else {
        undecided(&before, &after)
    };
    for was in &before {
        for is in &after {
            if was.case.join(&is.case).is_none() {
                continue;
            }
            if let Alike::No = alike(was, is) {
                let unlikely = was.standing.max(is.standing) == Standing::Override;
                let confidence = if unlikely {
                    Confidence::Low
                } else {
                    Confidence::Medium
                };
                return changed(was, is, confidence);
            }
        }
    }
    open.map_or(Verdict::Same, Verdict::Open)
}

/// Without a default on either side, what is open in a case both can be in stays open.
fn undecided(before: &[Seen], after: &[Seen]) -> Option<String> {
    before.iter().find_map(|was| {
        after.iter().find_map(|is| {
            was.case.join(&is.case)?;
            match alike(was, is) {
                Alike::Open(why) => Some(why),
                Alike::Yes | Alike::No => None,
            }
        })
    })
}

fn changed(was: &Seen, is: &Seen, confidence: Confidence) -> Verdict {
    let text = |one: &Seen| match &one.outcome {
        Outcome::Known(text) => text.clone(),
        Outcome::Unknown(_) | Outcome::Absent => None,
    };
    let case = was.case.join(&is.case);
    Verdict::Changed {
        before: text(was),
        after: text(is),
        confidence,
        // Two defaults of one parameter contradict each other; then the new one is what matters.
        case: case.unwrap_or_else(|| is.case.clone()),
    }
}

enum Alike {
    Yes,
    No,
    Open(String),
}

fn alike(was: &Seen, is: &Seen) -> Alike {
    match (&was.outcome, &is.outcome) {
        (Outcome::Unknown(why), _) | (_, Outcome::Unknown(why)) => Alike::Open(why.to_string()),
        (Outcome::Known(Some(was)), Outcome::Known(Some(is))) => texts(was, is),
        (Outcome::Known(None) | Outcome::Absent, Outcome::Known(None) | Outcome::Absent) => {
            Alike::Yes
        }
        (Outcome::Known(Some(_)), _) | (_, Outcome::Known(Some(_))) => Alike::No,
    }
}

fn texts(was: &Rendered, is: &Rendered) -> Alike {
    if was.blank || is.blank {
        return Alike::Open(Why::Unresolved("a part of it is not known here".into()).to_string());
    }
    if was.text == is.text {
        return Alike::Yes;
    }
    // Literals differ, and so do two resources; a literal may be what a reference or parameter stands for.
    let same_kind = was.names.is_empty() == is.names.is_empty();
    if was.open == is.open && same_kind {
        return Alike::No;
    }
    let waiting = was.open.iter().chain(&is.open).next();
    Alike::Open(match waiting {
        Some(name) => format!("it depends on {name}"),
        None => "one side names a resource, the other a value".into(),
    })
}
