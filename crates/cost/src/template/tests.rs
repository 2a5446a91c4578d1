//! Templates lowered and priced, with the working in comments.

use model::{Estate, Input, Options};
use rust_decimal::Decimal;

use super::lower;
use crate::{Basis, Estimate, PriceBook};

fn estimate(template: &str) -> (Estimate, Vec<String>) {
    let estate = Estate::read(vec![Input::named("t.yaml", template)], &Options::default());
    let lowered = lower(&estate, "us-east-1");
    let book = PriceBook::of_region("us-east-1").unwrap();
    let notes = lowered.notes.iter().map(|note| note.text.clone()).collect();
    (Estimate::of(&lowered.scenario, &book).unwrap(), notes)
}

fn money(text: &str) -> Decimal {
    text.parse().unwrap()
}

const STANDARD: &str = "Resources:
  Orders:
    Type: AWS::MSK::Cluster
    Properties:
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo:
        InstanceType: kafka.m5.large
        StorageInfo: {EBSStorageInfo: {VolumeSize: 1000}}
  Target:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties: {ServiceNamespace: kafka, ScalableDimension: 'kafka:broker-storage:VolumeSize', ResourceId: !Ref Orders, MaxCapacity: 2000}
";

#[test]
fn a_standard_cluster_now_and_at_its_ceiling() {
    let (estimate, notes) = estimate(STANDARD);
    // us-east-1, 2025-04-04: kafka.m5.large 0.21 per broker-hour, storage 0.10 per GB-month.
    // 3 x 730 h x 0.21 = 459.90; 3 x 1000 x 0.10 = 300.00; at the ceiling 3 x 2000 x 0.10 = 600.00.
    assert_eq!(estimate.total.typical.exact(), money("759.90"));
    assert_eq!(estimate.total.low.exact(), money("759.90"));
    assert_eq!(estimate.total.high.exact(), money("1059.90"));
    assert!(notes[0].contains("grow to 2000 GiB"), "{notes:?}");
    assert!(estimate.missing.is_empty(), "{:?}", estimate.missing);
    let brokers = estimate.lines().next().unwrap();
    assert_eq!(brokers.basis, Basis::Declared);
}

#[test]
fn allowed_values_make_a_range_around_the_default() {
    let template = STANDARD.replace(
        "NumberOfBrokerNodes: 3",
        "NumberOfBrokerNodes: !Ref Brokers",
    ) + "Parameters: {Brokers: {Type: Number, Default: 3, AllowedValues: [3, 6]}}\n";
    let (estimate, notes) = estimate(&template);
    // 6 x 730 h x 0.21 = 919.80; 6 x 2000 x 0.10 = 1200.00.
    assert_eq!(estimate.total.typical.exact(), money("759.90"));
    assert_eq!(estimate.total.high.exact(), money("2119.80"));
    assert!(
        notes
            .iter()
            .any(|note| note.contains("3 is what deploys by default")),
        "{notes:?}"
    );
}

#[test]
fn what_cannot_be_told_is_missing_and_said() {
    let template = STANDARD.replace(
        "NumberOfBrokerNodes: 3",
        "NumberOfBrokerNodes: !Ref Brokers",
    ) + "Parameters: {Brokers: {Type: Number}}\n";
    let (estimate, notes) = estimate(&template);
    assert!(!estimate.missing.is_empty());
    assert!(
        notes
            .iter()
            .any(|note| note.contains("parameter Brokers has no value here")),
        "{notes:?}"
    );
}

#[test]
fn a_serverless_cluster_is_billed_for_its_topics_partitions() {
    let (estimate, _) = estimate(
        "Resources:
  Events:
    Type: AWS::MSK::ServerlessCluster
    Properties: {ClusterName: events}
  Clicks:
    Type: AWS::MSK::Topic
    Properties: {ClusterArn: !GetAtt Events.Arn, TopicName: clicks, PartitionCount: 40}
  Views:
    Type: AWS::MSK::Topic
    Properties: {ClusterArn: !GetAtt Events.Arn, TopicName: views, PartitionCount: 60}
",
    );
    // 730 h x 0.75 = 547.50; 100 partitions x 730 h x 0.0015 = 109.50.
    assert_eq!(estimate.total.typical.exact(), money("657.00"));
}

#[test]
fn a_connector_ranges_from_its_minimum_to_its_maximum() {
    let (estimate, _) = estimate(
        "Resources:
  Sink:
    Type: AWS::KafkaConnect::Connector
    Properties:
      Capacity: {AutoScaling: {MinWorkerCount: 1, MaxWorkerCount: 4, McuCount: 2}}
",
    );
    // 1 worker x 2 MCU x 730 h x 0.11 = 160.60; 4 workers: 642.40.
    assert_eq!(estimate.total.low.exact(), money("160.60"));
    assert_eq!(estimate.total.high.exact(), money("642.40"));
}

#[test]
fn a_cluster_whose_condition_fails_by_default_is_left_out_and_said() {
    let template = STANDARD.replace(
        "    Type: AWS::MSK::Cluster\n",
        "    Type: AWS::MSK::Cluster\n    Condition: Big\n",
    ) + "Parameters: {Size: {Type: String, Default: small}}\nConditions: {Big: !Equals [!Ref Size, big]}\n";
    let (estimate, notes) = estimate(&template);
    assert!(estimate.total.high.exact().is_zero());
    assert!(notes[0].contains("does not hold by default"), "{notes:?}");
}
