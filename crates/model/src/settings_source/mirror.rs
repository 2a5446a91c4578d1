//! MirrorMaker 2, whose settings are those of many clients at once. In: its own file (`clusters = a, b`,
//! `a.producer.acks`, `a->b.topics`), or one of its connectors (`source.consumer.max.poll.records`). Out: each client,
//! worker and connector inside as settings of its own, under Kafka's plain names, with the bytes they were written in.
//!
//! As `MirrorMakerConfig.clusterProps`, `workerConfig` and `connectorBaseConfig` and `MirrorConnectorConfig` of Kafka
//! 3.9 put them together.

use kafka::{
    Kind,
    client::{Library, Role},
};
use syntax::properties::Entry;

use super::properties;
use crate::{SettingsFile, SettingsKind};

/// The name of the framework.
pub(crate) const MIRROR: &str = "mirror-maker-2";

const CLIENTS: [(Role, &str); 3] = [
    (Role::Producer, "producer."),
    (Role::Consumer, "consumer."),
    (Role::Admin, "admin."),
];

/// What of a worker's settings may stand in front of all clusters.
const WORKER: [&str; 8] = [
    "offset.storage",
    "config.storage",
    "status.storage",
    "key.converter",
    "value.converter",
    "header.converter",
    "task",
    "worker",
];

/// Whether a class is a connector of MirrorMaker 2, with its package or without.
pub(crate) fn is_mirror(class: &str) -> bool {
    let name = class.strip_prefix("org.apache.kafka.connect.mirror.");
    matches!(
        name.unwrap_or(class),
        "MirrorSourceConnector" | "MirrorCheckpointConnector" | "MirrorHeartbeatConnector"
    )
}

/// What stands inside settings of MirrorMaker; nothing for any other.
pub(crate) fn inside(file: &SettingsFile) -> Vec<SettingsFile> {
    match file.kind {
        SettingsKind::Mirror => of_program(file),
        SettingsKind::Connector if file.is_mirror() && file.framework.is_none() => {
            of_connector(file)
        }
        _ => Vec::new(),
    }
}

fn of_program(file: &SettingsFile) -> Vec<SettingsFile> {
    let aliases = file.mirrored_clusters();
    let shared: Vec<Entry> = select(file, "", is_client_key);
    let mut all = Vec::new();
    for alias in &aliases {
        let prefix = format!("{alias}.");
        for (role, part) in CLIENTS {
            let mut entries = shared.clone();
            entries.extend(select(file, &prefix, is_client_key));
            let own = select(file, &format!("{prefix}{part}"), |_| true);
            entries.extend(own);
            all.push(client(file, role, &format!("{prefix}{part}"), entries));
        }
    }
    let flows = file.mirrored_flows();
    for alias in &aliases {
        if flows.iter().any(|(_, target)| target == alias) {
            all.push(worker(file, alias));
        }
    }
    all.extend(
        flows
            .iter()
            .map(|(source, target)| flow(file, source, target)),
    );
    all.retain(|one| !one.properties.entries.is_empty());
    all
}

/// The worker beside a cluster that is copied to.
fn worker(file: &SettingsFile, alias: &str) -> SettingsFile {
    let mut entries = select(file, "", |key| {
        WORKER.iter().any(|prefix| key.starts_with(prefix))
    });
    let client = |key: &str| CLIENTS.iter().any(|(_, prefix)| key.starts_with(prefix));
    entries.extend(select(file, &format!("{alias}."), |key| !client(key)));
    let mut made = part(file, SettingsKind::Worker, alias, entries);
    // MirrorMaker fills in what a worker cannot do without.
    made.is_open = true;
    made
}

/// The connectors that copy from one cluster to another, which have their settings in common.
fn flow(file: &SettingsFile, source: &str, target: &str) -> SettingsFile {
    let mut entries = select(file, "", is_client_key);
    entries.extend(select(file, &format!("{target}."), is_client_key));
    entries.extend(select(file, "", |key| {
        let kinds = [Kind::Mirror, Kind::SourceConnector];
        key != "clusters"
            && kinds
                .iter()
                .any(|kind| kafka::setting(*kind, key).is_some())
    }));
    let name = format!("{source}->{target}");
    entries.extend(select(file, &format!("{name}."), |_| true));
    let mut made = part(file, SettingsKind::Connector, &name, entries);
    made.framework = Some(MIRROR);
    made
}

fn of_connector(file: &SettingsFile) -> Vec<SettingsFile> {
    let mut all = Vec::new();
    for side in ["source.", "target."] {
        for (role, name) in CLIENTS {
            let mut own = select(file, name, |key| !key.starts_with("override."));
            own.extend(select(file, &format!("{side}{name}"), |_| true));
            // Others are there only in some of the connectors.
            let always = matches!(
                (side, role),
                ("source.", Role::Consumer) | ("target.", Role::Admin)
            );
            if own.is_empty() && !always {
                continue;
            }
            let mut entries = select(file, &format!("{side}cluster."), is_client_key);
            entries.append(&mut own);
            if !entries.is_empty() {
                all.push(client(file, role, &format!("{side}{name}"), entries));
            }
        }
    }
    all
}

fn client(file: &SettingsFile, role: Role, prefix: &str, entries: Vec<Entry>) -> SettingsFile {
    let name = prefix.trim_end_matches('.');
    let mut made = part(file, SettingsKind::Client, name, entries);
    made.role = Some(role);
    made.library = Some(Library::Java);
    made.framework = Some(MIRROR);
    made
}

/// Settings that stand in others; of those that are written more than once the last, which is the nearest.
fn part(file: &SettingsFile, kind: SettingsKind, name: &str, entries: Vec<Entry>) -> SettingsFile {
    let mut last: Vec<Entry> = Vec::new();
    for entry in entries {
        last.retain(|one| one.key() != entry.key());
        last.push(entry);
    }
    let mut made = SettingsFile::new(file.file, kind, file.source, properties(last));
    made.path = file.path.child(name);
    made.hints = file.hints.clone();
    made.is_open = file.is_open || file.properties.may_hide_keys();
    made
}

/// The settings behind a prefix whose names there are wanted, without it.
fn select(file: &SettingsFile, prefix: &str, wanted: impl Fn(&str) -> bool) -> Vec<Entry> {
    let all = file.properties.entries.iter();
    let behind = all.filter_map(|entry| entry.without(prefix));
    behind.filter(|entry| wanted(entry.key())).collect()
}

/// What MirrorMaker hands to every client of a cluster (`MirrorClientConfig.CLIENT_CONFIG_DEF`).
fn is_client_key(key: &str) -> bool {
    matches!(key, "bootstrap.servers" | "security.protocol")
        || key.starts_with("ssl.")
        || key.starts_with("sasl.")
}

impl SettingsFile {
    /// Whether they configure the connector of MirrorMaker that makes the topics it copies to.
    #[must_use]
    pub fn copies_topics(&self) -> bool {
        let class = self.setting("connector.class");
        let another = |class: &String| !class.ends_with("MirrorSourceConnector");
        self.is_mirror() && class.holds(another).is_none()
    }

    /// The names of the clusters between which MirrorMaker copies; none where they are not written out.
    #[must_use]
    pub fn mirrored_clusters(&self) -> Vec<String> {
        let list = self.properties.get("clusters").map(Entry::trimmed);
        let list = list.filter(|list| self.kind == SettingsKind::Mirror && !list.has_hole());
        let names = list.iter().flat_map(|list| list.as_str().split(','));
        let names = names.map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty()).collect()
    }

    /// The pairs of clusters, source first, whose copying somebody turned on, or may have.
    #[must_use]
    pub fn mirrored_flows(&self) -> Vec<(String, String)> {
        let aliases = self.mirrored_clusters();
        let mut flows = Vec::new();
        for source in &aliases {
            for target in aliases.iter().filter(|target| *target != source) {
                let enabled = self.setting(&format!("{source}->{target}.enabled"));
                // What a template or a provider puts in later may be anything.
                let later = |text: &String| text.contains("${") || text.contains("{{");
                let off = |text: &String| !text.eq_ignore_ascii_case("true") && !later(text);
                if !enabled.value.is_absent() && enabled.holds(off).is_none() {
                    flows.push((source.clone(), target.clone()));
                }
            }
        }
        flows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fact::{FileId, Span, Text};

    const MM2: &str = "\
clusters = east, west
security.protocol = SSL
east.bootstrap.servers = b-1:9094
east.consumer.max.poll.records = 10
west.bootstrap.servers = b-2:9098
west.security.protocol = SASL_SSL
west.offset.storage.replication.factor = 1
east->west.enabled = true
east->west.topics = orders
replication.factor = 3
";

    fn read(kind: SettingsKind, text: &str) -> SettingsFile {
        let whole = Span::new(FileId(0), 0, text.len());
        let parsed = syntax::properties::parse(&Text::verbatim(text, whole));
        SettingsFile::new(FileId(0), kind, crate::SettingsSource::Properties, parsed)
    }

    fn shown(file: &SettingsFile) -> String {
        let pairs = file.properties.entries.iter();
        let pairs: Vec<String> = pairs
            .map(|entry| format!("{}={}", entry.key(), entry.value()))
            .collect();
        format!("{} {:?}: {}", file.path, file.kind, pairs.join(" "))
    }

    #[test]
    fn a_file_of_its_own_falls_into_clients_workers_and_flows() {
        let file = read(SettingsKind::Mirror, MM2);
        let all: Vec<String> = inside(&file).iter().map(shown).collect();
        let wanted = [
            "east.producer Client: security.protocol=SSL bootstrap.servers=b-1:9094",
            "east.consumer Client: security.protocol=SSL bootstrap.servers=b-1:9094 max.poll.records=10",
            "east.admin Client: security.protocol=SSL bootstrap.servers=b-1:9094",
            "west.producer Client: bootstrap.servers=b-2:9098 security.protocol=SASL_SSL",
            "west.consumer Client: bootstrap.servers=b-2:9098 security.protocol=SASL_SSL",
            "west.admin Client: bootstrap.servers=b-2:9098 security.protocol=SASL_SSL",
            "west Worker: bootstrap.servers=b-2:9098 security.protocol=SASL_SSL offset.storage.replication.factor=1",
            "east->west Connector: bootstrap.servers=b-2:9098 security.protocol=SASL_SSL replication.factor=3 enabled=true topics=orders",
        ];
        assert_eq!(all, wanted);
    }

    #[test]
    fn names_point_behind_their_prefix() {
        let file = read(SettingsKind::Mirror, MM2);
        let consumer = &inside(&file)[1];
        let span = consumer
            .properties
            .get("max.poll.records")
            .unwrap()
            .key_span();
        assert_eq!(&MM2[span.range()], "max.poll.records");
        assert!(MM2[..span.range().start].ends_with("east.consumer."));
    }

    #[test]
    fn a_connector_has_clients_at_both_ends() {
        let text = "\
connector.class = org.apache.kafka.connect.mirror.MirrorSourceConnector
source.cluster.bootstrap.servers = b-1:9098
source.cluster.alias = east
source.consumer.max.poll.records = 10
producer.override.acks = 1
target.producer.linger.ms = 5
";
        let file = read(SettingsKind::Connector, text);
        let all: Vec<String> = inside(&file).iter().map(shown).collect();
        let wanted = [
            "source.consumer Client: bootstrap.servers=b-1:9098 max.poll.records=10",
            "target.producer Client: linger.ms=5",
        ];
        assert_eq!(all, wanted);
        let other = text.replace("mirror.MirrorSource", "file.FileStreamSource");
        assert!(inside(&read(SettingsKind::Connector, &other)).is_empty());
    }
}
