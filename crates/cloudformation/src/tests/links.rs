//! What crosses the border between two templates.

use std::{collections::BTreeMap, sync::Arc};

use fact::{Confidence, FileId, Sources, Value};

use super::property;
use crate::{Carried, Given, Links, Reference, Template};

fn file(number: u32, text: &str, label: &str) -> Template {
    let mut sources = Sources::default();
    for _ in 0..number {
        sources.add("before", "");
    }
    let id = sources.add("t.yaml", text);
    assert_eq!(id, FileId(number));
    let root = syntax::parse(id, text).documents.remove(0);
    let mut template = Template::new(id, Arc::from(text), root, Given::default());
    template.link(Links {
        label: label.into(),
        ..Links::default()
    });
    template
}

const PARENT: &str = "
Parameters:
  Env: {Type: String, AllowedValues: [dev, prod], Default: dev}
  Free: {Type: String}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Net: {Type: N}
  Child:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./child.yaml
      Parameters:
        Vpc: !Ref Net
        Brokers: !If [IsProd, 6, 3]
        Subnets: !Join [',', [!GetAtt Net.A, !GetAtt Net.B]]
        Note: !Sub 'x-${Free}-${Net.Arn}'
        Fixed: v
  R:
    Type: T
    Properties:
      Arn: !GetAtt Child.Outputs.ClusterArn
      Brokers: !GetAtt Child.Outputs.Brokers
      Text: !Sub 'arn of ${Child.Outputs.ClusterArn}'
      Mine: !If [IsProd, 6, 3]
";

const CHILD: &str = "
Parameters:
  Vpc: {Type: String}
  Brokers: {Type: Number, Default: 99}
  Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}
  Note: {Type: String}
  Fixed: {Type: String, AllowedValues: [v, w]}
  Left: {Type: String, Default: d}
Conditions:
  IsProd: !Equals [!Ref Fixed, v]
  Many: !Equals [!Ref Brokers, '3']
Resources:
  Cluster: {Type: K}
  R:
    Type: T
    Properties:
      Vpc: !Ref Vpc
      Brokers: !Ref Brokers
      Subnets: !Ref Subnets
      Note: !Ref Note
      Sure: !If [IsProd, yes, no]
      Likely: !If [Many, few, many]
Outputs:
  ClusterArn: {Value: !GetAtt Cluster.Arn}
  Brokers: {Value: !Ref Brokers}
";

fn linked() -> (Template, Template) {
    let mut parent = file(0, PARENT, "parent.yaml");
    let mut child = file(1, CHILD, "child.yaml");
    let arguments = parent.arguments_of(&parent.resource("Child").unwrap());
    child.link(Links {
        label: "child.yaml".into(),
        arguments,
        ..Links::default()
    });
    let output = |name: &str| {
        (
            ("Child".to_owned(), name.to_owned()),
            child.output(name).unwrap(),
        )
    };
    parent.link(Links {
        label: "parent.yaml".into(),
        outputs: [output("ClusterArn"), output("Brokers")].into(),
        ..Links::default()
    });
    (parent, child)
}

#[test]
fn parameters_flow_in() {
    let (_, child) = linked();
    let vpc = property(&child, "Vpc").target().value;
    let net = |attribute: Option<&str>| Reference::Outside {
        file: FileId(0),
        name: "Net".into(),
        attribute: attribute.map(str::to_owned),
    };
    assert_eq!(vpc, Value::Known(net(None)));
    let brokers = property(&child, "Brokers").integer();
    let hit = brokers.holds(|n| *n == 6).unwrap();
    assert_eq!(hit.confidence, Confidence::Low);
    assert_eq!(
        hit.case.to_string(),
        "parameter Env of parent.yaml is `prod` and condition IsProd of parent.yaml holds"
    );
    assert!(
        brokers.holds(|n| *n == 99).is_none(),
        "the default is overridden"
    );
    let subnets = property(&child, "Subnets").elements().value;
    let subnets: Vec<_> = subnets
        .known()
        .unwrap()
        .iter()
        .map(|s| s.target().value)
        .collect();
    assert_eq!(
        subnets,
        [Value::Known(net(Some("A"))), Value::Known(net(Some("B")))]
    );
    let note = property(&child, "Note").text().value;
    assert_eq!(note.known().unwrap().as_str(), "x-\u{FFFC}-\u{FFFC}");
    assert_eq!(
        property(&child, "Note").mentions().value.known().unwrap(),
        &[net(Some("Arn"))]
    );
}

#[test]
fn conditions_of_a_child_know_what_they_are_given() {
    let (_, child) = linked();
    let sure = property(&child, "Sure").string();
    assert_eq!(sure.value.known().map(String::as_str), Some("yes"));
    let likely = property(&child, "Likely").string();
    assert_eq!(likely.value.by_default().unwrap(), "few");
}

#[test]
fn outputs_flow_out_and_keep_their_case() {
    let (parent, _) = linked();
    let cluster = Reference::Outside {
        file: FileId(1),
        name: "Cluster".into(),
        attribute: Some("Arn".into()),
    };
    assert_eq!(
        property(&parent, "Arn").target().value,
        Value::Known(cluster.clone())
    );
    assert_eq!(
        property(&parent, "Text").mentions().value.known().unwrap(),
        &[cluster]
    );
    let (there, here) = (
        property(&parent, "Brokers").integer(),
        property(&parent, "Mine").integer(),
    );
    let different = there.value.zip(&here.value).holds(|(a, b)| a != b);
    assert!(different.is_none(), "IsProd came back as what it was");
}

#[test]
fn without_a_link_an_output_is_only_a_reference() {
    let parent = file(0, PARENT, "parent.yaml");
    let target = property(&parent, "Arn").target().value;
    assert_eq!(
        target,
        Value::Known(Reference::Resource {
            name: "Child".into(),
            attribute: Some("Outputs.ClusterArn".into())
        })
    );
}

#[test]
fn what_several_parents_pass_is_one_of_several() {
    let text = |text: &str| {
        Value::Known(Carried::Text(fact::Text::standing_for(
            text,
            fact::Span::default(),
        )))
    };
    assert_eq!(Carried::any_of("P", vec![text("a"), text("a")]), text("a"));
    let both = Carried::any_of("P", vec![text("a"), text("b"), text("a")]);
    assert_eq!(both.possible().count(), 2);
    let mut child = file(1, CHILD, "child.yaml");
    child.link(Links {
        label: "child.yaml".into(),
        arguments: BTreeMap::from([("Fixed".to_owned(), both)]),
        ..Links::default()
    });
    let sure = property(&child, "Sure").string();
    assert_eq!(
        sure.holds(|text| text == "yes").unwrap().confidence,
        Confidence::Medium
    );
}

#[test]
fn imports_and_exports_are_told_by_name() {
    let t = file(
        0,
        "Resources:\n  Vpc: {Type: V}\n  R:\n    Type: T\n    Properties:\n      A: !ImportValue net-vpc\n      B: {Fn::ImportValue: !Sub '${AWS::Region}-x'}\nOutputs:\n  V: {Value: !Ref Vpc, Export: {Name: !Sub '${AWS::StackName}-vpc'}}\n  N: {Value: 1}\n",
        "a.yaml",
    );
    let imports: Vec<_> = t
        .imports()
        .iter()
        .map(|text| text.as_str().to_owned())
        .collect();
    assert_eq!(imports, ["\u{FFFC}-x", "net-vpc"]);
    let exports = t.exports();
    assert_eq!(exports.len(), 1);
    assert_eq!(exports[0].0.known().unwrap().as_str(), "\u{FFFC}-vpc");
    assert!(property(&t, "A").string().value.is_unknown());
}
