//! Settings under the names that Spring's and Quarkus' files give them. In: a place. Out: those names, and the words that
//! the setting behind a name takes.

use model::names::{self, Alias};

use super::{
    Offer, Offers, as_key, as_values,
    named::{offer, values},
    settings,
};
use crate::context::{self, At, Context};

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

#[cfg(test)]
mod tests {
    use super::super::named::tests::{found, is};
    use super::*;

    fn tree(text: &str, byte: usize) -> Option<Offers> {
        in_tree(&context::of_template(text, byte)?)
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
}
