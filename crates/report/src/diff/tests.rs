//! What a comparison says in each format.

use lint::Severity;
use model::{Estate, Input, Options, change};

use super::{DiffFormat, DiffReport, Side, severity, write};

const BEFORE: &str = "Resources:
  Orders:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: orders
      KafkaVersion: 3.9.x.kraft
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [subnet-a, subnet-b, subnet-c]
        StorageInfo: {EBSStorageInfo: {VolumeSize: 1000}}
";

fn estate(text: &str) -> Estate {
    Estate::read(vec![Input::named("t.yaml", text)], &Options::default())
}

fn told(format: DiffFormat, after: &str) -> String {
    let (was, is) = (estate(BEFORE), estate(after));
    let changes = change::changes(&was, &is);
    let empty = lint::Run::default();
    let findings = lint::Delta::of(&empty, &empty);
    let book = cost::PriceBook::of_region("us-east-1").unwrap();
    let bills = cost::Bills::of(&was, &is, None, &book).unwrap();
    let report = DiffReport {
        base: Side {
            name: "main",
            sources: &was.sources,
        },
        head: Side {
            name: "HEAD",
            sources: &is.sources,
        },
        changes: &changes,
        findings: &findings,
        cost: bills.delta.as_ref(),
        assumptions: &bills.assumptions,
        gaps: &bills.gaps,
        version: "0",
    };
    let mut text = String::new();
    write(format, &report, &mut text).unwrap();
    text
}

#[test]
fn every_format_says_what_is_refused_and_why() {
    let after = BEFORE.replace("VolumeSize: 1000", "VolumeSize: 500");
    for (name, format) in DiffFormat::ALL {
        let text = told(*format, &after);
        for word in ["refused", "VolumeSize", "1000", "500", "never shrink"] {
            assert!(
                text.to_lowercase().contains(&word.to_lowercase()),
                "{name}: {text}"
            );
        }
    }
}

#[test]
fn markdown_folds_what_does_not_hurt() {
    let after = BEFORE
        .replace("VolumeSize: 1000", "VolumeSize: 500")
        .replace(
            "ClusterName: orders",
            "ClusterName: orders\n      EnhancedMonitoring: PER_BROKER",
        );
    let text = told(DiffFormat::Markdown, &after);
    let (loud, folded) = text.split_once("<details>").unwrap();
    assert!(
        loud.contains("VolumeSize") && !loud.contains("EnhancedMonitoring"),
        "{text}"
    );
    assert!(folded.contains("EnhancedMonitoring"), "{text}");
}

#[test]
fn records_at_stake_are_an_error_and_a_restart_is_a_note() {
    let worst = |after: &str| {
        let changes = change::changes(&estate(BEFORE), &estate(after));
        changes.iter().filter_map(severity).max()
    };
    assert_eq!(
        worst(&BEFORE.replace("subnet-c", "subnet-d")),
        Some(Severity::Error)
    );
    let larger = BEFORE.replace("kafka.m7g.large", "kafka.m7g.xlarge");
    assert_eq!(worst(&larger), Some(Severity::Note));
    let tagged = format!("{BEFORE}      Tags: {{team: orders}}\n");
    assert_eq!(worst(&tagged), None);
}

#[test]
fn json_keeps_the_contract() {
    let after = BEFORE.replace("kafka.m7g.large", "kafka.m7g.xlarge");
    let json: serde_json::Value = serde_json::from_str(&told(DiffFormat::Json, &after)).unwrap();
    crate::contract::check(&json, crate::contract::DIFF);
    assert!(json["cost"]["change"]["typical"] != "0", "{json}");
}
