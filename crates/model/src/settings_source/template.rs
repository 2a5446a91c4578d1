//! MSK Connect in templates: the configuration of each connector and each worker. In: templates. Out: settings whose
//! entries point into the template; a value that a parameter or reference decides is a hole.

use cloudformation::{Cursor, Resource, Template};
use fact::{Span, Text, Value};
use syntax::properties::{Entry, parse};

use super::{SettingsSource, properties};
use crate::{SettingsFile, SettingsKind, base64};

/// The settings of all connectors and workers.
pub(crate) fn of_templates(templates: &[Template]) -> Vec<SettingsFile> {
    let mut all = Vec::new();
    for template in templates {
        for resource in template.resources() {
            match resource.kind() {
                "AWS::KafkaConnect::Connector" => all.extend(connector(&resource)),
                "AWS::KafkaConnect::WorkerConfiguration" => all.extend(worker(&resource)),
                _ => {}
            }
        }
    }
    all
}

fn made(
    resource: &Resource<'_>,
    kind: SettingsKind,
    of: &str,
    read: Vec<Entry>,
) -> Option<SettingsFile> {
    if read.is_empty() {
        return None;
    }
    let file = resource.span().file;
    let mut made = SettingsFile::new(file, kind, SettingsSource::Template, properties(read));
    made.path = resource.path().child("Properties").child(of);
    Some(made)
}

fn connector(resource: &Resource<'_>) -> Option<SettingsFile> {
    const PROPERTY: &str = "ConnectorConfiguration";
    let entries = resource.properties().get(PROPERTY).entries();
    let read = entries
        .into_iter()
        .map(|(key, value)| entry(&key.text, key.span, &value));
    made(resource, SettingsKind::Connector, PROPERTY, read.collect())
}

fn entry(key: &str, key_span: Span, value: &Cursor<'_>) -> Entry {
    let fact = value.text();
    let text = match fact.value {
        Value::Known(text) => text,
        // A value with alternatives is no literal: rules that can weigh cases ask the template itself.
        _ => Text::hole(fact.span),
    };
    let whole = text.source(0, text.as_str().len());
    let span = whole.filter(|span| !span.is_empty()).unwrap_or(fact.span);
    Entry::written(key, key_span, text, span)
}

fn worker(resource: &Resource<'_>) -> Option<SettingsFile> {
    const PROPERTY: &str = "PropertiesFileContent";
    let content = resource.properties().get(PROPERTY).text();
    let Value::Known(text) = content.value else {
        return None;
    };
    let parsed = parse(&base64::readable(&text));
    made(resource, SettingsKind::Worker, PROPERTY, parsed.entries)
}
