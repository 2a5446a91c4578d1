//! Roles, users and groups of an estate with everything that is attached to them; a loose document counts as the only
//! policy of somebody unknown.

use std::sync::Arc;

use cloudformation::{Cursor, Resource};
use fact::{Path, Span, Value};
use iam::{Managed, Place, Union};
use lint::{Finding, Severity};
use model::Estate;

use crate::policies::{self, Holder, Written};

/// Whoever policies are attached to.
#[derive(Clone, Debug)]
pub(crate) struct Principal {
    /// "role App", "this document".
    pub(crate) name: String,
    /// Where the principal itself is written.
    pub(crate) span: Span,
    /// Its address.
    pub(crate) path: Path,
    /// Who may assume it.
    pub(crate) trust: Option<Written>,
    /// Its policies that are among the inputs.
    pub(crate) documents: Vec<Written>,
    /// All its policies together.
    pub(crate) union: Union,
    /// Whether it is a document of which nobody says whose it is.
    pub(crate) loose: bool,
    /// Names of AWS managed policies attached to it.
    pub(crate) managed: Vec<String>,
}

impl Principal {
    fn of(resource: &Resource<'_>, kind: &str) -> Self {
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

    fn attach(&mut self, name: &str, written: Written) {
        let union = std::mem::take(&mut self.union);
        self.union = union.with(name, Arc::clone(&written.document));
        self.documents.push(written);
    }

    fn open(&mut self, name: impl Into<String>) {
        self.union = std::mem::take(&mut self.union).opened_by(name);
    }

    /// The document that holds a policy of the union; `None` for AWS managed ones.
    pub(crate) fn written(&self, policy: &iam::Policy) -> Option<&Written> {
        self.documents
            .iter()
            .find(|one| Arc::ptr_eq(&one.document, &policy.document))
    }

    /// Where to point for a grant: the action, its statement, or the principal when AWS wrote the policy.
    pub(crate) fn place(&self, grant: &iam::Grant<'_>) -> (Span, Path) {
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

    /// How bad it is that something is missing: a rule's own word when every policy is known, at most a warning for a
    /// document of which nobody says whose it is, a note when a policy could not be read.
    pub(crate) fn soften(&self, finding: &mut Finding, severity: Severity) {
        let severity = if self.loose {
            severity.min(Severity::Warning)
        } else if self.union.is_closed() {
            severity
        } else {
            Severity::Note
        };
        finding.severity(severity);
    }

    /// "in this document", or "in the policies of role App", naming what could not be read.
    pub(crate) fn looked_at(&self) -> String {
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
    pub(crate) fn who(&self) -> &str {
        if self.loose {
            "whoever carries this policy"
        } else {
            &self.name
        }
    }

    /// Whether a service may assume it.
    pub(crate) fn trusts(&self, service: impl Fn(&str) -> bool) -> bool {
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
    for written in policies::loose(estate) {
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

/// The roles, users and groups of templates, and managed policies that nobody in the template carries.
pub(crate) fn in_templates(estate: &Estate) -> Vec<Principal> {
    const KINDS: [(&str, &str); 4] = [
        ("AWS::IAM::Role", "role"),
        ("AWS::IAM::User", "user"),
        ("AWS::IAM::Group", "group"),
        ("AWS::Serverless::Function", "the role of function"),
    ];
    let mut found: Vec<(usize, String, Principal)> = Vec::new();
    for (kind, word) in KINDS {
        for (template, resource) in estate.of_type(kind) {
            let mut principal = Principal::of(&resource, word);
            own_policies(&resource, &mut principal);
            found.push((template, resource.name().to_owned(), principal));
        }
    }
    separate_policies(estate, &mut found);
    found
        .into_iter()
        .map(|(_, _, principal)| principal)
        .collect()
}

/// What is written at the role, user or group itself.
fn own_policies(resource: &Resource<'_>, principal: &mut Principal) {
    let properties = resource.properties();
    let of = principal.name.clone();
    if resource.kind() == "AWS::Serverless::Function" {
        sam_policies(resource, &properties, principal);
        return;
    }
    let trust = properties.get("AssumeRolePolicyDocument");
    principal.trust = policies::at(resource, &trust, Place::Trust, &of);
    let inline = properties.get("Policies").elements();
    if inline.value.is_unknown() {
        principal.open("its inline policies");
    }
    for policy in widest(&inline.value) {
        attach_inline(resource, policy, &of, principal);
    }
    managed_policies(resource, &properties.get("ManagedPolicyArns"), principal);
    let boundary = properties.get("PermissionsBoundary");
    if !boundary.value().is_absent() {
        let name = "its permissions boundary";
        let document = known_managed(&boundary)
            .and_then(|managed| managed.document.clone())
            .unwrap_or_else(|| Arc::new(unknown_document(boundary.span())));
        principal.union = std::mem::take(&mut principal.union).within(name, document);
    }
}

fn attach_inline(
    resource: &Resource<'_>,
    policy: &Cursor<'_>,
    of: &str,
    principal: &mut Principal,
) {
    let name = policy.get("PolicyName").string();
    let name = name.value.by_default().cloned().unwrap_or_default();
    let document = policies::at(resource, &policy.get("PolicyDocument"), Place::Identity, of);
    match document {
        Some(written) => principal.attach(&format!("inline policy `{name}`"), written),
        None => principal.open("an inline policy"),
    }
}

/// The policies of a SAM function: documents, names of managed policies, and templates of SAM's own, which hold
/// nothing about Kafka brokers but are not read here.
fn sam_policies(resource: &Resource<'_>, properties: &Cursor<'_>, principal: &mut Principal) {
    let role = properties.get("Role");
    if !role.value().is_absent() {
        principal.open("the role it names");
    }
    let of = principal.name.clone();
    let policies = properties.get("Policies").elements();
    if policies.value.is_unknown() {
        principal.open("its policies");
    }
    for policy in widest(&policies.value) {
        if policy.get("Statement").value().is_absent() {
            managed_policy(resource, policy, principal);
        } else if let Some(written) = policies::at(resource, policy, Place::Identity, &of) {
            principal.attach("inline policy", written);
        }
    }
}

fn managed_policies(resource: &Resource<'_>, list: &Cursor<'_>, principal: &mut Principal) {
    let list = list.elements();
    if list.value.is_unknown() {
        principal.open("its managed policies");
    }
    for policy in widest(&list.value) {
        managed_policy(resource, policy, principal);
    }
}

fn managed_policy(resource: &Resource<'_>, policy: &Cursor<'_>, principal: &mut Principal) {
    // A policy of the same template is attached when that policy is read.
    let target = policy.target();
    let here = target.value.known().and_then(|target| target.resource());
    if let Some(name) = here
        && let Some(policy) = resource
            .template()
            .resource(name)
            .filter(|other| other.kind() == "AWS::IAM::ManagedPolicy")
    {
        let cursor = policy.properties().get("PolicyDocument");
        let of = principal.name.clone();
        match policies::at(&policy, &cursor, Place::Identity, &of) {
            Some(mut written) => {
                written.holder = Holder::Managed;
                principal.attach(&format!("managed policy {name}"), written);
            }
            None => principal.open(format!("managed policy {name}")),
        }
        return;
    }
    match known_managed(policy) {
        Some(managed) => {
            principal.managed.push(managed.name.clone());
            match &managed.document {
                Some(document) => {
                    let union = std::mem::take(&mut principal.union);
                    principal.union = union.with(managed.label(), Arc::clone(document));
                }
                None => principal.open(managed.label()),
            }
        }
        None => {
            let text = policy.text();
            let shown = text
                .value
                .by_default()
                .map(|text| iam::readable(text.as_str()));
            principal.open(shown.unwrap_or_else(|| "a managed policy".to_owned()));
        }
    }
}

/// The AWS managed policy of an ARN; its partition need not be known.
fn known_managed(cursor: &Cursor<'_>) -> Option<&'static Managed> {
    let text = cursor.text();
    let text = text.value.by_default()?;
    let path = text.as_str().rsplit(":policy/").next().unwrap_or("");
    let name = path.rsplit('/').next().unwrap_or(path);
    (!name.contains(fact::Text::HOLE)).then(|| Managed::find(name))?
}

/// `AWS::IAM::Policy` and its kin: documents that name whom they are attached to.
fn separate_policies(estate: &Estate, found: &mut Vec<(usize, String, Principal)>) {
    const KINDS: [&str; 5] = [
        "AWS::IAM::Policy",
        "AWS::IAM::ManagedPolicy",
        "AWS::IAM::RolePolicy",
        "AWS::IAM::UserPolicy",
        "AWS::IAM::GroupPolicy",
    ];
    const LISTS: [&str; 6] = [
        "Roles",
        "Users",
        "Groups",
        "RoleName",
        "UserName",
        "GroupName",
    ];
    for kind in KINDS {
        for (template, resource) in estate.of_type(kind) {
            let cursor = resource.properties().get("PolicyDocument");
            let named = LISTS.iter().flat_map(|list| {
                let holders = resource.properties().get(list).elements();
                widest(&holders.value).to_vec()
            });
            let holders: Vec<Cursor<'_>> = named.collect();
            for (of_template, name, principal) in found.iter_mut() {
                let mine = *of_template == template
                    && holders.iter().any(|holder| is(holder, &resource, name));
                if !mine {
                    continue;
                }
                let of = principal.name.clone();
                match policies::at(&resource, &cursor, Place::Identity, &of) {
                    Some(mut written) => {
                        if kind == "AWS::IAM::ManagedPolicy" {
                            written.holder = Holder::Managed;
                        }
                        principal.attach(&format!("policy {}", resource.name()), written);
                    }
                    None => principal.open(format!("policy {}", resource.name())),
                }
            }
            found.extend(carried_elsewhere(template, &resource, &cursor, found));
        }
    }
}

/// A policy that nobody in the templates carries: whoever does may have others.
fn carried_elsewhere(
    template: usize,
    resource: &Resource<'_>,
    cursor: &Cursor<'_>,
    found: &[(usize, String, Principal)],
) -> Option<(usize, String, Principal)> {
    let mut principal = Principal::of(resource, "policy");
    let of = principal.name.clone();
    let written = policies::at(resource, cursor, Place::Identity, &of)?;
    let span = written.document.span;
    let mut documents = found.iter().flat_map(|(_, _, one)| &one.documents);
    if documents.any(|one| one.document.span == span) {
        return None;
    }
    principal.attach(&of, written);
    principal.open("other policies of whoever carries it");
    Some((template, resource.name().to_owned(), principal))
}

/// Whether an entry of `Roles` means the resource of a logical id: by reference or by its name.
fn is(holder: &Cursor<'_>, policy: &Resource<'_>, logical: &str) -> bool {
    if let Some(target) = holder.target().value.known() {
        return target.resource() == Some(logical);
    }
    let name = |resource: Resource<'_>| {
        ["RoleName", "UserName", "GroupName"]
            .iter()
            .find_map(|key| {
                resource
                    .properties()
                    .get(key)
                    .string()
                    .value
                    .known()
                    .cloned()
            })
    };
    let written = holder.string();
    let theirs = policy.template().resource(logical).and_then(name);
    matches!((written.value.known(), theirs), (Some(a), Some(b)) if *a == b)
}

/// The longest list of all cases: the most that may be attached.
fn widest<T>(value: &Value<Vec<T>>) -> &[T] {
    value
        .possible()
        .max_by_key(|list| list.len())
        .map_or(&[], Vec::as_slice)
}

fn unknown_document(span: Span) -> iam::Document {
    let why = fact::Why::Elsewhere("the policy".into());
    iam::Document::read(
        &iam::Json::new(span, iam::JsonKind::Unknown(why)),
        Place::Identity,
    )
}
