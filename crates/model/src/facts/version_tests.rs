//! What the version table must say, checked by hand against the MSK pages' figures.

use super::*;
use crate::facts::size::size;

fn date(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

#[test]
fn every_version_and_feature_is_there_once() {
    assert_eq!(kafka_versions().len(), 30);
    assert_eq!(feature_minimums().len(), 21);
    let spellings: Vec<_> = kafka_versions()
        .iter()
        .flat_map(|v| &v.api_versions)
        .collect();
    let distinct: std::collections::BTreeSet<_> = spellings.iter().collect();
    // 27 versions with one spelling, 3.7 to 3.9 with two.
    assert_eq!((spellings.len(), distinct.len()), (33, 33));
    for version in kafka_versions() {
        assert!(Release::parse(version.name).is_some(), "{}", version.name);
        assert_eq!(
            version.origin.cite(),
            "MSK Developer Guide, Supported Apache Kafka versions, as of 2026-H2"
        );
    }
}

#[test]
fn dates_are_days_wherever_the_file_has_any() {
    let text = include_str!("../../data/versions.json");
    let written = |key: &str| text.matches(key).count();
    let read =
        |get: fn(&KafkaVersion) -> Option<Date>| kafka_versions().iter().filter_map(get).count();
    assert_eq!(read(|v| v.released), written("\"released\""));
    assert_eq!(read(|v| v.end_of_support), written("\"end_of_support\""));
    assert_eq!(
        (written("\"released\""), written("\"end_of_support\"")),
        (28, 25)
    );
}

#[test]
fn support_ends_on_the_day() {
    let version = kafka_version("3.6.0").unwrap();
    assert_eq!(
        (version.released, version.end_of_support),
        (date("2023-11-16"), date("2026-06-01"))
    );
    assert!(version.past_support(date("2026-06-01").unwrap()));
    assert!(!version.past_support(date("2026-05-31").unwrap()));
    assert_eq!(version.days_left(date("2026-05-01").unwrap()), Some(31));
    let recommended = recommended_version().unwrap();
    assert_eq!(recommended.name, "3.9.x");
    assert_eq!(
        (recommended.end_of_support, recommended.support_not_before),
        (None, date("2027-04-21"))
    );
    assert!(!recommended.past_support(date("2030-01-01").unwrap()));
}

#[test]
fn versions_are_found_under_every_spelling() {
    for (text, name) in [
        ("3.6.0", Some("3.6.0")),
        ("3.7.x.kraft", Some("3.7.x")),
        ("4.0.x", Some("4.0.x")),
        ("2.8.2.tiered", Some("2.8.2.tiered")),
        ("2.8.2-tiered", Some("2.8.2.tiered")),
        ("3.7.1", None),
    ] {
        assert_eq!(kafka_version(text).map(|v| v.name), name, "{text}");
    }
    let kraft_only = kafka_version("4.0.x").unwrap();
    assert!(kraft_only.spells("4.0.x.kraft") && !kraft_only.spells("4.0.x"));
}

#[test]
fn unknown_versions_suggest_their_line() {
    for (text, meant) in [
        ("3.7.1", Some("3.7.x")),
        ("3.9.0.kraft", Some("3.9.x.kraft")),
        ("4.1.0", Some("4.1.x.kraft")),
        ("2.6.9", Some("2.6.3")),
        ("7.0.0.x.y.z", None),
    ] {
        assert_eq!(nearest_version(text), meant, "{text}");
    }
}

#[test]
fn the_suffix_and_the_major_number_decide_the_mode() {
    for (text, mode) in [
        ("3.9.x", Some(MetadataMode::Zookeeper)),
        ("3.9.x.kraft", Some(MetadataMode::Kraft)),
        ("4.0.x", Some(MetadataMode::Kraft)),
        ("2.8.2.tiered", Some(MetadataMode::Zookeeper)),
        ("latest", None),
    ] {
        assert_eq!(metadata_mode(text), mode, "{text}");
    }
}

#[test]
fn features_follow_the_table() {
    let has = |version, feature| kafka_version(version).unwrap().has(feature);
    assert!(
        has("3.6.0", VersionFeature::TieredStorage) && !has("3.5.1", VersionFeature::TieredStorage)
    );
    assert!(has("2.8.2.tiered", VersionFeature::M7g) && !has("3.3.1", VersionFeature::M7g));
    assert!(
        has("2.6.0", VersionFeature::PublicAccess) && !has("2.5.1", VersionFeature::PublicAccess)
    );
    assert!(
        !has("4.2.x", VersionFeature::Standard) && !has("4.2.x", VersionFeature::TieredStorage)
    );
    let minimum = feature_minimum("tiered-storage").unwrap();
    assert_eq!(
        (minimum.since, minimum.also.as_slice()),
        (Some("3.6.0"), &["2.8.2.tiered"][..])
    );
    assert_eq!(
        feature_minimum("express").unwrap().only,
        ["3.6", "3.8", "3.9", "4.2"]
    );
}

#[test]
fn sizes_and_versions_go_together_as_the_pages_say() {
    use MetadataMode::{Kraft, Zookeeper};
    for (version, name, mode, runs) in [
        ("3.3.1", "kafka.m7g.large", Zookeeper, false),
        ("3.3.2", "kafka.m7g.large", Zookeeper, true),
        ("3.9.x", "kafka.t3.small", Zookeeper, true),
        ("3.9.x", "kafka.t3.small", Kraft, false),
        ("3.8.x", "express.m7g.large", Kraft, false),
        ("3.8.x", "express.m7g.large", Zookeeper, true),
        ("3.7.x", "express.m7g.large", Zookeeper, false),
        ("4.2.x", "kafka.m5.large", Kraft, false),
        ("4.2.x", "express.m7g.large", Kraft, true),
        ("3.6.0", "kafka.m5.large", Kraft, false),
    ] {
        let version = kafka_version(version).unwrap();
        assert_eq!(
            version.runs_on(size(name).unwrap(), mode),
            runs,
            "{} {name}",
            version.name
        );
    }
}
