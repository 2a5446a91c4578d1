//! Can this principal work? In: a principal, a use case and what it is used on; out: yes, no or it depends, with the
//! verdict on every right that is needed and the rights to add.

use std::collections::BTreeMap;

use iam::{Doubt, Need, Refusal, Request, Target, Tri, UseCase, Verdict, Written};

use super::{Principal, Trust, trust};

/// What is known of the conditions under which some rights are needed: `idempotence`, `exactly-once`, …
pub type Settled = BTreeMap<String, bool>;

/// The answer to "can this principal work?".
#[derive(Clone, Debug)]
pub struct Check<'p> {
    /// Who.
    pub principal: &'p Principal,
    /// As what.
    pub case: UseCase,
    /// On what.
    pub target: Target,
    /// Whether the service that uses the role may assume it; `None` where that is no question.
    pub trust: Option<Trust>,
    /// Every right that is or may be needed, with its verdict.
    pub asked: Vec<(Need, Verdict)>,
    /// All in one.
    pub verdict: Tri,
}

/// Answers it. Rights whose condition is settled are needed always, or not at all.
#[must_use]
pub fn check<'p>(
    principal: &'p Principal,
    case: UseCase,
    target: &Target,
    settled: &Settled,
) -> Check<'p> {
    let known = |need: &Need| need.about.as_ref().and_then(|about| settled.get(about));
    let asked: Vec<(Need, Verdict)> = case
        .check(&principal.union, target, &Request::new())
        .into_iter()
        .filter(|(need, _)| known(need) != Some(&false))
        .map(|(mut need, verdict)| {
            if known(&need) == Some(&true) {
                need.when = None;
            }
            (need, verdict)
        })
        .collect();
    let trust = case
        .trusted_service()
        .and_then(|service| trust(principal, service));
    let trusted = match &trust {
        None | Some(Trust::Yes(_)) => Tri::Yes,
        Some(Trust::No) => Tri::No,
        Some(Trust::Depends(_)) => Tri::Maybe,
    };
    Check {
        principal,
        case,
        target: target.clone(),
        verdict: trusted.and(together(&asked)),
        trust,
        asked,
    }
}

/// All needs in one: what is needed in some case only leaves the answer open, unless each of its alternatives fails.
fn together(asked: &[(Need, Verdict)]) -> Tri {
    let mut verdict = Tri::Yes;
    let mut alternatives: BTreeMap<&str, Vec<Tri>> = BTreeMap::new();
    for (need, answer) in asked {
        let answer = tri(answer);
        if let (true, Some(about)) = (need.either, need.about.as_deref()) {
            alternatives.entry(about).or_default().push(answer);
        }
        verdict = verdict.and(if need.when.is_some() {
            answer.or(Tri::Maybe)
        } else {
            answer
        });
    }
    let hopeless = alternatives
        .values()
        .any(|answers| answers.iter().all(|answer| answer.is_no()));
    if hopeless { Tri::No } else { verdict }
}

fn tri(verdict: &Verdict) -> Tri {
    match verdict {
        Verdict::Yes(_) => Tri::Yes,
        Verdict::No(_) => Tri::No,
        Verdict::Depends(_) => Tri::Maybe,
    }
}

impl Check<'_> {
    /// The statements to add: rights that nothing grants, or not for sure. What is denied or lies outside a boundary
    /// is not among them: adding a grant would change nothing.
    #[must_use]
    pub fn missing(&self) -> Written {
        let needs: Vec<Need> = self
            .asked
            .iter()
            .filter(|(_, verdict)| lacks_a_grant(verdict))
            .map(|(need, _)| need.clone())
            .collect();
        Written::of(&needs)
    }

    /// Whether a statement takes away, or may take away, what is needed.
    #[must_use]
    pub fn is_denied(&self) -> bool {
        self.asked.iter().any(|(_, verdict)| match verdict {
            Verdict::No(Refusal::Denied(_) | Refusal::Bounded(_)) => true,
            Verdict::Depends(doubts) => doubts
                .iter()
                .any(|doubt| matches!(doubt, Doubt::Deny(_) | Doubt::Boundary(_))),
            _ => false,
        })
    }
}

fn lacks_a_grant(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::No(Refusal::NotGranted) => true,
        Verdict::Depends(doubts) => doubts
            .iter()
            .any(|doubt| !matches!(doubt, Doubt::Deny(_) | Doubt::Boundary(_))),
        _ => false,
    }
}
