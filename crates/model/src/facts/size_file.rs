//! The shape of `data/sizes.json`. In: rows plus what all sizes of a class share. Out: whole `BrokerSize`s.

use super::origin::{Origin, Row};
use super::size::{
    BrokerSize, Burst, ExpressSize, ProvisionedThroughput, SizeFeature, SizeKind, StandardSize,
    Threads,
};

/// All sizes, Standard first, in the order of the file.
pub(super) fn sizes(file: Row<'_>) -> Vec<BrokerSize> {
    let (shared, origin) = shared(file, "standard");
    let standard = file.records("standard_sizes");
    let mut sizes: Vec<_> = standard
        .map(|row| of_standard(row, shared, &origin))
        .collect();
    let (shared, origin) = self::shared(file, "express");
    let express = file.records("express_sizes");
    sizes.extend(express.map(|row| of_express(row, shared, &origin)));
    sizes
}

/// What the sizes of a class share, and where it is said.
fn shared<'v>(file: Row<'v>, class: &str) -> (Row<'v>, Origin) {
    let shared = file.record(class);
    (shared, Origin::of(file, shared))
}

fn of_standard(row: Row<'_>, shared: Row<'_>, origin: &Origin) -> BrokerSize {
    let threads = |io| Threads {
        io,
        network: row.number("network_threads"),
    };
    let provisioned = |max_mib_s| ProvisionedThroughput {
        min_mib_s: shared.figure("throughput_min_mib_s"),
        max_mib_s,
        min_volume_gib: shared.number("throughput_min_volume_gib"),
    };
    let burst = |burst: Row<'_>| Burst {
        credits_max: burst.number("credits_max"),
        baseline_percent: burst.number("baseline_percent"),
    };
    let standard = StandardSize {
        volume_min_gib: shared.number("volume_min_gib"),
        volume_max_gib: shared.number("volume_max_gib"),
        volume_throughput_mib_s: shared.figure("volume_throughput_mib_s"),
        provisioned_throughput: row.figure_if_any("throughput_max_mib_s").map(provisioned),
        ebs_mbit_s: row.number("ebs_mbit_s"),
        model_ebs_mib_s: row.figure_if_any("model_ebs_mib_s"),
        model_network_mib_s: row.figure_if_any("model_network_mib_s"),
        threads_advised: row.number_if_any("io_threads").map(threads),
        replica_fetchers_advised: row.number_if_any("replica_fetchers"),
        burst: row.record_if_any("burst").map(burst),
        kafka_since: row.text_if_any("kafka_since"),
        kafka_also: row.texts("kafka_also"),
    };
    // A row that lacks a feature overrides the list that its class shares.
    let lacks = row.words("lacks", SizeFeature::WORDS);
    let mut has = shared.words("has", SizeFeature::WORDS);
    has.retain(|feature| !lacks.contains(feature));
    BrokerSize {
        iam_connections: shared.number("iam_connections"),
        iam_connections_per_second: row.number("iam_connections_per_second"),
        production: row.flag_if_any("production").unwrap_or(true),
        has,
        lacks,
        ..of_any(row, SizeKind::Standard(standard), origin)
    }
}

fn of_express(row: Row<'_>, shared: Row<'_>, origin: &Origin) -> BrokerSize {
    // Sustained, maximum.
    let pair = |key| match *row.figures(key) {
        [sustained, maximum] => (sustained, maximum),
        _ => unreachable!("the tests of sizes.json read two figures of {key}"),
    };
    let (ingress_sustained_mb_s, ingress_max_mb_s) = pair("ingress_mb_s");
    let (egress_sustained_mb_s, egress_max_mb_s) = pair("egress_mb_s");
    let express = ExpressSize {
        ingress_sustained_mb_s,
        ingress_max_mb_s,
        egress_sustained_mb_s,
        egress_max_mb_s,
        partition_mb_s: shared.figure("partition_mb_s"),
        model_ingress_mib_s: row.figure("model_ingress_mib_s"),
        threads: Threads {
            io: row.number("io_threads"),
            network: row.number("network_threads"),
        },
        zones: shared.number("zones"),
        replication_factor: shared.number("replication_factor"),
    };
    BrokerSize {
        iam_connections: shared.number("iam_connections"),
        iam_connections_per_second: shared.number("iam_connections_per_second"),
        has: shared.words("has", SizeFeature::WORDS),
        lacks: shared.words("lacks", SizeFeature::WORDS),
        ..of_any(row, SizeKind::Express(express), origin)
    }
}

/// What the rows of both classes say in the same words; the rest is for the class to fill in.
fn of_any(row: Row<'_>, kind: SizeKind, origin: &Origin) -> BrokerSize {
    BrokerSize {
        kind,
        name: row.text("name"),
        vcpu: row.number("vcpu"),
        memory_gib: row.number("memory_gib"),
        cpu: row.text("cpu"),
        network_mbit_s: row.number("network_mbit_s"),
        partitions_recommended: row.number("partitions_recommended"),
        partitions_max: row.number("partitions_max"),
        iam_connections: 0,
        iam_connections_per_second: 0,
        production: true,
        has: Vec::new(),
        lacks: Vec::new(),
        note: row.text_if_any("note"),
        origin: origin.clone(),
    }
}
