//! References inside texts: which resource an ARN or a name speaks of.

use fact::Value;

use super::{property, with};
use crate::Reference;

fn other(attribute: Option<&str>) -> Value<Reference> {
    Value::Known(Reference::Resource {
        name: "Other".into(),
        attribute: attribute.map(str::to_owned),
    })
}

#[test]
fn a_text_that_is_one_hole_is_the_resource() {
    let t = with(
        "A: !Sub '${Other}'\nB: !Sub '${Other.Arn}'\nC: !Join ['', [!GetAtt Other.Arn]]\nD: !Sub ['${X}', {X: !Ref Other}]\nE: !Sub '${Other.Arn}/*'\nF: !Sub '${Free}'\nG: !If [IsProd, !Sub '${Other.Arn}', !Ref Other]",
    );
    assert_eq!(property(&t, "A").target().value, other(None));
    assert_eq!(property(&t, "B").target().value, other(Some("Arn")));
    assert_eq!(property(&t, "C").target().value, other(Some("Arn")));
    assert_eq!(property(&t, "D").target().value, other(None));
    assert!(
        property(&t, "E").target().value.is_unknown(),
        "something below it"
    );
    assert!(property(&t, "F").target().value.is_unknown());
    let g = property(&t, "G").target();
    assert!(
        g.holds(|r| r.resource() == Some("Other"))
            .is_some_and(|hit| hit.case.is_always())
    );
}

#[test]
fn an_arn_speaks_of_the_resource_it_ends_in() {
    let t = with(
        "A: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Other}'\nB: !Sub 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Other}:*'\nC: !Sub 'arn:aws:s3:::${Other}/*'\nD: !Sub 'arn:aws:iam::${Other}:role/x'\nE: !Sub 'arn:aws:kafka:us-east-1:1:cluster/${Free}/${Other}'\nF: !Join [':', [arn, aws, s3, '', '', !Ref Other]]\nG: !Sub 'arn:aws:s3:::x${Other}'",
    );
    for name in ["A", "B", "F"] {
        assert_eq!(property(&t, name).target().value, other(None), "{name}");
    }
    for name in ["C", "D", "E", "G"] {
        assert!(property(&t, name).target().value.is_unknown(), "{name}");
    }
}

#[test]
fn a_text_mentions_every_resource_in_it() {
    let t = with(
        "A: !Sub 'x-${Other.Arn}/${Free}-${R}-${AWS::Region}-${Nope}'\nB: !Ref Other\nC: plain",
    );
    let mentions = |name: &str| {
        let found = property(&t, name).mentions().value;
        let names = found.known().unwrap().iter().map(ToString::to_string);
        names.collect::<Vec<_>>()
    };
    assert_eq!(mentions("A"), ["Other.Arn", "R"]);
    assert_eq!(mentions("B"), ["Other"]);
    assert!(mentions("C").is_empty());
}
