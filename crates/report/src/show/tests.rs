//! An estate with a value of every kind: declared, defaulted, alternative, unknown.

use model::{Input, Options};
use serde_json::Value;

use super::*;

const TEMPLATE: &str = "\
Parameters:
  Factor: {Type: Number, Default: 2, AllowedValues: [2, 3]}
  Size: {Type: Number}
Resources:
  Settings:
    Type: AWS::MSK::Configuration
    Properties:
      Name: s
      ServerProperties: !Sub |
        default.replication.factor=${Factor}
        num.partitions=6
  C:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: c
      KafkaVersion: 3.8.x
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [a, b, c]
        StorageInfo: {EBSStorageInfo: {VolumeSize: !Ref Size}}
      ConfigurationInfo: {Arn: !Ref Settings, Revision: 1}
  T:
    Type: AWS::MSK::Topic
    Properties: {ClusterArn: !Ref C, TopicName: t, PartitionCount: 6, ReplicationFactor: 3}
";

fn estate() -> Estate {
    let policy = r#"{"Statement": [{"Effect": "Allow", "Action": ["kafka-cluster:Connect", "s3:GetObject"], "Resource": "*"}]}"#;
    let inputs = vec![
        Input::named("t.yaml", TEMPLATE),
        Input::named(
            "client.properties",
            "bootstrap.servers=b:9098\nacks=all\nssl.key.password=hunter2\nsasl.jaas.config=x password=\"hunter2\";\n",
        ),
        Input::named("policy.json", policy),
    ];
    Estate::read(inputs, &Options::default())
}

fn json() -> Value {
    let mut text = String::new();
    write(ShowFormat::Json, &estate(), &mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn by_key<'v>(items: &'v Value, key: &str) -> &'v Value {
    let items = items.as_array().unwrap();
    items
        .iter()
        .find(|item| item["key"] == key)
        .unwrap_or(&Value::Null)
}

#[test]
fn a_cluster_runs_with_what_is_declared_and_with_defaults_that_say_whose_they_are() {
    let json = json();
    assert_eq!(json["schema"], "mskwise/show/1");
    let cluster = &json["clusters"][0];
    assert_eq!(
        (&cluster["name"], &cluster["kind"]),
        (&"C".into(), &"standard".into())
    );
    assert_eq!(cluster["path"], "Resources/C");
    let partitions = by_key(&cluster["settings"], "num.partitions");
    assert_eq!(
        (&partitions["value"], &partitions["origin"]),
        (&"6".into(), &"declared".into())
    );
    assert_eq!(
        (&partitions["start"]["line"], &partitions["start"]["column"]),
        (&11.into(), &24.into())
    );
    let quiet = by_key(&cluster["settings"], "auto.create.topics.enable");
    assert_eq!(
        (&quiet["value"], &quiet["origin"]),
        (&"false".into(), &"default".into())
    );
    assert!(
        quiet["source"].as_str().unwrap().starts_with("MSK default"),
        "{quiet}"
    );
}

#[test]
fn alternatives_and_unknown_values_are_told_as_such() {
    let json = json();
    let factor = by_key(
        &json["clusters"][0]["settings"],
        "default.replication.factor",
    );
    assert_eq!(factor["value"], "2");
    let values: Vec<&Value> = factor["alternatives"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["value"])
        .collect();
    assert_eq!(values, ["2", "3"]);
    let volume = by_key(&json["clusters"][0]["properties"], "volume GiB");
    assert_eq!(volume["value"], Value::Null);
    let unknown = json["unknown"].as_array().unwrap();
    assert!(
        unknown
            .iter()
            .any(|one| one["path"].as_str().unwrap().ends_with("VolumeSize")
                && one["why"].as_str().unwrap().contains("Size")),
        "{unknown:?}"
    );
}

#[test]
fn everything_of_the_contract_is_there() {
    let json = json();
    assert_eq!(json["configurations"][0]["path"], "Resources/Settings");
    assert_eq!(json["clients"][0]["file"], "client.properties");
    assert_eq!(
        by_key(&json["clients"][0]["settings"], "acks")["value"],
        "all"
    );
    assert_eq!(json["topics"][0]["name"], "T");
    assert!(json["connectors"].as_array().unwrap().is_empty());
    assert_eq!(
        json["principals"][0]["actions"],
        serde_json::json!(["kafka-cluster:Connect"])
    );
    let links: Vec<String> = json["links"]
        .as_array()
        .unwrap()
        .iter()
        .map(|link| format!("{} {} {}", link["from"], link["what"], link["to"]).replace('"', ""))
        .collect();
    assert_eq!(
        links,
        [
            "Resources/C is configured by Resources/Settings",
            "Resources/T is a topic of Resources/C"
        ]
    );
}

#[test]
fn the_tree_says_the_same_in_lines() {
    let mut text = String::new();
    write(ShowFormat::Tree, &estate(), &mut text).unwrap();
    for part in [
        "standard cluster C (t.yaml:12:3)",
        "client (client.properties)",
        "topic T",
        "file policy.json",
        "links",
        "not known",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn secrets_are_not_shown() {
    for (_, format) in ShowFormat::ALL {
        let mut text = String::new();
        write(*format, &estate(), &mut text).unwrap();
        assert!(!text.contains("hunter2"), "{format:?}");
        assert_eq!(text.matches("(hidden)").count(), 2, "{format:?}");
    }
}
