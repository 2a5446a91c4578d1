//! Compose files: the environment of each service, as a map or a list. In: a document with `services`. Out: brokers
//! that somebody runs alone, Connect workers, and programs that speak to Kafka.

use fact::{Path, Text};
use syntax::Node;

use super::{Found, Page, SettingsSource, environment, named::Named};
use crate::Hints;

/// Looks for the environments of services.
pub(super) fn read(page: &Page<'_>, root: &Node, hints: &Hints, found: &mut Found) {
    let Some(services) = root.get("services").filter(|services| services.is_map()) else {
        return;
    };
    let before = found.settings.len();
    for service in services.entries() {
        let Some(environment) = service.value.get("environment") else {
            continue;
        };
        let image = service.value.get("image").and_then(Node::as_str);
        let path = Path::new("services")
            .child(&service.key.text)
            .child("environment");
        let all = match environment.is_list() {
            true => environment
                .items()
                .iter()
                .filter_map(|item| line(page, item))
                .collect(),
            false => pairs(page, environment),
        };
        environment::read(
            page.file,
            &all,
            SettingsSource::Compose,
            &path,
            image,
            found,
        );
    }
    for settings in found.settings.iter_mut().skip(before) {
        settings.hints = hints.clone();
    }
}

fn pairs(page: &Page<'_>, map: &Node) -> Vec<Named> {
    let pairs = map.entries().iter().filter_map(|entry| {
        let text = page.text(&entry.value)?;
        Some(Named {
            name: entry.key.text.to_string(),
            key: page.span(entry.key.span),
            value: interpolated(text, page, &entry.value),
            value_span: page.span(entry.value.span),
        })
    });
    pairs.collect()
}

/// `KAFKA_ACKS=1` as an element of a list.
fn line(page: &Page<'_>, item: &Node) -> Option<Named> {
    let text = page.text(item)?;
    let whole = page.span(item.span);
    let (name, value) = text.as_str().split_once('=')?;
    let split = name.len() + 1;
    let end = text.as_str().len();
    let value_span = text.source(split, end).unwrap_or(whole);
    let value = match value.contains('$') {
        true => Text::hole(value_span),
        false => text.slice(split, end),
    };
    Some(Named {
        name: name.to_owned(),
        key: text.source(0, name.len()).unwrap_or(whole),
        value,
        value_span,
    })
}

/// `$NAME` and `${NAME:-default}` are put in by Compose.
fn interpolated(text: Text, page: &Page<'_>, node: &Node) -> Text {
    match text.as_str().contains('$') {
        true => Text::hole(page.span(node.span)),
        false => text,
    }
}
