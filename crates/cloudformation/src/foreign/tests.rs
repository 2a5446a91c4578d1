//! Small documents of Terraform and of the command line, and what is understood of them.

use fact::{FileId, Text, Value};

use crate::{Cursor, Given, Template, translate};

fn read(text: &str) -> Template {
    let mut tree = syntax::parse(FileId(0), text);
    let translation = translate(&tree.documents.swap_remove(0)).unwrap();
    assert!(
        translation.problems.is_empty(),
        "{:?}",
        translation.problems
    );
    Template::foreign(FileId(0), text.into(), translation, Given::default()).unwrap()
}

fn property<'t>(template: &'t Template, name: &str, path: &str) -> Cursor<'t> {
    let resource = template.resource(name);
    resource.unwrap_or_else(|| panic!("{name}")).property(path)
}

/// A plan with one cluster in a module, its subnets and configuration outside.
const PLAN: &str = r#"{
  "format_version": "1.2",
  "planned_values": {"root_module": {
    "resources": [
      {"address": "aws_subnet.private[0]", "mode": "managed", "type": "aws_subnet", "name": "private", "index": 0, "values": {"availability_zone": "eu-west-1a"}},
      {"address": "aws_subnet.private[1]", "mode": "managed", "type": "aws_subnet", "name": "private", "index": 1, "values": {"availability_zone": "eu-west-1b"}},
      {"address": "aws_msk_configuration.settings", "mode": "managed", "type": "aws_msk_configuration", "name": "settings",
       "values": {"name": "orders", "server_properties": "auto.create.topics.enable=false\nmin.insync.replicas=2\n"}}
    ],
    "child_modules": [{"address": "module.kafka", "resources": [
      {"address": "module.kafka.aws_msk_cluster.orders", "mode": "managed", "type": "aws_msk_cluster", "name": "orders",
       "values": {"cluster_name": "orders", "number_of_broker_nodes": 3, "storage_mode": "",
         "broker_node_group_info": [{"instance_type": "kafka.m7g.large"}],
         "configuration_info": [{}], "encryption_info": [{}], "logging_info": []}}
    ]}]
  }},
  "resource_changes": [
    {"address": "module.kafka.aws_msk_cluster.orders", "change": {"after_unknown": {
      "arn": true, "kafka_version": true, "storage_mode": true,
      "broker_node_group_info": [{"client_subnets": true, "connectivity_info": true}],
      "configuration_info": [{"arn": true, "revision": true}],
      "encryption_info": [{"encryption_at_rest_kms_key_arn": true}]}}}
  ],
  "configuration": {
    "provider_config": {"aws": {"name": "aws", "expressions": {"region": {"constant_value": "eu-west-1"}}}},
    "root_module": {
      "resources": [],
      "module_calls": {"kafka": {
        "expressions": {
          "subnets": {"references": ["aws_subnet.private"]},
          "settings": {"references": ["aws_msk_configuration.settings"]},
          "settings_arn": {"references": ["aws_msk_configuration.settings.arn", "aws_msk_configuration.settings"]}
        },
        "module": {"resources": [
          {"address": "aws_msk_cluster.orders", "mode": "managed", "type": "aws_msk_cluster", "name": "orders", "expressions": {
            "cluster_name": {"constant_value": "orders"},
            "kafka_version": {"references": ["data.aws_msk_kafka_version.it.version", "data.aws_msk_kafka_version.it"]},
            "number_of_broker_nodes": {"constant_value": 3},
            "broker_node_group_info": [{"instance_type": {"references": ["var.size"]}, "client_subnets": {"references": ["var.subnets"]}}],
            "configuration_info": [{"arn": {"references": ["var.settings_arn"]}, "revision": {"references": ["local.revision"]}}],
            "encryption_info": [{}]
          }}
        ]}
      }}
    }
  }
}"#;

const CLUSTER: &str = "module.kafka.aws_msk_cluster.orders";

#[test]
fn known_values_keep_their_bytes() {
    let template = read(PLAN);
    let brokers = property(&template, CLUSTER, "NumberOfBrokerNodes").integer();
    assert_eq!(brokers.value, Value::Known(3));
    assert_eq!(PLAN.get(brokers.span.range()), Some("3"));
    let key = brokers.key.unwrap();
    assert_eq!(PLAN.get(key.range()), Some("\"number_of_broker_nodes\""));
    let cluster = template.resource(CLUSTER).unwrap();
    assert_eq!(
        PLAN.get(cluster.span().range()),
        Some(&*format!("\"{CLUSTER}\""))
    );
}

#[test]
fn settings_are_found_behind_the_escapes() {
    let template = read(PLAN);
    let name = "aws_msk_configuration.settings";
    let text = property(&template, name, "ServerProperties").text().value;
    let text = text.known().unwrap();
    let at = text.as_str().find("min.insync").unwrap();
    let source = text.source(at, at + "min.insync.replicas=2".len()).unwrap();
    assert_eq!(PLAN.get(source.range()), Some("min.insync.replicas=2"));
}

#[test]
fn references_lead_through_modules() {
    let template = read(PLAN);
    let arn = property(&template, CLUSTER, "ConfigurationInfo.Arn").target();
    let target = arn.value.known().unwrap();
    assert_eq!(target.resource(), Some("aws_msk_configuration.settings"));
    assert_eq!(target.attribute(), Some("Arn"));
    let subnets = property(&template, CLUSTER, "BrokerNodeGroupInfo.ClientSubnets").elements();
    let subnets = subnets.value.known().unwrap();
    let names = subnets
        .iter()
        .map(|subnet| subnet.target().value.known().unwrap().to_string());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["aws_subnet.private[0]", "aws_subnet.private[1]"]
    );
}

#[test]
fn what_nobody_wrote_is_absent_and_what_apply_tells_is_unknown() {
    let template = read(PLAN);
    let value = |path: &str| property(&template, CLUSTER, path).presence().value;
    assert!(value("KafkaVersion").is_unknown());
    // Nothing says where a local comes from, but there is one configuration only.
    let revision = property(&template, CLUSTER, "ConfigurationInfo.Revision").target();
    let revision = revision.value.known().unwrap().to_string();
    assert_eq!(
        revision,
        "aws_msk_configuration.settings.LatestRevision.Revision"
    );
    for path in [
        "StorageMode",
        "EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId",
        "BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type",
        "LoggingInfo",
    ] {
        assert!(value(path).is_absent(), "{path}: {:?}", value(path));
    }
    let policy = template
        .resource(CLUSTER)
        .unwrap()
        .attribute("DeletionPolicy");
    assert!(policy.string().value.is_unknown());
    assert_eq!(template.region(), Some("eu-west-1"));
}

#[test]
fn names_with_dots_are_found_again_behind_holes() {
    let template = read(PLAN);
    let at = fact::Span::new(FileId(0), 0, 1);
    let hole = Text::named_hole(&format!("{CLUSTER}.Arn"), at);
    let found = template.spoken_of(&hole).unwrap();
    assert_eq!(
        (found.resource(), found.attribute()),
        (Some(CLUSTER), Some("Arn"))
    );
}

#[test]
fn a_state_knows_its_resources_by_their_arns() {
    let arn = "arn:aws:kafka:eu-west-1:111122223333:configuration/orders/1-2";
    let text = format!(
        r#"{{"format_version": "1.0", "values": {{"root_module": {{"resources": [
        {{"address": "aws_msk_cluster.orders", "mode": "managed", "type": "aws_msk_cluster", "name": "orders",
          "values": {{"cluster_name": "orders", "configuration_info": [{{"arn": "{arn}", "revision": 2}}],
            "client_authentication": [{{"sasl": [{{"iam": true, "scram": false}}], "tls": [], "unauthenticated": false}}]}}}},
        {{"address": "aws_msk_configuration.it", "mode": "managed", "type": "aws_msk_configuration", "name": "it",
          "values": {{"arn": "{arn}", "id": "{arn}", "latest_revision": 2, "name": "orders", "server_properties": "a=b"}}}}
        ]}}}}}}"#
    );
    let template = read(&text);
    let cluster = "aws_msk_cluster.orders";
    let target = property(&template, cluster, "ConfigurationInfo.Arn").target();
    assert_eq!(
        target.value.known().unwrap().resource(),
        Some("aws_msk_configuration.it")
    );
    let revision = property(&template, cluster, "ConfigurationInfo.Revision").target();
    let revision = revision.value.known().unwrap().clone();
    assert_eq!(revision.attribute(), Some("LatestRevision.Revision"));
    let iam = property(&template, cluster, "ClientAuthentication.Sasl.Iam.Enabled").boolean();
    assert_eq!(iam.value, Value::Known(true));
    assert_eq!(template.region(), Some("eu-west-1"));
}

#[test]
fn wrong_shapes_are_told() {
    for text in [
        r#"{"format_version": "1.0", "values": []}"#,
        r#"{"format_version": "2.0", "values": {}}"#,
        r#"{"format_version": "1.0", "values": {"root_module": 7}}"#,
        r#"{"format_version": "1.0", "values": {"root_module": {"resources": {"a": 1}}}}"#,
        r#"{"format_version": "1.0", "values": {"root_module": {"resources": [{"address": 1}]}}}"#,
        r#"{"format_version": "1.0", "values": {"root_module": {"resources": [{"address": "a.b", "type": "aws_msk_cluster", "values": []}]}}}"#,
        r#"{"ClusterInfo": []}"#,
        r#"{"ClusterInfoList": {}}"#,
        r#"{"Arn": "a", "ServerProperties": "%"}"#,
    ] {
        let tree = syntax::parse(FileId(0), text);
        let translation = translate(tree.root().unwrap()).unwrap();
        assert!(translation.root.is_none(), "{text}");
        assert_eq!(translation.problems.len(), 1, "{text}");
    }
}

#[test]
fn sensitive_values_are_not_looked_at() {
    let text = r#"{"format_version": "1.2", "planned_values": {"root_module": {"resources": [
      {"address": "aws_mskconnect_connector.sink[\"a.b\"]", "mode": "managed", "type": "aws_mskconnect_connector", "name": "sink", "index": "a.b",
       "values": {"name": "sink", "connector_configuration": {"password": "hunter2"}, "log_delivery": [{}]},
       "sensitive_values": {"connector_configuration": true}}]}},
      "resource_changes": [{"address": "aws_mskconnect_connector.sink[\"a.b\"]", "change": {"after_unknown": {
        "capacity": true, "log_delivery": [{"worker_log_delivery": true}]}}}]}"#;
    let template = read(text);
    let name = "aws_mskconnect_connector.sink[\"a.b\"]";
    let unknown = |path: &str| {
        property(&template, name, path)
            .presence()
            .value
            .is_unknown()
    };
    assert!(unknown("ConnectorConfiguration"));
    // Blocks that are known only after apply hide what stands in them.
    assert!(unknown("Capacity"));
    assert!(unknown("Capacity.AutoScaling.MaxWorkerCount"));
    assert!(unknown(
        "LogDelivery.WorkerLogDelivery.CloudWatchLogs.Enabled"
    ));
    let plain = property(&template, name, "ConnectorName").string();
    assert_eq!(plain.value, Value::Known("sink".to_owned()));
}

#[test]
fn a_list_that_is_partly_known_keeps_its_length() {
    let text = r#"{"format_version": "1.2", "planned_values": {"root_module": {"resources": [
      {"address": "aws_subnet.a", "mode": "managed", "type": "aws_subnet", "name": "a", "values": {}},
      {"address": "aws_msk_vpc_connection.c", "mode": "managed", "type": "aws_msk_vpc_connection", "name": "c",
       "values": {"client_subnets": ["subnet-1", null], "security_groups": [null]}}]}},
      "resource_changes": [{"address": "aws_msk_vpc_connection.c", "change": {"after_unknown": {"client_subnets": [false, true], "security_groups": [true]}}}],
      "configuration": {"root_module": {"resources": [{"mode": "managed", "type": "aws_msk_vpc_connection", "name": "c", "expressions": {
        "client_subnets": {"references": ["aws_subnet.a.id", "aws_subnet.a"]},
        "security_groups": {"references": ["data.aws_security_group.g.id", "data.aws_security_group.g"]}}}]}}}"#;
    let template = read(text);
    let name = "aws_msk_vpc_connection.c";
    let subnets = property(&template, name, "ClientSubnets").elements();
    let subnets = subnets.value.known().unwrap();
    assert_eq!(
        subnets[0].string().value,
        Value::Known("subnet-1".to_owned())
    );
    let second = subnets[1].target();
    assert_eq!(
        second.value.known().unwrap().resource(),
        Some("aws_subnet.a")
    );
    let groups = property(&template, name, "SecurityGroups").elements();
    let groups = groups.value.known().unwrap();
    assert_eq!(groups.len(), 1);
    assert!(groups[0].string().value.is_unknown());
}

#[test]
fn a_name_may_be_known_by_its_beginning() {
    let text = r#"{"format_version": "1.2", "planned_values": {"root_module": {"resources": [
      {"address": "aws_secretsmanager_secret.alice", "mode": "managed", "type": "aws_secretsmanager_secret", "name": "alice",
       "values": {"name_prefix": "AmazonMSK_alice"}}]}},
      "resource_changes": [{"address": "aws_secretsmanager_secret.alice", "change": {"after_unknown": {"name": true}}}],
      "configuration": {"root_module": {"resources": [{"mode": "managed", "type": "aws_secretsmanager_secret", "name": "alice",
        "expressions": {"name_prefix": {"constant_value": "AmazonMSK_alice"}}}]}}}"#;
    let template = read(text);
    let name = property(&template, "aws_secretsmanager_secret.alice", "Name").text();
    let name = name.value.known().unwrap().clone();
    assert!(name.has_hole() && name.as_str().starts_with("AmazonMSK_alice"));
}

#[test]
fn a_block_made_by_an_expression_leads_to_the_only_configuration() {
    let cluster = r#"{"address": "aws_msk_cluster.c", "mode": "managed", "type": "aws_msk_cluster", "name": "c", "values": {"configuration_info": [{}]}}"#;
    let settings = |name: &str| {
        format!(
            r#"{{"address": "aws_msk_configuration.{name}", "mode": "managed", "type": "aws_msk_configuration", "name": "{name}", "values": {{}}}}"#
        )
    };
    let plan = |resources: &str| {
        read(&format!(
            r#"{{"format_version": "1.2", "planned_values": {{"root_module": {{"resources": [{cluster}, {resources}]}}}},
            "resource_changes": [{{"address": "aws_msk_cluster.c", "change": {{"after_unknown": {{"configuration_info": [{{"arn": true, "revision": true}}]}}}}}}],
            "configuration": {{"root_module": {{"resources": [{{"mode": "managed", "type": "aws_msk_cluster", "name": "c", "expressions": {{}}}}]}}}}}}"#
        ))
    };
    let one = plan(&settings("a"));
    let arn = property(&one, "aws_msk_cluster.c", "ConfigurationInfo.Arn").target();
    assert_eq!(
        arn.value.known().unwrap().resource(),
        Some("aws_msk_configuration.a")
    );
    let two = plan(&format!("{}, {}", settings("a"), settings("b")));
    let arn = property(&two, "aws_msk_cluster.c", "ConfigurationInfo.Arn").target();
    assert!(arn.value.is_unknown());
}
