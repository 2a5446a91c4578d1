//! What the shapes must say, checked by hand against the CloudFormation schemas of 2026-10-20.

use super::*;

fn at(name: &str, path: &str) -> &'static Property {
    shape(name)
        .unwrap()
        .property(path.split('.'))
        .unwrap_or_else(|| panic!("{name} {path}"))
}

#[test]
fn every_type_and_property_is_there() {
    let counts: Vec<_> = shapes()
        .iter()
        .map(|shape| (shape.name, shape.walk().len()))
        .collect();
    let expected = [
        ("AWS::MSK::Cluster", 88),
        ("AWS::MSK::ServerlessCluster", 13),
        ("AWS::MSK::Configuration", 10),
        ("AWS::MSK::BatchScramSecret", 3),
        ("AWS::MSK::ClusterPolicy", 3),
        ("AWS::MSK::VpcConnection", 9),
        ("AWS::MSK::Replicator", 84),
        ("AWS::MSK::Topic", 6),
        ("AWS::MSK::Channel", 67),
        ("AWS::KafkaConnect::Connector", 56),
        ("AWS::KafkaConnect::CustomPlugin", 17),
        ("AWS::KafkaConnect::WorkerConfiguration", 9),
    ];
    assert_eq!(counts, expected);
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), 365);
    assert_eq!(
        shape("AWS::MSK::Cluster").unwrap().origin.as_of,
        "2026-10-20"
    );
    assert_eq!(shape("AWS::S3::Bucket"), None);
}

#[test]
fn only_one_property_is_free_json() {
    let json = |shape: &'static Shape| {
        let found = shape
            .walk()
            .into_iter()
            .filter(|(_, p)| p.kind == Kind::Json);
        found
            .map(|(path, _)| format!("{} {path}", shape.name))
            .collect::<Vec<_>>()
    };
    let found: Vec<_> = shapes().into_iter().flat_map(json).collect();
    assert_eq!(found, ["AWS::MSK::ClusterPolicy Policy"]);
}

#[test]
fn the_cluster_is_replaced_by_exactly_these_changes() {
    let cluster = shape("AWS::MSK::Cluster").unwrap();
    let replacing: Vec<_> = cluster
        .walk()
        .into_iter()
        .filter(|(path, property)| property.update == Update::Replacement && !path.ends_with("[]"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(
        replacing,
        [
            "BrokerNodeGroupInfo.BrokerAZDistribution",
            "BrokerNodeGroupInfo.ClientSubnets",
            "BrokerNodeGroupInfo.SecurityGroups",
            "ClusterName",
            "EncryptionInfo.EncryptionAtRest",
            "EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId",
            "EncryptionInfo.EncryptionInTransit.InCluster",
        ]
    );
    let required: Vec<_> = cluster.required().collect();
    assert_eq!(
        required,
        [
            "BrokerNodeGroupInfo",
            "ClusterName",
            "KafkaVersion",
            "NumberOfBrokerNodes"
        ]
    );
    assert_eq!(
        (cluster.identifier.as_slice(), cluster.attributes.as_slice()),
        (&["Arn"][..], &["Arn", "CurrentVersion"][..])
    );
    let timeouts = cluster.timeout_minutes.unwrap();
    assert_eq!(
        (timeouts.create, timeouts.delete, timeouts.update),
        (Some(120), Some(30), Some(2160))
    );
}

#[test]
fn details_of_single_properties() {
    let cluster = "AWS::MSK::Cluster";
    let volume = at(
        cluster,
        "BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo.VolumeSize",
    );
    assert_eq!(volume.kind, Kind::Integer);
    assert_eq!(
        volume.range,
        Some(Bounds {
            min: Some(1.0),
            max: Some(16_384.0)
        })
    );
    let size = at(cluster, "BrokerNodeGroupInfo.InstanceType");
    assert!(
        size.required
            && size.length
                == Some(Bounds {
                    min: Some(5.0),
                    max: Some(32.0)
                })
    );
    let mode = at(cluster, "EncryptionInfo.EncryptionInTransit.ClientBroker");
    assert_eq!(mode.allowed, ["TLS", "TLS_PLAINTEXT", "PLAINTEXT"]);
    assert_eq!(
        at(cluster, "NumberOfBrokerNodes").range,
        Some(Bounds {
            min: Some(1.0),
            max: None
        })
    );
    assert!(at(cluster, "ZookeeperAccess.Enabled").write_only);
    assert_eq!(at(cluster, "CurrentVersion").update, Update::ReadOnly);
    assert_eq!(at(cluster, "Tags").kind, Kind::Map);
    let group = at(cluster, "BrokerNodeGroupInfo.SecurityGroups.0");
    assert_eq!(group.format, Some("AWS::EC2::SecurityGroup.Id"));
    assert_eq!(shape(cluster).unwrap().property(["NoSuch"]), None);
    assert_eq!(
        shape(cluster).unwrap().property(["ClusterName", "NoSuch"]),
        None
    );

    let clusters = at("AWS::MSK::Replicator", "KafkaClusters");
    assert_eq!(
        (clusters.count, clusters.unique),
        (
            Some(Bounds {
                min: Some(2.0),
                max: Some(2.0)
            }),
            true
        )
    );
    let arn = at(
        "AWS::MSK::Replicator",
        "KafkaClusters.1.AmazonMskCluster.MskClusterArn",
    );
    assert_eq!(
        arn.pattern.as_deref(),
        Some("arn:(aws|aws-us-gov|aws-cn):kafka:.*")
    );
    let arn = at("AWS::MSK::ClusterPolicy", "ClusterArn");
    assert_eq!(
        arn.pattern.as_deref(),
        Some(r"^arn:[\w-]+:kafka:[\w-]+:\d+:cluster.*\Z")
    );

    let connector = "AWS::KafkaConnect::Connector";
    assert_eq!(
        at(connector, "Capacity").exactly_one,
        ["AutoScaling", "ProvisionedCapacity"]
    );
    assert_eq!(
        at(connector, "Capacity.AutoScaling.McuCount").allowed,
        ["1", "2", "4", "8"]
    );
    assert!(shape(connector).unwrap().delete_first);
    assert_eq!(
        at(
            "AWS::MSK::Channel",
            "IcebergDestinationConfiguration.AppendOnly"
        )
        .default,
        Some(true)
    );
}

#[test]
fn serverless_clusters_are_only_ever_replaced() {
    let serverless = shape("AWS::MSK::ServerlessCluster").unwrap();
    assert!(!serverless.updatable && serverless.tags == Tags::AtCreation);
    for (path, property) in serverless.walk() {
        let expected = if path == "Arn" {
            Update::ReadOnly
        } else {
            Update::Replacement
        };
        assert_eq!(property.update, expected, "{path}");
    }
    assert_eq!(shape("AWS::MSK::Topic").unwrap().tags, Tags::None);
    let configuration = shape("AWS::MSK::Configuration").unwrap();
    assert!(
        configuration
            .attributes
            .contains(&"LatestRevision.Revision")
    );
}
