//! Topics that clients create for themselves. In: a client. Out: how many copies it asks for, for each kind of topic.

use fact::Fact;
use model::{Client, Frame};

/// A number of copies that a client asks for.
pub(crate) struct Asked {
    pub(crate) key: &'static str,
    /// The topics, for messages.
    pub(crate) what: &'static str,
    pub(crate) fact: Fact<String>,
    pub(crate) copies: i64,
    /// Whether they are made in the cluster that the client is bound to.
    pub(crate) is_here: bool,
}

const STREAMS: [(&str, &str); 1] = [("replication.factor", "its changelog and repartition topics")];
const WORKER: [(&str, &str); 3] = [
    (
        "config.storage.replication.factor",
        "the topic of connector configurations",
    ),
    (
        "offset.storage.replication.factor",
        "the topic of source offsets",
    ),
    (
        "status.storage.replication.factor",
        "the topic of connector states",
    ),
];
const CONNECTOR: [(&str, &str); 2] = [
    (
        "errors.deadletterqueue.topic.replication.factor",
        "the dead letter topic",
    ),
    (
        "topic.creation.default.replication.factor",
        "the topics of the connector",
    ),
];

const MIRROR: [(&str, &str); 4] = [
    ("replication.factor", "the topics that MirrorMaker makes"),
    (
        "checkpoints.topic.replication.factor",
        "the topic of checkpoints",
    ),
    (
        "heartbeats.topic.replication.factor",
        "the topic of heartbeats",
    ),
    (OFFSET_SYNCS, "the topic of offset syncs"),
];
/// This topic is made in the cluster that is copied from, unless `offset-syncs.topic.location` says otherwise.
const OFFSET_SYNCS: &str = "offset-syncs.topic.replication.factor";

/// The topics a client creates with a number of copies that it writes down.
pub(crate) fn factors(client: &Client<'_>) -> Vec<Asked> {
    let keys: &[(&str, &str)] = match client.frame {
        Frame::Plain | Frame::Mirror => &[],
        Frame::Streams => &STREAMS,
        Frame::Worker => &WORKER,
        Frame::Connector => &CONNECTOR,
    };
    let mirror: &[(&str, &str)] = match client.file.is_mirror() {
        true => &MIRROR,
        false => &[],
    };
    let asked = keys.iter().chain(mirror).filter_map(|(key, what)| {
        let fact = client.file.setting(key);
        let copies = fact.value.known()?.parse().ok()?;
        Some(Asked {
            key,
            what,
            fact,
            copies,
            is_here: *key != OFFSET_SYNCS,
        })
    });
    asked.collect()
}
