use std::sync::Arc;

use fact::{FileId, Text};

use super::*;

fn document(text: &str, place: Place) -> Arc<Document> {
    let tree = syntax::parse(FileId(0), text);
    Arc::new(Document::read(
        &Json::from_node(tree.root().unwrap(), text),
        place,
    ))
}

/// Statements in JSON; `~` stands for a piece nobody can tell.
fn union(statements: &str) -> Union {
    let text = format!(r#"{{"Version": "2012-10-17", "Statement": [{statements}]}}"#);
    let text = text.replace('~', "\u{FFFC}");
    let read = document(&text, Place::Identity);
    Union::default().with("policy `p`", read)
}

fn topic(name: &str) -> Resource {
    Resource::of(&format!(
        "arn:aws:kafka:eu-west-1:111122223333:topic/prod/u-1/{name}"
    ))
}

fn ask(union: &Union, action: &str, resource: &Resource) -> Verdict {
    union.allows(action, resource, &Request::new())
}

const ALLOW: &str = r#"{"Sid": "Write", "Effect": "Allow", "Action": "kafka-cluster:WriteData",
    "Resource": "arn:aws:kafka:*:*:topic/prod/*"}"#;

#[test]
fn a_grant_names_its_statement() {
    let Verdict::Yes(source) = ask(&union(ALLOW), "kafka-cluster:WriteData", &topic("orders"))
    else {
        panic!("granted");
    };
    assert_eq!(
        (source.policy.as_str(), source.statement.as_str()),
        ("policy `p`", "statement `Write`")
    );
    let read = ask(&union(ALLOW), "kafka-cluster:ReadData", &topic("orders"));
    assert_eq!(read, Verdict::No(Refusal::NotGranted));
}

#[test]
fn a_deny_wins_and_a_conditional_one_leaves_it_open() {
    let denied =
        format!(r#"{ALLOW}, {{"Effect": "Deny", "Action": "kafka-cluster:*", "Resource": "*"}}"#);
    let verdict = ask(&union(&denied), "kafka-cluster:WriteData", &topic("orders"));
    assert!(
        matches!(verdict, Verdict::No(Refusal::Denied(source)) if source.statement == "statement 2")
    );
    let sometimes = format!(
        r#"{ALLOW}, {{"Effect": "Deny", "Action": "kafka-cluster:*", "Resource": "*",
            "Condition": {{"Bool": {{"aws:SecureTransport": "false"}}}}}}"#
    );
    let union = union(&sometimes);
    let verdict = ask(&union, "kafka-cluster:WriteData", &topic("orders"));
    assert!(matches!(verdict, Verdict::Depends(doubts) if matches!(doubts[..], [Doubt::Deny(_)])));
    let request = Request::new().with("aws:SecureTransport", ["true"]);
    let verdict = union.allows("kafka-cluster:WriteData", &topic("orders"), &request);
    assert!(matches!(verdict, Verdict::Yes(_)));
}

#[test]
fn not_action_and_not_resource() {
    let all_but = union(
        r#"{"Effect": "Allow", "NotAction": "kafka-cluster:Delete*", "NotResource": "arn:aws:kafka:*:*:topic/prod/*/secret"}"#,
    );
    let write = "kafka-cluster:WriteData";
    assert!(matches!(
        ask(&all_but, write, &topic("orders")),
        Verdict::Yes(_)
    ));
    assert!(matches!(
        ask(&all_but, write, &topic("secret")),
        Verdict::No(_)
    ));
    assert!(matches!(
        ask(&all_but, "kafka-cluster:DeleteTopic", &topic("orders")),
        Verdict::No(_)
    ));
    // All topics at once: one of them is left out.
    assert!(matches!(
        ask(&all_but, write, &topic("*")),
        Verdict::Depends(_)
    ));
}

#[test]
fn a_boundary_limits_and_grants_nothing() {
    let boundary = |statements: &str| {
        let text = format!(r#"{{"Version": "2012-10-17", "Statement": [{statements}]}}"#);
        document(&text, Place::Identity)
    };
    let narrow = boundary(
        r#"{"Effect": "Allow", "Action": "kafka-cluster:WriteData", "Resource": "arn:aws:kafka:*:*:topic/prod/*/orders"}"#,
    );
    let within = union(ALLOW).within("boundary `b`", narrow);
    let write = "kafka-cluster:WriteData";
    assert!(matches!(
        ask(&within, write, &topic("orders")),
        Verdict::Yes(_)
    ));
    assert_eq!(
        ask(&within, write, &topic("payments")),
        Verdict::No(Refusal::Bounded("boundary `b`".into()))
    );
    let wide = boundary(r#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#);
    let nothing = Union::default().within("boundary `b`", wide);
    assert_eq!(
        ask(&nothing, write, &topic("orders")),
        Verdict::No(Refusal::NotGranted)
    );
}

#[test]
fn what_could_not_be_read_leaves_only_a_no_open() {
    let open = union(ALLOW).opened_by("managed policy `m`");
    assert!(matches!(
        ask(&open, "kafka-cluster:WriteData", &topic("orders")),
        Verdict::Yes(_)
    ));
    let verdict = ask(&open, "kafka-cluster:ReadData", &topic("orders"));
    assert!(matches!(verdict, Verdict::Depends(doubts) if matches!(doubts[..], [Doubt::Open(_)])));
}

#[test]
fn unknown_pieces_and_conditions_depend() {
    let write = "kafka-cluster:WriteData";
    let unknown_name = union(
        r#"{"Effect": "Allow", "Action": "kafka-cluster:WriteData", "Resource": "arn:~:kafka:~:~:topic/~/*"}"#,
    );
    let verdict = ask(&unknown_name, write, &topic("orders"));
    assert!(
        matches!(verdict, Verdict::Depends(doubts) if matches!(doubts[..], [Doubt::Resource(_)]))
    );
    let own_account = union(
        r#"{"Effect": "Allow", "Action": "kafka-cluster:WriteData", "Resource": "arn:~:kafka:~:~:topic/prod/*"}"#,
    );
    assert!(matches!(
        ask(&own_account, write, &topic("orders")),
        Verdict::Yes(_)
    ));
    let tagged = union(
        r#"{"Effect": "Allow", "Action": "kafka-cluster:Connect", "Resource": "*",
            "Condition": {"StringEquals": {"aws:ResourceTag/team": "a"}}}"#,
    );
    let Verdict::Depends(doubts) = ask(&tagged, "kafka-cluster:Connect", &topic("x")) else {
        panic!("nobody knows the tag");
    };
    assert!(
        matches!(&doubts[..], [Doubt::Condition(_, keys)] if keys[..] == ["aws:ResourceTag/team"])
    );
}

#[test]
fn grants_are_listed_by_type_of_arn() {
    let mixed = union(
        r#"{"Effect": "Allow", "Action": ["kafka-cluster:Connect", "kafka-cluster:*Data"],
            "Resource": ["arn:aws:kafka:*:*:cluster/prod/*", "arn:aws:kafka:*:*:topic/prod/*"]}"#,
    );
    let of = |action: &str| -> Vec<String> {
        mixed
            .grants(action)
            .iter()
            .map(|grant| grant.resource.unwrap().to_string())
            .collect()
    };
    assert_eq!(
        of("kafka-cluster:Connect"),
        ["arn:aws:kafka:*:*:cluster/prod/*"]
    );
    assert_eq!(
        of("kafka-cluster:WriteData"),
        ["arn:aws:kafka:*:*:topic/prod/*"]
    );
    assert_eq!(mixed.grants("kafka-cluster:DescribeTopic").len(), 0);
    assert_eq!(
        mixed.grants("kafka-cluster:WriteData")[0]
            .action
            .unwrap()
            .as_str(),
        "kafka-cluster:*Data"
    );
    assert!(mixed.may_cover("kafka-cluster:WriteData", &topic("*")));
    assert!(!mixed.may_cover("kafka-cluster:WriteData", MskKind::Topic.every()));
}

#[test]
fn a_policy_in_a_string_has_statements_too() {
    let text = Text::standing_for(
        r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "kafka:*", "Resource": "*"}}"#,
        fact::Span::default(),
    );
    let read = Document::read_text(&text, fact::Span::default(), Place::Identity);
    assert_eq!((read.statements.len(), read.problems.len()), (1, 0));
}
