use fact::FileId;
use proptest::prelude::*;

use super::*;

fn read(text: &str, place: Place) -> Document {
    let tree = syntax::parse(FileId(0), text);
    Document::read(&Json::from_node(tree.root().unwrap(), text), place)
}

/// The codes of an identity policy's problems with the bytes they point at.
fn problems(text: &str) -> Vec<(&'static str, &str)> {
    in_place(text, Place::Identity)
}

fn in_place(text: &str, place: Place) -> Vec<(&'static str, &str)> {
    read(text, place)
        .problems
        .iter()
        .map(|problem| (problem.code.as_str(), &text[problem.span.range()]))
        .collect()
}

fn statement(members: &str) -> String {
    format!(r#"{{"Version": "2012-10-17", "Statement": {{{members}}}}}"#)
}

fn with_resource(arn: &str) -> String {
    statement(&format!(
        r#""Effect": "Allow", "Action": "kafka-cluster:ReadData", "Resource": "{arn}""#
    ))
}

#[test]
fn a_good_document_in_both_notations() {
    let json = with_resource("arn:aws:kafka:*:*:topic/prod/*");
    let yaml = "Version: 2012-10-17\nStatement:\n- Effect: Allow\n  Action: [kafka-cluster:ReadData]\n  Resource: 'arn:aws:kafka:*:*:topic/prod/*'\n";
    for text in [json.as_str(), yaml] {
        let document = read(text, Place::Identity);
        assert_eq!(document.problems, []);
        assert_eq!(document.version, Version::V2012);
        let [one] = &document.statements[..] else {
            panic!("one statement")
        };
        assert_eq!(one.effect, Some(Effect::Allow));
        let action = &one.actions.only()[0];
        assert_eq!(action.prefix().as_deref(), Some("kafka-cluster"));
        assert!(text[action.span.range()].contains("ReadData"));
    }
}

#[test]
fn what_is_missing_or_in_the_wrong_place() {
    assert_eq!(problems("{}"), [("missing-element", "{}")]);
    assert_eq!(problems(r#"{"Statement": []}"#), [("empty", "[]")]);
    let bare = statement("");
    let codes: Vec<_> = problems(&bare).iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["missing-element"; 3]);
    let principal =
        statement(r#""Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*""#);
    assert_eq!(problems(&principal), [("misplaced", "\"Principal\"")]);
    assert_eq!(
        in_place(&principal, Place::Trust),
        [("misplaced", "\"Resource\"")]
    );
    assert_eq!(in_place(&principal, Place::Cluster), []);
}

#[test]
fn wrong_words() {
    for (members, code, bytes) in [
        (
            r#""Effect": "allow", "Action": "*", "Resource": "*""#,
            "effect",
            "\"allow\"",
        ),
        (
            r#""Effect": "Allow", "Actions": "x", "Action": "*", "Resource": "*""#,
            "unknown-element",
            "\"Actions\"",
        ),
        (
            r#""Effect": "Allow", "Action": "*", "NotAction": "*", "Resource": "*""#,
            "both-forms",
            "\"NotAction\"",
        ),
        (
            r#""Effect": "Allow", "Action": [], "Resource": "*""#,
            "empty",
            "[]",
        ),
        (
            r#""Effect": "Allow", "Action": {}, "Resource": "*""#,
            "shape",
            "{}",
        ),
        (
            r#""Effect": "Allow", "Action": "ReadData", "Resource": "*""#,
            "action",
            "\"ReadData\"",
        ),
        (
            r#""Sid": "a b", "Effect": "Allow", "Action": "*", "Resource": "*""#,
            "sid",
            "\"a b\"",
        ),
        (
            r#""Effect": "Allow", "Action": "*", "Resource": "orders""#,
            "arn",
            "\"orders\"",
        ),
        (
            r#""Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEqual": {"a": "b"}}"#,
            "operator",
            "\"StringEqual\"",
        ),
        (
            r#""Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"NullIfExists": {"a": "true"}}"#,
            "operator",
            "\"NullIfExists\"",
        ),
        (
            r#""Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0"}}"#,
            "condition-value",
            "\"10.0.0\"",
        ),
        (
            r#""Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {}"#,
            "empty",
            "{}",
        ),
    ] {
        assert_eq!(problems(&statement(members)), [(code, bytes)], "{members}");
    }
    let version = r#"{"Version": "2012-10-18", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#;
    assert_eq!(problems(version), [("version", "\"2012-10-18\"")]);
    let snowman = statement(
        r#""Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"a": "x☃"}}"#,
    );
    assert_eq!(problems(&snowman), [("character", "☃")]);
}

#[test]
fn arns_that_name_nothing() {
    for (arn, code, bytes) in [
        (
            "arn:aws:kafka-cluster:*:*:topic/prod/*",
            "arn",
            "kafka-cluster",
        ),
        (
            "arn:aws:kafkaconnect:*:*:cluster/prod/*",
            "arn",
            "kafkaconnect",
        ),
        ("arn:aws:kafka:*:*:topics/prod/*", "arn", "topics"),
        ("arn:aws:kafka:*:*:Topic/prod/*", "arn", "Topic"),
        (
            "arn:aws:kafka:*:*:cluster/myCluster/",
            "arn",
            "cluster/myCluster/",
        ),
        ("arn:aws:kafka:*:*:topic//x/y", "arn", "topic//x/y"),
        ("arn:aws:kafka:*:*:cluster", "arn", "cluster"),
        ("arn:aws:kafka:*:*:cluster/a/b/c", "arn", "cluster/a/b/c"),
        (
            "arn:aws:kafka::111122223333:cluster/a/b",
            "arn",
            "cluster/a/b",
        ),
        (
            "arn:aws:kafka:*:0123456789:cluster/a/b",
            "account",
            "0123456789",
        ),
        (
            "arn:aws:kafka:*:*:topic/prod/orders",
            "uuid-place",
            "orders",
        ),
        (
            "arn:aws:kafka:*:*:topic/prod/abcd1234-0123-abcd-5678-1234abcd5678-1",
            "arn",
            "topic/prod/abcd1234-0123-abcd-5678-1234abcd5678-1",
        ),
    ] {
        assert_eq!(problems(&with_resource(arn)), [(code, bytes)], "{arn}");
    }
    for arn in [
        "*",
        "arn:*:kafka:*:111122223333:cluster/*",
        "arn:aws:kafka:*:*:topic/*/*/x",
        "arn:aws:kafka:*:*:topic/prod/*",
        "arn:aws:kafka:*:*:topic/prod/*/orders",
        "arn:aws:kafka:*:*:*",
        "arn:aws:kafka:*:*:transactional-id/prod/*/a/b",
        "arn:aws:kafka:eu-west-1:111122223333:vpc-connection/111122223333/prod/u",
        "arn:aws:kafka:*:*:topic/prod/\u{FC}*",
        "arn:aws:kafkaconnect:*:*:connector/a/b",
        "arn:aws:s3:::bucket/",
    ] {
        assert_eq!(problems(&with_resource(arn)), [], "{arn}");
    }
    let hole = with_resource("arn:aws:kafka:\u{FFFC}:\u{FFFC}:topic/prod/\u{FFFC}");
    assert_eq!(problems(&hole), []);
}

#[test]
fn variables_need_the_new_version() {
    let old = r#"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:kafka:*:*:topic/prod/*/${aws:username}"}}"#;
    assert_eq!(problems(old), [("variable", "${aws:username}")]);
    assert_eq!(
        problems(&with_resource(
            "arn:aws:kafka:*:*:topic/prod/*/${aws:username}"
        )),
        []
    );
}

#[test]
fn unknown_parts_are_kept_apart_from_mistakes() {
    let text = "Version: 2012-10-17\nStatement:\n- !If [A, B, C]\n- Effect: Allow\n  Action: !Ref X\n  Resource: !Ref Y\n";
    let document = read(text, Place::Identity);
    assert_eq!(document.problems, []);
    assert_eq!((document.statements.len(), document.unknown.len()), (1, 1));
    let one = &document.statements[0];
    assert!(one.actions.only()[0].pattern.has_hole());
    assert_eq!(one.resources.only()[0].shape, Shape::Opaque);
}

#[test]
fn one_name_for_two_statements() {
    let one = r#"{"Sid": "A", "Effect": "Allow", "Action": "*", "Resource": "*"}"#;
    let text = format!(r#"{{"Version": "2012-10-17", "Statement": [{one}, {one}]}}"#);
    assert_eq!(problems(&text), [("repeated-sid", "\"A\"")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_tree_panics(text in r#"[\[\]{}:,"a-zA-Z*?$/ \n\u{FFFC}☃-]{0,200}"#) {
        let tree = syntax::parse(FileId(0), &text);
        if let Some(root) = tree.root() {
            for place in [Place::Identity, Place::Trust, Place::Cluster, Place::Resource] {
                let document = Document::read(&Json::from_node(root, &text), place);
                for problem in document.problems {
                    prop_assert!(text.get(problem.span.range()).is_some());
                }
            }
        }
    }

    #[test]
    fn no_resource_panics(arn in "arn:aws:kafka:[*0-9\u{FFFC}]{0,3}:[*0-9]{0,13}:[a-z/*?${}:.\u{FFFC}-]{0,40}", place in 0..4_usize) {
        let text = with_resource(&arn);
        let document = read(&text, [Place::Identity, Place::Trust, Place::Cluster, Place::Resource][place]);
        let resource = &document.statements[0].resources.items()[0];
        let _ = (MskArn::of(resource), resource.covers(MskKind::Topic.every()), resource.covers_here(resource));
    }
}
