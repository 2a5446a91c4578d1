//! SCRAM secrets as templates declare them. In: the estate. Out: every association of secrets with a cluster, and
//! every secret of a template that is meant for MSK.

use std::collections::HashSet;

use cloudformation::{Cursor, Resource};
use fact::{Text, Value};
use model::{Estate, Place, facts::limit};

/// Secrets associated with a cluster: `AWS::MSK::BatchScramSecret`.
pub(crate) struct Association<'e> {
    pub(crate) template: usize,
    pub(crate) resource: Resource<'e>,
}

impl<'e> Association<'e> {
    /// The secrets it lists.
    pub(crate) fn secrets(&self) -> Vec<Cursor<'e>> {
        let list = self.resource.property("SecretArnList").elements();
        let mut found: Vec<Cursor<'e>> = Vec::new();
        for secret in list.value.possible().flatten() {
            if !found.iter().any(|known| known.path() == secret.path()) {
                found.push(secret.clone());
            }
        }
        found
    }
}

pub(crate) fn associations(estate: &Estate) -> impl Iterator<Item = Association<'_>> {
    estate
        .of_type("AWS::MSK::BatchScramSecret")
        .map(|(template, resource)| Association { template, resource })
}

/// The secrets of the templates that a cluster is given, or that are named for one.
pub(crate) fn secrets(estate: &Estate) -> Vec<Resource<'_>> {
    let listed: HashSet<Place> = associations(estate)
        .flat_map(|association| {
            let secrets = association.secrets().into_iter();
            secrets
                .filter_map(|one| estate.behind(association.template, &one))
                .map(|(template, secret)| (template, secret.name().to_owned()))
                .collect::<Vec<_>>()
        })
        .collect();
    estate
        .of_type("AWS::SecretsManager::Secret")
        .filter(|(template, secret)| {
            listed.contains(&(*template, secret.name().to_owned())) || named_for_msk(secret)
        })
        .map(|(_, secret)| secret)
        .collect()
}

fn named_for_msk(secret: &Resource<'_>) -> bool {
    let name = secret.property("Name").text();
    let prefix = prefix();
    matches!(&name.value, Value::Known(name) if !prefix.is_empty() && name.as_str().starts_with(prefix))
}

/// What the names of SCRAM secrets must begin with.
pub(crate) fn prefix() -> &'static str {
    limit("auth.scram_secret_prefix")
        .list()
        .first()
        .copied()
        .unwrap_or_default()
}

/// Whether the part of a name that is known rules the prefix out.
pub(crate) fn lacks_prefix(name: &Text) -> bool {
    let text = name.as_str();
    let known = text.split(Text::HOLE).next().unwrap_or(text);
    let whole = known.len() == text.len();
    !known.starts_with(prefix()) && (whole || !prefix().starts_with(known))
}
