//! What the size table must say, checked by hand against the MSK pages' figures.

use super::*;

#[test]
fn every_size_is_there_once() {
    let count = |class| sizes().iter().filter(|size| size.class() == class).count();
    assert_eq!(
        (count(BrokerClass::Standard), count(BrokerClass::Express)),
        (16, 7)
    );
    let names: std::collections::BTreeSet<_> = sizes().iter().map(|size| size.name).collect();
    assert_eq!(names.len(), 23);
    for size in sizes() {
        assert_eq!(
            BrokerClass::of(size.name),
            Some(size.class()),
            "{}",
            size.name
        );
        assert!(
            size.partitions_recommended <= size.partitions_max,
            "{}",
            size.name
        );
        assert!(size.origin.sources.len() >= 8, "{}", size.name);
    }
}

#[test]
fn figures_of_the_smallest_and_of_a_large_standard_size() {
    let small = size("kafka.t3.small").unwrap();
    assert_eq!(
        (small.vcpu, small.memory_gib, small.production),
        (2, 2, false)
    );
    assert_eq!(
        (small.partitions_recommended, small.partitions_max),
        (300, 300)
    );
    assert_eq!(
        (small.iam_connections, small.iam_connections_per_second),
        (3000, 4)
    );
    assert_eq!(small.supports(SizeFeature::TieredStorage), Some(false));
    assert_eq!(small.supports(SizeFeature::DataDelivery), None);
    let burst = small.standard().unwrap().burst.unwrap();
    assert_eq!((burst.credits_max, burst.baseline_percent), (576, 20));
    assert_eq!(small.standard().unwrap().provisioned_throughput, None);

    let large = size("kafka.m5.4xlarge").unwrap();
    let standard = large.standard().unwrap();
    assert_eq!(
        (large.vcpu, large.memory_gib, large.network_mbit_s),
        (16, 64, 5000)
    );
    assert_eq!(
        (large.partitions_recommended, large.partitions_max),
        (4000, 6000)
    );
    assert_eq!(
        (standard.volume_min_gib, standard.volume_max_gib),
        (1, 16_384)
    );
    assert_eq!(
        standard.threads_advised,
        Some(Threads { io: 16, network: 8 })
    );
    assert_eq!(standard.replica_fetchers_advised, Some(4));
    assert_eq!(standard.kafka_since, None);
    let throughput = standard.provisioned_throughput.unwrap();
    assert_eq!(
        (
            throughput.min_mib_s,
            throughput.max_mib_s,
            throughput.min_volume_gib
        ),
        (250.0, 593.0, 10)
    );
    assert!(large.production && large.supports(SizeFeature::Kraft) == Some(true));
}

#[test]
fn provisioned_throughput_starts_at_m5_4xlarge_and_m7g_2xlarge() {
    let with: Vec<_> = sizes()
        .iter()
        .filter(|size| {
            size.standard()
                .is_some_and(|s| s.provisioned_throughput.is_some())
        })
        .map(|size| size.name)
        .collect();
    assert_eq!(with.len(), 10);
    assert!(with.contains(&"kafka.m7g.2xlarge") && !with.contains(&"kafka.m5.2xlarge"));
    let m7g = size("kafka.m7g.2xlarge").unwrap().standard().unwrap();
    assert_eq!(m7g.provisioned_throughput.unwrap().max_mib_s, 312.5);
    assert_eq!(
        (m7g.kafka_since, m7g.kafka_also.as_slice()),
        (Some("3.3.2"), &["2.8.2.tiered"][..])
    );
}

#[test]
fn figures_of_an_express_size() {
    let size = size("express.m7g.large").unwrap();
    let express = size.express().unwrap();
    assert_eq!(
        (size.partitions_recommended, size.partitions_max),
        (1000, 1500)
    );
    assert_eq!(
        (express.ingress_sustained_mb_s, express.ingress_max_mb_s),
        (15.6, 23.4)
    );
    assert_eq!(
        (express.egress_sustained_mb_s, express.egress_max_mb_s),
        (31.2, 58.5)
    );
    assert_eq!(
        (
            express.zones,
            express.replication_factor,
            express.partition_mb_s
        ),
        (3, 3, 15.0)
    );
    assert_eq!(size.supports(SizeFeature::TieredStorage), Some(false));
    assert_eq!(size.supports(SizeFeature::DataDelivery), Some(true));
    assert_eq!(size.supports(SizeFeature::BrokerRemoval), None);
    assert_eq!(
        size.origin.cite(),
        "MSK Developer Guide, Amazon MSK quota, as of 2026-H2"
    );
}

#[test]
fn misspelt_names_find_their_size() {
    for (name, meant) in [
        ("m5.large", Some("kafka.m5.large")),
        ("kafka.m5.lrage", Some("kafka.m5.large")),
        ("express.m7g.xlage", Some("express.m7g.xlarge")),
        ("kafka.t3.small", Some("kafka.t3.small")),
        ("cache.r6g.nothing.like.it", None),
    ] {
        assert_eq!(nearest_size(name).map(|size| size.name), meant, "{name}");
    }
    assert!(knows_family("kafka.m7g.metal") && !knows_family("kafka.m8g.large"));
}
