//! What MSK makes of a setting of Kafka. In: a setting. Out: one row for each kind of cluster, and for MSK Connect.

use kafka::{Kind, Setting};
use model::facts::{
    BrokerClass, Settable, Storage, TopicHome, WorkerProperty, properties, settable,
    topic_properties, topic_property, worker_facts, worker_property,
};

use super::msk::{CLASSES, access};

pub(super) fn rows(setting: &Setting) -> Vec<(&'static str, String)> {
    match setting.kind {
        Kind::Broker => brokers(setting.name),
        Kind::Topic => topics(setting.name),
        Kind::ConnectWorker => vec![("MSK Connect", worker(setting.name))],
        _ => Vec::new(),
    }
}

fn brokers(name: &str) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    for (class, word) in CLASSES {
        let label = match class {
            BrokerClass::Standard => "MSK Standard",
            BrokerClass::Express => "MSK Express",
        };
        rows.push((label, may(class, word, name)));
    }
    let source = topic_properties()
        .iter()
        .find(|one| one.home == TopicHome::Serverless)
        .map(|one| one.origin.cite());
    rows.push((
        "MSK Serverless",
        format!(
            "has no configuration: MSK sets its broker settings ({})",
            source.unwrap_or_default()
        ),
    ));
    rows
}

/// Whether a configuration may set it, and the defaults and bounds where MSK has its own.
fn may(class: BrokerClass, word: &str, name: &str) -> String {
    let (mut told, fact) = match settable(class, name) {
        Settable::ReadWrite(fact) => ("a configuration may set it".to_owned(), Some(fact)),
        Settable::DynamicOnly(fact) => {
            let told = "not in a configuration, only through the Kafka API";
            (told.to_owned(), Some(fact))
        }
        Settable::ReadOnly(fact) => ("set by MSK".to_owned(), Some(fact)),
        Settable::NotSettable(Some(note)) => {
            (format!("a configuration may not set it: {note}"), None)
        }
        Settable::NotSettable(None) | Settable::Unlisted => {
            let list = properties(class).next().map(|fact| fact.origin.cite());
            let list = list.unwrap_or_default();
            let told = format!(
                "a configuration may not set it: not on the list for {word} brokers ({list})"
            );
            (told, None)
        }
    };
    let default = |storage| fact.and_then(|fact| fact.default_told(storage));
    let local = default(Storage::Local);
    if let Some(local) = &local {
        told.push_str(&format!("; MSK's default {local}"));
    }
    let tiered = default(Storage::Tiered).filter(|tiered| Some(tiered) != local.as_ref());
    if let Some(tiered) = tiered {
        told.push_str(&format!("; with tiered storage {tiered}"));
    }
    told
}

fn topics(name: &str) -> Vec<(&'static str, String)> {
    let tiered = topic_property(TopicHome::Tiered, name).map(access);
    let home = |home: TopicHome| match topic_property(home, name) {
        Some(property) => access(property).to_owned(),
        None => {
            let list = topic_properties().iter().find(|one| one.home == home);
            let list = list.map(|one| one.origin.cite()).unwrap_or_default();
            format!("fixed by MSK: not on the list of topic properties ({list})")
        }
    };
    vec![
        ("tiered on Standard", tiered.unwrap_or_default().to_owned()),
        ("MSK Express", home(TopicHome::Express)),
        ("MSK Serverless", home(TopicHome::Serverless)),
    ]
}

fn worker(name: &str) -> String {
    let told = match worker_property(name) {
        WorkerProperty::Required => "a worker configuration must set it".to_owned(),
        WorkerProperty::Allowed => "a worker configuration may set it".to_owned(),
        WorkerProperty::NotOnList | WorkerProperty::Rejected => {
            "a worker configuration may not set it".to_owned()
        }
        WorkerProperty::RejectedPrefix(prefix) => {
            format!("a worker configuration may not set it, nor anything that begins with {prefix}")
        }
    };
    format!("{told} ({})", worker_facts().origin.cite())
}
