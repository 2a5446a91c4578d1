//! One estate with a role that can work, one that cannot, and one of which it cannot be told.

use iam::{Resource, UseCase};
use model::access::{self, Found, Settled};
use model::{Estate, Input, Options};
use serde_json::Value;

use super::*;
use crate::contract;

const TEMPLATE: &str = r#"Resources:
  Orders:
    Type: AWS::MSK::ServerlessCluster
    Properties: {ClusterName: orders}
  Works:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: kafka
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - {Sid: In, Effect: Allow, Action: "kafka-cluster:Connect", Resource: !GetAtt Orders.Arn}
              - Sid: Topics
                Effect: Allow
                Action: ["kafka-cluster:ReadData", "kafka-cluster:DescribeTopic"]
                Resource: !Sub "arn:${AWS::Partition}:kafka:${AWS::Region}:${AWS::AccountId}:topic/orders/*/incoming"
              - {Sid: Groups, Effect: Allow, Action: "kafka-cluster:*Group", Resource: "arn:aws:kafka:*:*:group/orders/*"}
  Fails:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: kafka
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - {Sid: In, Effect: Allow, Action: "kafka-cluster:Connect", Resource: !GetAtt Orders.Arn}
              - {Sid: Never, Effect: Deny, Action: "kafka-cluster:ReadData", Resource: "*"}
"#;

fn answer(principal: &str, format: AccessFormat, yaml: bool) -> String {
    let estate = Estate::read(vec![Input::named("t.yaml", TEMPLATE)], &Options::default());
    let everybody = access::everybody(&estate);
    let Found::One(principal) = access::one_principal(&estate, &everybody, Some(principal)) else {
        panic!("there is one {principal}");
    };
    let Found::One(mut target) = access::cluster(&estate, None) else {
        panic!("there is one cluster");
    };
    target.topics = vec!["incoming".into()];
    target.groups = vec!["billing".into()];
    let check = access::check(principal, UseCase::Consumer, &target, &Settled::new());
    let report = AccessReport {
        sources: &estate.sources,
        version: "0",
        answer: AccessAnswer::Check(&check),
    };
    told(format, &report, yaml)
}

fn told(format: AccessFormat, report: &AccessReport<'_>, yaml: bool) -> String {
    let look = AccessLook {
        colour: false,
        width: 160,
        yaml,
    };
    let mut text = String::new();
    write(format, report, look, &mut text).unwrap();
    text
}

#[test]
fn a_yes_names_the_statement_of_every_right() {
    let text = answer("Works", AccessFormat::Text, false);
    for part in [
        "yes: role Works as consumer on cluster orders, topic incoming, group billing",
        "kafka-cluster:ReadData       topic/orders/…/incoming",
        "statement `Topics` of inline policy `kafka`, t.yaml:14:17",
        "  │   Action: [\"kafka-cluster:ReadData\", \"kafka-cluster:DescribeTopic\"]",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("To make it a yes"), "{text}");
}

#[test]
fn a_no_brings_what_to_paste_and_says_what_no_grant_can_mend() {
    let text = answer("Fails", AccessFormat::Text, true);
    for part in [
        "no: role Fails",
        "denied by statement `Never` of inline policy `kafka`",
        "change that statement",
        "- \"kafka-cluster:DescribeTopic\"",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // To grant what is denied would change nothing.
    let paste = text.split("To make it a yes").nth(1).unwrap();
    assert!(!paste.contains("ReadData"), "{paste}");
}

#[test]
fn the_document_says_the_same() {
    let json: Value = serde_json::from_str(&answer("Fails", AccessFormat::Json, false)).unwrap();
    assert_eq!(
        (&json["schema"], &json["question"], &json["verdict"]),
        (&SCHEMA.into(), &"check".into(), &"no".into())
    );
    let read = json["needs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|need| need["action"] == "kafka-cluster:ReadData")
        .unwrap();
    assert_eq!(read["verdict"], "no");
    assert_eq!(read["statements"][0]["start"]["line"], 28);
    assert_eq!(json["missing"]["Version"], "2012-10-17");
    contract::check(&json, contract::ACCESS);
    let works = serde_json::from_str(&answer("Works", AccessFormat::Json, false)).unwrap();
    contract::check(&works, contract::ACCESS);
}

#[test]
fn who_can_lists_those_who_can_and_names_the_rest() {
    let estate = Estate::read(vec![Input::named("t.yaml", TEMPLATE)], &Options::default());
    let everybody = access::everybody(&estate);
    let topic = Resource::of("arn:aws:kafka:eu-west-1:111122223333:topic/orders/u-1/incoming");
    let who = access::who_can(&estate, &everybody, "kafka-cluster:ReadData", &topic);
    let report = AccessReport {
        sources: &estate.sources,
        version: "0",
        answer: AccessAnswer::Who(&who),
    };
    let text = told(AccessFormat::Text, &report, false);
    assert!(text.contains("yes      role Works"), "{text}");
    assert!(text.contains("not role Fails"), "{text}");
    let json: Value = serde_json::from_str(&told(AccessFormat::Json, &report, false)).unwrap();
    assert_eq!(json["principals"][1]["verdict"], "no");
    contract::check(&json, contract::ACCESS);
}
