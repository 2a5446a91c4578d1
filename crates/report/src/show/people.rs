//! Who may do something to Kafka: IAM resources of templates and policy files whose statements speak of MSK.

use std::collections::BTreeSet;

use fact::Span;
use model::Estate;
use serde::Serialize;
use syntax::Node;

use super::value::{Placed, Teller};

/// Someone with statements about MSK.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Principal {
    pub(super) name: String,
    /// `role`, `user`, `group`, `policy`, or `file`.
    pub(super) kind: &'static str,
    pub(super) path: String,
    #[serde(flatten)]
    pub(super) at: Placed,
    /// The actions on MSK that its statements name, allowed or denied, sorted.
    pub(super) actions: Vec<String>,
}

const TYPES: &[(&str, &str)] = &[
    ("AWS::IAM::Role", "role"),
    ("AWS::IAM::User", "user"),
    ("AWS::IAM::Group", "group"),
    ("AWS::IAM::Policy", "policy"),
    ("AWS::IAM::ManagedPolicy", "policy"),
    ("AWS::Serverless::Function", "role"),
];

pub(super) fn principals(estate: &Estate, teller: &Teller<'_>) -> Vec<Principal> {
    let mut found = Vec::new();
    for (kind, word) in TYPES {
        for (_, resource) in estate.of_type(kind) {
            let actions = actions(resource.node());
            if !actions.is_empty() {
                found.push(Principal {
                    name: resource.name().to_owned(),
                    kind: word,
                    path: resource.path().to_string(),
                    at: teller.at(resource.span()),
                    actions,
                });
            }
        }
    }
    for policy in estate.policies() {
        let actions = actions(&policy.root);
        let name = estate.sources.name(policy.file).to_owned();
        found.push(Principal {
            name,
            kind: "file",
            path: String::new(),
            at: teller.at(Span::new(policy.file, 0, 0)),
            actions,
        });
    }
    found
}

/// Everything below `Action` or `NotAction` that is an action of MSK or its neighbours.
fn actions(node: &Node) -> Vec<String> {
    let mut found = BTreeSet::new();
    collect(node, false, &mut found);
    found.into_iter().collect()
}

/// The parser bounds how deep a document is, and so how deep this goes.
fn collect(node: &Node, below: bool, found: &mut BTreeSet<String>) {
    const PREFIXES: [&str; 3] = ["kafka-cluster:", "kafka:", "kafkaconnect:"];
    if below && let Some(text) = node.as_str() {
        if text == "*" || PREFIXES.iter().any(|prefix| text.starts_with(prefix)) {
            found.insert(text.to_owned());
        }
        return;
    }
    for entry in node.entries() {
        let below = below || matches!(&*entry.key.text, "Action" | "NotAction");
        collect(&entry.value, below, found);
    }
    for item in node.items() {
        collect(item, below, found);
    }
}
