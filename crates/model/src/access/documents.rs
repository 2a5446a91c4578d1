//! The policy documents of an estate, each with its address and with whose it is: loose files, inline and managed
//! policies of templates, trust policies, cluster policies.

use std::{collections::HashSet, sync::Arc};

use crate::{Estate, LoosePolicy};
use cloudformation::{Cursor, Resource};
use fact::{FileId, Path, Span, Text};
use iam::{Document, Json, JsonKind, Place};

use super::lowering::lower;

/// A document and where it is written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The document.
    pub document: Arc<Document>,
    /// Its logical address.
    pub path: Path,
    /// "role App", "this document", as a reader would name whose it is.
    pub of: String,
    /// Whether it stands in a file of its own, attached to nobody we know.
    pub loose: bool,
    /// What the quota of its place is, in characters without white space.
    pub holder: Holder,
    statements_are_list: bool,
}

/// Where a document is stored, which decides how long it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A managed policy.
    Managed,
    /// Anything else.
    Other,
}

impl Written {
    fn new(json: &Json, place: Place, path: Path, of: String) -> Self {
        let list = json
            .entry("Statement")
            .is_some_and(|entry| matches!(entry.value.kind, JsonKind::List(_)));
        Self {
            document: Arc::new(Document::read(json, place)),
            path,
            of,
            loose: false,
            holder: Holder::Other,
            statements_are_list: list,
        }
    }

    /// The address of a statement.
    pub fn at(&self, statement: &iam::Statement) -> Path {
        let statements = self.path.child("Statement");
        if self.statements_are_list {
            statements.index(statement.index)
        } else {
            statements
        }
    }

    /// Whether it speaks of MSK: by an action of one of its services, or by being a cluster's policy.
    pub fn speaks_of_msk(&self) -> bool {
        let msk = |action: &iam::Action| {
            let prefix = action.prefix().unwrap_or_default();
            iam::MSK_PREFIXES.contains(&prefix.as_str()) || prefix.starts_with("msk")
        };
        let document = &self.document;
        document.place == Place::Cluster
            || document.leaves_out_msk
            || document
                .statements
                .iter()
                .any(|one| one.actions.items().iter().any(msk) || trusts_msk(one))
    }
}

fn trusts_msk(statement: &iam::Statement) -> bool {
    statement.principals.items().iter().any(|principal| {
        principal
            .service()
            .is_some_and(|name| name.contains("kafka") || name.contains("msk"))
    })
}

/// The policies in files of their own.
pub(super) fn loose(estate: &Estate) -> Vec<Written> {
    estate
        .policies()
        .iter()
        .map(|policy| loose_one(estate, policy))
        .collect()
}

fn loose_one(estate: &Estate, policy: &LoosePolicy) -> Written {
    let source = text_of(estate, policy.file);
    let json = Json::from_node(&policy.root, source);
    let mut written = Written::new(&json, guess(&json), Path::default(), "this document".into());
    written.loose = true;
    written
}

fn text_of(estate: &Estate, file: FileId) -> &str {
    estate.sources.get(file).map_or("", fact::Source::text)
}

/// The kind of a document nobody declares: by the presence of principals, and by its actions and resources. A policy of
/// a VPC endpoint has principals and MSK's actions too, but its principal is `*`, as AWS's own samples have it, while a
/// cluster's policy names who may come.
fn guess(json: &Json) -> Place {
    let read = Document::read(json, Place::Resource);
    let any = |wanted: &dyn Fn(&iam::Statement) -> bool| read.statements.iter().any(wanted);
    let prefixed = |statement: &iam::Statement, prefixes: &[&str]| {
        statement.actions.items().iter().any(|action| {
            action
                .prefix()
                .is_some_and(|prefix| prefixes.contains(&prefix.as_str()))
        })
    };
    if !any(&|one| !one.principals.is_absent()) {
        Place::Identity
    } else if any(&|one| prefixed(one, &["sts"])) {
        Place::Trust
    } else if any(&|one| prefixed(one, &["kafka-cluster"]) || names_cluster(one)) {
        Place::Cluster
    } else {
        Place::Resource
    }
}

/// Whether a statement lets somebody at an MSK resource, or grants the action that only a cluster's policy can grant to
/// others.
fn names_cluster(statement: &iam::Statement) -> bool {
    let everybody = |one: &iam::Principal| one.kind == iam::PrincipalKind::Everyone;
    let connects = |action: &iam::Action| action.as_str() == "kafka:CreateVpcConnection";
    let of_msk = |resource: &iam::Resource| {
        let service = resource.arn().and_then(|arn| arn.service.pattern.literal());
        service.as_deref() == Some("kafka")
    };
    let endpoint = statement.principals.items().iter().any(everybody);
    statement.actions.items().iter().any(connects)
        || !endpoint && statement.resources.items().iter().any(of_msk)
}

/// One document at a property of a resource; `None` when nothing is written there.
pub fn at(resource: &Resource<'_>, cursor: &Cursor<'_>, place: Place, of: &str) -> Option<Written> {
    if cursor.value().is_absent() {
        return None;
    }
    let json = lower(cursor, resource.template());
    // A policy may be held as a JSON string.
    let json = match &json.kind {
        JsonKind::Text(text) if !is_hole(text) => Json::from_text(text, json.span),
        _ => json,
    };
    Some(Written::new(
        &json,
        place,
        cursor.path().clone(),
        of.to_owned(),
    ))
}

fn is_hole(text: &Text) -> bool {
    text.as_str().chars().all(|c| c == Text::HOLE)
}

/// The policies of MSK clusters.
pub fn clusters(estate: &Estate) -> Vec<Written> {
    estate
        .of_type("AWS::MSK::ClusterPolicy")
        .filter_map(|(_, resource)| {
            let cursor = resource.property("Policy");
            let of = format!("cluster policy {}", resource.name());
            at(&resource, &cursor, Place::Cluster, &of)
        })
        .chain(
            loose(estate)
                .into_iter()
                .filter(|one| one.document.place == Place::Cluster),
        )
        .collect()
}

/// Every document of the estate that speaks of MSK.
pub(crate) fn all(estate: &Estate) -> Vec<Written> {
    let mut all = loose(estate);
    for principal in estate.principals().iter().filter(|one| !one.loose) {
        all.extend(principal.trust.iter().cloned());
        all.extend(principal.documents.iter().cloned());
    }
    all.extend(clusters(estate).into_iter().filter(|one| !one.loose));
    all.retain(Written::speaks_of_msk);
    // A policy that is attached to several is still one text.
    let mut seen = HashSet::new();
    all.retain(|one| seen.insert(one.document.span));
    all
}

/// The bytes of a string without its quotes.
pub fn inner(text: &Text, span: Span) -> Span {
    text.source(0, text.as_str().len())
        .filter(|inner| !inner.is_empty())
        .unwrap_or(span)
}
