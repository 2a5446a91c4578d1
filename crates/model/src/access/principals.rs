//! Roles, users and groups of an estate with everything that is attached to them; a loose document counts as the only
//! policy of somebody unknown.

use std::sync::Arc;

use crate::Estate;
use cloudformation::Resource;
use fact::{Path, Span};
use iam::{Place, Union};

use super::{
    attachments,
    documents::{self, Written},
};

/// Whoever policies are attached to.
#[derive(Clone, Debug)]
pub struct Principal {
    /// "role App", "this document".
    pub name: String,
    /// Where the principal itself is written.
    pub span: Span,
    /// Its address.
    pub path: Path,
    /// Who may assume it.
    pub trust: Option<Written>,
    /// Its policies that are among the inputs.
    pub documents: Vec<Written>,
    /// All its policies together.
    pub union: Union,
    /// Whether it is a document of which nobody says whose it is.
    pub loose: bool,
    /// Names of AWS managed policies attached to it.
    pub managed: Vec<String>,
}

impl Principal {
    pub(super) fn of(resource: &Resource<'_>, kind: &str) -> Self {
        Self {
            name: format!("{kind} {}", resource.name()),
            span: resource.span(),
            path: resource.path(),
            trust: None,
            documents: Vec::new(),
            union: Union::default(),
            loose: false,
            managed: Vec::new(),
        }
    }

    pub(super) fn attach(&mut self, name: &str, written: Written) {
        let union = std::mem::take(&mut self.union);
        self.union = union.with(name, Arc::clone(&written.document));
        self.documents.push(written);
    }

    pub(super) fn open(&mut self, name: impl Into<String>) {
        self.union = std::mem::take(&mut self.union).opened_by(name);
    }

    /// The document that holds a policy of the union; `None` for AWS managed ones.
    pub fn written(&self, policy: &iam::Policy) -> Option<&Written> {
        self.documents
            .iter()
            .find(|one| Arc::ptr_eq(&one.document, &policy.document))
    }

    /// Where to point for a grant: the action, its statement, or the principal when AWS wrote the policy.
    pub fn place(&self, grant: &iam::Grant<'_>) -> (Span, Path) {
        match self.written(grant.policy) {
            Some(written) => {
                let span = grant
                    .action
                    .map_or(grant.statement.span, |action| action.span);
                (span, written.at(grant.statement))
            }
            None => (self.span, self.path.clone()),
        }
    }

    /// "in this document", or "in the policies of role App", naming what could not be read.
    pub fn looked_at(&self) -> String {
        if self.loose {
            return "in this document".to_owned();
        }
        let names = &self.union.open;
        if names.is_empty() {
            return format!("in the policies of {}", self.name);
        }
        format!(
            "in the policies of {} that could be read ({} could not)",
            self.name,
            names.join(", ")
        )
    }

    /// Who it is, in a sentence.
    pub fn who(&self) -> &str {
        if self.loose {
            "whoever carries this policy"
        } else {
            &self.name
        }
    }

    /// Whether a service may assume it.
    pub fn trusts(&self, service: impl Fn(&str) -> bool) -> bool {
        self.trust.as_ref().is_some_and(|trust| {
            trust.document.allows().any(|statement| {
                statement
                    .principals
                    .only()
                    .iter()
                    .any(|principal| principal.service().is_some_and(|name| service(name.trim())))
            })
        })
    }
}

/// Everybody: those of templates, then one per loose identity policy.
pub(crate) fn all(estate: &Estate) -> Vec<Principal> {
    let mut all = in_templates(estate);
    for written in documents::loose(estate) {
        if written.document.place != Place::Identity {
            continue;
        }
        let mut principal = Principal {
            name: "this document".to_owned(),
            span: written.document.span,
            path: Path::default(),
            trust: None,
            documents: Vec::new(),
            union: Union::default(),
            loose: true,
            managed: Vec::new(),
        };
        principal.attach("this document", written);
        all.push(principal);
    }
    all
}

/// The roles, users and groups of templates whose policies speak of MSK, and policies that nobody in the template
/// carries. The rest of a template's roles are not read: nothing about MSK depends on them.
pub(super) fn in_templates(estate: &Estate) -> Vec<Principal> {
    let mut all: Vec<Principal> = Vec::new();
    for at in 0..estate.templates().len() {
        all.extend(attachments::principals(estate, at));
    }
    all
}
