//! SAM: globals where they apply, and the typed views.

use fact::Value;

use super::{bytes, template};
use crate::sam::{Policy, connectors, kafka_sources, policies};

const APP: &str = "
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: python3.13
    Timeout: 30
    Environment: {Variables: {A: global, B: global}}
    Layers: [one]
Parameters:
  Env: {Type: String, Default: dev}
Resources:
  Cluster: {Type: AWS::MSK::ServerlessCluster}
  Consumer:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: 60
      Environment: {Variables: {B: own}}
      Layers: [two]
      Policies:
        - AWSLambdaMSKExecutionRole
        - AWSSecretsManagerGetSecretValuePolicy: {SecretArn: !Ref Secret}
        - Statement: [{Effect: Allow, Action: 'kafka-cluster:*', Resource: '*'}]
      Events:
        Orders:
          Type: MSK
          Properties:
            StartingPosition: LATEST
            Stream: !GetAtt Cluster.Arn
            Topics: [orders]
            ConsumerGroupId: billing
        Own:
          Type: SelfManagedKafka
          Properties: {KafkaBootstrapServers: ['b:9092'], Topics: [x]}
        Http: {Type: Api, Properties: {Path: /, Method: get}}
    Connectors:
      ToTable:
        Properties: {Destination: {Id: Table}, Permissions: [Write]}
  Bare: {Type: AWS::Serverless::Function}
  Other: {Type: AWS::Lambda::Function, Properties: {Timeout: 3}}
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !GetAtt Consumer.Arn
      EventSourceArn: !GetAtt Cluster.Arn
      Topics: [payments]
      AmazonManagedKafkaEventSourceConfig: {ConsumerGroupId: audit}
  Queue: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Q.Arn}}
  Table: {Type: AWS::Serverless::SimpleTable}
  Secret: {Type: S}
  Link:
    Type: AWS::Serverless::Connector
    Properties: {Source: {Id: Consumer}, Destination: {Id: Secret}, Permissions: [Read]}
";

#[test]
fn globals_apply_to_their_kind_alone() {
    let t = template(APP);
    let at = |name: &str, path: &[&str]| {
        let text = t.resource(name).unwrap().properties().at(path).string();
        text.value.known().cloned()
    };
    assert_eq!(at("Consumer", &["Runtime"]).as_deref(), Some("python3.13"));
    assert_eq!(at("Consumer", &["Timeout"]).as_deref(), Some("60"));
    assert_eq!(
        at("Consumer", &["Environment", "Variables", "A"]).as_deref(),
        Some("global")
    );
    assert_eq!(
        at("Consumer", &["Environment", "Variables", "B"]).as_deref(),
        Some("own")
    );
    assert_eq!(at("Bare", &["Timeout"]).as_deref(), Some("30"));
    assert_eq!(at("Other", &["Runtime"]), None);
    let consumer = t.resource("Consumer").unwrap().properties();
    let layers = consumer.get("Layers").elements().value;
    let layers: Vec<_> = layers
        .known()
        .unwrap()
        .iter()
        .map(|l| l.string().value)
        .collect();
    assert_eq!(layers, ["one", "two"].map(|l| Value::Known(l.to_owned())));
    assert_eq!(
        bytes(&t, consumer.get("Runtime").string().span),
        "python3.13"
    );
}

#[test]
fn kafka_event_sources_of_both_kinds() {
    let t = template(APP);
    let sources = kafka_sources(&t);
    let told: Vec<_> = sources
        .iter()
        .map(|source| {
            let topics = source.topics().value;
            let topic = topics.known().unwrap()[0]
                .string()
                .value
                .known()
                .cloned()
                .unwrap();
            let stream = source.stream().target().value;
            let group = source.group().string().value.known().cloned();
            (
                source.name,
                source.function().unwrap(),
                topic,
                stream.known().map(ToString::to_string),
                group,
            )
        })
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        told,
        [
            (
                Some("Orders"),
                "Consumer".into(),
                "orders".into(),
                text("Cluster.Arn"),
                text("billing")
            ),
            (Some("Own"), "Consumer".into(), "x".into(), None, None),
            (
                None,
                "Consumer".into(),
                "payments".into(),
                text("Cluster.Arn"),
                text("audit")
            ),
        ]
    );
    assert_eq!(
        sources[0].path().as_str(),
        "Resources/Consumer/Properties/Events/Orders/Properties"
    );
}

#[test]
fn policies_in_their_three_forms() {
    let t = template(APP);
    let found = policies(&t.resource("Consumer").unwrap());
    let [
        Policy::Managed(name),
        Policy::Template(template),
        Policy::Document(document),
    ] = found.as_slice()
    else {
        panic!("{found:?}");
    };
    assert_eq!(
        name.string().value,
        Value::Known("AWSLambdaMSKExecutionRole".into())
    );
    assert_eq!(template.name, "AWSSecretsManagerGetSecretValuePolicy");
    let secret = template.parameters.get("SecretArn").target().value;
    assert_eq!(secret.known().unwrap().resource(), Some("Secret"));
    assert!(!document.get("Statement").value().is_absent());
    assert!(policies(&t.resource("Bare").unwrap()).is_empty());
}

#[test]
fn connectors_inside_and_outside() {
    let t = template(APP);
    let told: Vec<_> = connectors(&t)
        .iter()
        .map(|connector| {
            let destination = connector
                .properties
                .at(&["Destination", "Id"])
                .string()
                .value;
            (connector.source.clone(), destination.known().cloned())
        })
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        told,
        [
            (text("Consumer"), text("Table")),
            (text("Consumer"), text("Secret"))
        ]
    );
}
