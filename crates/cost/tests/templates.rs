//! Templates priced: what is declared, ranges, spans, usage.

use cost::{Basis, Estimate, PriceBook, Scenario};
use model::{Estate, Input, Options};

const TEMPLATE: &str = r"
Parameters:
  Brokers: {Type: Number, AllowedValues: [3, 6], Default: 3}
Resources:
  Orders:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: orders
      KafkaVersion: 3.9.x
      NumberOfBrokerNodes: !Ref Brokers
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [a, b, c]
        StorageInfo: {EBSStorageInfo: {VolumeSize: 1000}}
  Target:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties: {ServiceNamespace: kafka, ScalableDimension: 'kafka:broker-storage:VolumeSize', ResourceId: !Ref Orders, MinCapacity: 1, MaxCapacity: 3000}
  Fast:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: fast
      KafkaVersion: 3.8.x
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo: {InstanceType: express.m7g.large, ClientSubnets: [a, b, c]}
  Small:
    Type: AWS::MSK::ServerlessCluster
    Properties: {ClusterName: small, VpcConfigs: [{SubnetIds: [a, b]}]}
  Sink:
    Type: AWS::KafkaConnect::Connector
    Properties:
      Capacity: {AutoScaling: {McuCount: 2, MinWorkerCount: 1, MaxWorkerCount: 3}}
  Copy: {Type: AWS::MSK::Replicator, Properties: {}}
  Peer: {Type: AWS::MSK::VpcConnection, Properties: {Authentication: SASL_IAM}}
";

fn scenario(text: &str) -> (Estate, Scenario) {
    let estate = Estate::read(vec![Input::named("t.yaml", text)], &Options::default());
    let scenario = Scenario::of_estate(&estate, "us-east-1");
    (estate, scenario)
}

fn priced(scenario: &Scenario) -> Estimate {
    let book = PriceBook::of_region("us-east-1").expect("the region has a book");
    Estimate::of(scenario, &book).expect("the book is of the region")
}

fn totals(estimate: &Estimate) -> Vec<(&str, String, String, String)> {
    let deployments = estimate.deployments.iter();
    deployments
        .map(|one| {
            let total = one.total;
            (
                &*one.name,
                total.low.to_string(),
                total.typical.to_string(),
                total.high.to_string(),
            )
        })
        .collect()
}

/// Orders: 3 × 730 × 0.204 + 3000 × 0.10 = 746.76, at most 6 brokers of 3000 GiB: 893.52 + 1800. Fast: 893.52. Small:
/// 547.50. Sink: 2, 4 or 6 MCU × 730 × 0.11. Copy: 219. Peer: 730 × 0.0225 = 16.425.
#[test]
fn what_a_template_declares_is_priced() {
    let (estate, scenario) = scenario(TEMPLATE);
    let estimate = priced(&scenario);
    let expected = [
        ("Orders", "746.76", "746.76", "2,693.52"),
        ("Fast", "893.52", "893.52", "893.52"),
        ("Small", "547.50", "547.50", "547.50"),
        ("Sink", "160.60", "321.20", "481.80"),
        ("Copy", "219.00", "219.00", "219.00"),
        ("Peer", "16.43", "16.43", "16.43"),
    ]
    .map(|(name, low, typical, high)| (name, low.to_owned(), typical.to_owned(), high.to_owned()));
    assert_eq!(totals(&estimate), expected);
    assert!(estimate.missing.is_empty(), "{:?}", estimate.missing);
    let brokers = estimate.lines().next().unwrap();
    assert_eq!(brokers.basis, Basis::Declared);
    let at = brokers.at.unwrap();
    assert!(
        estate.sources.slice(at).contains("Brokers"),
        "{}",
        estate.sources.slice(at)
    );
    let volumes = estimate
        .lines()
        .find(|line| line.name == "Volumes")
        .unwrap();
    assert_eq!(estate.sources.slice(volumes.at.unwrap()), "1000");
    // Nobody said what flows, so it counts as nothing and is listed.
    assert!(
        estimate
            .assumptions
            .iter()
            .any(|assumption| assumption.id == "Small.partitions")
    );
}

/// Fast takes 1000 GB in: 10; Small 100 partitions: 109.50.
#[test]
fn usage_fills_what_templates_leave_open() {
    let (_, mut scenario) = scenario(TEMPLATE);
    let usage = "region = \"us-east-1\"\n[[deployment]]\nname = \"Fast\"\nkind = \"express\"\nbrokers = 99\ndata_in_gb = 1000\n\
                 [[deployment]]\nname = \"Small\"\nkind = \"serverless\"\npartitions = 100\n\
                 [[deployment]]\nname = \"Other\"\nkind = \"connect\"\n";
    let usage = Scenario::parse(usage, fact::FileId(0)).unwrap();
    assert_eq!(scenario.fill_from(&usage), ["Other"]);
    let estimate = priced(&scenario);
    let typical: Vec<String> = estimate
        .deployments
        .iter()
        .map(|one| one.total.typical.to_string())
        .collect();
    assert_eq!(typical[1..3], ["903.52", "657.00"]);
}

#[test]
fn an_exported_scenario_costs_what_its_template_costs() {
    let (_, declared) = scenario(TEMPLATE);
    let exported = serde_json::to_string(&declared.document()).unwrap();
    let again = Scenario::parse(&exported, fact::FileId(0)).unwrap();
    assert_eq!(priced(&again).total, priced(&declared).total);
}

const OPEN: &str = "
Parameters:
  Size: {Type: String, AllowedValues: [kafka.m5.large, kafka.m7g.large, express.m7g.large], Default: kafka.m7g.large}
Resources:
  Orders:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: orders
      KafkaVersion: 3.9.x
      NumberOfBrokerNodes: 3
      EnhancedMonitoring: PER_TOPIC_PER_BROKER
      LoggingInfo: {BrokerLogs: {CloudWatchLogs: {Enabled: true, LogGroup: x}}}
      BrokerNodeGroupInfo:
        InstanceType: !Ref Size
        ClientSubnets: [a, b, c]
        StorageInfo: {EBSStorageInfo: {VolumeSize: 100}}
";

/// 2190 × 0.204 + 300 × 0.10 = 476.76 by default, with m5.large 459.90 + 30 = 489.90. Express is another kind of cluster.
#[test]
fn allowed_instance_types_make_a_range_that_an_export_keeps() {
    let (estate, declared) = scenario(OPEN);
    let estimate = priced(&declared);
    let expected = ("Orders", "476.76".into(), "476.76".into(), "489.90".into());
    assert_eq!(totals(&estimate), [expected]);
    let exported = serde_json::to_string(&declared.document()).unwrap();
    let again = Scenario::parse(&exported, fact::FileId(0)).unwrap();
    assert_eq!(priced(&again).total, estimate.total);
    let notes = cost::template::lower(&estate, "us-east-1").notes;
    let told = |word: &str| {
        notes
            .iter()
            .any(|note| !note.gap && note.text.contains(word))
    };
    assert!(told("PER_TOPIC_PER_BROKER adds metrics"), "{notes:?}");
    assert!(told("go to CloudWatch Logs"), "{notes:?}");
    assert!(told("express.m7g.large"), "{notes:?}");
}

/// A size from an import is nobody's guess.
#[test]
fn what_cannot_be_told_is_missing() {
    let (_, scenario) = scenario(&TEMPLATE.replace("kafka.m7g.large", "!ImportValue size"));
    let estimate = priced(&scenario);
    assert_eq!(
        estimate.missing[0].to_string(),
        "`broker_type` of `Orders` is not given and no [workload] implies it"
    );
}
