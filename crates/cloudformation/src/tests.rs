//! What templates resolve to: functions in both spellings, correlated branches, defaults, and exact spans.

mod cdk;
pub(crate) mod cost;
mod functions;
mod links;
mod loops;
mod narrowing;
mod references;
mod sam;

use std::sync::Arc;

use fact::{Confidence, FileId, Sources, Span, Value};

use crate::{Cursor, Given, Reference, Template};

fn template(text: &str) -> Template {
    given(text, Given::default())
}

fn given(text: &str, given: Given) -> Template {
    let mut sources = Sources::default();
    let file = sources.add("t.yaml", text);
    let mut tree = syntax::parse(file, text);
    assert!(tree.problems.is_empty(), "{:?}", tree.problems);
    Template::new(file, Arc::from(text), tree.documents.remove(0), given)
}

fn property<'t>(template: &'t Template, name: &str) -> Cursor<'t> {
    template.resource("R").unwrap().properties().get(name)
}

fn bytes(template: &Template, span: Span) -> &str {
    assert_eq!(span.file, FileId(0));
    &template.source()[span.range()]
}

const HEAD: &str = "
Parameters:
  Env: {Type: String, AllowedValues: [dev, prod], Default: dev}
  Free: {Type: String}
  Size: {Type: String, Default: kafka.m5.large}
  Nets: {Type: CommaDelimitedList, Default: 'a, b'}
Mappings:
  M: {dev: {N: 2}, prod: {N: 6}}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  NotProd: !Not [!Condition IsProd]
Resources:
  Other: {Type: X}
  R:
    Type: T
    Properties:
";

fn with(properties: &str) -> Template {
    let indented: String = properties
        .lines()
        .map(|line| format!("      {line}\n"))
        .collect();
    template(&format!("{HEAD}{indented}"))
}

#[test]
fn literals_and_references() {
    let t = with(
        "A: 3\nB: !Ref Other\nC: !GetAtt Other.Arn\nD: {Fn::GetAtt: [Other, Arn]}\nE: !Ref Free\nF: !Ref AWS::NoValue",
    );
    assert_eq!(property(&t, "A").integer().value, Value::Known(3));
    assert_eq!(
        property(&t, "B").target().value,
        Value::Known(Reference::Resource {
            name: "Other".into(),
            attribute: None
        })
    );
    assert_eq!(
        property(&t, "C").target().value,
        property(&t, "D").target().value
    );
    assert!(property(&t, "E").string().value.is_unknown());
    assert!(property(&t, "F").string().value.is_absent());
    assert!(property(&t, "Nowhere").string().value.is_absent());
}

#[test]
fn a_default_is_medium_and_an_allowed_value_low() {
    let t = with("A: !Ref Size\nB: !Ref Env\nC: !FindInMap [M, !Ref Env, N]");
    let size = property(&t, "A").string();
    let hit = size.holds(|text| text == "kafka.m5.large").unwrap();
    assert_eq!(hit.confidence, Confidence::Medium);
    assert_eq!(hit.case.to_string(), "parameter Size is `kafka.m5.large`");
    assert_eq!(bytes(&t, hit.span.unwrap()), "!Ref Size");
    let env = property(&t, "B").string();
    assert_eq!(
        env.holds(|text| text == "prod").unwrap().confidence,
        Confidence::Low
    );
    assert_eq!(
        env.holds(|text| text.len() > 2).unwrap().confidence,
        Confidence::High
    );
    let count = property(&t, "C").integer();
    assert_eq!(
        count.holds(|n| *n == 2).unwrap().confidence,
        Confidence::Medium
    );
    assert_eq!(
        count.holds(|n| *n == 6).unwrap().case.to_string(),
        "parameter Env is `prod`"
    );
}

#[test]
fn branches_point_at_their_own_bytes_and_stay_correlated() {
    let t = with("A: !If [IsProd, 3, 2]\nB: !If [NotProd, 2, 3]\nC: !Ref Env");
    let a = property(&t, "A").integer();
    let hit = a.holds(|n| *n == 3).unwrap();
    assert_eq!(
        (hit.confidence, bytes(&t, hit.span.unwrap())),
        (Confidence::Low, "3")
    );
    let b = property(&t, "B").integer();
    assert!(
        a.value
            .clone()
            .zip(&b.value)
            .holds(|(a, b)| a != b)
            .is_none(),
        "NotProd is not IsProd"
    );
    let c = property(&t, "C").string();
    assert!(
        a.value
            .zip(&c.value)
            .holds(|(a, c)| *a == 3 && c == "dev")
            .is_none(),
        "IsProd means prod"
    );
}

#[test]
fn given_parameters_decide() {
    let text = with("A: !If [IsProd, 3, 2]").source().to_owned();
    let parameters = [("Env".to_owned(), "prod".to_owned())].into();
    let t = given(
        &text,
        Given {
            parameters,
            region: None,
        },
    );
    assert_eq!(property(&t, "A").integer().value, Value::Known(3));
}

#[test]
fn texts_are_glued_with_their_sources() {
    let t = with(
        "A: !Sub\n  - |\n    x=${V}\n    y=${Free}\n  - V: !If [IsProd, '1', '2']\nB: !Join ['-', [a, !Ref Size, b]]\nC: {Fn::Sub: 'k-${!lit}-${Nope}'}",
    );
    let a = property(&t, "A").text();
    let hit = a
        .holds(|text| text.as_str().starts_with("x=2\ny=") && text.has_hole())
        .unwrap();
    assert_eq!(hit.confidence, Confidence::Medium);
    let text = a.value.by_default().unwrap();
    assert_eq!(bytes(&t, text.source(0, 2).unwrap()), "x=");
    assert_eq!(
        bytes(&t, text.source(2, 3).unwrap()),
        "'2'".trim_matches('\'')
    );
    assert_eq!(
        property(&t, "B").string().value.by_default().unwrap(),
        "a-kafka.m5.large-b"
    );
    assert_eq!(
        property(&t, "C").text().value.known().unwrap().as_str(),
        "k-${lit}-\u{FFFC}"
    );
}

#[test]
fn lists_split_into_cases_only_where_elements_may_miss() {
    let t = with(
        "A: [x, !If [IsProd, y, !Ref AWS::NoValue]]\nB: !Ref Nets\nC: !If [IsProd, [1, 2, 3], !Ref Nets]\nD: !Split [',', 'p,q']\nE: !Select [1, !Split [',', 'p,q']]\nF: !Select [1, !GetAZs '']",
    );
    let lengths = |name: &str| property(&t, name).elements().value.map(|list| list.len());
    assert!(lengths("A").holds(|n| *n == 2).is_some() && lengths("A").holds(|n| *n == 1).is_some());
    assert_eq!(lengths("B").by_default(), Some(&2));
    assert_eq!(
        lengths("C").holds(|n| *n == 3).unwrap().confidence,
        Confidence::Low
    );
    assert_eq!(lengths("D"), Value::Known(2));
    assert_eq!(property(&t, "E").string().value, Value::Known("q".into()));
    assert_eq!(
        property(&t, "F").target().value,
        Value::Known(Reference::Zone { index: 1 })
    );
}

#[test]
fn both_spellings_are_one() {
    let short = with("A: !If [IsProd, !Sub 'a-${Env}', !Join ['', [b, !Ref Env]]]");
    let long =
        with("A: {Fn::If: [IsProd, {Fn::Sub: 'a-${Env}'}, {Fn::Join: ['', [b, {Ref: Env}]]}]}");
    let read = |t: &Template| {
        let value = property(t, "A").string().value;
        value
            .into_alternatives()
            .into_iter()
            .map(|a| (a.case, a.outcome))
            .collect::<Vec<_>>()
    };
    assert_eq!(read(&short), read(&long));
    assert_eq!(
        read(&short).len(),
        2,
        "correlated with Env: {:?}",
        read(&short)
    );
}

#[test]
fn a_conditional_resource_is_sure_of_itself() {
    let t = template(
        &format!("{HEAD}      A: !If [IsProd, 3, 2]\n")
            .replace("  R:\n", "  R:\n    Condition: IsProd\n"),
    );
    let hit = property(&t, "A").integer().holds(|n| *n == 3).unwrap();
    assert_eq!(hit.confidence, Confidence::High);
}

#[test]
fn circles_end() {
    let t = template(
        "Conditions:\n  A: !Condition B\n  B: !Condition A\nResources:\n  R: {Type: T, Properties: {X: !If [A, 1, 2]}}\n",
    );
    assert!(property(&t, "X").integer().holds(|n| *n == 1).is_some());
}
