//! Settings under the names that applications and environments give them. In: a place. Out: those names, and the words
//! that the setting behind a name takes.

use lsp_types::CompletionItemKind;
use model::names::{self, Alias};

use super::{About, Offer, Offers, as_key, as_values, settings};
use crate::{
    context::{self, At, Context, Style},
    home::Home,
};

/// At a line of an application's `.properties`.
pub(super) fn in_properties(text: &str, byte: usize) -> Option<Offers> {
    let line = context::of_settings(text, byte)?;
    let (key, value) = context::parted(text, line)?;
    let name = text.get(key.clone())?;
    match value {
        Some(value) => Some((
            settings::element(text, value)?,
            values(&names::of_application(name)?),
        )),
        None => {
            // Of a name that is begun only what goes on from its last dot.
            let stem = name.rfind('.').map_or(0, |dot| dot + 1);
            let known = below(name.get(..stem)?);
            let offers = known.iter().map(|alias| offer(alias, &alias.name, "="));
            Some((key, offers.collect()))
        }
    }
}

/// At an entry of an application's YAML, whose names are the path to it.
pub(super) fn in_tree(context: &Context) -> Option<Offers> {
    let path = context.path.join(".");
    match &context.at {
        At::Key {
            word,
            others,
            style,
        } => {
            let stem = match path.is_empty() {
                true => path,
                false => path + ".",
            };
            let mut offers: Vec<Offer> = Vec::new();
            for alias in below(&stem) {
                let Some((label, is_map)) = step(&alias, &stem) else {
                    continue;
                };
                let known = offers.iter().any(|offer| offer.label == label);
                if known || others.iter().any(|other| other == label) {
                    continue;
                }
                let whole = offer(&alias, label, "");
                let insert = Some(as_key(label, *style, is_map));
                offers.push(match is_map {
                    true => Offer {
                        insert,
                        detail: String::new(),
                        about: None,
                        ..whole
                    },
                    false => Offer { insert, ..whole },
                });
            }
            (!offers.is_empty()).then(|| (word.clone(), offers))
        }
        At::Value { word, style } => {
            let known = values(&names::of_application(&path)?);
            Some((word.clone(), as_values(known, *style)))
        }
        At::Settings { .. } => None,
    }
}

/// At a line of an environment file.
pub(super) fn in_environment(text: &str, byte: usize) -> Option<Offers> {
    let before = text.get(..byte)?;
    let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let line = before.get(start..)?.trim_start();
    if line.starts_with('#') {
        return None;
    }
    let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
    pair(line, byte)
}

/// At a variable in YAML or JSON: a map, a list of `NAME=value`, or a list of names beside values.
pub(super) fn variables_in_tree(context: &Context, text: &str) -> Option<Offers> {
    let last = context.path.last()?;
    let is_home = |name: &String| {
        let homes = ["environment", "env", "Environment", "Variables"];
        homes.contains(&name.as_str())
    };
    if !context.path.iter().any(is_home) {
        return None;
    }
    match &context.at {
        At::Key {
            word,
            others,
            style,
        } => {
            let typed = text.get(word.clone())?;
            let line = text.get(..word.start)?.rsplit('\n').next()?;
            if *style == Style::Block && line.trim() == "-" {
                return pair(typed, word.end);
            }
            let open = variables(typed).into_iter();
            let open = open.filter(|alias| !others.contains(&alias.name));
            let offers = open.map(|alias| Offer {
                insert: Some(as_key(&alias.name, *style, false)),
                ..offer(&alias, &alias.name, "")
            });
            Some((word.clone(), offers.collect()))
        }
        At::Value { word, style } => {
            let typed = text.get(word.clone())?;
            let offers = match last.as_str() {
                "name" | "Name" => {
                    let known = variables(typed);
                    known
                        .iter()
                        .map(|alias| offer(alias, &alias.name, ""))
                        .collect()
                }
                // A list in quotes.
                "environment" => {
                    let (bytes, offers) = pair(typed, word.end)?;
                    return Some((bytes, offers));
                }
                variable => values(&names::of_variable(variable)?),
            };
            Some((word.clone(), as_values(offers, *style)))
        }
        At::Settings { .. } => None,
    }
}

/// At the end of `NAME=value` that is typed up to `byte`.
fn pair(typed: &str, byte: usize) -> Option<Offers> {
    match typed.split_once('=') {
        Some((name, value)) => {
            let value = value.trim_start_matches(['"', '\'']);
            let bytes = byte.checked_sub(value.len())?..byte;
            Some((bytes, values(&names::of_variable(name.trim())?)))
        }
        None => {
            let known = variables(typed);
            let offers = known.iter().map(|alias| offer(alias, &alias.name, "="));
            Some((byte.checked_sub(typed.len())?..byte, offers.collect()))
        }
    }
}

/// The variables that may come of what is typed.
fn variables(typed: &str) -> Vec<Alias> {
    let typed = typed.to_ascii_uppercase();
    let starts = names::VARIABLE_STARTS.into_iter();
    let open = starts.filter(|start| start.starts_with(&typed) || typed.starts_with(start));
    open.flat_map(names::variables).collect()
}

/// The names of applications that begin so.
fn below(stem: &str) -> Vec<Alias> {
    let spring = names::spring().iter().cloned();
    let all = spring.chain(names::microprofile(stem));
    all.filter(|alias| alias.name.starts_with(stem)).collect()
}

/// The next name on the way to a setting, and whether others follow; a setting of Kafka keeps its dots.
fn step<'a>(alias: &'a Alias, stem: &str) -> Option<(&'a str, bool)> {
    let rest = alias.name.get(stem.len()..)?;
    let own = match alias.name.ends_with(&alias.setting) {
        true => alias.setting.len(),
        false => rest.len() - rest.rfind('.').map_or(0, |dot| dot + 1),
    };
    match rest.len() <= own {
        true => Some((rest, false)),
        false => Some((rest.split('.').next()?, true)),
    }
}

fn offer(alias: &Alias, label: &str, behind: &str) -> Offer {
    let kinds = alias.kinds.iter();
    let mut known = kinds.filter_map(|kind| kafka::setting(*kind, &alias.setting));
    let default = known.next().map(|setting| settings::default(setting, None));
    let default = default.filter(|default| !default.is_empty());
    let default = default.map_or_else(String::new, |default| format!(", {default}"));
    Offer {
        label: label.to_owned(),
        insert: Some(format!("{label}{behind}")),
        detail: format!("{}{default}", alias.setting),
        kind: CompletionItemKind::PROPERTY,
        about: Some(About::Name(alias.setting.clone())),
    }
}

fn values(alias: &Alias) -> Vec<Offer> {
    settings::values(&alias.setting, &Home::of_kinds(alias.kinds.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Label and inserted text of what is offered at the bar.
    fn found(
        text: &str,
        offers: impl Fn(&str, usize) -> Option<Offers>,
    ) -> (String, Vec<(String, String)>) {
        let byte = text.find('§').unwrap();
        let text = text.replace('§', "");
        let (bytes, offers) = offers(&text, byte).expect(&text);
        let insert = |offer: Offer| {
            let insert = offer.insert.unwrap_or_else(|| offer.label.clone());
            (offer.label, insert)
        };
        (
            text[bytes].to_owned(),
            offers.into_iter().map(insert).collect(),
        )
    }

    fn is(found: &(String, Vec<(String, String)>), typed: &str, label: &str, insert: &str) {
        assert_eq!(found.0, typed);
        let known = found.1.iter().find(|(known, _)| known == label);
        assert_eq!(
            known.map(|(_, text)| text.as_str()),
            Some(insert),
            "{label}"
        );
    }

    fn tree(text: &str, byte: usize) -> Option<Offers> {
        in_tree(&context::of_template(text, byte)?)
    }

    fn variable(text: &str, byte: usize) -> Option<Offers> {
        variables_in_tree(&context::of_template(text, byte)?, text)
    }

    #[test]
    fn lines_of_applications() {
        let name = "spring.kafka.consumer.max-poll-records";
        let all = found("a=1\nspring.kafka.consumer.max§", in_properties);
        is(&all, "spring.kafka.consumer.max", name, &format!("{name}="));
        assert!(
            all.1
                .iter()
                .all(|(label, _)| label.starts_with("spring.kafka.consumer."))
        );
        let name = "mp.messaging.outgoing.orders.acks";
        is(
            &found("mp.messaging.outgoing.orders.§", in_properties),
            "mp.messaging.outgoing.orders.",
            name,
            &format!("{name}="),
        );
        let values = found("spring.kafka.producer.acks=§", in_properties);
        is(&values, "", "all", "all");
    }

    #[test]
    fn entries_of_applications() {
        let all = found("spring:\n  kafka:\n    §", tree);
        is(&all, "", "consumer", "consumer:");
        is(&all, "", "bootstrap-servers", "bootstrap-servers: ");
        let all = found(
            "spring:\n  kafka:\n    consumer:\n      properties:\n        max§",
            tree,
        );
        is(&all, "max", "max.poll.records", "max.poll.records: ");
        let all = found(
            "spring:\n  kafka:\n    consumer:\n      isolation-level: read§",
            tree,
        );
        is(&all, "read", "read_committed", "read_committed");
        let all = found(
            "mp:\n  messaging:\n    incoming:\n      orders:\n        auto§",
            tree,
        );
        is(&all, "auto", "auto.offset.reset", "auto.offset.reset: ");
    }

    #[test]
    fn variables_of_every_form() {
        let name = "KAFKA_CFG_MIN_INSYNC_REPLICAS";
        let with = |end: &str| format!("{name}{end}");
        is(
            &found("# x\nexport KAFKA_CFG_§", in_environment),
            "KAFKA_CFG_",
            name,
            &with("="),
        );
        let list = "services:\n  k:\n    environment:\n      - KAFKA_CFG_M§";
        is(&found(list, variable), "KAFKA_CFG_M", name, &with("="));
        let map = "services:\n  k:\n    environment:\n      KAFKA_CFG_M§";
        is(&found(map, variable), "KAFKA_CFG_M", name, &with(": "));
        let pod = "spec:\n  containers:\n    - env:\n        - name: KAFKA_CFG_M§";
        is(&found(pod, variable), "KAFKA_CFG_M", name, name);
        let task = r#"{"Environment": [{"Name": "KAFKA_CFG_§"}]}"#;
        is(&found(task, variable), "KAFKA_CFG_", name, name);
        let lambda = r#"{"Environment": {"Variables": {§}}}"#;
        is(&found(lambda, variable), "", name, &format!("\"{name}\": "));
        for text in ["SPRING_KAFKA_PRODUCER_ACKS=§", "KAFKA_ACKS=\"§"] {
            is(&found(text, in_environment), "", "all", "all");
        }
        let list = "services:\n  k:\n    environment:\n      - KAFKA_ACKS=al§";
        is(&found(list, variable), "al", "all", "all");
        let map = "services:\n  k:\n    environment:\n      KAFKA_ACKS: al§";
        is(&found(map, variable), "al", "all", "all");
    }
}
