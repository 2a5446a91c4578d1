//! One object of `Statement` in, a [`Statement`] out.

use fact::Span;

use crate::{
    Action, Clause, Code, Effect, Items, Json, JsonEntry, JsonKind, Language, Place, Principal,
    Problem, Resource, Statement, Word, conditions,
    elements::{action_problem, arn_problems, sid_problem, variable_problem},
    read::{Reader, head},
};

const ELEMENTS: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

pub(crate) fn read(reader: &mut Reader, json: &Json, index: usize) -> Statement {
    reader.names(json.entries(), &ELEMENTS);
    let (effect, effect_span) = effect(reader, json);
    let sid = json.entry("Sid").and_then(|entry| {
        let word = reader.word(&entry.value, "`Sid` is a string")?;
        sid_problem(reader, &word);
        Some(word)
    });
    let actions = clause(reader, json, ["Action", "NotAction"], read_actions);
    let resources = clause(reader, json, ["Resource", "NotResource"], read_resources);
    let principals = clause(reader, json, ["Principal", "NotPrincipal"], read_principals);
    placement(reader, json, &resources, &principals);
    if actions.is_absent() {
        missing(reader, json, "Action");
    }
    let conditions = match json.entry("Condition") {
        Some(entry) => conditions::read(reader, &entry.value),
        None => Vec::new(),
    };
    Statement {
        span: json.span,
        index,
        sid,
        effect,
        effect_span,
        actions,
        resources,
        principals,
        conditions,
    }
}

fn effect(reader: &mut Reader, json: &Json) -> (Option<Effect>, Span) {
    let Some(entry) = json.entry("Effect") else {
        missing(reader, json, "Effect");
        return (None, json.span);
    };
    let span = entry.value.span;
    let Some(word) = reader.word(&entry.value, "`Effect` is `Allow` or `Deny`") else {
        return (None, span);
    };
    let effect = match word.as_str() {
        "Allow" => Some(Effect::Allow),
        "Deny" => Some(Effect::Deny),
        _ if word.text.has_hole() => None,
        other => {
            let message = format!("`Effect` is `Allow` or `Deny`, not `{other}`");
            reader.report(Code::Effect, span, message);
            None
        }
    };
    if effect.is_none() {
        let why = fact::Why::Unresolved("the effect of a statement".into());
        reader.unknown.push((json.span, why));
    }
    (effect, span)
}

/// An element that comes in two forms, only one of which may be written.
fn clause<T>(
    reader: &mut Reader,
    json: &Json,
    [only, except]: [&str; 2],
    read: fn(&mut Reader, &JsonEntry) -> Vec<T>,
) -> Clause<T> {
    let (first, second) = (json.entry(only), json.entry(except));
    if let (Some(_), Some(other)) = (first, second) {
        let message = format!("a statement has `{only}` or `{except}`, not both");
        reader.report(Code::BothForms, other.key_span, message);
    }
    let Some(entry) = first.or(second) else {
        return Clause::Absent;
    };
    let problems = reader.problems.len();
    let items = read(reader, entry);
    if items.is_empty() && reader.problems.len() == problems {
        let message = format!("`{}` is empty, so the statement does nothing", entry.key);
        reader.report(Code::Empty, entry.value.span, message);
    }
    let items = Items {
        key: entry.key_span,
        span: entry.value.span,
        items,
    };
    if first.is_some() {
        Clause::Only(items)
    } else {
        Clause::Except(items)
    }
}

fn words(reader: &mut Reader, value: &Json, rule: &str) -> Vec<Word> {
    value
        .one_or_many()
        .iter()
        .filter_map(|item| reader.word(item, rule))
        .collect()
}

fn read_actions(reader: &mut Reader, entry: &JsonEntry) -> Vec<Action> {
    let rule = format!("`{}` is a string or an array of strings", entry.key);
    words(reader, &entry.value, &rule)
        .into_iter()
        .map(|word| {
            let action = Action::read(word.text, word.span);
            action_problem(reader, &action);
            action
        })
        .collect()
}

fn read_resources(reader: &mut Reader, entry: &JsonEntry) -> Vec<Resource> {
    let rule = format!("`{}` is a string or an array of strings", entry.key);
    words(reader, &entry.value, &rule)
        .into_iter()
        .map(|word| {
            variable_problem(reader, &word);
            let resource = Resource::read(&word.text, word.span, reader.language);
            arn_problems(reader, &resource);
            resource
        })
        .collect()
}

fn read_principals(reader: &mut Reader, entry: &JsonEntry) -> Vec<Principal> {
    const KEYS: [&str; 4] = ["AWS", "Service", "Federated", "CanonicalUser"];
    let mut all = Vec::new();
    match &entry.value.kind {
        JsonKind::Map(entries) => {
            for member in entries {
                if !KEYS.contains(&member.key.as_str()) {
                    let message = format!("`{}` is no kind of principal", member.key);
                    let mut problem = Problem::new(Code::Principal, member.key_span, message);
                    if let Some(near) = crate::nearest(&member.key, KEYS.into_iter()) {
                        problem = problem.help(format!("did you mean `{near}`?"));
                    }
                    reader.push(problem);
                    continue;
                }
                let rule = format!("`{}` is a string or an array of strings", member.key);
                for word in words(reader, &member.value, &rule) {
                    all.push(Principal::read(Some(&member.key), word.text, word.span));
                }
            }
        }
        JsonKind::Text(text) if text.as_str() == "*" || text.has_hole() => {
            all.push(Principal::read(None, text.clone(), entry.value.span));
        }
        JsonKind::Unknown(_) => {
            if let Some(word) = reader.word(&entry.value, "") {
                all.push(Principal::read(None, word.text, word.span));
            }
        }
        _ => {
            let message = format!(
                "`{}` is `\"*\"` or an object such as `{{\"AWS\": …}}`",
                entry.key
            );
            reader.report(Code::Principal, entry.value.span, message);
        }
    }
    for problem in all.iter().filter_map(Principal::problem) {
        reader.push(problem);
    }
    all
}

/// Which elements the kind of policy must and must not have.
fn placement(
    reader: &mut Reader,
    json: &Json,
    resources: &Clause<Resource>,
    principals: &Clause<Principal>,
) {
    match (reader.place, principals.key()) {
        (Place::Identity, Some(key)) => {
            let message =
                "an identity policy has no `Principal`: it speaks of whoever it is attached to";
            reader.report(Code::Misplaced, key, message);
        }
        (Place::Trust | Place::Cluster | Place::Resource, None) => {
            missing(reader, json, "Principal");
        }
        _ => {}
    }
    match (reader.place, resources.key()) {
        (Place::Trust, Some(key)) => {
            let message = "a trust policy has no `Resource`: it speaks of the role it belongs to";
            reader.report(Code::Misplaced, key, message);
        }
        (Place::Identity | Place::Cluster, None) => missing(reader, json, "Resource"),
        _ => {}
    }
}

fn missing(reader: &mut Reader, json: &Json, element: &str) {
    let message = format!("the statement has no `{element}`");
    reader.report(Code::MissingElement, head(json), message);
}

/// Whether policy variables are read in a document.
pub(crate) fn reads_variables(language: Language) -> bool {
    language == Language::Variables
}
