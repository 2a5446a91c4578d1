//! Values that cross templates of one run, and assemblies read through their manifest.

use fact::{Confidence, Value};

use crate::{Estate, Input, Options};

fn estate(inputs: &[(&str, &str)]) -> Estate {
    let inputs = inputs.iter().map(|(name, text)| Input::found(*name, *text));
    Estate::read(inputs.collect(), &Options::default())
}

const NETWORK: &str = "
Resources:
  Settings: {Type: AWS::MSK::Configuration, Properties: {Name: s, ServerProperties: 'a=b'}}
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {}}
Outputs:
  Arn: {Value: !GetAtt Settings.Arn, Export: {Name: !Sub '${AWS::StackName}-settings'}}
  Group: {Value: !Ref Group, Export: {Name: brokers-group}}
";

fn cluster(arn: &str, group: &str, head: &str) -> String {
    format!(
        "{head}
Resources:
  Orders:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: orders
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [a, b, c]
        SecurityGroups: [{group}]
      ConfigurationInfo: {{Arn: {arn}, Revision: 1}}
"
    )
}

fn pointed(estate: &Estate, path: &str) -> Option<(String, String)> {
    let orders = estate.provisioned().next().unwrap();
    let target = orders.at(path).target().value;
    let (at, resource) = estate.referred(orders.template(), target.by_default()?)?;
    let file = estate.templates()[at].file();
    Some((
        estate.sources.name(file).to_owned(),
        resource.name().to_owned(),
    ))
}

fn settings_in(file: &str) -> Option<(String, String)> {
    Some((file.to_owned(), "Settings".to_owned()))
}

#[test]
fn an_export_of_that_name_is_what_is_imported() {
    let arn = "!ImportValue {Fn::Sub: '${Net}-settings'}";
    let text = cluster(
        arn,
        "!ImportValue brokers-group",
        "Parameters: {Net: {Type: String}}",
    );
    let estate = estate(&[("a/net.yaml", NETWORK), ("b/kafka.yaml", &text)]);
    assert_eq!(
        pointed(&estate, "ConfigurationInfo.Arn"),
        settings_in("a/net.yaml")
    );
    let orders = estate.provisioned().next().unwrap();
    let sure = |path: &str| {
        orders
            .at(path)
            .target()
            .holds(|_| true)
            .map(|hit| hit.confidence)
    };
    assert_eq!(
        sure("ConfigurationInfo.Arn"),
        Some(Confidence::Medium),
        "another stack may be meant"
    );
    let groups = orders
        .at("BrokerNodeGroupInfo.SecurityGroups")
        .elements()
        .value;
    let group = groups.known().unwrap()[0].target();
    assert!(
        matches!(group.value, Value::Known(_)),
        "the name is the same: {group:?}"
    );
}

#[test]
fn an_import_of_two_exports_or_none_is_unknown() {
    let text = cluster(
        "!ImportValue net-settings",
        "!ImportValue brokers-group",
        "",
    );
    let twice = estate(&[("a.yaml", NETWORK), ("b.yaml", NETWORK), ("k.yaml", &text)]);
    assert_eq!(pointed(&twice, "ConfigurationInfo.Arn"), None);
    let text = cluster("!ImportValue other", "x", "");
    let none = estate(&[("a.yaml", NETWORK), ("k.yaml", &text)]);
    assert_eq!(pointed(&none, "ConfigurationInfo.Arn"), None);
}

#[test]
fn values_travel_from_one_nested_stack_to_another() {
    let root = "
Parameters: {Size: {Type: Number, Default: 6}}
Resources:
  Net: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./stacks/net.yaml}}
  Kafka:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: stacks/kafka.yaml
      Parameters: {Arn: !GetAtt Net.Outputs.Arn, Group: !GetAtt [Net, Outputs.Group], Brokers: !Ref Size}
";
    let head = "Parameters: {Arn: {Type: String}, Group: {Type: String}, Brokers: {Type: Number}}";
    let text = cluster("!Ref Arn", "!Ref Group", head).replace("Nodes: 3", "Nodes: !Ref Brokers");
    // The order of the files says nothing about who needs whom.
    let estate = estate(&[
        ("infra/stacks/kafka.yaml", &text),
        ("infra/root.yaml", root),
        ("infra/stacks/net.yaml", NETWORK),
    ]);
    assert_eq!(
        pointed(&estate, "ConfigurationInfo.Arn"),
        settings_in("infra/stacks/net.yaml")
    );
    let orders = estate.provisioned().next().unwrap();
    let hit = orders.brokers().holds(|n| *n == 6).unwrap();
    assert_eq!(hit.confidence, Confidence::Medium);
    assert_eq!(
        hit.case.to_string(),
        "parameter Size of infra/root.yaml is `6`"
    );
}

#[test]
fn a_stack_that_nests_itself_ends() {
    let root = "
Parameters: {P: {Type: String, Default: x}}
Resources:
  Me: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: root.yaml, Parameters: {P: !Sub '${P}${P}'}}}
  R: {Type: T, Properties: {P: !Ref P, Q: !GetAtt Me.Outputs.P}}
Outputs: {P: {Value: !Ref P}}
";
    let estate = estate(&[("root.yaml", root)]);
    let resource = estate.templates()[0].resource("R").unwrap();
    let text = resource.property("P").string().value;
    assert!(text.known().is_none_or(|text| text.len() < 1000));
}

const MANIFEST: &str = r#"{"version": "36.0.0", "artifacts": {
  "Kafka.assets": {"type": "cdk:asset-manifest", "properties": {"file": "Kafka.assets.json"}},
  "Kafka": {"type": "aws:cloudformation:stack", "environment": "aws://123456789012/eu-west-1",
    "properties": {"templateFile": "Kafka.template.json", "parameters": {"Size": "9"}}},
  "assembly-Prod": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod"}}}}"#;

const STAGE: &str = r#"{"version": "36.0.0", "artifacts": {
  "ProdKafka": {"type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region",
    "displayName": "Prod/Kafka", "properties": {"templateFile": "ProdKafka.template.json"}}}}"#;

const STACK: &str = r#"{"Parameters": {"Size": {"Type": "Number"}}, "Resources": {"R": {"Type": "T",
  "Properties": {"Region": {"Ref": "AWS::Region"}, "Size": {"Ref": "Size"}}}}}"#;

#[test]
fn an_assembly_is_read_through_its_manifest() {
    let assets = r#"{"files": {"abc": {"source": {"path": "KafkaNested.nested.template.json"}},
        "def": {"source": {"path": "asset.def"}}}}"#;
    let estate = estate(&[
        ("cdk.out/Kafka.assets.json", assets),
        ("cdk.out/Kafka.template.json", STACK),
        ("cdk.out/KafkaNested.nested.template.json", STACK),
        ("cdk.out/Old.template.json", STACK),
        (
            "cdk.out/asset.def/client.properties",
            "bootstrap.servers=b:9098\nacks=all\n",
        ),
        ("cdk.out/assembly-Prod/ProdKafka.template.json", STACK),
        ("cdk.out/assembly-Prod/manifest.json", STAGE),
        ("cdk.out/assembly-Gone/manifest.json", STAGE),
        ("cdk.out/assembly-Gone/ProdKafka.template.json", STACK),
        ("cdk.out/manifest.json", MANIFEST),
        ("other/template.json", STACK),
    ]);
    let names: Vec<_> = estate
        .templates()
        .iter()
        .map(|template| estate.sources.name(template.file()))
        .collect();
    let expected = [
        "cdk.out/Kafka.template.json",
        "cdk.out/KafkaNested.nested.template.json",
        "cdk.out/assembly-Prod/ProdKafka.template.json",
        "other/template.json",
    ];
    assert_eq!(names, expected);
    assert_eq!(estate.clients().count(), 0, "assets are copies");
    let property = |at: usize, name: &str| {
        let resource = estate.templates()[at].resource("R").unwrap();
        resource
            .properties()
            .get(name)
            .string()
            .value
            .known()
            .cloned()
    };
    assert_eq!(property(0, "Region").as_deref(), Some("eu-west-1"));
    assert_eq!(property(0, "Size").as_deref(), Some("9"));
    assert_eq!(property(2, "Region"), None, "the stage is for any region");
}

#[test]
fn a_named_file_is_read_wherever_it_lies() {
    let inputs = vec![
        Input::found("cdk.out/manifest.json", MANIFEST),
        Input::named("cdk.out/Old.template.json", STACK),
    ];
    let estate = Estate::read(inputs, &Options::default());
    assert_eq!(estate.templates().len(), 1);
}

/// The fixture with its names; `out` is the folder it stands in.
fn synthesised() -> Vec<(&'static str, &'static str)> {
    macro_rules! files {
        ($($name:literal),* $(,)?) => {
            vec![$(($name, include_str!(concat!("../../../../tests/fixtures/cdk/", $name)))),*]
        };
    }
    files![
        "cdk.out/manifest.json",
        "cdk.out/Alone.assets.json",
        "cdk.out/Alone.template.json",
        "cdk.out/assembly-Prod/manifest.json",
        "cdk.out/assembly-Prod/ProdKafka85AF482C.assets.json",
        "cdk.out/assembly-Prod/ProdKafka85AF482C.template.json",
        "cdk.out/assembly-Prod/ProdKafkaServerlessAE23DB72.nested.template.json",
        "cdk.out/assembly-Prod/ProdNetwork2D2E7D69.assets.json",
        "cdk.out/assembly-Prod/ProdNetwork2D2E7D69.template.json",
    ]
}

#[test]
fn a_synthesised_app_is_one_estate() {
    let estate = estate(&synthesised());
    let orders = estate.provisioned().next().unwrap();
    let path = orders.resource.construct_path();
    assert_eq!(path, Some("Prod/Kafka/Orders/Resource"));
    assert_eq!(orders.zones().value, Value::Known(3));
    let subnets = orders.subnets().value;
    let behind = |cursor: &cloudformation::Cursor<'_>, template: usize| {
        let target = cursor.target().value;
        let (_, resource) = estate.referred(template, target.known()?)?;
        Some((
            resource.kind().to_owned(),
            resource.construct_path()?.to_owned(),
        ))
    };
    assert_eq!(
        behind(&subnets.known().unwrap()[1], orders.template()),
        Some((
            "AWS::EC2::Subnet".into(),
            "Prod/Network/Vpc/PublicSubnet2/Subnet".into()
        )),
        "an export of another stack"
    );
    let names: Vec<_> = estate
        .serverless()
        .map(|cluster| cluster.name().value)
        .collect();
    assert_eq!(names.len(), 2);
    let events = estate
        .serverless()
        .find(|cluster| cluster.name().holds(|name| name == "events").is_some())
        .unwrap();
    let networks = events.at("VpcConfigs").elements().value;
    let groups = networks.known().unwrap()[0]
        .get("SecurityGroups")
        .elements()
        .value;
    assert_eq!(
        behind(&groups.known().unwrap()[0], events.template()),
        Some((
            "AWS::EC2::SecurityGroup".into(),
            "Prod/Kafka/Orders/SecurityGroup/Resource".into()
        )),
        "a parameter of a nested stack"
    );
}

#[test]
fn a_nested_stack_is_found_by_what_it_is_uploaded_as() {
    // Without the CLI's context nothing in the template names the file.
    let files: Vec<(&str, String)> = synthesised()
        .into_iter()
        .map(|(name, text)| (name, text.replace("\"aws:asset:", "\"x:")))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
    let estate = estate(&files);
    let events = estate
        .serverless()
        .find(|cluster| cluster.name().holds(|name| name == "events").is_some())
        .unwrap();
    let group = events.at("VpcConfigs").elements().value.known().unwrap()[0]
        .get("SecurityGroups")
        .elements();
    let target = group.value.known().unwrap()[0].target().value;
    let found = estate.referred(events.template(), target.known().unwrap());
    assert_eq!(found.unwrap().1.kind(), "AWS::EC2::SecurityGroup");
}
