use super::*;

fn of(name: &str, keys: &str) -> (FileKind, Confidence) {
    let name = (!name.is_empty()).then_some(name);
    let found = recognise(name, keys.split_whitespace());
    (found.kind, found.confidence)
}

fn client(roles: &str) -> FileKind {
    FileKind::Client(Roles {
        producer: roles.contains('p'),
        consumer: roles.contains('c'),
        admin: roles.contains('a'),
        streams: roles.contains('s'),
    })
}

#[test]
fn keys_tell_the_kind() {
    for (keys, kind) in [
        (
            "auto.create.topics.enable default.replication.factor",
            FileKind::BrokerSettings,
        ),
        ("num.partitions", FileKind::BrokerSettings),
        (
            "listener.name.client_iam.max.connections",
            FileKind::BrokerSettings,
        ),
        ("bootstrap.servers acks linger.ms", client("p")),
        ("bootstrap.servers group.id auto.offset.reset", client("c")),
        ("bootstrap.servers acks auto.offset.reset", client("pc")),
        (
            "bootstrap.servers security.protocol sasl.mechanism",
            client("pca"),
        ),
        (
            "application.id bootstrap.servers processing.guarantee",
            client("s"),
        ),
        ("connector.class tasks.max topics", FileKind::Connector),
        (
            "bootstrap.servers group.id config.storage.topic offset.storage.topic key.converter",
            FileKind::ConnectWorker,
        ),
    ] {
        let (found, confidence) = of("", keys);
        assert_eq!(found, kind, "{keys}");
        assert!(confidence >= Confidence::Medium, "{keys}");
    }
}

#[test]
fn other_files_are_left_alone() {
    for keys in [
        "log4j.rootLogger log4j.appender.stdout log4j.appender.stdout.layout",
        "spring.datasource.url spring.datasource.username server.port",
        "name version description author client.id",
        "",
    ] {
        assert_eq!(of("", keys).0, FileKind::Unknown, "{keys}");
    }
}

#[test]
fn the_name_decides_where_keys_leave_it_open() {
    assert_eq!(
        of("consumer.properties", "bootstrap.servers security.protocol"),
        (client("c"), Confidence::High)
    );
    // but not against the keys
    assert_eq!(
        of(
            "consumer.properties",
            "auto.create.topics.enable num.partitions"
        )
        .0,
        FileKind::BrokerSettings
    );
    assert_eq!(
        of(
            "server.properties",
            "spring.datasource.url spring.datasource.username"
        )
        .0,
        FileKind::Unknown
    );
}

#[test]
fn spelling_tells_librdkafka() {
    let library = |keys: &str| recognise(None, keys.split_whitespace()).library;
    let confluent =
        "bootstrap.servers security.protocol sasl.mechanisms sasl.username sasl.password";
    assert_eq!(library(confluent), Some(Library::Librdkafka));
    assert_eq!(of("", confluent).0, client("pca"));
    assert_eq!(
        library("bootstrap.servers security.protocol sasl.mechanism"),
        None
    );
    assert_eq!(library("num.partitions log.dirs"), None);
}
