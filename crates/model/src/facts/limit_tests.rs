//! What the limits must say, checked by hand against the MSK pages' figures, and that the files agree with each other.

use super::*;
use crate::facts::{quota, size, sizes};

#[test]
fn ids_are_distinct_and_every_entry_has_a_source_and_a_sentence() {
    let ids: std::collections::BTreeSet<_> = limits().iter().map(|limit| limit.id).collect();
    assert_eq!(ids.len(), limits().len());
    let written = include_str!("../../data/limits.json")
        .matches("{\"id\": ")
        .count();
    assert_eq!((limits().len(), written), (225, 225));
    for limit in limits() {
        assert!(!limit.origin.sources.is_empty(), "{}", limit.id);
        assert!(
            limit.statement.ends_with('.'),
            "{}: {}",
            limit.id,
            limit.statement
        );
        assert!(
            limit.origin.evidence == Evidence::Memory || limit.origin.url().is_some(),
            "{}",
            limit.id
        );
    }
}

#[test]
fn numbers_and_ranges() {
    for (id, number) in [
        ("autoscaling.max_capacity_gib", 16_384.0),
        ("autoscaling.interval_hours", 6.0),
        ("throughput.volume_min_gib", 10.0),
        ("tiered.retention_min_ms", 259_200_000.0),
        ("tiered.segment_min_bytes", 48.0 * 1024.0 * 1024.0),
        ("express.zones", 3.0),
        ("port.iam", 9098.0),
        ("port.tls_public", 9194.0),
        ("client.delivery_timeout_min_ms", 60_000.0),
        ("alarm.idle_ratio", 0.3),
        ("encryption.certificate_months", 13.0),
    ] {
        assert_eq!(limit(id).number(), Some(number), "{id}");
    }
    let target = limit("autoscaling.target_percent").range().unwrap();
    assert!(target.contains(10.0) && target.contains(80.0) && !target.contains(81.0));
    assert_eq!(
        limit("autoscaling.target_percent").cite(),
        "MSK Developer Guide, Auto-scaling policy details for Amazon MSK, as of 2026-H2"
    );
    assert_eq!(limit("topology.subnets").figure.to_string(), "2 to 3");
    assert_eq!(limit("connect.mcu_counts").numbers(), [1.0, 2.0, 4.0, 8.0]);
}

#[test]
fn lists() {
    for (id, names) in [
        (
            "autoscaling.regions_without",
            &["af-south-1", "ap-northeast-3", "ap-southeast-5"][..],
        ),
        ("public.types", &["DISABLED", "SERVICE_PROVIDED_EIPS"]),
        ("m7g.versions", &["3.3.2", "2.8.2.tiered"]),
        ("tiered.versions", &["3.6.0", "2.8.2.tiered"]),
        (
            "encryption.client_broker",
            &["TLS", "TLS_PLAINTEXT", "PLAINTEXT"],
        ),
        ("connect.versions", &["2.7.1", "3.7.x"]),
    ] {
        assert_eq!(limit(id).list(), names, "{id}");
    }
    assert_eq!(limit("serverless.regions").list().len(), 14);
}

#[test]
fn what_has_no_source_says_so() {
    let port = limit("port.multi_vpc_first");
    assert_eq!(port.origin.evidence, Evidence::Memory);
    assert_eq!(port.cite(), "no published source");
    assert_eq!(
        limit("channel.partition_sources").origin.evidence,
        Evidence::Verified
    );
}

#[test]
#[cfg(debug_assertions)]
#[should_panic(expected = "no such.limit")]
fn a_wrong_id_fails_in_debug_builds() {
    let _ = limit("such.limit");
}

#[test]
fn limits_sizes_and_quotas_agree() {
    let quota = |id: &str| quota(id).unwrap().number().unwrap();
    let number = |id: &str| limit(id).number().unwrap();
    let target = limit("autoscaling.target_percent").range().unwrap();
    assert_eq!(target.min, Some(quota("standard.autoscaling.target.min")));
    assert_eq!(target.max, Some(quota("standard.autoscaling.target.max")));
    assert_eq!(
        number("autoscaling.max_capacity_gib"),
        quota("standard.autoscaling.max_capacity") * 1024.0
    );
    assert_eq!(
        number("autoscaling.interval_hours"),
        quota("standard.storage_scaling_cooldown")
    );
    assert_eq!(
        number("throughput.volume_min_gib"),
        quota("standard.provisioned_throughput.min_volume")
    );
    let channel = limit("channel.freshness_seconds").range().unwrap();
    assert_eq!(channel.min, Some(quota("data_delivery.freshness.min")));
    assert_eq!(channel.max, Some(quota("data_delivery.freshness.max")));
    for size in sizes() {
        let partitions = |kind: &str| quota(&format!("{kind}.{}", size.name));
        if let Some(express) = size.express() {
            assert_eq!(
                partitions("express.partitions_max"),
                f64::from(size.partitions_max)
            );
            assert_eq!(partitions("express.ingress_max"), express.ingress_max_mb_s);
            assert_eq!(
                partitions("express.egress_sustained"),
                express.egress_sustained_mb_s
            );
            assert_eq!(number("express.zones"), f64::from(express.zones));
            assert_eq!(number("express.partition_mb_s"), express.partition_mb_s);
        } else {
            let kind = "standard.partitions_per_broker.update_max";
            assert_eq!(partitions(kind), f64::from(size.partitions_max));
        }
    }
    for name in limit("throughput.smallest_sizes").list() {
        assert!(
            size(name)
                .unwrap()
                .standard()
                .unwrap()
                .provisioned_throughput
                .is_some()
        );
    }
}
