//! Managed policies that a role names: those of AWS, those of the template, and the permissions boundary.

use std::sync::Arc;

use cloudformation::{Cursor, Resource};
use fact::{Span, Text};
use iam::{Managed, Place};

use super::{
    attachments::widest,
    documents::{self, Holder},
    principals::Principal,
};

/// The permissions boundary: a policy of AWS, one of the template, or one that cannot be read.
pub(super) fn bound(resource: &Resource<'_>, boundary: &Cursor<'_>, principal: &mut Principal) {
    if boundary.value().is_absent() {
        return;
    }
    let of = principal.name.clone();
    let (name, document) = if let Some(policy) = policy_here(resource, boundary) {
        let name = format!("permissions boundary {}", policy.name());
        let cursor = policy.property("PolicyDocument");
        let written = documents::at(&policy, &cursor, Place::Identity, &of);
        (name, written.map(|written| written.document))
    } else if let Some(managed) = known_managed(boundary) {
        let name = format!("permissions boundary {}", managed.label());
        (name, managed.document.clone())
    } else {
        ("its permissions boundary".to_owned(), None)
    };
    let document = document.unwrap_or_else(|| Arc::new(unknown_document(boundary.span())));
    principal.union = std::mem::take(&mut principal.union).within(name, document);
}

pub(super) fn attach_all(resource: &Resource<'_>, list: &Cursor<'_>, principal: &mut Principal) {
    let list = list.elements();
    if list.value.is_unknown() {
        principal.open("its managed policies");
    }
    for policy in widest(&list.value) {
        attach(resource, policy, principal);
    }
}

pub(super) fn attach(resource: &Resource<'_>, policy: &Cursor<'_>, principal: &mut Principal) {
    if let Some(policy) = policy_here(resource, policy) {
        if principal.is_full() {
            principal.pass_over();
            return;
        }
        let name = policy.name();
        let cursor = policy.property("PolicyDocument");
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

/// The managed policy of the same template that a property names.
fn policy_here<'t>(resource: &Resource<'t>, named: &Cursor<'t>) -> Option<Resource<'t>> {
    let target = named.target();
    let name = target.value.known()?.resource()?.to_owned();
    let policy = resource.template().resource(&name)?;
    (policy.kind() == "AWS::IAM::ManagedPolicy").then_some(policy)
}

/// The AWS managed policy of an ARN; its partition need not be known.
fn known_managed(cursor: &Cursor<'_>) -> Option<&'static Managed> {
    let text = cursor.text();
    let text = text.value.by_default()?;
    let path = text.as_str().rsplit(":policy/").next().unwrap_or("");
    let name = path.rsplit('/').next().unwrap_or(path);
    (!name.contains(Text::HOLE)).then(|| Managed::find(name))?
}

fn unknown_document(span: Span) -> iam::Document {
    let why = fact::Why::Elsewhere("the policy".into());
    iam::Document::read(
        &iam::Json::new(span, iam::JsonKind::Unknown(why)),
        Place::Identity,
    )
}
