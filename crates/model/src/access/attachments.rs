//! What is attached to whom in a template: inline policies, managed policies of AWS and of the template, policies that
//! name their roles, permissions boundaries.

use std::collections::{HashMap, HashSet};

use crate::Estate;
use cloudformation::{Cursor, Resource};
use fact::{Span, Value};
use iam::Place;
use syntax::Node;

use super::{
    documents::{self, Holder},
    groups, managed,
    principals::{Bearer, Principal},
};

const HOLDERS: [(&str, Bearer); 4] = [
    ("AWS::IAM::Role", Bearer::Role),
    ("AWS::IAM::User", Bearer::User),
    ("AWS::IAM::Group", Bearer::Group),
    ("AWS::Serverless::Function", Bearer::Function),
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
pub(super) struct Separate<'e> {
    resource: Resource<'e>,
    holders: Vec<String>,
    speaks: bool,
}

/// The principals of one template whose policies speak of MSK.
pub(super) fn principals(estate: &Estate, template: usize) -> Vec<Principal> {
    gather_all(estate, template, |resource, names, separate| {
        speaks(resource)
            || separate.iter().any(|policy| {
                policy.speaks
                    && (policy.is_attached_to(names)
                        || mentions(resource, &[policy.resource.name()]))
            })
    })
}

/// All principals of one template.
pub(super) fn everybody(estate: &Estate, template: usize) -> Vec<Principal> {
    gather_all(estate, template, |_, _, _| true)
}

fn gather_all(
    estate: &Estate,
    template: usize,
    concerned: impl Fn(&Resource<'_>, &[String], &[Separate<'_>]) -> bool,
) -> Vec<Principal> {
    let separate = separate(estate, template);
    let mut all = Vec::new();
    let mut known = HashMap::new();
    for (kind, bearer) in HOLDERS {
        for resource in of_kind(estate, template, kind) {
            let names = names(&resource);
            if concerned(&resource, &names, &separate) {
                let mut principal = gather(estate, template, &resource, bearer, &names, &separate);
                principal.share(&mut known);
                all.push(principal);
            }
        }
    }
    let carried: HashSet<Span> = all
        .iter()
        .flat_map(|one| &one.documents)
        .map(|one| one.document.span)
        .collect();
    let alone = separate.iter().filter(|policy| policy.speaks);
    all.extend(alone.filter_map(|policy| policy.carried_elsewhere(&carried)));
    all
}

/// One role, or one SAM function that brings its own role, whatever its policies speak of.
pub fn principal(estate: &Estate, template: usize, name: &str) -> Option<Principal> {
    HOLDERS.iter().find_map(|(kind, bearer)| {
        let resource = of_kind(estate, template, kind).find(|one| one.name() == name)?;
        let separate = separate(estate, template);
        let names = names(&resource);
        Some(gather(
            estate, template, &resource, *bearer, &names, &separate,
        ))
    })
}

pub(super) fn of_kind<'e>(
    estate: &'e Estate,
    template: usize,
    kind: &str,
) -> impl Iterator<Item = Resource<'e>> + use<'e> {
    let all: Vec<Resource<'e>> = estate.of_type_in(kind, template).collect();
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
    estate: &Estate,
    template: usize,
    resource: &Resource<'_>,
    bearer: Bearer,
    names: &[String],
    separate: &[Separate<'_>],
) -> Principal {
    let mut principal = Principal::of(resource, bearer, names.to_vec());
    own_policies(resource, &mut principal);
    for policy in separate
        .iter()
        .filter(|policy| policy.is_attached_to(names))
    {
        policy.attach_to(&mut principal);
    }
    if bearer == Bearer::User {
        groups::attach(estate, template, resource, names, separate, &mut principal);
    }
    principal
}

/// Whether the text of a resource speaks of Kafka or MSK: cheap, and true of every policy that grants MSK's actions
/// by name.
fn speaks(resource: &Resource<'_>) -> bool {
    mentions(resource, &["kafka", "Kafka", "KAFKA", "msk", "MSK"])
}

fn mentions(resource: &Resource<'_>, words: &[&str]) -> bool {
    let template = resource.template();
    // What belongs to a resource may stand elsewhere in documents of other languages.
    if template.is_foreign() {
        return says(resource.node(), words);
    }
    let text = template
        .source()
        .get(resource.node().span.range())
        .unwrap_or("");
    words.iter().any(|word| text.contains(word))
}

fn says(node: &Node, words: &[&str]) -> bool {
    let text = node.as_str().unwrap_or("");
    words.iter().any(|word| text.contains(word))
        || node.items().iter().any(|item| says(item, words))
        || node.entries().iter().any(|entry| says(&entry.value, words))
}

/// What others may call a role: its logical id, and its own name.
pub(super) fn names(resource: &Resource<'_>) -> Vec<String> {
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
            let list = resource.properties().get(list);
            // `RoleName: !Ref Role` is one holder, not a list of them.
            let only = list.target();
            let only = only.value.known().and_then(|target| target.resource());
            holders.extend(only.map(str::to_owned));
            let list = list.elements();
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

    pub(super) fn is_attached_to(&self, names: &[String]) -> bool {
        self.holders.iter().any(|one| names.contains(one))
    }

    fn read(&self, of: &str) -> Option<documents::Written> {
        let cursor = self.resource.property("PolicyDocument");
        let mut written = documents::at(&self.resource, &cursor, Place::Identity, of)?;
        if self.resource.kind() == "AWS::IAM::ManagedPolicy" {
            written.holder = Holder::Managed;
        }
        Some(written)
    }

    pub(super) fn attach_to(&self, principal: &mut Principal) {
        if principal.is_full() {
            principal.pass_over();
            return;
        }
        let name = format!("policy {}", self.resource.name());
        match self.read(&principal.name.clone()) {
            Some(written) => principal.attach(&name, written),
            None => principal.open(name),
        }
    }

    /// A policy that nobody in the template carries: whoever does may have others.
    fn carried_elsewhere(&self, carried: &HashSet<Span>) -> Option<Principal> {
        let called = vec![self.resource.name().to_owned()];
        let mut principal = Principal::of(&self.resource, Bearer::Policy, called);
        let written = self.read(&principal.name)?;
        if carried.contains(&written.document.span) {
            return None;
        }
        let name = principal.name.clone();
        principal.attach(&name, written);
        principal.open("other policies of whoever carries it");
        Some(principal)
    }
}

/// What is written at the role, user or group itself.
pub(super) fn own_policies(resource: &Resource<'_>, principal: &mut Principal) {
    let properties = resource.properties();
    let of = principal.name.clone();
    if resource.kind() == "AWS::Serverless::Function" {
        sam_policies(resource, &properties, principal);
        managed::bound(resource, &properties.get("PermissionsBoundary"), principal);
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
    managed::attach_all(resource, &properties.get("ManagedPolicyArns"), principal);
    managed::bound(resource, &properties.get("PermissionsBoundary"), principal);
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
            managed::attach(resource, policy, principal);
        } else if let Some(written) = documents::at(resource, policy, Place::Identity, &of) {
            principal.attach("inline policy", written);
        }
    }
}

/// The longest list of all cases: the most that may be attached.
pub(super) fn widest<T>(value: &Value<Vec<T>>) -> &[T] {
    value
        .possible()
        .max_by_key(|list| list.len())
        .map_or(&[], Vec::as_slice)
}
