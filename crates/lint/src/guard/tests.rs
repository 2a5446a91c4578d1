//! Guard rules over our templates: positions, messages, and what must be refused.

use model::{Estate, Input, Options};

use super::{GuardRules, evaluate, fence};
use crate::Severity;

const TEMPLATE: &str = "Resources:
  A:
    Type: AWS::MSK::Cluster
    Properties:
      EncryptionInfo:
        EncryptionInTransit:
          ClientBroker: PLAINTEXT
  B:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: !Sub '${AWS::StackName}-b'
      EncryptionInfo: {EncryptionInTransit: {ClientBroker: !Ref Mode}}
Parameters: {Mode: {Type: String}}
";

fn rules(text: &str) -> GuardRules {
    GuardRules {
        name: "infra/own.guard".into(),
        text: text.into(),
    }
}

fn estate(text: &str) -> Estate {
    Estate::read(vec![Input::named("t.yaml", text)], &Options::default())
}

const TLS: &str = "let clusters = Resources.*[ Type == 'AWS::MSK::Cluster' ]

# @severity warning
rule tls_only when %clusters !empty {
  %clusters.Properties.EncryptionInfo.EncryptionInTransit.ClientBroker == 'TLS' <<clients must use TLS>>
}
";

#[test]
fn a_failure_points_at_our_bytes_with_the_authors_words() {
    let estate = estate(TEMPLATE);
    let findings = evaluate(&estate, &[rules(TLS)]).unwrap();
    let told: Vec<_> = findings
        .iter()
        .map(|f| {
            (
                f.rule.as_str(),
                f.severity,
                estate.sources.slice(f.at),
                f.message.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "GUARD/own/tls_only",
                Severity::Warning,
                "PLAINTEXT",
                "clients must use TLS"
            ),
            (
                "GUARD/own/tls_only",
                Severity::Note,
                "!Ref Mode",
                "cannot be decided before deployment: clients must use TLS"
            ),
        ]
    );
}

#[test]
fn a_missing_property_points_at_the_nearest_key() {
    let estate = estate(TEMPLATE);
    let text = "rule named { Resources.A.Properties.ClusterName exists }\n";
    let findings = evaluate(&estate, &[rules(text)]).unwrap();
    assert_eq!(estate.sources.slice(findings[0].at), "Properties");
}

#[test]
fn more_failures_than_fit_a_small_buffer_all_arrive() {
    let mut text = String::from("Resources:\n");
    for at in 0..200 {
        text.push_str(&format!("  C{at}: {{Type: 'AWS::MSK::Cluster', Properties: {{EncryptionInfo: {{EncryptionInTransit: {{ClientBroker: PLAINTEXT}}}}}}}}\n"));
    }
    assert_eq!(evaluate(&estate(&text), &[rules(TLS)]).unwrap().len(), 200);
}

#[test]
fn a_file_that_does_not_parse_is_an_error_with_a_position() {
    let error = evaluate(&estate(TEMPLATE), &[rules("rule a {\n  Resources ==\n}\n")]).unwrap_err();
    assert_eq!(
        (error.name.as_str(), error.line),
        ("infra/own.guard", 2),
        "{error}"
    );
    assert!(error.message.contains("does not parse"), "{error}");
}

#[test]
fn what_would_abort_the_engine_is_refused_first() {
    for (text, word) in [
        ("rule a { a }\n", "rule `a`"),
        ("rule a {\n  b\n}\nrule b {\n  a\n}\n", "rule `a`"),
        (
            "let x = %y\nlet y = %x\nrule a { %x exists }\n",
            "variable `x`",
        ),
        (&format!("rule a {{ {} }}", "[".repeat(5000)), "nested"),
    ] {
        let error = fence::check(&rules(text)).unwrap_err();
        assert!(error.message.contains(word), "{text}: {error}");
    }
}

#[test]
fn names_that_only_look_like_circles_pass() {
    for text in [
        "rule Encrypted {\n  Resources.*.Properties {\n    Encrypted == true\n  }\n}\n",
        "rule a when b {\n  Resources exists\n}\nrule b {\n  Resources exists\n}\n",
        "rule a {\n  let r = Resources.*\n  let p = %r.Properties\n  %p exists\n}\nrule b {\n  let p = Resources.*\n  let r = %p.Type\n  %r exists\n}\n",
        "# rule a { a }\nrule b { Resources.x == 'rule b' }\n",
    ] {
        assert_eq!(fence::check(&rules(text)), Ok(()), "{text}");
    }
}
