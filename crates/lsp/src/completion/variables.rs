//! Settings under the names that environments give them. In: a place. Out: the variables, and the words that the setting
//! behind one takes.

use model::names::{self, Alias};

use super::{
    Offer, Offers, as_key, as_values,
    named::{offer, values},
};
use crate::context::{At, Context, Style};

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
pub(super) fn in_tree(context: &Context, text: &str) -> Option<Offers> {
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

#[cfg(test)]
mod tests {
    use super::super::named::tests::{found, is};
    use super::*;
    use crate::context;

    fn variable(text: &str, byte: usize) -> Option<Offers> {
        in_tree(&context::of_template(text, byte)?, text)
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
