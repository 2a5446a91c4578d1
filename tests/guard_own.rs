//! Users' own Guard rules: the example of the documentation, rules for other services in the style of the public
//! registry, and what silences them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use lint::{
    Finding, Selection, Severity,
    guard::{GuardRules, evaluate},
};
use model::{Estate, Input, Options};

fn estate(text: &str) -> Estate {
    Estate::read(vec![Input::named("t.yaml", text)], &Options::default())
}

fn file(name: &str, text: &str) -> GuardRules {
    GuardRules {
        name: name.into(),
        text: text.into(),
    }
}

fn told<'e>(estate: &'e Estate, findings: &'e [Finding]) -> Vec<(&'e str, Severity, &'e str)> {
    findings
        .iter()
        .map(|finding| {
            (
                finding.rule.as_str(),
                finding.severity,
                estate.sources.slice(finding.at),
            )
        })
        .collect()
}

/// The Guard rules that the documentation shows.
fn documented() -> String {
    let page = include_str!("../rules/GUARD.md");
    let (_, rest) = page.split_once("```guard\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

const CLUSTER: &str = "Resources:
  Settings:
    Type: AWS::MSK::Configuration
    Properties:
      Name: settings
      ServerProperties: |
        min.insync.replicas=1
  Cluster:
    Type: AWS::MSK::Cluster
    Properties:
      KafkaVersion: 3.9.x
      NumberOfBrokerNodes: 2
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [a, b]
      ConfigurationInfo: { Arn: !Ref Settings, Revision: 1 }
";

#[test]
fn the_documented_rules_judge_effective_settings() {
    let estate = estate(CLUSTER);
    let findings = evaluate(&estate, &[file("own.guard", &documented())]).unwrap();
    let mut told = told(&estate, &findings);
    told.sort_by_key(|(_, _, text)| *text);
    let id = "GUARD/own/copies_survive_a_zone";
    assert_eq!(
        told,
        [
            (id, Severity::Error, "1"),
            // MSK's default for Standard brokers, which stands nowhere in the template.
            (id, Severity::Error, "ServerProperties"),
            ("GUARD/own/three_zones", Severity::Warning, "[a, b]"),
        ]
    );
    let mended = CLUSTER
        .replace(
            "replicas=1",
            "replicas=2\n        unclean.leader.election.enable=false",
        )
        .replace("[a, b]", "[a, b, c]");
    let estate = self::estate(&mended);
    assert_eq!(
        evaluate(&estate, &[file("own.guard", &documented())]).unwrap(),
        []
    );
}

/// As the public registry writes them: a filter with suppressions, several clauses, a long message.
const S3: &str = r#"
#
#####################################
##           Gherkin               ##
#####################################
# Rule Identifier:
#    S3_BUCKET_DEFAULT_LOCK
#
# Description:
#   Buckets have object lock and encryption.
#
# a) SKIP: when there are no buckets
# b) FAIL: when a bucket has no lock

let s3_buckets = Resources.*[ Type == 'AWS::S3::Bucket'
  Metadata.cfn_nag.rules_to_suppress not exists or
  Metadata.cfn_nag.rules_to_suppress.*.id != "W00"
  Metadata.guard.SuppressedRules not exists or
  Metadata.guard.SuppressedRules.* != "S3_BUCKET_DEFAULT_LOCK"
]

rule S3_BUCKET_DEFAULT_LOCK when %s3_buckets !empty {
  %s3_buckets.Properties.ObjectLockEnabled exists
  %s3_buckets.Properties.ObjectLockEnabled == true
  <<
    Violation: the bucket has no object lock.
    Fix: set ObjectLockEnabled to true.
  >>
  %s3_buckets.Properties.BucketEncryption.ServerSideEncryptionConfiguration[*] {
    ServerSideEncryptionByDefault.SSEAlgorithm in ["aws:kms", "AES256"]
  }
}
"#;

const RDS: &str = r#"
let rds_instances = Resources.*[ Type == /^AWS::RDS::DB(Instance|Cluster)$/ ]

rule RDS_STORAGE_ENCRYPTED when %rds_instances !empty {
  %rds_instances.Properties.StorageEncrypted == true <<storage must be encrypted>>
  when %rds_instances.Properties.Engine == /^postgres/ {
    %rds_instances.Properties.BackupRetentionPeriod >= 7
  }
}

rule RDS_NAMED(instances) {
  %instances.Properties.DBInstanceIdentifier != /^(?!db-)/
}

rule RDS_ALL when RDS_STORAGE_ENCRYPTED { RDS_NAMED(%rds_instances) }
"#;

#[test]
fn rules_of_the_public_registry_run_unchanged() {
    let template = "Resources:
  Open:
    Type: AWS::S3::Bucket
    Properties: { ObjectLockEnabled: false }
  Excused:
    Type: AWS::S3::Bucket
    Metadata: { guard: { SuppressedRules: [S3_BUCKET_DEFAULT_LOCK] } }
  Locked:
    Type: AWS::S3::Bucket
    Properties:
      ObjectLockEnabled: true
      BucketEncryption: { ServerSideEncryptionConfiguration: [ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 }] }
  Store:
    Type: AWS::RDS::DBInstance
    Properties: { Engine: postgres, StorageEncrypted: true, BackupRetentionPeriod: 1, DBInstanceIdentifier: db-orders }
";
    let estate = estate(template);
    let files = [file("s3.guard", S3), file("rds.guard", RDS)];
    let findings = evaluate(&estate, &files).unwrap();
    let lock = "GUARD/s3/S3_BUCKET_DEFAULT_LOCK";
    let told = told(&estate, &findings);
    assert!(told.contains(&(lock, Severity::Error, "false")), "{told:?}");
    assert!(
        told.contains(&("GUARD/rds/RDS_STORAGE_ENCRYPTED", Severity::Error, "1")),
        "{told:?}"
    );
    assert!(
        !told.iter().any(|(_, _, text)| text.contains("Excused")),
        "{told:?}"
    );
    assert!(
        findings.iter().any(|one| one
            .message
            .starts_with("Violation: the bucket has no object lock.")),
        "{findings:#?}"
    );
}

#[test]
fn findings_of_own_rules_are_silenced_like_ours() {
    let text = CLUSTER.replace(
        "        ClientSubnets: [a, b]",
        "        ClientSubnets: [a, b] # mskwise-ignore GUARD/own/three_zones: a sandbox",
    );
    let estate = estate(&text);
    let further = evaluate(&estate, &[file("own.guard", &documented())]).unwrap();
    let run = lint::run_with(&estate, rules::ALL, &Selection::default(), further);
    let silenced: Vec<_> = run
        .suppressed
        .iter()
        .map(|(one, reason)| (one.rule.as_str(), reason.as_str()))
        .collect();
    assert_eq!(silenced, [("GUARD/own/three_zones", "a sandbox")]);
    let left = |rule: &str| run.findings.iter().any(|one| one.rule == rule);
    assert!(left("GUARD/own/copies_survive_a_zone"));
    assert!(!left("MSK004"), "a Guard rule is no unknown rule");
    // What a baseline remembers.
    let own = run
        .findings
        .iter()
        .filter(|one| one.rule.starts_with("GUARD/"));
    let prints: std::collections::BTreeSet<_> = own.clone().map(|one| &one.fingerprint).collect();
    assert_eq!(prints.len(), own.count());
    assert!(prints.iter().all(|print| !print.is_empty()));
}
