//! Templates and client settings after AWS's best practices, one folder each: there is nothing to say about them that
//! is worse than a note. Also the rules of other tools: each has a counterpart, or a reason why it has none.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail loudly and read files"
)]

use std::path::Path;

use lint::{Finding, Selection, Selector, Severity};
use model::{Estate, Input, Options};

#[test]
fn there_is_no_error_and_no_warning_in_exemplary_estates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/exemplary");
    let (mut estates, mut told) = (0, Vec::new());
    for folder in std::fs::read_dir(&root).unwrap() {
        let folder = folder.unwrap().path();
        let inputs: Vec<Input> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|file| {
                let file = file.unwrap().path();
                let name = file.strip_prefix(&root).unwrap().display().to_string();
                Input::named(name, std::fs::read(&file).unwrap())
            })
            .collect();
        let options = Options {
            today: Some("2026-11-28".parse().unwrap()),
            ..Options::default()
        };
        let estate = Estate::read(inputs, &options);
        assert!(estate.clusters().count() > 0, "{}", folder.display());
        assert!(
            estate
                .files
                .iter()
                .all(|file| file.kind != model::FileKind::Other),
            "{}: a file that is not read",
            folder.display()
        );
        estates += 1;
        let run = lint::run(&estate, rules::ALL, &Selection::default());
        let loud = |finding: &&Finding| finding.severity > Severity::Note;
        told.extend(run.findings.iter().filter(loud).map(|finding| {
            let line = estate.sources.start(finding.at).unwrap().line;
            let name = estate.sources.name(finding.at.file);
            format!("{name}:{line} {} {}", finding.rule, finding.message)
        }));
    }
    assert_eq!(told, [""; 0], "{}", told.join("\n"));
    assert!(estates >= 10, "{estates} estates");
}

#[test]
fn rules_of_other_tools_have_a_counterpart_or_a_reason() {
    let explained: Vec<&str> = rules::peers::EXPLAINED.iter().map(|one| one.id).collect();
    for id in [
        "CKV_AWS_80",
        "CKV_AWS_81",
        "CKV_AWS_291",
        "AVD-AWS-0073",
        "AVD-AWS-0074",
        "AVD-AWS-0179",
        "AwsSolutions-MSK2",
        "AwsSolutions-MSK3",
        "AwsSolutions-MSK6",
        "MSK.1",
        "MSK.2",
        "MSK.3",
        "MSK.4",
        "MSK.5",
        "MSK.6",
        "msk-in-cluster-node-require-tls",
        "msk-enhanced-monitoring-enabled",
        "msk-unrestricted-access-check",
        "msk-connect-connector-encrypted",
        "msk-connect-connector-logging-enabled",
        "msk-cluster-public-access-disabled",
        "kafka_cluster_encryption_at_rest_uses_cmk",
        "kafka_cluster_enhanced_monitoring_enabled",
        "kafka_cluster_in_transit_encryption_enabled",
        "kafka_cluster_is_public",
        "kafka_cluster_mutual_tls_authentication_enabled",
        "kafka_cluster_unrestricted_access_disabled",
        "kafka_cluster_uses_latest_version",
        "kafka_connector_in_transit_encryption_enabled",
        "mskClusterUnauthAccess",
        "I9001",
        "I9040",
        "W9002",
        "W9013",
        "W3011",
        "W2001",
    ] {
        let covered = matches!(Selector::parse(id, rules::ALL), Ok(Selector::Peer(_)));
        assert!(
            covered != explained.contains(&id),
            "{id}: covered {covered}"
        );
    }
}
