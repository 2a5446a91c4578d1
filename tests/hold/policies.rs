//! IAM policy documents: the reader in every place, what the patterns in them mean, then the file as a whole.

use std::sync::Arc;

use fact::FileId;
use iam::{Document, Json, Place, Request, Resource, Tri, Union, Verdict};
use model::Input;

/// A policy document in JSON or YAML.
pub fn policies(bytes: &[u8]) {
    if let Some(text) = super::text(bytes)
        && let Some(root) = syntax::parse(FileId(0), text).root()
    {
        let json = Json::from_node(root, text);
        for place in [
            Place::Identity,
            Place::Trust,
            Place::Cluster,
            Place::Resource,
        ] {
            document(text, Document::read(&json, place));
        }
    }
    super::estate::estate(vec![Input::named("policy.json", bytes)]);
}

fn document(text: &str, document: Document) {
    for problem in &document.problems {
        super::in_text(text, &problem.span.range(), problem);
        assert!(!problem.message.is_empty(), "{problem:?}");
    }
    for statement in &document.statements {
        super::in_text(text, &statement.span.range(), statement);
        super::in_text(text, &statement.effect_span.range(), statement);
        for action in statement.actions.items() {
            super::in_text(text, &action.span.range(), action);
            // A pattern matches itself, wherever it can be told.
            assert_ne!(
                action.pattern.matches(&action.pattern),
                Tri::No,
                "{action:?}"
            );
        }
        for resource in statement.resources.items() {
            super::in_text(text, &resource.span.range(), resource);
            assert_ne!(resource.covers(resource), Tri::No, "{resource:?}");
        }
        for principal in statement.principals.items() {
            super::in_text(text, &principal.span.range(), principal);
        }
        for condition in &statement.conditions {
            super::in_text(text, &condition.span.range(), condition);
        }
    }
    // A document that denies something for sure answers no to that, however else it reads.
    let topic = "arn:aws:kafka:us-east-1:111122223333:topic/orders/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f-1/in";
    let denies_all = document.denies().any(|statement| {
        let all_actions = statement
            .actions
            .only()
            .iter()
            .any(|one| one.pattern.is_star());
        let resources = statement.resources.only();
        let everywhere = resources.iter().any(Resource::is_everything);
        all_actions && everywhere && statement.conditions.is_empty()
    });
    let place = document.place;
    let union = Union::default().with("it", Arc::new(document));
    let resource = Resource::of(topic);
    let verdict = union.allows("kafka-cluster:ReadData", &resource, &Request::new());
    if denies_all && place == Place::Identity {
        assert!(matches!(verdict, Verdict::No(_)), "{verdict:?}");
    }
}
