//! What the property tables must say, checked by hand against the MSK pages' figures.

use super::*;

fn default(class: BrokerClass, storage: Storage, zones: usize, key: &str) -> MskDefault {
    msk_default(
        &DefaultFor {
            class,
            zones: Some(zones),
            storage,
            vcpu: Some(16),
        },
        key,
    )
}

#[test]
fn every_listed_property_is_there() {
    let table = table();
    assert_eq!(
        (table.standard.len(), table.standard_managed.len()),
        (49, 8)
    );
    assert_eq!(table.not_listed.len(), 44);
    // 61 entries on the Express pages: nine names are both static and dynamic.
    assert_eq!(table.express.len(), 52);
    assert_eq!(
        table
            .express
            .iter()
            .map(|fact| fact.modes.len())
            .sum::<usize>(),
        61
    );
    for class in [BrokerClass::Standard, BrokerClass::Express] {
        let names: Vec<_> = properties(class).map(|fact| fact.name).collect();
        let distinct: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(names.len(), distinct.len());
        assert!(properties(class).all(|fact| !fact.origin.sources.is_empty()));
    }
}

#[test]
fn no_rule_of_the_file_is_lost() {
    let text = include_str!("../../data/properties.json");
    let read = |get: fn(&PropertyFact) -> bool| {
        let table = table();
        let all = table
            .standard
            .iter()
            .chain(&table.standard_managed)
            .chain(&table.express);
        all.chain(&table.connections)
            .filter(|fact| get(fact))
            .count()
    };
    assert_eq!(
        read(|fact| fact.default.is_some()),
        text.matches("\"default\": ").count()
    );
    assert_eq!(
        read(|fact| fact.tiered_default.is_some()),
        text.matches("\"tiered_default\": ").count()
    );
    assert_eq!(
        read(|fact| fact.valid.is_some()),
        text.matches("\"valid\": ").count()
    );
}

#[test]
fn who_may_set_what() {
    use BrokerClass::{Express, Standard};
    let kind = |class, key| match settable(class, key) {
        Settable::ReadWrite(_) => "read-write",
        Settable::DynamicOnly(_) => "dynamic",
        Settable::ReadOnly(_) => "read-only",
        Settable::NotSettable(note) => note.map_or("not settable", |_| "not settable, noted"),
        Settable::Unlisted => "unlisted",
    };
    for (class, key, expected) in [
        (Standard, "unclean.leader.election.enable", "read-write"),
        (Express, "unclean.leader.election.enable", "read-only"),
        (Standard, "min.insync.replicas", "read-write"),
        (Express, "min.insync.replicas", "read-only"),
        (Express, "message.max.bytes", "read-write"),
        (Express, "max.connections", "dynamic"),
        (Standard, "max.connections", "not settable, noted"),
        (Standard, "log.dirs", "not settable"),
        (Standard, "auto.leader.rebalance.enable", "read-only"),
        (
            Standard,
            "listener.name.client_iam.max.connections",
            "dynamic",
        ),
        (
            Express,
            "listener.name.client_iam_public.max.connections",
            "dynamic",
        ),
        (Standard, "made.up", "unlisted"),
        (Express, "made.up", "unlisted"),
    ] {
        assert_eq!(kind(class, key), expected, "{class:?} {key}");
    }
}

#[test]
fn defaults_depend_on_zones_storage_and_class() {
    use BrokerClass::{Express, Standard};
    use Storage::{Local, Tiered};
    for (class, storage, zones, key, expected) in [
        (Standard, Local, 3, "min.insync.replicas", Some("2")),
        (Standard, Local, 2, "min.insync.replicas", Some("1")),
        (Standard, Local, 3, "default.replication.factor", Some("3")),
        (Standard, Local, 2, "default.replication.factor", Some("2")),
        (Express, Local, 3, "min.insync.replicas", Some("2")),
        (
            Standard,
            Local,
            3,
            "unclean.leader.election.enable",
            Some("true"),
        ),
        (
            Standard,
            Tiered,
            3,
            "unclean.leader.election.enable",
            Some("false"),
        ),
        (
            Express,
            Local,
            3,
            "unclean.leader.election.enable",
            Some("false"),
        ),
        (Standard, Local, 3, "log.segment.bytes", Some("1073741824")),
        (Standard, Tiered, 3, "log.segment.bytes", Some("134217728")),
        (
            Standard,
            Local,
            3,
            "auto.create.topics.enable",
            Some("false"),
        ),
        (Standard, Local, 3, "num.io.threads", Some("8")),
        (Standard, Tiered, 3, "num.io.threads", Some("16")),
        (Standard, Tiered, 3, "num.network.threads", Some("8")),
        (Standard, Tiered, 3, "num.replica.fetchers", Some("4")),
        (Express, Local, 3, "num.io.threads", Some("32")),
        (Standard, Local, 3, "message.max.bytes", None),
        (Standard, Local, 3, "made.up", None),
    ] {
        let found = default(class, storage, zones, key);
        assert_eq!(
            found.value(),
            expected,
            "{class:?} {storage:?} {zones} {key}"
        );
    }
}

#[test]
fn an_unknown_cluster_leaves_a_dependent_default_open() {
    let unknown = DefaultFor {
        class: BrokerClass::Standard,
        zones: None,
        storage: Storage::Tiered,
        vcpu: None,
    };
    assert_eq!(
        msk_default(&unknown, "min.insync.replicas"),
        MskDefault::DependsOn(Needs::Zones)
    );
    assert_eq!(
        msk_default(&unknown, "num.io.threads"),
        MskDefault::DependsOn(Needs::Vcpu)
    );
    assert_eq!(msk_default(&unknown, "num.partitions").value(), Some("1"));
    let express = DefaultFor {
        class: BrokerClass::Express,
        ..unknown
    };
    assert_eq!(
        msk_default(&express, "listeners"),
        MskDefault::Generated("generated by MSK")
    );
}

#[test]
fn express_threads_agree_with_the_size_table() {
    for size in crate::facts::sizes().iter() {
        let Some(express) = size.express() else {
            continue;
        };
        let cluster = DefaultFor {
            class: BrokerClass::Express,
            zones: Some(3),
            storage: Storage::Local,
            vcpu: Some(size.vcpu),
        };
        for (key, threads) in [
            ("num.io.threads", express.threads.io),
            ("num.network.threads", express.threads.network),
        ] {
            let value = msk_default(&cluster, key);
            assert_eq!(
                value.value(),
                Some(threads.to_string().as_str()),
                "{} {key}",
                size.name
            );
        }
    }
}

#[test]
fn ranges_that_msk_imposes() {
    let fact = |class, key| match settable(class, key) {
        Settable::ReadWrite(fact) | Settable::DynamicOnly(fact) => fact,
        other => panic!("{other:?}"),
    };
    let lag = fact(BrokerClass::Standard, "replica.lag.time.max.ms");
    let valid = lag.valid.as_ref().unwrap();
    assert_eq!(
        (valid.accepts("10000"), valid.accepts("30001")),
        (Some(true), Some(false))
    );
    assert_eq!(valid.to_string(), "10000 to 30000");
    assert_eq!(
        lag.origin.cite(),
        "MSK Developer Guide, Custom Amazon MSK configurations, as of 2026-H2"
    );
    let policy = fact(BrokerClass::Standard, "log.cleanup.policy");
    assert_eq!(
        policy.valid_on(Storage::Local).unwrap().accepts("compact"),
        Some(true)
    );
    assert_eq!(
        policy.valid_on(Storage::Tiered).unwrap().accepts("compact"),
        Some(false)
    );
    let lag = fact(BrokerClass::Express, "log.cleaner.max.compaction.lag.ms");
    assert_eq!(
        lag.valid.as_ref().unwrap().accepts("604799999"),
        Some(false)
    );
}
