use proptest::prelude::*;

use super::*;
use crate::{setting, settings};

const V36: Version = Version::new(3, 6);

fn check(kind: Kind, name: &str, value: &str, version: Version) -> Result<(), String> {
    let setting = setting(kind, name).unwrap_or_else(|| panic!("{name}"));
    setting
        .check(value, version)
        .map(drop)
        .map_err(|bad| bad.to_string())
}

#[test]
fn accepts_what_kafka_accepts() {
    for (kind, name, value) in [
        (Kind::Broker, "num.partitions", "6"),
        (Kind::Broker, "num.partitions", "+6"),
        (Kind::Broker, "auto.create.topics.enable", " FALSE\t"),
        (Kind::Broker, "log.retention.ms", "-1"),
        (Kind::Broker, "log.retention.ms", "9223372036854775807"),
        (Kind::Broker, "log.cleanup.policy", "compact , delete"),
        (Kind::Broker, "log.cleaner.min.cleanable.ratio", "5e-1"),
        (Kind::Broker, "inter.broker.protocol.version", "3.6"),
        (Kind::Broker, "inter.broker.protocol.version", "3.6-IV2"),
        (Kind::Broker, "inter.broker.protocol.version", "2.8.1"),
        (Kind::Topic, "cleanup.policy", ""),
        (Kind::Topic, "compression.type", "zstd"),
        (Kind::Producer, "acks", "all"),
        (Kind::Producer, "acks", "-1"),
        (Kind::Producer, "security.protocol", "sasl_ssl"),
        (Kind::Librdkafka, "acks", "all"),
        (Kind::Librdkafka, "security.protocol", "SASL_SSL"),
        (Kind::Librdkafka, "enable.idempotence", "1"),
        (
            Kind::Producer,
            "ssl.keystore.password",
            "${secretsmanager:app:password}",
        ),
        (Kind::Broker, "num.partitions", "\u{FFFC}"),
        (Kind::Broker, "num.partitions", "{{ partitions }}"),
        (Kind::Broker, "num.partitions", "${partitions}"),
        (Kind::Broker, "num.partitions", "{partitions}"),
    ] {
        assert_eq!(check(kind, name, value, V36), Ok(()), "{name}={value}");
    }
    let from_4 = check(
        Kind::Consumer,
        "auto.offset.reset",
        "by_duration:P1D",
        Version::new(4, 0),
    );
    assert_eq!(from_4, Ok(()));
    let too_little = check(
        Kind::Consumer,
        "auto.offset.reset",
        "by_duration",
        Version::new(4, 0),
    );
    let told = "is none of earliest, latest, none, by_duration:…";
    assert_eq!(too_little, Err(told.to_owned()));
}

#[test]
fn refuses_what_kafka_refuses_and_says_why() {
    for (kind, name, value, words) in [
        (
            Kind::Broker,
            "num.partitions",
            "0",
            "is below the least valid value, 1",
        ),
        (
            Kind::Broker,
            "num.partitions",
            "1_000",
            "is not a whole number of 32 bits",
        ),
        (
            Kind::Broker,
            "num.partitions",
            "3000000000",
            "is not a whole number of 32 bits",
        ),
        (
            Kind::Broker,
            "auto.create.topics.enable",
            "yes",
            "is neither true nor false",
        ),
        (
            Kind::Broker,
            "log.retention.ms",
            "7d",
            "is not a whole number of 64 bits",
        ),
        (
            Kind::Broker,
            "log.cleanup.policy",
            "compact,remove",
            "holds `remove`, which is none of compact, delete",
        ),
        (
            Kind::Broker,
            "log.cleaner.min.cleanable.ratio",
            "1.5",
            "is above the greatest valid value, 1",
        ),
        (Kind::Producer, "acks", "2", "is none of -1, 0, 1, all"),
        (Kind::Producer, "acks", "ALL", "is none of -1, 0, 1, all"),
        (
            Kind::Consumer,
            "auto.offset.reset",
            "by_duration:P1D",
            "is none of earliest, latest, none",
        ),
        (
            Kind::Broker,
            "inter.broker.protocol.version",
            "latest",
            "is not a Kafka release such as 3.6 or 3.6-IV2",
        ),
    ] {
        assert_eq!(
            check(kind, name, value, V36),
            Err(words.to_owned()),
            "{name}={value}"
        );
    }
}

#[test]
fn limits_move_with_the_version() {
    let v = Version::new;
    for (kind, name, value, version, fine) in [
        (Kind::Broker, "log.segment.bytes", "1000000", v(3, 9), true),
        (Kind::Broker, "log.segment.bytes", "1000000", v(4, 0), false),
        (Kind::Topic, "segment.bytes", "1000000", v(4, 0), true),
        (Kind::Topic, "segment.bytes", "1000000", v(4, 1), false),
        (
            Kind::Streams,
            "processing.guarantee",
            "exactly_once",
            v(3, 9),
            true,
        ),
        (
            Kind::Streams,
            "processing.guarantee",
            "exactly_once",
            v(4, 0),
            false,
        ),
        (
            Kind::Topic,
            "cleanup.policy",
            "delete,delete",
            v(4, 1),
            true,
        ),
        (
            Kind::Topic,
            "cleanup.policy",
            "delete,delete",
            v(4, 2),
            false,
        ),
    ] {
        assert_eq!(
            check(kind, name, value, version).is_ok(),
            fine,
            "{name}={value} {version}"
        );
    }
    assert_eq!(
        check(Kind::Broker, "log.segment.bytes", "1000000", v(4, 0)),
        Err("is below the least valid value, 1048576 bytes, 1 MiB".to_owned())
    );
}

#[test]
fn a_secret_is_not_carried() {
    let secret = setting(Kind::Producer, "ssl.key.password").unwrap();
    assert_eq!(secret.check("hunter2", V36), Ok(Typed::Secret));
}

/// Kafka would not start with a default it refuses itself; so every default must pass, in every version.
#[test]
fn every_default_is_valid() {
    let versions = ["2.4", "2.8.x", "3.3", "3.9.x", "4.0", "4.1", "4.2", "4.3"];
    for version in versions.map(|text| text.parse::<Version>().unwrap()) {
        for setting in Kind::ALL.iter().flat_map(|kind| settings(*kind)) {
            let Some(default) = setting.default_at(version).value() else {
                continue;
            };
            let checked = setting.check(default, version);
            assert!(
                checked.is_ok(),
                "{} {} {version}: {checked:?}",
                setting.kind,
                setting.name
            );
        }
    }
}

proptest! {
    #[test]
    fn any_value_gets_an_answer(value in "\\PC{0,20}", number in any::<f64>()) {
        for setting in Kind::ALL.iter().flat_map(|kind| settings(*kind).iter().step_by(7)) {
            for version in [Version::OLDEST, V36, Version::NEWEST] {
                let _ = setting.check(&value, version).map_err(|bad| bad.to_string());
                let _ = setting.check(&number.to_string(), version);
            }
        }
    }
}
