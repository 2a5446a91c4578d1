use super::*;

use Library::*;

fn of(library: Library, version: &str, role: Role, key: &str) -> ClientDefault {
    let version = (!version.is_empty()).then(|| version.parse().unwrap());
    default_of(library, version, role, key)
}

fn known(value: &'static str) -> ClientDefault {
    ClientDefault::Known(DefaultValue::Is(value))
}

#[test]
fn known_defaults_by_version() {
    use Role::*;
    for (library, version, role, key, value) in [
        (Java, "2.0", Producer, "acks", "1"),
        (Java, "2.8", Producer, "acks", "1"),
        (Java, "3.x", Producer, "acks", "all"),
        (Java, "2.0.1", Producer, "retries", "0"),
        (Java, "2.1", Producer, "retries", "2147483647"),
        (Java, "3.9", Producer, "linger.ms", "0"),
        (Java, "4.x", Producer, "linger.ms", "5"),
        (Java, "2.8", Consumer, "session.timeout.ms", "10000"),
        (Java, "3.0", Consumer, "session.timeout.ms", "45000"),
        (Java, "", Consumer, "enable.auto.commit", "true"),
        (Java, "2.8", Streams, "replication.factor", "1"),
        (Java, "3.4", Streams, "replication.factor", "-1"),
        (
            Java,
            "2.8",
            ConnectWorker,
            "connector.client.config.override.policy",
            "None",
        ),
        (Librdkafka, "", Producer, "acks", "-1"),
        (Librdkafka, "2.15", Producer, "enable.idempotence", "false"),
        (Librdkafka, "1.6", Consumer, "session.timeout.ms", "10000"),
        (Librdkafka, "1.7", Consumer, "session.timeout.ms", "45000"),
        (
            Librdkafka,
            "2.0",
            Consumer,
            "ssl.endpoint.identification.algorithm",
            "https",
        ),
        (
            Librdkafka,
            "1.8",
            Consumer,
            "ssl.endpoint.identification.algorithm",
            "none",
        ),
        (KafkaPython, "2.0", Producer, "acks", "1"),
        (KafkaPython, "3.x", Producer, "acks", "-1"),
        (KafkaJs, "", Producer, "acks", "-1"),
        (Sarama, "", Producer, "acks", "1"),
        (FranzGo, "", Producer, "enable.idempotence", "true"),
        (KafkaGo, "", Producer, "acks", "0"),
    ] {
        assert_eq!(
            of(library, version, role, key),
            known(value),
            "{library:?} {version} {key}"
        );
    }
}

#[test]
fn says_when_it_depends() {
    let is = |value| State::Default(DefaultValue::Is(value));
    let v = Version::new;
    assert_eq!(
        of(Java, "", Role::Producer, "acks"),
        ClientDefault::Depends(vec![(v(2, 0), is("1")), (v(3, 0), is("all"))])
    );
    // KAFKA-13598: 3.0.0 and 3.1.0 kept idempotence off.
    for (version, value) in [
        ("3.0.0", "false"),
        ("3.0.1", "true"),
        ("3.1.0", "false"),
        ("3.2", "true"),
    ] {
        assert_eq!(
            of(Java, version, Role::Producer, "enable.idempotence"),
            known(value),
            "{version}"
        );
    }
    assert!(matches!(
        of(Java, "3.0", Role::Producer, "enable.idempotence"),
        ClientDefault::Depends(_)
    ));
}

#[test]
fn tells_unsupported_from_unknown() {
    use ClientDefault::{Unknown, Unsupported};
    for (library, version, role, key, expected) in [
        (Java, "2.0", Role::Consumer, "client.rack", Unsupported),
        (Java, "2.8", Role::Consumer, "group.protocol", Unsupported),
        (Java, "3.7", Role::Consumer, "no.such.key", Unknown),
        (
            KafkaGo,
            "",
            Role::Producer,
            "enable.idempotence",
            Unsupported,
        ),
        (KafkaGo, "", Role::Consumer, "session.timeout.ms", Unknown),
        (KafkaJs, "1.0", Role::Producer, "acks", Unknown),
    ] {
        assert_eq!(
            of(library, version, role, key),
            expected,
            "{library:?} {version} {key}"
        );
    }
    assert_eq!(of(Java, "2.4", Role::Consumer, "client.rack"), known(""));
}

#[test]
fn frameworks_impose_their_own() {
    assert_eq!(
        imposed("kafka-streams", Role::Producer, false, "linger.ms"),
        Some("100")
    );
    assert_eq!(
        imposed("kafka-streams", Role::Consumer, true, "isolation.level"),
        Some("read_committed")
    );
    assert_eq!(
        imposed("kafka-streams", Role::Consumer, false, "isolation.level"),
        None
    );
    assert_eq!(
        imposed("kafka-connect", Role::Producer, false, "acks"),
        Some("all")
    );
    assert_eq!(imposed("kafka-connect", Role::Admin, false, "acks"), None);
}

#[test]
fn every_table_reads() {
    for library in Library::ALL {
        assert!(provenance(library).next().is_some(), "{library:?}");
    }
    for table in &data().defaults {
        assert!(
            table.library.parse::<Library>().is_ok(),
            "{}",
            table.library
        );
        for (part, values) in &table.roles {
            for key in values.keys() {
                let roles = [
                    Role::Producer,
                    Role::Consumer,
                    Role::Admin,
                    Role::Streams,
                    Role::ConnectWorker,
                ];
                let steps = roles.iter().find_map(|role| table.steps(*role, key));
                let steps = steps.unwrap_or_else(|| panic!("{part} {key}"));
                assert!(
                    steps.is_sorted_by(|a, b| a.0 < b.0),
                    "{part} {key}: {steps:?}"
                );
            }
        }
    }
}
