//! What `Rules` and other conditions leave of the values a parameter may have.

use fact::Confidence;

use super::{property, template};

const RULES: &str = "
Parameters:
  Env: {Type: String, AllowedValues: [dev, prod]}
  Size: {Type: String, AllowedValues: [t3.small, m5.large, m7g.large], Default: t3.small}
  Kind: {Type: String}
  Fixed: {Type: String, AllowedValues: [a, b], Default: a}
Rules:
  Prod:
    RuleCondition: !Equals [!Ref Env, prod]
    Assertions:
      - Assert: {Fn::Contains: [[m5.large, m7g.large], !Ref Size]}
        AssertDescription: no small brokers in production
  Always:
    Assertions:
      - Assert: {Fn::Contains: [[x, y], {Ref: Kind}]}
      - Assert: {Fn::Not: [{Fn::Equals: [!Ref Fixed, b]}]}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  R:
    Type: T
    Properties:
      Size: !Ref Size
      Count: !If [IsProd, 3, 2]
      Kind: !Ref Kind
      Fixed: !Ref Fixed
";

#[test]
fn a_conditional_rule_forbids_a_combination_only() {
    let t = template(RULES);
    let size = property(&t, "Size").string().value;
    let count = property(&t, "Count").integer().value;
    assert!(size.holds(|size| size == "t3.small").is_some());
    let both = size.clone().zip(&count);
    assert!(
        both.holds(|(size, n)| size == "t3.small" && *n == 3)
            .is_none(),
        "forbidden in production"
    );
    assert!(
        both.holds(|(size, n)| size == "m5.large" && *n == 3)
            .is_some()
    );
    assert!(
        both.holds(|(size, n)| size == "t3.small" && *n == 2)
            .is_some()
    );
}

#[test]
fn a_rule_without_condition_is_like_allowed_values() {
    let t = template(RULES);
    let kind = property(&t, "Kind").string();
    assert_eq!(
        kind.holds(|k| k == "x" || k == "y").unwrap().confidence,
        Confidence::High
    );
    assert_eq!(
        kind.holds(|k| k == "x").unwrap().confidence,
        Confidence::Medium
    );
    let fixed = property(&t, "Fixed").string();
    assert_eq!(
        fixed.holds(|f| f == "a").unwrap().confidence,
        Confidence::High
    );
}

#[test]
fn lists_are_compared_member_by_member() {
    let t = template(
        "Parameters:\n  Zones: {Type: CommaDelimitedList, Default: 'a,b'}\n  E: {Type: String, AllowedValues: [x, y]}\nRules:\n  R1:\n    RuleCondition: {Fn::EachMemberIn: [!Ref Zones, [a, b, c]]}\n    Assertions: [{Assert: !Equals [!Ref E, x]}]\n  R2:\n    RuleCondition: {Fn::EachMemberEquals: [[p, p], p]}\n    Assertions: [{Assert: {Fn::Contains: [[x, y], !Ref E]}}]\nResources:\n  R: {Type: T, Properties: {E: !Ref E}}\n",
    );
    // The default of Zones may be overridden, so the first rule forbids nothing for sure.
    assert!(property(&t, "E").string().holds(|e| e == "y").is_some());
    let parameters = [("Zones".to_owned(), "a,c".to_owned())].into();
    let t = super::given(
        t.source(),
        crate::Given {
            parameters,
            region: None,
        },
    );
    let e = property(&t, "E").string();
    assert_eq!(e.holds(|e| e == "x").unwrap().confidence, Confidence::High);
}

#[test]
fn conditions_are_judged_once_however_often_they_are_used() {
    // Each condition names the one before twice: judged anew at every use this would take 2^60 steps.
    let mut text =
        "Parameters:\n  P: {Type: String, Default: a}\nConditions:\n  C0: !Equals [!Ref P, a]\n"
            .to_owned();
    for n in 1..60 {
        let before = n - 1;
        text += &format!("  C{n}: !And [!Condition C{before}, !Condition C{before}]\n");
    }
    text += "Resources:\n  R: {Type: T, Properties: {X: !If [C59, 1, 2], Y: !If [C0, 1, 2]}}\n";
    let t = template(&text);
    let (x, y) = (
        property(&t, "X").integer().value,
        property(&t, "Y").integer().value,
    );
    assert_eq!((x.by_default(), y.by_default()), (Some(&1), Some(&1)));
    assert!(
        x.zip(&y).holds(|(x, y)| *x == 1 && *y == 2).is_none(),
        "C59 means C0"
    );
}

#[test]
fn an_or_of_sure_parts_is_sure() {
    let t = template(
        "Conditions:\n  A: !Or [!Equals [a, b], !Equals [a, a]]\n  B: !Or [!Equals [a, b], !Equals [b, a]]\n  C: !And [!Equals [a, a], !Not [!Equals [a, b]]]\nResources:\n  R: {Type: T, Properties: {A: !If [A, 1, 2], B: !If [B, 1, 2], C: !If [C, 1, 2]}}\n",
    );
    let sure = |name: &str| {
        property(&t, name)
            .integer()
            .holds(|n| *n == 1)
            .map(|hit| hit.confidence)
    };
    assert_eq!(
        (sure("A"), sure("B"), sure("C")),
        (Some(Confidence::High), None, Some(Confidence::High))
    );
}
