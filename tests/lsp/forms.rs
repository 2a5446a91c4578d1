//! Completion and hover in files that are no templates: each form has a spelling of its own.

use serde_json::{Value, json};

use crate::client::Client;

/// What is written when an offer is taken.
fn taken(client: &mut Client, file: &str, needle: &str, label: &str) -> String {
    let found = client.at("textDocument/completion", file, needle);
    let items = found["items"].as_array().cloned().unwrap_or_default();
    let offer = items.iter().find(|one| one["label"] == label);
    let offer = offer.unwrap_or_else(|| panic!("no {label} in {file} behind {needle}"));
    offer["textEdit"]["newText"].as_str().unwrap().to_owned()
}

pub(crate) fn spellings() {
    let mut client = Client::new("forms", &[]);
    let mut is = |file: &str, text: &str, needle: &str, label: &str, written: &str| {
        client.open(file, text);
        assert_eq!(taken(&mut client, file, needle, label), written, "{file}");
    };
    let spring = "spring:\n  kafka:\n    bootstrap-servers: b:9092\n    consumer:\n      max\n";
    is(
        "app/application.yml",
        spring,
        "      max",
        "max-poll-records",
        "max-poll-records: ",
    );
    let quarkus = "kafka.bootstrap.servers=b:9092\nmp.messaging.incoming.in.connector=smallrye-kafka\n\
                   mp.messaging.incoming.in.auto\n";
    let name = "mp.messaging.incoming.in.auto.offset.reset";
    is(
        "q/application.properties",
        quarkus,
        "in.auto",
        name,
        &format!("{name}="),
    );
    is(
        "producer.env",
        "KAFKA_BOOTSTRAP_SERVERS=b:9092\nKAFKA_LIN",
        "KAFKA_LIN",
        "KAFKA_LINGER_MS",
        "KAFKA_LINGER_MS=",
    );
    let compose = "services:\n  kafka:\n    image: bitnami/kafka\n    environment:\n      KAFKA_CFG_PROCESS_ROLES: broker\n      KAFKA_CFG_LOG_R\n";
    is(
        "compose.yaml",
        compose,
        "CFG_LOG_R",
        "KAFKA_CFG_LOG_RETENTION_HOURS",
        "KAFKA_CFG_LOG_RETENTION_HOURS: ",
    );
    let connector = r#"{"name": "s", "config": {"connector.class": "X", "errors.tolerance": ""}}"#;
    is("connector.json", connector, "tolerance\": \"", "all", "all");
    let worker =
        "bootstrap.servers=b:9092\nconfig.storage.topic=c\ngroup.id=g\nkey.converter=K\noffset.fl";
    is(
        "connect-distributed.properties",
        worker,
        "offset.fl",
        "offset.flush.interval.ms",
        "offset.flush.interval.ms=",
    );
    let policy = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["kafka-cluster:"], "Resource": "*"}]}"#;
    is(
        "policy.json",
        policy,
        "kafka-cluster:",
        "kafka-cluster:Connect",
        "kafka-cluster:Connect",
    );
    let role = "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      Policies:\n        - PolicyDocument:\n            Statement:\n              - Effect: Allow\n                Condition:\n                  StringEquals:\n                    aws:Res\n";
    is(
        "role.yaml",
        role,
        "aws:Res",
        "aws:ResourceTag/${TagKey}",
        "aws:ResourceTag/",
    );
    assert_eq!(client.leave(), 0);
}

pub(crate) fn told() {
    let file = "policy.json";
    let text = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["kafka-cluster:WriteData", "kafka-cluster:*Topic"], "Resource": "*"}]}"#;
    let mut client = Client::new("told", &[(file, text)]);
    client.open(file, text);
    let action = client.hover(file, "kafka-cluster:Wri");
    assert!(
        action.contains("access: Write") && action.contains("topic"),
        "{action}"
    );
    let pattern = client.hover(file, "kafka-cluster:*To");
    assert!(pattern.contains("4 actions"), "{pattern}");
    let file = "application.yml";
    let text = "spring:\n  kafka:\n    bootstrap-servers: b:9092\n    consumer:\n      max-poll-records: 5\n";
    client.open(file, text);
    let setting = client.hover(file, "max-poll-");
    assert!(
        setting.contains("consumer setting max.poll.records"),
        "{setting}"
    );
    let item = json!({ "label": "x", "data": { "action": "kafka-cluster:Connect" } });
    let resolved = client.ask("completionItem/resolve", item);
    let told = &resolved["result"]["documentation"]["value"];
    assert!(
        told.as_str().unwrap().contains("kafka-cluster:Connect"),
        "{told}"
    );
    // What nobody has offered is left as it is.
    let item = json!({ "label": "x", "data": { "other": 7 } });
    let resolved = client.ask("completionItem/resolve", item.clone());
    assert_eq!(resolved["result"]["documentation"], Value::Null);
    assert_eq!(resolved["result"]["label"], "x");
}
