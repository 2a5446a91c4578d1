//! Statements of IAM policies: actions, operators and condition keys, and what is known of an action.

use std::{collections::BTreeSet, ops::Range};

use iam::{ActionFacts, Operator, Pattern, catalog};
use lsp_types::CompletionItemKind;

use super::{About, Offer, Offers, as_key, as_values};
use crate::context::{At, Context, Style};

/// The elements of a statement, and whether what follows goes on below.
const ELEMENTS: [(&str, bool); 9] = [
    ("Sid", false),
    ("Effect", false),
    ("Principal", true),
    ("NotPrincipal", true),
    ("Action", true),
    ("NotAction", true),
    ("Resource", true),
    ("NotResource", true),
    ("Condition", true),
];

/// What kinds of principal there are.
const PRINCIPALS: [&str; 4] = ["AWS", "Service", "Federated", "CanonicalUser"];

/// What may be written at a place of a statement.
pub(super) fn offers(context: &Context, text: &str, byte: usize) -> Option<Offers> {
    let mut path: Vec<&str> = context.path.iter().map(String::as_str).collect();
    let bytes = before(text, byte);
    let typed = text.get(bytes.clone())?;
    let (mut style, mut others): (Style, Option<&[String]>) = match &context.at {
        At::Key { others, style, .. } => (*style, Some(others.as_slice())),
        At::Value { style, .. } => (*style, None),
        At::Settings { .. } => return None,
    };
    // `kafka-cluster:` is a name with nothing behind it as long as its action is not begun.
    if let Some(prefix) = typed.strip_suffix(':')
        && path.last() == Some(&prefix)
        && (prefix == "aws" || catalog().service(prefix).is_some())
    {
        path.pop();
        style = Style::Block;
        others = Some(&[]);
    }
    let at = path.iter().position(|name| *name == "Statement")?;
    let offers = match (path.get(at + 1..)?, others) {
        ([], Some(others)) => {
            let open = ELEMENTS
                .iter()
                .filter(|(name, _)| !others.iter().any(|other| other == name));
            open.map(|(name, is_map)| key(name, style, *is_map))
                .collect()
        }
        (["Effect"], _) => as_values(["Allow", "Deny"].map(Offer::value).into(), style),
        (["Action" | "NotAction"], _) => as_values(actions(), style),
        (["Principal" | "NotPrincipal"], Some(_)) => {
            PRINCIPALS.map(|name| key(name, style, false)).into()
        }
        (["Condition"], Some(_)) => Operator::names()
            .map(|name| key(name, style, true))
            .collect(),
        (["Condition", _], Some(_)) => condition_keys(style),
        (["Condition", "Bool" | "Null", _], None) => {
            as_values(["true", "false"].map(Offer::value).into(), style)
        }
        _ => return None,
    };
    Some((bytes, offers))
}

fn key(name: &str, style: Style, is_map: bool) -> Offer {
    Offer {
        insert: Some(as_key(name, style, is_map)),
        kind: CompletionItemKind::FIELD,
        ..Offer::value(name)
    }
}

/// Every action that is listed, and all of each service that is listed in full.
fn actions() -> Vec<Offer> {
    let mut offers = Vec::new();
    for service in catalog().services() {
        if service.complete {
            offers.push(Offer {
                detail: format!("every action of {}", service.name),
                ..Offer::value(&format!("{}:*", service.prefix))
            });
        }
        offers.extend(service.actions().iter().map(|action| Offer {
            detail: levels(action),
            kind: CompletionItemKind::FUNCTION,
            about: Some(About::Action(action.full_name())),
            ..Offer::value(&action.full_name())
        }));
    }
    offers
}

fn levels(action: &ActionFacts) -> String {
    let levels: Vec<&str> = action.levels.iter().map(|level| level.name()).collect();
    levels.join(", ")
}

fn condition_keys(style: Style) -> Vec<Offer> {
    let services = catalog().services();
    let keys: BTreeSet<&str> = services.flat_map(iam::Service::written_keys).collect();
    let keys = keys.into_iter().map(|name| match name.split_once("${") {
        // The name of the tag is theirs.
        Some((start, _)) => Offer {
            insert: Some(start.to_owned()),
            ..key(name, style, false)
        },
        None => key(name, style, false),
    });
    keys.collect()
}

/// The action at a byte, or the actions that a pattern there means, as Markdown; and its bytes.
pub(crate) fn known(text: &str, byte: usize) -> Option<(String, Range<usize>)> {
    let after = text.get(byte..)?;
    let end = byte + (after.len() - after.trim_start_matches(is_part).len());
    let bytes = before(text, end);
    Some((told(text.get(bytes.clone())?)?, bytes))
}

/// What is known of an action, or of a pattern of some.
pub(crate) fn told(name: &str) -> Option<String> {
    if let Some(action) = catalog().action(name) {
        return Some(page(action));
    }
    let (prefix, _) = name.split_once(':')?;
    catalog().service(prefix)?;
    let pattern = Pattern::read_ignoring_case(name);
    let all: Vec<String> = catalog()
        .expand(&pattern)
        .map(ActionFacts::full_name)
        .collect();
    (!all.is_empty()).then(|| {
        format!(
            "**{}**: {} actions\n\n- {}",
            name.replace('*', "\\*"),
            all.len(),
            all.join("\n- ")
        )
    })
}

fn page(action: &ActionFacts) -> String {
    let mut told = format!("**{}**\n", action.full_name());
    let mut row = |name: &str, value: String| {
        if !value.is_empty() {
            told.push_str(&format!("\n- {name}: {value}"));
        }
    };
    row("access", levels(action));
    let service = catalog().service(action.service);
    for kind in &action.types {
        let resource = service.and_then(|service| service.resource(kind));
        let arn = resource.map(|resource| format!(" `{}`", resource.text.as_str()));
        row("works on", format!("{kind}{}", arn.unwrap_or_default()));
    }
    row("needs as well", action.requires.join(", "));
    if !action.serverless {
        row(
            "serverless",
            "clients of serverless clusters may not use it".into(),
        );
    }
    // The rest of the source tells how each column was checked.
    let source = catalog().source.split(',').next().unwrap_or("");
    row("source", format!("{source}, as of {}", catalog().as_of));
    told
}

/// The bytes of the action that ends at a byte.
fn before(text: &str, byte: usize) -> Range<usize> {
    let text = text.get(..byte).unwrap_or("");
    text.trim_end_matches(is_part).len()..byte
}

fn is_part(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, ':' | '-' | '*' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::of_template;

    /// What is replaced at the bar, and what is written of one offer.
    fn written(text: &str, label: &str) -> Option<(String, String)> {
        let byte = text.find('§').unwrap();
        let text = text.replace('§', "");
        let (bytes, offers) = offers(&of_template(&text, byte)?, &text, byte)?;
        let offer = offers.into_iter().find(|offer| offer.label == label)?;
        let insert = offer.insert.unwrap_or(offer.label);
        Some((text[bytes].to_owned(), insert))
    }

    fn is(text: &str, label: &str, typed: &str, insert: &str) {
        let expected = Some((typed.to_owned(), insert.to_owned()));
        assert_eq!(written(text, label), expected, "{text}");
    }

    #[test]
    fn actions_in_every_form() {
        let connect = "kafka-cluster:Connect";
        let yaml = "Statement:\n  - Effect: Allow\n    Action:\n      - kafka-cluster:";
        is(&format!("{yaml}§"), connect, "kafka-cluster:", connect);
        is(&format!("{yaml}Co§"), connect, "kafka-cluster:Co", connect);
        is("Statement:\n  - Action: kaf§", connect, "kaf", connect);
        is(
            "Statement:\n  - Action: [a:B, kaf§",
            connect,
            "kaf",
            connect,
        );
        is(
            r#"{"Statement": [{"Action": ["kafka-cluster:§"]}]}"#,
            connect,
            "kafka-cluster:",
            connect,
        );
        is(
            r#"{"Statement": [{"Action": §}]}"#,
            connect,
            "",
            "\"kafka-cluster:Connect\"",
        );
        is(
            r#"{"Statement": {"Action": "§"}}"#,
            "kafka:*",
            "",
            "kafka:*",
        );
        assert_eq!(written("Action: kaf§", connect), None);
    }

    #[test]
    fn elements_operators_and_keys() {
        is("Statement:\n  - Sid: x\n    §", "Effect", "", "Effect: ");
        assert_eq!(written("Statement:\n  - Sid: x\n    §", "Sid"), None);
        is("Statement:\n  - Effect: §", "Deny", "", "Deny");
        is(r#"{"Statement": [{§}]}"#, "Action", "", "\"Action\": ");
        let condition = "Statement:\n  - Condition:\n      ";
        is(&format!("{condition}Bo§"), "Bool", "Bo", "Bool:");
        let key = "kafka:publicAccessEnabled";
        is(
            &format!("{condition}Bool:\n        kafka:§"),
            key,
            "kafka:",
            "kafka:publicAccessEnabled: ",
        );
        is(
            &format!("{condition}Bool:\n        {key}: §"),
            "true",
            "",
            "true",
        );
        is(
            r#"{"Statement": {"Condition": {"StringEquals": {"aws:§"}}}}"#,
            "aws:ResourceTag/${TagKey}",
            "aws:",
            "aws:ResourceTag/",
        );
    }

    #[test]
    fn an_action_and_a_pattern_are_told() {
        let text = "Action: [kafka-cluster:WriteData, kafka-cluster:*Topic, s3:Get*, a:b]";
        let at = |word: &str| known(text, text.find(word).unwrap());
        let (told, bytes) = at("Write").unwrap();
        assert_eq!(&text[bytes], "kafka-cluster:WriteData");
        for word in ["Write", "topic `arn:", "as of 20"] {
            assert!(told.contains(word), "{told}");
        }
        let (told, _) = at("*Topic").unwrap();
        assert!(
            told.contains("4 actions") && told.contains("kafka-cluster:AlterTopic"),
            "{told}"
        );
        assert!(at("a:b").is_none() && at("Action").is_none());
    }
}
