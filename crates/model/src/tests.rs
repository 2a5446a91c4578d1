//! What the estate understands of small inputs.

use fact::{Confidence, Value};

use crate::{Estate, FileKind, Input, Options};

const TEMPLATE: &str = r"
Resources:
  Settings:
    Type: AWS::MSK::Configuration
    Properties:
      Name: settings
      ServerProperties: |
        # copies
        default.replication.factor = 2
        min.insync.replicas=2
  Orders:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: orders
      KafkaVersion: 3.9.x
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [a, b, c]
      ConfigurationInfo: {Arn: !GetAtt Settings.Arn, Revision: 1}
  Target:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties: {ServiceNamespace: kafka, ScalableDimension: 'kafka:broker-storage:VolumeSize', ResourceId: !Ref Orders, MinCapacity: 1, MaxCapacity: 800}
  Policy:
    Type: AWS::ApplicationAutoScaling::ScalingPolicy
    Properties: {ScalingTargetId: !Ref Target, TargetTrackingScalingPolicyConfiguration: {TargetValue: 60}}
";

fn estate(inputs: &[(&str, &str)]) -> Estate {
    let inputs = inputs
        .iter()
        .map(|(name, text)| Input::named(*name, *text))
        .collect();
    Estate::read(inputs, &Options::default())
}

#[test]
fn a_cluster_is_linked_to_its_configuration_and_scaling() {
    let estate = estate(&[("t.yaml", TEMPLATE)]);
    let cluster = estate.provisioned().next().unwrap();
    assert_eq!(cluster.zones().value, Value::Known(3));
    assert_eq!(cluster.configuration().known().unwrap().name, "Settings");
    let target = estate.scalable_targets().next().unwrap();
    assert_eq!(target.cluster().unwrap().resource.name(), "Orders");
    let policies = target.policies();
    assert_eq!(policies[0].target_percent().value, Value::Known(60.0));
}

#[test]
fn a_setting_inside_a_block_points_at_its_own_bytes() {
    let estate = estate(&[("t.yaml", TEMPLATE)]);
    let [scope] = estate.scopes().try_into().unwrap();
    let factor = scope.setting("default.replication.factor");
    assert_eq!(factor.integer().value, Value::Known(2));
    let fact = factor.text();
    assert_eq!(estate.sources.slice(fact.span), "2");
    assert_eq!(
        estate.sources.slice(fact.key.unwrap()),
        "default.replication.factor"
    );
    assert_eq!(
        fact.path.as_str(),
        "Resources/Settings/Properties/ServerProperties/default.replication.factor"
    );
    let hit = fact.holds(|text| text == "2").unwrap();
    assert_eq!(
        (hit.confidence, estate.sources.slice(hit.span.unwrap())),
        (Confidence::High, "2")
    );
}

#[test]
fn settings_differ_by_case() {
    let text = "Parameters: {Rf: {Type: String, AllowedValues: ['2', '3'], Default: '3'}}\nResources:\n  C:\n    Type: AWS::MSK::Configuration\n    Properties:\n      ServerProperties: !Sub |\n        default.replication.factor=${Rf}\n        num.partitions=${Unknown}\n";
    let estate = estate(&[("t.yaml", text)]);
    let [scope] = estate.scopes().try_into().unwrap();
    let fact = scope.setting("default.replication.factor").integer();
    let hit = fact.holds(|factor| *factor < 3).unwrap();
    assert_eq!(hit.confidence, Confidence::Low);
    assert_eq!(estate.sources.slice(hit.span.unwrap()), "${Rf}");
    assert!(scope.setting("num.partitions").integer().value.is_unknown());
}

#[test]
fn files_are_known_by_their_content() {
    let estate = estate(&[
        ("a.yaml", "kind: Deployment\nmetadata: {name: x}\n"),
        (
            "b.json",
            r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"#,
        ),
        (
            "server.properties",
            "# mskwise: zones=3 class=standard\nnum.io.threads=8\n",
        ),
        ("client.properties", "bootstrap.servers=b-1:9098\nacks=1\n"),
        ("x.properties", "colour=red\n"),
        ("t.yaml", TEMPLATE),
    ]);
    let kinds: Vec<_> = estate.files.iter().map(|file| file.kind).collect();
    assert_eq!(
        kinds,
        [
            FileKind::Other,
            FileKind::Policy,
            FileKind::BrokerSettings,
            FileKind::ClientSettings,
            FileKind::Other,
            FileKind::Template
        ]
    );
    assert_eq!(estate.settings_files()[0].hints.zones(), Some(3));
    assert!(estate.problems().is_empty());
}

#[test]
fn a_broken_template_is_a_problem_and_foreign_files_are_not() {
    let estate = Estate::read(
        vec![
            Input::found("values.yaml", "a: [\n"),
            Input::found(
                "t.yaml",
                "AWSTemplateFormatVersion: 2010-09-09\nResources:\n\tX: 1\n",
            ),
            Input::found("l.yaml", b"AWSTemplateFormatVersion: 'caf\xe9'\n".to_vec()),
        ],
        &Options::default(),
    );
    let told: Vec<_> = estate
        .problems()
        .iter()
        .map(|p| (p.span.file.0, p.span.start))
        .collect();
    assert_eq!(told, [(1, 48), (2, 30)]);
}

#[test]
fn what_is_not_written_takes_the_default_of_the_cluster() {
    let bare = TEMPLATE.replace("        default.replication.factor = 2\n", "");
    let estate = estate(&[("t.yaml", &bare)]);
    let scopes = estate.scopes();
    let factor = scopes[0].setting("default.replication.factor");
    assert_eq!(factor.integer().value, Value::Known(3), "three zones");
    assert_eq!(factor.told(), "`3` (the MSK default)");
    let unclean = scopes[0]
        .setting("unclean.leader.election.enable")
        .boolean();
    assert_eq!(unclean.value, Value::Known(true), "MSK differs from Kafka");
    assert_eq!(estate.sources.slice(unclean.span), "ServerProperties");
}

#[test]
fn a_cluster_without_configuration_has_defaults_and_one_with_a_foreign_one_is_unknown() {
    let alone = TEMPLATE.replace(
        "      ConfigurationInfo: {Arn: !GetAtt Settings.Arn, Revision: 1}\n",
        "",
    );
    let first = estate(&[("t.yaml", &alone)]);
    let scope = &first.scopes()[0];
    assert_eq!(
        scope.setting("min.insync.replicas").integer().value,
        Value::Known(2)
    );
    assert_eq!(
        first
            .sources
            .slice(scope.setting("min.insync.replicas").fact.span),
        "Orders"
    );
    let foreign = TEMPLATE.replace("!GetAtt Settings.Arn", "arn:aws:kafka:x");
    let second = estate(&[("t.yaml", &foreign)]);
    assert!(
        second.scopes()[0]
            .setting("min.insync.replicas")
            .integer()
            .value
            .is_unknown()
    );
}

#[test]
fn templates_of_settings_and_hocon_are_no_settings() {
    let estate = estate(&[
        (
            "a.properties",
            "{% if brokers %}\nlisteners=x\n{% endif %}\nnum.io.threads=8\n",
        ),
        (
            "b.properties",
            "kafka {\n  bootstrap.servers = \"x:9092\"\n  acks = 1\n}\n",
        ),
    ]);
    assert!(estate.files.iter().all(|file| file.kind == FileKind::Other));
}
