//! What is attached to whom in a template: inline policies, managed policies of AWS and of the template, policies that
//! name their roles, permissions boundaries.

use std::sync::Arc;

use crate::Estate;
use cloudformation::{Cursor, Resource};
use fact::{Span, Text, Value};
use iam::{Managed, Place};

use super::{
    documents::{self, Holder},
    principals::Principal,
};

const HOLDERS: [(&str, &str); 4] = [
    ("AWS::IAM::Role", "role"),
    ("AWS::IAM::User", "user"),
    ("AWS::IAM::Group", "group"),
    ("AWS::Serverless::Function", "the role of function"),
];

const POLICIES: [&str; 5] = [
    "AWS::IAM::Policy",
    "AWS::IAM::ManagedPolicy",
    "AWS::IAM::RolePolicy",
    "AWS::IAM::UserPolicy",
    "AWS::IAM::GroupPolicy",
];

/// Where a policy names whom it is attached to.
const NAMED_IN: [&str; 6] = [
    "Roles",
    "Users",
    "Groups",
    "RoleName",
    "UserName",
    "GroupName",
];

/// A policy resource and the logical ids and names of its holders.
struct Separate<'e> {
    resource: Resource<'e>,
    holders: Vec<String>,
    speaks: bool,
}

/// The principals of one template whose policies speak of MSK.
pub(super) fn principals(estate: &Estate, template: usize) -> Vec<Principal> {
    let separate = separate(estate, template);
    let mut all = Vec::new();
    for (kind, word) in HOLDERS {
        for resource in of_kind(estate, template, kind) {
            let names = names(&resource);
            let referred = |policy: &Separate<'_>| mentions(&resource, &[policy.resource.name()]);
            let concerned = speaks(&resource)
                || separate.iter().any(|policy| {
                    policy.speaks && (policy.is_attached_to(&names) || referred(policy))
                });
            if concerned {
                all.push(gather(&resource, word, &names, &separate));
            }
        }
    }
    for policy in separate.iter().filter(|policy| policy.speaks) {
        all.extend(policy.carried_elsewhere(&all));
    }
    all
}

/// One role, or one SAM function that brings its own role, whatever its policies speak of.
pub fn principal(estate: &Estate, template: usize, name: &str) -> Option<Principal> {
    HOLDERS.iter().find_map(|(kind, word)| {
        let resource = of_kind(estate, template, kind).find(|one| one.name() == name)?;
        let separate = separate(estate, template);
        Some(gather(&resource, word, &names(&resource), &separate))
    })
}

fn of_kind<'e>(
    estate: &'e Estate,
    template: usize,
    kind: &str,
) -> impl Iterator<Item = Resource<'e>> + use<'e> {
    let all: Vec<Resource<'e>> = estate
        .of_type(kind)
        .filter(|(at, _)| *at == template)
        .map(|(_, resource)| resource)
        .collect();
    all.into_iter()
}

fn separate(estate: &Estate, template: usize) -> Vec<Separate<'_>> {
    POLICIES
        .iter()
        .flat_map(|kind| of_kind(estate, template, kind))
        .map(Separate::of)
        .collect()
}

fn gather(
    resource: &Resource<'_>,
    word: &str,
    names: &[String],
    separate: &[Separate<'_>],
) -> Principal {
    let mut principal = Principal::of(resource, word);
    own_policies(resource, &mut principal);
    for policy in separate
        .iter()
        .filter(|policy| policy.is_attached_to(names))
    {
        policy.attach_to(&mut principal);
    }
    principal
}

/// Whether the text of a resource speaks of Kafka or MSK: cheap, and true of every policy that grants MSK's actions
/// by name.
fn speaks(resource: &Resource<'_>) -> bool {
    mentions(resource, &["kafka", "Kafka", "KAFKA", "msk", "MSK"])
}

fn mentions(resource: &Resource<'_>, words: &[&str]) -> bool {
    let source = resource.template().source();
    let text = source.get(resource.node().span.range()).unwrap_or("");
    words.iter().any(|word| text.contains(word))
}

/// What others may call a role: its logical id, and its own name.
fn names(resource: &Resource<'_>) -> Vec<String> {
    let own = ["RoleName", "UserName", "GroupName"]
        .iter()
        .find_map(|key| {
            resource
                .properties()
                .get(key)
                .string()
                .value
                .known()
                .cloned()
        });
    std::iter::once(resource.name().to_owned())
        .chain(own)
        .collect()
}

impl<'e> Separate<'e> {
    fn of(resource: Resource<'e>) -> Self {
        let mut holders = Vec::new();
        for list in NAMED_IN {
            let list = resource.properties().get(list).elements();
            for holder in widest(&list.value) {
                let target = holder.target();
                let target = target.value.known().and_then(|target| target.resource());
                holders.extend(target.map(str::to_owned));
                holders.extend(holder.string().value.known().cloned());
            }
        }
        Self {
            resource,
            holders,
            speaks: speaks(&resource),
        }
    }

    fn is_attached_to(&self, names: &[String]) -> bool {
        self.holders.iter().any(|one| names.contains(one))
    }

    fn read(&self, of: &str) -> Option<documents::Written> {
        let cursor = self.resource.properties().get("PolicyDocument");
        let mut written = documents::at(&self.resource, &cursor, Place::Identity, of)?;
        if self.resource.kind() == "AWS::IAM::ManagedPolicy" {
            written.holder = Holder::Managed;
        }
        Some(written)
    }

    fn attach_to(&self, principal: &mut Principal) {
        let name = format!("policy {}", self.resource.name());
        match self.read(&principal.name.clone()) {
            Some(written) => principal.attach(&name, written),
            None => principal.open(name),
        }
    }

    /// A policy that nobody in the template carries: whoever does may have others.
    fn carried_elsewhere(&self, all: &[Principal]) -> Option<Principal> {
        let mut principal = Principal::of(&self.resource, "policy");
        let written = self.read(&principal.name)?;
        let span = written.document.span;
        let mut documents = all.iter().flat_map(|one| &one.documents);
        if documents.any(|one| one.document.span == span) {
            return None;
        }
        let name = principal.name.clone();
        principal.attach(&name, written);
        principal.open("other policies of whoever carries it");
        Some(principal)
    }
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
    principal.trust = documents::at(resource, &trust, Place::Trust, &of);
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
    let document = documents::at(resource, &policy.get("PolicyDocument"), Place::Identity, of);
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
        } else if let Some(written) = documents::at(resource, policy, Place::Identity, &of) {
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
        match documents::at(&policy, &cursor, Place::Identity, &of) {
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
    (!name.contains(Text::HOLE)).then(|| Managed::find(name))?
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
