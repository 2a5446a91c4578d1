//! `Fn::ForEach`: what comes out of a loop is there, with the bytes of the loop's body.

use fact::Value;

use super::{bytes, given, property, template};
use crate::{Given, Reference};

const LOOPS: &str = "
Transform: AWS::LanguageExtensions
Parameters:
  Names: {Type: CommaDelimitedList, Default: 'orders, payments'}
  Unknown: {Type: CommaDelimitedList}
Conditions:
  Fn::ForEach::C:
    - Env
    - [dev, prod]
    - Is${Env}: !Equals [!Ref AWS::Region, !Ref Env]
Resources:
  Cluster: {Type: K}
  Fn::ForEach::Topics:
    - Name
    - [Orders, Payments]
    - Topic${Name}:
        Type: T
        Properties:
          TopicName: !Sub '${Name}-${AWS::Region}'
          Plain: !Ref Name
          ClusterArn: !GetAtt Cluster.Arn
          After: !GetAtt ['Topic${Name}', Arn]
  Fn::ForEach::Parameterised:
    - Name
    - !Ref Names
    - Queue&{Name}: {Type: Q, Properties: {Name: {Ref: Name}}}
  Fn::ForEach::Left:
    - Name
    - !Ref Unknown
    - Bucket${Name}: {Type: B}
  R:
    Type: T
    Properties:
      Tags:
        Fn::ForEach::Tags:
          - Key
          - [a, b]
          - tag${Key}: !Ref Key
        own: 1
      Unsure:
        Fn::ForEach::Tags: [Key, !Ref Unknown, {'x${Key}': 1}]
Outputs:
  Fn::ForEach::Out:
    - Name
    - [Orders]
    - Out${Name}: {Value: !Ref Name}
";

#[test]
fn bodies_repeat_with_their_variable() {
    let t = template(LOOPS);
    let names: Vec<_> = t.resources().map(|r| r.name().to_owned()).collect();
    assert_eq!(
        names,
        [
            "Cluster",
            "TopicOrders",
            "TopicPayments",
            "Queueorders",
            "Queuepayments",
            "R"
        ]
    );
    let topic = t.resource("TopicPayments").unwrap();
    assert_eq!(bytes(&t, topic.span()), "Topic${Name}");
    let name = topic.property("TopicName").text();
    let text = name.value.known().unwrap();
    assert_eq!(text.as_str(), "Payments-\u{FFFC}");
    assert_eq!(bytes(&t, name.span), "!Sub '${Name}-${AWS::Region}'");
    let plain = topic.property("Plain").string();
    assert_eq!(plain.value, Value::Known("Payments".into()));
    assert_eq!(bytes(&t, plain.span), "!Ref Name");
    let after = topic.property("After").target().value;
    assert_eq!(
        after,
        Value::Known(Reference::Resource {
            name: "TopicPayments".into(),
            attribute: Some("Arn".into())
        })
    );
    assert!(t.condition("Isdev").is_some() && t.condition("Isprod").is_some());
    assert!(t.root().get("Outputs").unwrap().get("OutOrders").is_some());
}

#[test]
fn a_list_parameter_makes_resources_of_its_default() {
    let t = template(LOOPS);
    let queue = t.resource("Queuepayments").unwrap();
    assert_eq!(
        queue.case().to_string(),
        "parameter Names is `orders, payments`"
    );
    let name = queue.property("Name").string();
    assert_eq!(name.value.by_default().unwrap(), "payments");
    let parameters = [("Names".to_owned(), "x-1".to_owned())].into();
    let t = given(
        LOOPS,
        Given {
            parameters,
            region: None,
        },
    );
    let queue = t
        .resource("Queuex1")
        .expect("&{} drops what ids may not hold");
    assert!(queue.case().is_always());
    assert_eq!(
        queue.property("Name").string().value,
        Value::Known("x-1".into())
    );
}

#[test]
fn loops_inside_properties_write_their_keys_and_unknown_ones_may_write_any() {
    let t = template(LOOPS);
    let tags = property(&t, "Tags");
    assert_eq!(tags.get("tagb").string().value, Value::Known("b".into()));
    assert_eq!(tags.get("own").integer().value, Value::Known(1));
    assert!(tags.get("tagc").string().value.is_absent());
    assert!(property(&t, "Unsure").get("xa").string().value.is_unknown());
}

#[test]
fn loops_nest_and_end() {
    let t = template(
        "Resources:\n  Fn::ForEach::A:\n    - X\n    - [a, b]\n    - Fn::ForEach::B:\n        - Y\n        - [1, 2]\n        - N${X}${Y}: {Type: T, Properties: {P: !Sub '${X}/${Y}'}}\n",
    );
    let found: Vec<_> = t
        .resources()
        .map(|r| (r.name().to_owned(), r.property("P").string().value))
        .collect();
    let expected = [
        ("Na1", "a/1"),
        ("Na2", "a/2"),
        ("Nb1", "b/1"),
        ("Nb2", "b/2"),
    ];
    assert_eq!(
        found,
        expected.map(|(n, p)| (n.to_owned(), Value::Known(p.to_owned())))
    );
    // Eight loops of ten inside each other would make a hundred million entries.
    let mut body = "N: {Type: T}".to_owned();
    for level in 0..8 {
        body = format!("'Fn::ForEach::L{level}': [V{level}, [a,b,c,d,e,f,g,h,i,j], {{{body}}}]");
    }
    let t = template(&format!("Resources: {{{body}}}\n"));
    assert!(t.root().count() < 400_000);
}
