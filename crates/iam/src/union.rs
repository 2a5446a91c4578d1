//! All policies of one principal together. In: their documents, boundaries, and what could not be read; out: whether an
//! action on a resource is allowed, with the statement that decides.

use std::sync::Arc;

use fact::Span;

use crate::{Condition, Document, Question, Request, Resource, Statement, Tri};

/// A policy under the name a reader knows it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// "inline policy `x`", "AWS managed policy Y (v2 of 2024-03-25)".
    pub name: String,
    /// The document.
    pub document: Arc<Document>,
}

/// Every policy of one principal that is among the inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Union {
    /// The policies that grant and deny.
    pub policies: Vec<Policy>,
    /// The permissions boundaries: nothing is allowed that they do not allow too.
    pub boundaries: Vec<Policy>,
    /// What may grant or deny more: policies that could not be read, by name.
    pub open: Vec<String>,
}

/// Where a decision comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The policy's name.
    pub policy: String,
    /// The statement: "statement `Sid`".
    pub statement: String,
    /// The bytes of the statement; empty for built-in documents.
    pub span: Span,
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Allowed, by this statement.
    Yes(Evidence),
    /// Not allowed.
    No(Refusal),
    /// It depends.
    Depends(Vec<Doubt>),
}

/// Why something is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No statement grants it.
    NotGranted,
    /// A statement denies it.
    Denied(Evidence),
    /// A boundary does not allow it; its name.
    Bounded(String),
}

/// What an answer depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Policies that could not be read.
    Open(Vec<String>),
    /// A statement grants it when its conditions hold; their keys.
    Condition(Evidence, Vec<String>),
    /// A statement grants it for a part of the resource, or for an unknown one.
    Resource(Evidence),
    /// A statement grants it when an unknown action is this one.
    Action(Evidence),
    /// A statement may deny it.
    Deny(Evidence),
    /// A boundary may not allow it; its name.
    Boundary(String),
}

impl Union {
    /// The same union with one more policy; a document with unknown parts opens it.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, document: Arc<Document>) -> Self {
        let name = name.into();
        if document.is_partly_unknown() {
            self.open.push(format!("a part of {name}"));
        }
        self.policies.push(Policy { name, document });
        self
    }

    /// The same union within a permissions boundary.
    #[must_use]
    pub fn within(mut self, name: impl Into<String>, document: Arc<Document>) -> Self {
        let name = name.into();
        self.boundaries.push(Policy { name, document });
        self
    }

    /// The same union with a policy that could not be read.
    #[must_use]
    pub fn opened_by(mut self, name: impl Into<String>) -> Self {
        self.open.push(name.into());
        self
    }

    /// Whether every policy is known: only then is the absence of a grant certain.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.open.is_empty()
    }

    /// All statements with the names of their policies.
    pub fn statements(&self) -> impl Iterator<Item = (&Policy, &Statement)> {
        self.policies.iter().flat_map(|policy| {
            policy
                .document
                .statements
                .iter()
                .map(move |statement| (policy, statement))
        })
    }

    /// Whether an action on a resource is allowed in a request of which this is known.
    #[must_use]
    pub fn allows(&self, action: &str, resource: &Resource, request: &Request) -> Verdict {
        let question = Question::new(action, resource.clone());
        let mut doubts = Vec::new();
        let mut granted = None;
        for (policy, statement) in self.statements() {
            let matched = statement.matches(&question, request);
            let verdict = matched.all();
            if statement.is_deny() && verdict.is_yes() {
                return Verdict::No(Refusal::Denied(evidence(policy, statement)));
            }
            if verdict.is_no() || statement.effect.is_none() {
                continue;
            }
            let source = evidence(policy, statement);
            if statement.is_deny() {
                doubts.push(Doubt::Deny(source));
            } else if verdict.is_yes() {
                granted.get_or_insert(source);
            } else if matched.action == Tri::Maybe {
                doubts.push(Doubt::Action(source));
            } else if matched.resource == Tri::Maybe {
                doubts.push(Doubt::Resource(source));
            } else {
                doubts.push(Doubt::Condition(source, open_keys(statement, request)));
            }
        }
        self.conclude(&question, request, granted, doubts)
    }

    fn conclude(
        &self,
        question: &Question,
        request: &Request,
        granted: Option<Evidence>,
        mut doubts: Vec<Doubt>,
    ) -> Verdict {
        let bounded = Tri::all(
            self.boundaries
                .iter()
                .map(|boundary| boundary_allows(boundary, question, request)),
        );
        let limit = || {
            self.boundaries
                .first()
                .map_or_else(String::new, |b| b.name.clone())
        };
        match bounded {
            Tri::No => return Verdict::No(Refusal::Bounded(limit())),
            Tri::Maybe => doubts.push(Doubt::Boundary(limit())),
            Tri::Yes => {}
        }
        if let Some(source) = granted {
            // Other grants that are open change nothing; denials and boundaries that are open do.
            doubts.retain(|doubt| matches!(doubt, Doubt::Deny(_) | Doubt::Boundary(_)));
            return if doubts.is_empty() {
                Verdict::Yes(source)
            } else {
                Verdict::Depends(doubts)
            };
        }
        if !self.is_closed() {
            doubts.push(Doubt::Open(self.open.clone()));
        }
        let may_grant = doubts
            .iter()
            .any(|doubt| !matches!(doubt, Doubt::Deny(_) | Doubt::Boundary(_)));
        if may_grant {
            Verdict::Depends(doubts)
        } else {
            Verdict::No(Refusal::NotGranted)
        }
    }
}

/// Whether a boundary lets a question through, by its own statements alone.
fn boundary_allows(boundary: &Policy, question: &Question, request: &Request) -> Tri {
    let of = |wanted: fn(&Statement) -> bool| {
        Tri::any(
            boundary
                .document
                .statements
                .iter()
                .filter(|statement| wanted(statement))
                .map(|statement| statement.matches(question, request).all()),
        )
    };
    let allowed = of(Statement::is_allow).and(of(Statement::is_deny).negate());
    if boundary.document.is_partly_unknown() {
        Tri::Maybe
    } else {
        allowed
    }
}

fn evidence(policy: &Policy, statement: &Statement) -> Evidence {
    Evidence {
        policy: policy.name.clone(),
        statement: statement.label(),
        span: statement.span,
    }
}

fn open_keys(statement: &Statement, request: &Request) -> Vec<String> {
    let open = |condition: &&Condition| condition.holds(request) == Tri::Maybe;
    let mut keys: Vec<String> = statement
        .conditions
        .iter()
        .filter(open)
        .map(|condition| condition.key.clone())
        .collect();
    keys.dedup();
    keys
}
