use super::*;
use crate::setting;

fn of(kind: Kind, name: &str) -> &'static Setting {
    setting(kind, name).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn defaults_move_with_the_version() {
    let v = Version::new;
    for (kind, name, version, value) in [
        (Kind::Producer, "acks", v(2, 8), "1"),
        (Kind::Producer, "acks", v(3, 0), "all"),
        (Kind::Producer, "linger.ms", v(3, 9), "0"),
        (Kind::Producer, "linger.ms", v(4, 0), "5"),
        (Kind::Consumer, "session.timeout.ms", v(2, 8), "10000"),
        (Kind::Consumer, "session.timeout.ms", v(3, 1), "45000"),
        (Kind::Broker, "message.max.bytes", v(2, 4), "1000012"),
        (Kind::Broker, "message.max.bytes", v(2, 5), "1048588"),
        (Kind::Broker, "log.retention.hours", v(3, 6), "168"),
        (Kind::Topic, "retention.ms", v(3, 6), "604800000"),
        (Kind::Topic, "cleanup.policy", v(3, 6), "delete"),
        (
            Kind::Broker,
            "num.recovery.threads.per.data.dir",
            v(4, 1),
            "2",
        ),
        // Outside the catalog the nearest version in it answers.
        (Kind::Producer, "acks", v(9, 9), "all"),
        (Kind::Producer, "acks", v(1, 0), "1"),
    ] {
        let found = of(kind, name).default_at(version);
        assert_eq!(found, DefaultValue::Is(value), "{name} {version}");
    }
    assert_eq!(
        of(Kind::Broker, "log.retention.ms").default_at(v(3, 6)),
        DefaultValue::Null
    );
    assert_eq!(
        of(Kind::Consumer, "key.deserializer").default_at(v(3, 6)),
        DefaultValue::Required
    );
    let acks: Vec<_> = of(Kind::Producer, "acks").defaults().collect();
    assert_eq!(
        acks,
        [
            (v(2, 4), DefaultValue::Is("1")),
            (v(3, 0), DefaultValue::Is("all"))
        ]
    );
}

#[test]
fn settings_come_and_go() {
    let v = Version::new;
    for (kind, name, version, presence) in [
        (
            Kind::Broker,
            "zookeeper.connect",
            v(3, 9),
            Presence::Present,
        ),
        (
            Kind::Broker,
            "zookeeper.connect",
            v(3, 9).with_patch(Version::ANY),
            Presence::Present,
        ),
        (
            Kind::Broker,
            "zookeeper.connect",
            v(4, 0),
            Presence::RemovedIn(v(4, 0)),
        ),
        (
            Kind::Broker,
            "remote.log.reader.threads",
            v(3, 5),
            Presence::Since(v(3, 6)),
        ),
        (
            Kind::Topic,
            "local.retention.ms",
            v(3, 6),
            Presence::Present,
        ),
        (Kind::Broker, "num.partitions", v(1, 0), Presence::Present),
        (
            Kind::Consumer,
            "group.protocol",
            v(3, 6),
            Presence::Since(v(3, 7)),
        ),
    ] {
        assert_eq!(
            of(kind, name).presence(version),
            presence,
            "{name} {version}"
        );
    }
    assert_eq!(of(Kind::Broker, "num.partitions").since(), None);
    assert_eq!(
        of(Kind::Group, "consumer.session.timeout.ms").since(),
        Some(v(4, 0))
    );
}

#[test]
fn other_columns_say_what_kafka_says() {
    let v = Version::new;
    let listeners = of(Kind::Broker, "advertised.listeners");
    assert_eq!(
        listeners.update_mode_at(v(3, 9)),
        Some(UpdateMode::PerBroker)
    );
    assert_eq!(
        listeners.update_mode_at(v(4, 0)),
        Some(UpdateMode::ReadOnly)
    );
    assert_eq!(listeners.type_at(v(4, 1)), Type::String);
    assert_eq!(listeners.type_at(v(4, 2)), Type::List);
    let retention = of(Kind::Broker, "log.retention.ms");
    assert_eq!(
        retention.update_mode_at(v(3, 6)),
        Some(UpdateMode::ClusterWide)
    );
    assert_eq!(retention.importance_at(v(3, 6)), Importance::High);
    assert_eq!(retention.type_at(v(3, 6)), Type::Long);
    assert_eq!(
        of(Kind::Topic, "retention.ms").update_mode_at(v(3, 6)),
        None
    );
    let format = of(Kind::Broker, "log.message.format.version");
    assert!(!format.is_deprecated(v(2, 8)) && format.is_deprecated(v(3, 0)));
    assert_eq!(
        of(Kind::Librdkafka, "acks").alias_of(),
        Some("request.required.acks")
    );
    assert!(of(Kind::Broker, "ssl.protocol").note_at(v(3, 6)).is_some());
    assert_eq!(of(Kind::Broker, "ssl.protocol").note_at(v(4, 1)), None);
}
