//! Strimzi's resources: `KafkaTopic`, `KafkaConnect`, `KafkaConnector`, `KafkaMirrorMaker2`, and `Kafka`, whose brokers
//! are not MSK's.

use fact::{Fact, Outcome, Path, Span, Value, Why};
use syntax::{Node, properties::Entry};

use super::{
    Found, Page, SettingsSource,
    named::{self, Named},
    properties,
};
use crate::{SettingsFile, SettingsKind, topic::LooseTopic};

/// Whether a resource is Strimzi's, by its `apiVersion`.
pub(super) fn is_ours(version: &str) -> bool {
    version.starts_with("kafka.strimzi.io/")
}

/// Reads one resource.
pub(super) fn read(page: &Page<'_>, root: &Node, kind: &str, found: &mut Found) {
    let Some(spec) = root.get("spec") else { return };
    let name = root.get("metadata").and_then(|about| about.get("name"));
    let label = name.and_then(Node::as_str).unwrap_or("unnamed");
    let home = Path::new(kind).child(label).child("spec");
    match kind {
        "KafkaTopic" => {
            found.is(SettingsSource::Strimzi);
            found.topics.push(topic(page, root, spec, label, &home));
        }
        "Kafka" => {
            if let Some(brokers) = spec.get("kafka") {
                let path = home.child("kafka");
                config(page, brokers, SettingsKind::Broker, &path, found);
            }
        }
        "KafkaConnect" | "KafkaConnectS2I" => {
            config(page, spec, SettingsKind::Worker, &home, found);
        }
        "KafkaConnector" => connector(page, spec, &home, found),
        "KafkaMirrorMaker2" => mirror_maker(page, spec, &home, found),
        _ => {}
    }
}

/// The settings below `config`.
fn settings(page: &Page<'_>, spec: &Node) -> Vec<Entry> {
    let all = spec
        .get("config")
        .map(|config| named::flatten(page, config, &|_| true));
    let all = all.unwrap_or_default();
    all.iter().map(|one| one.as_setting(&one.name)).collect()
}

fn config(page: &Page<'_>, spec: &Node, kind: SettingsKind, path: &Path, found: &mut Found) {
    let entries = settings(page, spec);
    take(page, entries, kind, path, found);
}

fn take(page: &Page<'_>, entries: Vec<Entry>, kind: SettingsKind, path: &Path, found: &mut Found) {
    let mut made = SettingsFile::new(
        page.file,
        kind,
        SettingsSource::Strimzi,
        properties(entries),
    );
    made.path = path.child("config");
    found.take(made);
}

fn connector(page: &Page<'_>, spec: &Node, path: &Path, found: &mut Found) {
    let mut entries = settings(page, spec);
    for (field, key) in [("class", "connector.class"), ("tasksMax", "tasks.max")] {
        if let Some(entry) = spec.entry(field)
            && let Some(value) = named::value(page, &entry.value)
        {
            let named = Named {
                name: key.to_owned(),
                key: page.span(entry.key.span),
                value,
                value_span: page.span(entry.value.span),
            };
            entries.insert(0, named.as_setting(key));
        }
    }
    take(page, entries, SettingsKind::Connector, path, found);
}

/// MirrorMaker 2: a worker beside one of the clusters, and connectors with the two clusters of each.
fn mirror_maker(page: &Page<'_>, spec: &Node, home: &Path, found: &mut Found) {
    let clusters = spec.get("clusters").map_or(&[] as &[Node], Node::items);
    let text = |node: &Node, key: &str| node.get(key).and_then(Node::as_str).map(str::to_owned);
    let beside = text(spec, "connectCluster");
    for (at, cluster) in clusters.iter().enumerate() {
        if beside.is_some() && text(cluster, "alias") == beside {
            let path = home.child("clusters").index(at);
            take(
                page,
                of_cluster(page, cluster, ""),
                SettingsKind::Worker,
                &path,
                found,
            );
        }
    }
    let mirrors = spec.get("mirrors").map_or(&[] as &[Node], Node::items);
    for (at, mirror) in mirrors.iter().enumerate() {
        let mut ends = Vec::new();
        for (key, prefix) in [
            ("sourceCluster", "source.cluster."),
            ("targetCluster", "target.cluster."),
        ] {
            let alias = text(mirror, key);
            let named = clusters
                .iter()
                .find(|cluster| alias.is_some() && text(cluster, "alias") == alias);
            ends.extend(named.map_or_else(Vec::new, |cluster| of_cluster(page, cluster, prefix)));
        }
        for part in [
            "sourceConnector",
            "checkpointConnector",
            "heartbeatConnector",
        ] {
            if let Some(spec) = mirror.get(part) {
                let path = home.child("mirrors").index(at).child(part);
                mirror_connector(page, spec, part, &ends, &path, found);
            }
        }
    }
}

/// The settings of a cluster with its address, behind `prefix`.
fn of_cluster(page: &Page<'_>, cluster: &Node, prefix: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    if let Some(entry) = cluster.entry("bootstrapServers")
        && let Some(value) = named::value(page, &entry.value)
    {
        let (key, at) = (page.span(entry.key.span), page.span(entry.value.span));
        entries.push(Entry::written(
            &format!("{prefix}bootstrap.servers"),
            key,
            value,
            at,
        ));
    }
    let all = settings(page, cluster).into_iter();
    entries.extend(all.map(|entry| {
        let key = format!("{prefix}{}", entry.key());
        let value = entry.value_text().clone();
        Entry::written(&key, entry.key_span(), value, entry.value_span())
    }));
    entries
}

/// A connector of MirrorMaker 2: the resource leaves out its class, and has its clusters beside it.
fn mirror_connector(
    page: &Page<'_>,
    spec: &Node,
    part: &str,
    ends: &[Entry],
    path: &Path,
    found: &mut Found,
) {
    let class = match part {
        "sourceConnector" => "org.apache.kafka.connect.mirror.MirrorSourceConnector",
        "checkpointConnector" => "org.apache.kafka.connect.mirror.MirrorCheckpointConnector",
        _ => "org.apache.kafka.connect.mirror.MirrorHeartbeatConnector",
    };
    let mut entries = settings(page, spec);
    let Some(first) = entries.first().map(Entry::key_span) else {
        return;
    };
    let value = fact::Text::standing_for(class, first);
    entries.insert(0, Entry::written("connector.class", first, value, first));
    entries.extend_from_slice(ends);
    take(page, entries, SettingsKind::Connector, path, found);
}

fn topic(page: &Page<'_>, root: &Node, spec: &Node, label: &str, home: &Path) -> LooseTopic {
    let own = root.get("metadata").and_then(|about| about.entry("name"));
    let at = own.map_or(page.span(root.span), |entry| page.span(entry.value.span));
    let number = |field: &str| whole(page, spec, field, at, home);
    let name = spec
        .get("topicName")
        .and_then(Node::as_str)
        .unwrap_or(label);
    LooseTopic {
        file: page.file,
        label: label.to_owned(),
        span: at,
        path: home.clone(),
        name: name.to_owned(),
        partitions: number("partitions"),
        replication_factor: number("replicas"),
        configs: Fact {
            value: Value::Known(properties(settings(page, spec))),
            span: spec
                .entry("config")
                .map_or(at, |entry| page.span(entry.key.span)),
            key: None,
            path: home.child("config"),
        },
    }
}

/// A whole number; negative ones leave the choice to the cluster.
fn whole(page: &Page<'_>, spec: &Node, field: &str, at: Span, home: &Path) -> Fact<i64> {
    let Some(entry) = spec.entry(field) else {
        return Fact::absent_at(at, home.child(field));
    };
    let text = named::value(page, &entry.value);
    let number = text.and_then(|text| text.as_str().parse::<i64>().ok());
    let value: Value<i64> = match number {
        Some(number) if number >= 0 => Outcome::Known(number).into(),
        Some(_) => Value::Absent,
        None => Value::Unknown(Why::Unresolved(format!("{field} is no whole number"))),
    };
    Fact {
        value,
        span: page.span(entry.value.span),
        key: Some(page.span(entry.key.span)),
        path: home.child(field),
    }
}
