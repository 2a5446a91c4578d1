//! Roles, users and groups of an estate with everything that is attached to them; a loose document counts as the only
//! policy of somebody unknown.

use std::{collections::HashMap, sync::Arc};

use crate::Estate;
use cloudformation::Resource;
use fact::{Path, Span};
use iam::{Document, Place, Union};
use syntax::limits::{MAX_POLICY_CHARACTERS, MAX_PRINCIPAL_CHARACTERS};

use super::{
    attachments,
    documents::{self, Written},
};

/// What kind of thing carries policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearer {
    /// An IAM role.
    Role,
    /// An IAM user.
    User,
    /// An IAM group.
    Group,
    /// A SAM function, whose role SAM makes.
    Function,
    /// A policy that nobody in the template carries: somebody unknown does.
    Policy,
    /// A document in a file of its own.
    Document,
}

impl Bearer {
    /// One word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::User => "user",
            Self::Group => "group",
            Self::Function => "function",
            Self::Policy => "policy",
            Self::Document => "file",
        }
    }
}

/// Whoever policies are attached to.
#[derive(Clone, Debug)]
pub struct Principal {
    /// "role App", "this document".
    pub name: String,
    /// What kind of thing it is.
    pub bearer: Bearer,
    /// What it may be called: its logical id first, then its own name.
    pub called: Vec<String>,
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
    /// How many of its policies were not read, because those before them hold more than anybody can carry.
    pub passed_over: usize,
    /// The characters of those that were read, without white space.
    characters: usize,
}

impl Principal {
    pub(super) fn of(resource: &Resource<'_>, bearer: Bearer, called: Vec<String>) -> Self {
        let word = match bearer {
            Bearer::Function => "the role of function",
            other => other.as_str(),
        };
        Self {
            name: format!("{word} {}", resource.name()),
            bearer,
            called,
            span: resource.span(),
            path: resource.path(),
            trust: None,
            documents: Vec::new(),
            union: Union::default(),
            loose: false,
            managed: Vec::new(),
            passed_over: 0,
            characters: 0,
        }
    }

    /// Whether no further policy is read.
    pub(super) fn is_full(&self) -> bool {
        self.characters >= MAX_PRINCIPAL_CHARACTERS
    }

    /// Leaves out a policy that comes behind the bound.
    pub(super) fn pass_over(&mut self) {
        self.passed_over += 1;
        if self.passed_over == 1 {
            self.open("the policies behind the bound");
        }
    }

    pub(super) fn attach(&mut self, name: &str, written: Written) {
        // Of a longer document no more is read.
        let characters = written.document.size.at_least.min(MAX_POLICY_CHARACTERS);
        self.characters += characters;
        if self.characters > MAX_PRINCIPAL_CHARACTERS {
            self.pass_over();
            return;
        }
        let union = std::mem::take(&mut self.union);
        self.union = union.with(name, Arc::clone(&written.document));
        self.documents.push(written);
    }

    pub(super) fn open(&mut self, name: impl Into<String>) {
        self.union = std::mem::take(&mut self.union).opened_by(name);
    }

    /// Keeps a document that others carry as well only once.
    pub(super) fn share(&mut self, known: &mut HashMap<Span, Arc<Document>>) {
        for written in &mut self.documents {
            let own = Arc::clone(&written.document);
            let shared = known.entry(own.span).or_insert_with(|| Arc::clone(&own));
            if **shared != *own {
                continue;
            }
            for policy in &mut self.union.policies {
                if Arc::ptr_eq(&policy.document, &own) {
                    policy.document = Arc::clone(shared);
                }
            }
            written.document = Arc::clone(shared);
        }
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

    /// "in this document", or "in the policies of role App (inline policy `kafka`)", naming what was looked at and
    /// what could not be read.
    pub fn looked_at(&self) -> String {
        if self.loose {
            return "in this document".to_owned();
        }
        let mut read = self.policy_names();
        // A sentence has room for a few names; `mskwise show` lists them all.
        const MOST: usize = 3;
        if read.len() > MOST {
            let more = read.len() - MOST;
            read.truncate(MOST);
            read.push(format!("{more} more"));
        }
        let read = match (read.is_empty(), self.bearer) {
            (true, _) => "no policy".to_owned(),
            (false, _) => read.join(", "),
        };
        if self.bearer == Bearer::Policy {
            return format!(
                "in {}, nor can other policies of whoever carries it be read",
                self.name
            );
        }
        if self.union.open.is_empty() {
            return format!("in the policies of {} ({read})", self.name);
        }
        format!(
            "in the policies of {} that could be read ({read}; not {})",
            self.name,
            self.union.open.join(", ")
        )
    }

    /// The names of the policies that were read, and of the permissions boundary.
    pub fn policy_names(&self) -> Vec<String> {
        let policies = self.union.policies.iter().map(|policy| policy.name.clone());
        let boundaries = self
            .union
            .boundaries
            .iter()
            .map(|policy| policy.name.clone());
        policies.chain(boundaries).collect()
    }

    /// Whether somebody may mean it by this name: its logical id, its own name, an ARN that ends in it, or the file of
    /// a loose document.
    pub fn is_called(&self, name: &str) -> bool {
        let bare = name
            .strip_prefix(self.bearer.as_str())
            .map_or(name, str::trim);
        let last = bare.rsplit('/').next().unwrap_or(bare);
        let of_arn = bare.starts_with("arn:");
        self.called
            .iter()
            .any(|mine| mine == name || mine == bare || (of_arn && mine == last))
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
    all.extend(in_files(estate));
    all
}

/// Everybody, also those whose policies do not speak of MSK: who may do anything may do this as well.
pub fn everybody(estate: &Estate) -> Vec<Principal> {
    let templates = 0..estate.templates().len();
    let mut all: Vec<Principal> = templates
        .flat_map(|at| attachments::everybody(estate, at))
        .collect();
    all.extend(in_files(estate));
    all
}

/// One principal per loose identity policy: nobody says whose it is.
fn in_files(estate: &Estate) -> Vec<Principal> {
    let mut all = Vec::new();
    for written in documents::loose(estate) {
        if written.document.place != Place::Identity {
            continue;
        }
        let mut principal = Principal {
            name: "this document".to_owned(),
            bearer: Bearer::Document,
            called: vec![estate.sources.name(written.document.span.file).to_owned()],
            span: written.document.span,
            path: Path::default(),
            trust: None,
            documents: Vec::new(),
            union: Union::default(),
            loose: true,
            managed: Vec::new(),
            passed_over: 0,
            characters: 0,
        };
        principal.attach("this document", written);
        all.push(principal);
    }
    all
}

/// The roles, users and groups of templates whose policies speak of MSK, and policies that nobody in the template
/// carries. The rest of a template's roles are not read: nothing about MSK depends on them.
fn in_templates(estate: &Estate) -> Vec<Principal> {
    let mut all: Vec<Principal> = Vec::new();
    for at in 0..estate.templates().len() {
        all.extend(attachments::principals(estate, at));
    }
    all
}
