//! One statement against one question: does it speak of this action on this resource in this request?

use crate::{Clause, Pattern, Request, Resource, Statement, Tri};

/// What is asked: an action on a resource.
#[derive(Clone, Debug)]
pub struct Question {
    /// The action as it is asked about: `kafka-cluster:WriteData`.
    pub action: String,
    /// The resource, which may be a pattern: then all of it is meant.
    pub resource: Resource,
    pub(crate) pattern: Pattern,
}

impl Question {
    /// An action on a resource.
    #[must_use]
    pub fn new(action: &str, resource: Resource) -> Self {
        Self {
            action: action.to_owned(),
            resource,
            pattern: Pattern::read_ignoring_case(action),
        }
    }
}

/// The three parts of the answer, kept apart so that a reader can be told which one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) action: Tri,
    pub(crate) resource: Tri,
    pub(crate) condition: Tri,
}

impl Match {
    pub(crate) fn all(self) -> Tri {
        self.action.and(self.resource).and(self.condition)
    }
}

/// How the ARNs are compared: an unknown account of an `Allow` is taken as the one meant, that of a `Deny` is not.
type Covers = fn(&Resource, &Resource) -> Tri;

impl Statement {
    /// Whether it speaks of a question. A missing element leaves it open: AWS refuses such a statement.
    pub(crate) fn matches(&self, question: &Question, request: &Request) -> Match {
        let covers: Covers = if self.is_allow() {
            Resource::covers_here
        } else {
            Resource::covers
        };
        Match {
            action: self.speaks_of(&question.pattern),
            resource: clause(&self.resources, |mine| covers(mine, &question.resource)),
            condition: Tri::all(self.conditions.iter().map(|one| one.holds(request))),
        }
    }

    /// Whether its `Action` or `NotAction` means an action; the pattern in lower case.
    #[must_use]
    pub fn speaks_of(&self, action: &Pattern) -> Tri {
        clause(&self.actions, |mine| mine.pattern.matches(action))
    }
}

fn clause<T>(clause: &Clause<T>, covers: impl Fn(&T) -> Tri) -> Tri {
    match clause {
        Clause::Absent => Tri::Maybe,
        Clause::Only(list) => Tri::any(list.items.iter().map(covers)),
        Clause::Except(list) => Tri::any(list.items.iter().map(covers)).negate(),
    }
}
