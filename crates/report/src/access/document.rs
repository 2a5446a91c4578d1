//! The published JSON document `mskwise/access/1`. Fields may be added, none renamed. The schema is
//! `crates/report/schema/access-1.json`.

use fact::{Sources, Text};
use iam::{Evidence, Target, Tri, Written};
use model::access::{Check, Principal, Trust, Who};
use serde::Serialize;

use super::reason::{evidence, reason, word};
use super::{AccessAnswer, AccessReport};
use crate::spot::Placed;

/// The name and version of the document.
pub const SCHEMA: &str = "mskwise/access/1";

#[derive(Clone, Debug, Serialize)]
pub(super) struct Document {
    schema: &'static str,
    version: String,
    #[serde(flatten)]
    pub(super) answer: Answer,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "question", rename_all = "kebab-case")]
pub(super) enum Answer {
    Check(Box<CheckShown>),
    WhoCan(WhoShown),
    Policy(PolicyShown),
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct CheckShown {
    pub(super) principal: Person,
    #[serde(rename = "as")]
    pub(super) case: &'static str,
    pub(super) on: On,
    /// `yes`, `no` or `depends`.
    pub(super) verdict: &'static str,
    pub(super) needs: Vec<Row>,
    /// The statements to add; null when none would help.
    pub(super) missing: Option<Written>,
    /// Where the list of needs comes from.
    pub(super) source: &'static str,
}

/// Whom an answer is about.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) kind: &'static str,
    #[serde(flatten)]
    pub(super) at: Placed,
    /// The policies that were looked at, permissions boundaries included.
    pub(super) policies: Vec<String>,
    /// What could not be read.
    pub(super) open: Vec<String>,
}

/// What a use case is about; what is not known is left out.
#[derive(Clone, Debug, Serialize)]
pub(super) struct On {
    pub(super) cluster: String,
    pub(super) topics: Vec<String>,
    pub(super) groups: Vec<String>,
    pub(super) transactional_ids: Vec<String>,
}

/// One right and its verdict.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    pub(super) action: String,
    /// The ARN, `…` for what is not known.
    pub(super) resource: String,
    /// When it is needed; null for always.
    pub(super) when: Option<String>,
    pub(super) verdict: &'static str,
    pub(super) reason: String,
    pub(super) statements: Vec<Quote>,
}

/// A statement that decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Quote {
    pub(super) policy: String,
    pub(super) statement: String,
    /// Null for policies that AWS wrote.
    #[serde(flatten)]
    pub(super) at: Option<Placed>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct WhoShown {
    pub(super) action: String,
    pub(super) resource: String,
    pub(super) principals: Vec<Able>,
}

/// Somebody and whether they can.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Able {
    pub(super) name: String,
    pub(super) verdict: &'static str,
    pub(super) reason: String,
    pub(super) statements: Vec<Quote>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct PolicyShown {
    #[serde(rename = "as")]
    pub(super) case: &'static str,
    pub(super) on: On,
    pub(super) policy: Written,
    pub(super) source: &'static str,
}

impl Document {
    pub(super) fn of(report: &AccessReport<'_>) -> Self {
        let sources = report.sources;
        Self {
            schema: SCHEMA,
            version: report.version.to_owned(),
            answer: match report.answer {
                AccessAnswer::Check(check) => Answer::Check(Box::new(checked(check, sources))),
                AccessAnswer::Who(who) => Answer::WhoCan(able(who, sources)),
                AccessAnswer::Policy {
                    case,
                    target,
                    written,
                } => Answer::Policy(PolicyShown {
                    case: case.as_str(),
                    on: on(target),
                    policy: written.clone(),
                    source: case.source(),
                }),
            },
        }
    }
}

fn checked(check: &Check<'_>, sources: &Sources) -> CheckShown {
    let missing = check.missing();
    let trust = check
        .case
        .trusted_service()
        .zip(check.trust.as_ref())
        .map(|(service, trust)| trusted(service, trust, sources));
    let needs = check.asked.iter().map(|(need, verdict)| Row {
        action: need.action.clone(),
        resource: need.resource.to_string(),
        when: need.when.clone(),
        verdict: word(verdict),
        reason: reason(verdict),
        statements: quotes(evidence(verdict), sources),
    });
    CheckShown {
        principal: person(check.principal, sources),
        case: check.case.as_str(),
        on: on(&check.target),
        verdict: match check.verdict {
            Tri::Yes => "yes",
            Tri::No => "no",
            Tri::Maybe => "depends",
        },
        needs: trust.into_iter().chain(needs).collect(),
        missing: (!missing.is_empty()).then_some(missing),
        source: check.case.source(),
    }
}

/// That the service may assume the role is the first thing it needs.
fn trusted(service: &str, trust: &Trust, sources: &Sources) -> Row {
    let (verdict, reason, statements) = match trust {
        Trust::Yes(source) => (
            "yes",
            format!("{} of its {}", source.statement, source.policy),
            quotes(vec![source], sources),
        ),
        Trust::No => (
            "no",
            format!("its trust policy does not name {service}"),
            Vec::new(),
        ),
        Trust::Depends(on) => ("depends", format!("on {on}"), Vec::new()),
    };
    Row {
        action: "sts:AssumeRole".into(),
        resource: format!("for {service}"),
        when: None,
        verdict,
        reason,
        statements,
    }
}

fn person(principal: &Principal, sources: &Sources) -> Person {
    let called = principal.called.first().cloned();
    Person {
        name: called.unwrap_or_else(|| principal.name.clone()),
        kind: principal.bearer.as_str(),
        at: Placed::of(principal.span, sources),
        policies: principal.policy_names(),
        open: principal.union.open.clone(),
    }
}

fn on(target: &Target) -> On {
    let known = |text: &Option<Text>| {
        let text = text.as_ref().map(|text| iam::readable(text.as_str()));
        text.filter(|text| text != "…")
    };
    let cluster = match (known(&target.cluster), known(&target.uuid)) {
        (Some(name), Some(uuid)) => format!("{name}/{uuid}"),
        (Some(name), None) => name,
        (None, _) => "…".to_owned(),
    };
    On {
        cluster,
        topics: target.topics.clone(),
        groups: target.groups.clone(),
        transactional_ids: target.transactional_ids.clone(),
    }
}

fn able(who: &Who<'_>, sources: &Sources) -> WhoShown {
    let ours = who.principals.iter().map(|(principal, verdict)| {
        let file = || sources.name(principal.span.file).to_owned();
        Able {
            name: if principal.loose {
                file()
            } else {
                principal.name.clone()
            },
            verdict: word(verdict),
            reason: reason(verdict),
            statements: quotes(evidence(verdict), sources),
        }
    });
    let others = who.others.iter().map(|other| {
        let source = &other.evidence;
        let because = format!("{} of {}", source.statement, source.policy);
        Able {
            name: other.name.clone(),
            verdict: if other.enough { "yes" } else { "depends" },
            reason: if other.enough {
                because
            } else {
                format!("on its own policies, and on the conditions of {because}, which lets it in")
            },
            statements: quotes(vec![source], sources),
        }
    });
    WhoShown {
        action: who.action.clone(),
        resource: who.resource.to_string(),
        principals: ours.chain(others).collect(),
    }
}

/// A statement without bytes of its own is one of AWS's.
fn quotes(evidence: Vec<&Evidence>, sources: &Sources) -> Vec<Quote> {
    evidence
        .into_iter()
        .map(|source| Quote {
            policy: source.policy.clone(),
            statement: source.statement.clone(),
            at: (!source.span.is_empty()).then(|| Placed::of(source.span, sources)),
        })
        .collect()
}
