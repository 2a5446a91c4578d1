//! MSK638: a topic of offsets or of Connect's state that deletes by time.

use lint::Findings;
use model::{Estate, Frame};

use crate::{client_files, topic_settings::TopicSettings};

const KEY: &str = "cleanup.policy";
/// Apache Kafka, org.apache.kafka.common.internals.Topic.
const OFFSETS: &str = "__consumer_offsets";
const OF_WORKERS: [&str; 3] = [
    "offset.storage.topic",
    "config.storage.topic",
    "status.storage.topic",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let mut names = vec![(OFFSETS.to_owned(), "committed offsets")];
    for client in client_files::all(estate).filter(|client| client.frame == Frame::Worker) {
        for key in OF_WORKERS {
            let name = client.file.setting(key).value;
            names.extend(
                name.known()
                    .map(|name| (name.clone(), "the state of Connect")),
            );
        }
    }
    for topic in estate.topics() {
        let name = topic.name();
        let Some((_, what)) = name
            .value
            .known()
            .and_then(|name| names.iter().find(|(one, _)| one == name))
        else {
            continue;
        };
        let policy = TopicSettings::of(topic).declared(KEY);
        let Some(hit) = policy.holds(|policy| policy.contains("delete")) else {
            continue;
        };
        let told = policy.value.by_default().map_or("", String::as_str);
        let message = format!(
            "{KEY} = `{told}` for the topic of {what}: what is older than the retention is forgotten, whether or not it still counts"
        );
        out.add(&policy, &hit, message)
            .help(format!("set {KEY}=compact"));
    }
}
