//! What a union grants of one action: every statement and ARN that can, so that rules can point at them and compare
//! their reach with that of another action.

use crate::{Action, ActionFacts, Pattern, Policy, Resource, Statement, Union, catalog};

/// One ARN on which an action is granted, or may be.
#[derive(Clone, Copy, Debug)]
pub struct Grant<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The statement, an `Allow`.
    pub statement: &'a Statement,
    /// The string of `Action` that means the action; `None` for `NotAction`.
    pub action: Option<&'a Action>,
    /// The string of `Resource`; `None` for `NotResource`.
    pub resource: Option<&'a Resource>,
    /// Whether the action and the statement's effect are known, whatever the conditions.
    pub sure: bool,
}

impl Union {
    /// Every grant of an action, by its full name, on an ARN of a type it works on. An action the catalog does not
    /// list is granted on every ARN. Conditions are not looked at.
    #[must_use]
    pub fn grants(&self, action: &str) -> Vec<Grant<'_>> {
        let facts = catalog().action(action);
        let unlisted;
        let pattern = match facts {
            Some(facts) => facts.pattern(),
            None => {
                unlisted = Pattern::read_ignoring_case(action);
                &unlisted
            }
        };
        let mut grants = Vec::new();
        for (policy, statement) in self.statements() {
            if statement.is_allow() {
                let granted = |(action, resource, sure)| Grant {
                    policy,
                    statement,
                    action,
                    resource,
                    sure,
                };
                let found = statement_grants(statement, pattern, facts);
                grants.extend(found.into_iter().map(granted));
            }
        }
        grants
    }

    /// Whether an action is granted on some resource that meets this one, by any statement and whatever the conditions.
    #[must_use]
    pub fn may_grant(&self, action: &str, resource: &Resource) -> bool {
        self.grants(action)
            .iter()
            .any(|grant| grant.resource.is_none_or(|mine| mine.meets(resource)))
    }

    /// Whether one grant of an action covers a whole pattern, whatever the conditions; unknown pieces of the grant
    /// count as covering.
    #[must_use]
    pub fn may_cover(&self, action: &str, resource: &Resource) -> bool {
        let grants = self.grants(action);
        grants.iter().any(|grant| grant.may_cover(resource))
    }
}

impl Grant<'_> {
    /// Whether it covers a whole pattern; unknown pieces of it count as covering.
    #[must_use]
    pub fn may_cover(&self, resource: &Resource) -> bool {
        self.resource.is_none_or(|mine| {
            mine.covers_here(resource).is_yes() || (mine.is_open() && mine.meets(resource))
        })
    }
}

type Found<'a> = (Option<&'a Action>, Option<&'a Resource>, bool);

fn statement_grants<'a>(
    statement: &'a Statement,
    pattern: &Pattern,
    facts: Option<&ActionFacts>,
) -> Vec<Found<'a>> {
    let meant = statement.speaks_of(pattern);
    if meant.is_no() {
        return Vec::new();
    }
    let written = statement
        .actions
        .only()
        .iter()
        .filter(|one| one.pattern.may_match(pattern))
        .max_by_key(|one| (one.pattern.contains(pattern), one.is_plain()));
    if statement.resources.only().is_empty() {
        return vec![(written, None, meant.is_yes())];
    }
    statement
        .resources
        .only()
        .iter()
        .filter(|resource| facts.is_none_or(|facts| facts.takes(resource)))
        .map(|resource| (written, Some(resource), meant.is_yes()))
        .collect()
}
