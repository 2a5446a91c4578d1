//! The words of `access who-can`: an action and a resource, complete and fitting each other.

use fact::{Span, Text};
use iam::{Action, Lookup, MSK_PREFIXES, Resource, catalog};
use model::Estate;
use model::access::{self, Found};

use crate::world::Refusal;

/// The whole name of an action; one without a prefix is looked for among MSK's, data plane first.
pub(super) fn action(word: &str) -> Result<String, Refusal> {
    if !word.contains(':') {
        let prefixes = ["kafka-cluster", "kafka", "kafkaconnect"];
        let found = prefixes
            .iter()
            .map(|prefix| format!("{prefix}:{word}"))
            .find_map(|name| known(&name));
        return found.ok_or_else(|| {
            let near = prefixes
                .iter()
                .find_map(|prefix| near(&format!("{prefix}:{word}")));
            let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            Refusal::usage(format!(
                "`{word}` is no action of {}{hint}",
                MSK_PREFIXES.join(", ")
            ))
        });
    }
    let read = Action::read(Text::standing_for(word, Span::default()), Span::default());
    match catalog().lookup(&read) {
        Lookup::Known(_) => Ok(known(word).unwrap_or_else(|| word.to_owned())),
        Lookup::NotListed => Ok(word.to_owned()),
        Lookup::WrongPrefix(right) => Err(Refusal::usage(format!(
            "`{word}`: there is no such prefix; did you mean `{right}:`?"
        ))),
        Lookup::Unknown { elsewhere, near } => {
            let near = elsewhere.into_iter().next().or(near);
            let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            Err(Refusal::usage(format!("`{word}` is no action{hint}")))
        }
    }
}

/// The action that a name is nearest to.
fn near(name: &str) -> Option<String> {
    let read = Action::read(Text::standing_for(name, Span::default()), Span::default());
    match catalog().lookup(&read) {
        Lookup::Unknown { near, .. } => near,
        _ => None,
    }
}

/// The action as AWS writes it, when it is one action.
fn known(name: &str) -> Option<String> {
    let read = Action::read(Text::standing_for(name, Span::default()), Span::default());
    match catalog().lookup(&read) {
        Lookup::Known(list) => match list[..] {
            [one] => Some(one.full_name()),
            _ => read.pattern.has_wildcard().then(|| name.to_owned()),
        },
        _ => None,
    }
}

/// The resource that a word means, which has to be one the action works on.
pub(super) fn resource(estate: &Estate, action: &str, word: &str) -> Result<Resource, Refusal> {
    let resource = if word == "*" || word.starts_with("arn:") {
        Resource::of(word)
    } else if word.contains('/') {
        let hole = Text::HOLE;
        Resource::of(&format!("arn:{hole}:kafka:{hole}:{hole}:{word}"))
    } else {
        match access::cluster(estate, Some(word)) {
            Found::One(target) => target.cluster_arn(),
            Found::Nothing(some) | Found::Several(some) => {
                return Err(super::several("cluster", Some(word), &some));
            }
        }
    };
    if resource.arn().is_none() && !resource.is_everything() {
        return Err(Refusal::usage(format!(
            "`{word}` is no ARN: it needs six parts, as in arn:aws:kafka:REGION:ACCOUNT:topic/NAME/*/TOPIC"
        )));
    }
    match catalog().action(action) {
        Some(facts) if !facts.takes(&resource) => {
            let needs = if facts.types.is_empty() {
                "takes no resource; ask about `*`".to_owned()
            } else {
                format!("works on a {}", facts.types.join(" or "))
            };
            Err(Refusal::usage(format!(
                "{action} {needs}, and `{word}` is none"
            )))
        }
        _ => Ok(resource),
    }
}
