//! Guard rules over our templates: positions, messages, and what must be refused.

use model::{Estate, Input, Options};

use super::{GuardError, GuardRules, evaluate, fence};
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
            "rule a when b { Resources exists }\nrule b when a { Resources exists }\n",
            "rule `a`",
        ),
        (
            "rule a when not b { Resources exists }\nrule b { not a }\n",
            "rule `a`",
        ),
        ("rule a(x) { b(%x) }\nrule b(x) { a(%x) }\n", "rule `a`"),
        (
            "rule a {\n  let x = count(%x)\n  %x exists\n}\n",
            "variable `x`",
        ),
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
fn circles_within_a_line_are_told() {
    for text in [
        "rule x { let a = %a\n %a exists }\n",
        "rule x { let a = %a %a exists }\n",
        "let b = Resources let a = %a rule x { %a exists }\n",
        "rule x when Resources exists x { Resources exists }\n",
        "rule x when Resources exists\tnot x { Resources exists }\n",
        "rule a { Resources exists } rule b {\n b\n}\n",
        "rule a(y) { Resources exists a(%y) }\n",
    ] {
        let refused = fence::check(&rules(text));
        let circle = |error: &GuardError| error.message.contains("circle");
        assert!(refused.as_ref().is_err_and(circle), "{text}: {refused:?}");
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

/// One resource that is no cluster, with a value of one's choice.
fn valued(value: &str) -> Estate {
    estate(&format!(
        "# é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é\nResources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties: {{V: {value}}}\n"
    ))
}

#[test]
fn values_that_the_engine_reads_otherwise_arrive_as_written() {
    for (value, test) in [
        ("NaN", "== 'NaN'"),
        (".inf", "== '.inf'"),
        ("infinity", "== 'infinity'"),
        ("012345678901", "== '012345678901'"),
        ("'yes'", "== 'yes'"),
        ("no", "== 'no'"),
        ("0x10", "== '0x10'"),
        ("TRUE", "== true"),
        ("!Base64 {Ref: X}", ".'Fn::Base64'.Ref == 'X'"),
        ("!Cidr [a, 1]", ".'Fn::Cidr' exists"),
        ("!GetAtt A.Arn", ".'Fn::GetAtt' == 'A.Arn'"),
        ("\"a\\u0001b\"", "is_string"),
    ] {
        let found = |test: &str| {
            let text = format!(
                "rule r {{ Resources.A.Properties.V{}{test} }}\n",
                if test.starts_with('.') { "" } else { " " }
            );
            evaluate(&valued(value), &[rules(&text)])
                .unwrap_or_else(|error| panic!("{value}: {error}"))
        };
        assert_eq!(found(test), [], "{value} {test}");
        assert_eq!(found("== 'something else'").len(), 1, "{value}");
    }
}

#[test]
fn a_regular_expression_that_runs_away_is_an_error() {
    let text = "rule r { Resources.A.Properties.V != /^(?=(a+)+$)(a|a)*b\\1$/ }\n";
    let long = "a".repeat(60);
    let error = evaluate(&valued(&long), &[rules(text)]).unwrap_err();
    assert!(error.message.contains("regular expression"), "{error}");
}

#[test]
fn a_regular_expression_that_is_none_is_an_error() {
    let text = "rule r { Resources.A.Properties.V == /(/ }\n";
    let error = evaluate(&valued("x"), &[rules(text)]).unwrap_err();
    assert_eq!(error.name, "infra/own.guard");
}

#[test]
fn a_file_without_a_rule_is_an_error() {
    for text in ["", "# nothing yet\n", "let x = Resources.*\n"] {
        let error = evaluate(&estate(TEMPLATE), &[rules(text)]).unwrap_err();
        assert!(error.message.contains("no rule"), "{text}: {error}");
    }
}

#[test]
fn clauses_outside_of_rules_count_as_a_rule() {
    let text = "Resources.A.Properties.EncryptionInfo.EncryptionInTransit.ClientBroker == 'TLS'\n";
    let findings = evaluate(&estate(TEMPLATE), &[rules(text)]).unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule, "GUARD/own/default");
}

#[test]
fn a_key_that_the_engine_cannot_read_is_an_error_that_names_the_template() {
    let template = format!("Resources: {{A: {{Type: x, {}: 1}}}}\n", "k".repeat(3000));
    let result = evaluate(
        &estate(&template),
        &[rules("rule r { Resources.A.Type == 'y' }\n")],
    );
    match result {
        Ok(findings) => assert_eq!(findings.len(), 1),
        Err(error) => assert!(error.message.contains("t.yaml"), "{error}"),
    }
}

#[test]
fn what_must_not_exist_is_told_when_it_does() {
    let text = "rule r { Resources.A.Properties.V !exists <<no V here>> }\n";
    let estate = valued("x");
    let findings = evaluate(&estate, &[rules(text)]).unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].message, "no V here");
    assert_eq!(estate.sources.slice(findings[0].at), "x");
}

const ESTATE: &str = "Parameters:
  Brokers: {Type: Number, Default: 3}
  Secret: {Type: String}
Resources:
  Settings:
    Type: AWS::MSK::Configuration
    Properties:
      Name: settings
      ServerProperties: |
        min.insync.replicas=1
        auto.create.topics.enable=false
  Orders:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: !Ref Secret
      KafkaVersion: 3.9.x.kraft
      NumberOfBrokerNodes: !Ref Brokers
      BrokerNodeGroupInfo: {InstanceType: kafka.m7g.large, ClientSubnets: [a, b, c]}
      ConfigurationInfo: {Arn: !Ref Settings, Revision: 1}
  Placed:
    Type: AWS::MSK::Topic
    Properties: {ClusterArn: !Ref Orders, TopicName: placed, PartitionCount: 6, ReplicationFactor: 2}
";

#[test]
fn rules_see_the_resolved_estate() {
    let estate = estate(ESTATE);
    let told = |test: &str| -> Vec<(String, String, fact::Confidence)> {
        let text = format!("rule r {{ Mskwise.Clusters.Orders.{test} }}\n");
        let findings = evaluate(&estate, &[rules(&text)]).unwrap();
        let mut told: Vec<_> = findings
            .iter()
            .map(|f| {
                (
                    f.path.to_string(),
                    estate.sources.slice(f.at).to_owned(),
                    f.confidence,
                )
            })
            .collect();
        told.sort();
        told
    };
    for holds in [
        "Kind == 'Standard'",
        "MetadataMode == 'KRaft'",
        "Brokers == 3",
        "Zones == 3",
        "ClientBroker == 'TLS'",
        "Authentication.Iam == false",
        "Configuration == 'Settings'",
        "Settings.'auto.create.topics.enable' == false",
        "Settings.'default.replication.factor' == 3",
        "Declared.* in ['min.insync.replicas', 'auto.create.topics.enable']",
        "Topics.Placed.Partitions == 6",
        "Name !exists",
    ] {
        assert_eq!(told(holds), [], "{holds}");
    }
    let high = fact::Confidence::High;
    assert_eq!(
        told("Settings.'min.insync.replicas' >= 2"),
        [(
            "Resources/Settings/Properties/ServerProperties/min.insync.replicas".into(),
            "1".into(),
            high
        )]
    );
    assert_eq!(
        told("Brokers >= 6"),
        [(
            "Resources/Orders/Properties/NumberOfBrokerNodes".into(),
            "!Ref Brokers".into(),
            fact::Confidence::Medium
        )]
    );
    assert_eq!(
        told("Topics.*.ReplicationFactor >= 3"),
        [(
            "Resources/Placed/Properties/ReplicationFactor".into(),
            "2".into(),
            high
        )]
    );
    assert_eq!(
        told("Name == 'orders'"),
        [("Resources/Orders".into(), "Orders".into(), high)]
    );
}
