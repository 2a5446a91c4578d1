//! Functions of lists and texts, in both spellings.

use fact::{Confidence, Value};

use super::{bytes, property, template, with};

#[test]
fn a_tag_before_a_long_form_calls_both() {
    let t = with(
        "A: !Base64\n  Fn::Sub: 'x-${Env}'\nB: !ImportValue\n  Fn::Sub: '${Env}-vpc'\nC: {Fn::Base64: plain}\nD: !Base64 plain",
    );
    assert_eq!(
        property(&t, "A").string().value.by_default().unwrap(),
        "x-dev"
    );
    assert!(property(&t, "B").string().value.is_unknown());
    assert_eq!(
        property(&t, "C").string().value,
        Value::Known("plain".into())
    );
    assert_eq!(
        property(&t, "D").string().value,
        Value::Known("plain".into())
    );
}

#[test]
fn blocks_of_an_unknown_network_are_counted() {
    let t = with(
        "A: !Cidr [10.0.0.0/16, 3, 8]\nB: !Cidr [!GetAtt Other.CidrBlock, 3, 8]\nC: !Select [2, !Cidr [10.0.0.0/16, 3, '8']]\nD: {Fn::Cidr: [!Ref Free, !FindInMap [M, !Ref Env, N]]}\nE: !Cidr [10.0.0.0/16, 300]",
    );
    let count = |name: &str| property(&t, name).elements().value.map(|list| list.len());
    assert_eq!(count("A"), Value::Known(3));
    assert_eq!(count("B"), Value::Known(3));
    assert_eq!(
        property(&t, "C").string().value,
        Value::Known("10.0.2.0/24".into())
    );
    assert_eq!(count("D").by_default(), Some(&2));
    assert!(count("E").is_unknown());
    let second = property(&t, "B").elements().value.known().unwrap()[1].string();
    assert!(second.value.is_unknown(), "the block itself is not known");
}

#[test]
fn lengths() {
    let t = with(
        "A: !Length [a, b, !Ref Free]\nB: {Fn::Length: {Ref: Nets}}\nC: !Length [a, !If [IsProd, b, !Ref AWS::NoValue]]\nD: !Length\n  Fn::Split: ['-', a-b-c]\nE: !Length {Ref: Free}",
    );
    let length = |name: &str| property(&t, name).integer().value;
    assert_eq!(length("A"), Value::Known(3));
    assert_eq!(length("B").by_default(), Some(&2));
    assert_eq!(
        length("C").holds(|n| *n == 2).unwrap().case.to_string(),
        "parameter Env is `prod` and condition IsProd holds"
    );
    assert_eq!(length("C").by_default(), Some(&1));
    assert_eq!(length("D"), Value::Known(3));
    assert!(length("E").is_unknown());
}

#[test]
fn json_texts_hold_what_is_known_and_point_at_it() {
    let t = with(
        "A:\n  Fn::ToJsonString:\n    name: \"say \\\"hi\\\"\"\n    n: 3\n    on: true\n    list: [!Ref Env, {a: !GetAtt Other.Arn}]\nB: !ToJsonString {x: 007, y: 1.50, z: -2, e: '5'}\nC: !ToJsonString {Ref: Nets}",
    );
    let text = property(&t, "A").text();
    let whole = text.value.by_default().unwrap();
    assert_eq!(
        whole.as_str(),
        "{\"name\":\"say \\\"hi\\\"\",\"n\":3,\"on\":true,\"list\":[\"dev\",{\"a\":\"\u{FFFC}\"}]}"
    );
    let at = whole.as_str().find("say").unwrap();
    assert_eq!(bytes(&t, whole.source(at, at + 3).unwrap()), "say");
    let hole = whole.holes().next().unwrap();
    assert_eq!(hole.1, Some("Other.Arn"));
    assert_eq!(
        text.holds(|t| t.as_str().contains("prod"))
            .unwrap()
            .confidence,
        Confidence::Low
    );
    assert_eq!(
        property(&t, "B").string().value,
        Value::Known(r#"{"x":"007","y":1.50,"z":-2,"e":"5"}"#.into())
    );
    assert_eq!(
        property(&t, "C").string().value.by_default().unwrap(),
        r#"["a","b"]"#
    );
}

#[test]
fn a_key_without_value_is_one_of_those_in_the_mapping() {
    let t = template(
        "Parameters:\n  Stage: {Type: String}\nMappings:\n  ByStage: {dev: {N: 2, T: x}, prod: {N: 6, T: x}}\n  ByRegion: {us-east-1: {Z: 6}, eu-west-1: {Z: 3}}\nResources:\n  R:\n    Type: T\n    Properties:\n      A: !FindInMap [ByStage, !Ref Stage, N]\n      B: !FindInMap [ByStage, !Ref Stage, T]\n      C: !FindInMap [ByRegion, !Ref AWS::Region, Z]\n      D: !FindInMap [ByStage, !Ref Stage, N, {DefaultValue: 9}]\n      E: !FindInMap [ByStage, nope, N, {DefaultValue: 9}]\n",
    );
    let a = property(&t, "A").integer();
    let hit = a.holds(|n| *n == 6).unwrap();
    assert_eq!(
        (hit.confidence, hit.case.to_string().as_str()),
        (Confidence::Medium, "parameter Stage is `prod`")
    );
    assert_eq!(a.holds(|n| *n > 1).unwrap().confidence, Confidence::High);
    assert_eq!(
        property(&t, "B")
            .string()
            .holds(|x| x == "x")
            .unwrap()
            .confidence,
        Confidence::High
    );
    assert!(property(&t, "C").integer().holds(|n| *n == 3).is_some());
    assert!(
        property(&t, "D").integer().value.is_unknown(),
        "any other stage gives 9"
    );
    assert_eq!(property(&t, "E").integer().value, Value::Known(9));
}

#[test]
fn an_include_may_write_any_key() {
    let t = with(
        "Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k}}\nA: 1\nB: {Fn::Transform: {Name: M}}",
    );
    assert_eq!(property(&t, "A").integer().value, Value::Known(1));
    assert!(property(&t, "Nowhere").string().value.is_unknown());
    assert!(property(&t, "B").get("x").string().value.is_unknown());
}

#[test]
fn secrets_stay_secret_inside_texts() {
    let t = with(
        "A: '{{resolve:secretsmanager:s:SecretString:p}}'\nB: !Sub 'p={{resolve:ssm:/x}}-${Env}'\nC: !Join ['', ['{{resolve:', 'ssm:/x}}']]\nD: 'user=a;password={{resolve:ssm-secure:/x:1}};x'",
    );
    assert!(property(&t, "A").string().value.is_unknown());
    assert!(
        property(&t, "B").string().value.is_unknown(),
        "{:?}",
        property(&t, "B").string()
    );
    assert!(property(&t, "C").string().value.is_unknown());
    let d = property(&t, "D").text().value;
    assert_eq!(d.known().unwrap().as_str(), "user=a;password=\u{FFFC};x");
}

#[test]
fn an_index_may_be_computed() {
    let t = with(
        "A: !Select [!If [IsProd, 1, 0], [x, y]]\nB: !Select [!Ref Free, [x, y]]\nC: !Select [7, [x]]",
    );
    assert_eq!(property(&t, "A").string().value.by_default().unwrap(), "x");
    assert!(
        property(&t, "A")
            .string()
            .holds(|text| text == "y")
            .is_some()
    );
    assert!(property(&t, "B").string().value.is_unknown());
    assert!(property(&t, "C").string().value.is_unknown());
}

#[test]
fn entries_of_a_map_come_once_with_the_last_value() {
    let t = with("A: !If [IsProd, {x: 1, y: 2}, {y: 3, z: 4}]");
    let entries = property(&t, "A").entries();
    let keys: Vec<_> = entries.iter().map(|(key, _)| key.text.as_str()).collect();
    assert_eq!(keys, ["x", "y", "z"]);
    let y = entries[1].1.integer();
    assert_eq!(y.value.by_default(), Some(&3));
    assert!(y.holds(|n| *n == 2).is_some());
}
