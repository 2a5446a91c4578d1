//! MSK629: a setting that topics do not have, or that Express brokers keep to themselves.

use fact::Hit;
use kafka::Kind;
use lint::Findings;
use model::{
    Estate,
    facts::{BrokerClass, TopicAccess, TopicHome, topic_property},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for topic in estate.topics() {
        let configs = topic.configs();
        let Some(properties) = configs.value.known() else {
            continue;
        };
        let class = topic.cluster().map(|cluster| cluster.class());
        for entry in &properties.entries {
            let key = entry.key();
            let path = configs.path.child(key);
            let Some(setting) = kafka::setting(Kind::Topic, key) else {
                let message =
                    format!("{key}: Kafka has no such setting for topics and refuses the topic");
                let finding = out.certain(entry.key_span(), &path, message);
                let bare = key.strip_prefix("log.").unwrap_or(key);
                let meant = kafka::setting(Kind::Topic, bare)
                    .map(|setting| setting.name)
                    .or_else(|| kafka::nearest(Kind::Topic, bare));
                match meant {
                    Some(name) => finding.help(format!("write {name}")),
                    None => finding.help("take it out; `mskwise explain` tells of each setting"),
                };
                continue;
            };
            let fixed = topic_property(TopicHome::Express, setting.name)
                .filter(|property| property.access == TopicAccess::Fixed);
            let (Some(property), Some(class)) = (fixed, &class) else {
                continue;
            };
            let Some(hit) = class.holds(|class| *class == BrokerClass::Express) else {
                continue;
            };
            let is = property.default.map_or(String::new(), |value| {
                format!(", which is {value} on every topic")
            });
            let message = format!("{key} cannot be set on Express brokers: MSK decides it{is}");
            let hit = Hit { span: None, ..hit };
            out.at(entry.key_span(), &path, &hit, message)
                .see(class.span, "Express brokers")
                .help("take it out");
        }
    }
}
