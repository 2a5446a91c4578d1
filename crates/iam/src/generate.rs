//! Policies written for a need: the least a use case gets by with, and the statements that are missing, as JSON or as
//! YAML for a template.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{MskKind, Need, Target, UseCase, target::Gap};

/// A policy document to paste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Written {
    version: &'static str,
    statement: Vec<WrittenStatement>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
struct WrittenStatement {
    sid: String,
    effect: &'static str,
    action: Vec<String>,
    resource: Vec<String>,
}

impl UseCase {
    /// The least-privilege policy: unknown parts of the target become `*`.
    #[must_use]
    pub fn policy(self, target: &Target) -> Written {
        Written::of(&self.needs_with(target, Gap::Star))
    }
}

impl Written {
    /// The statements that grant these needs, one per kind of resource; actions on the same ARNs share a statement.
    #[must_use]
    pub fn of(needs: &[Need]) -> Self {
        // Actions by place first, so that two topics of one need stay in one statement.
        let mut by_action: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        for need in needs {
            let arns = by_action.entry((&need.place, &need.action)).or_default();
            let arn = need.resource.text.as_str();
            // A written policy names its partition: a star there is legal but read by nobody.
            let arn = match arn.strip_prefix("arn:\u{FFFC}:") {
                Some(tail) => format!("arn:aws:{tail}"),
                None => arn.to_owned(),
            };
            let arn = arn.replace(fact::Text::HOLE, "*");
            if !arns.contains(&arn) {
                arns.push(arn);
            }
        }
        let mut statements: Vec<WrittenStatement> = Vec::new();
        for ((place, action), arns) in by_action {
            let same = statements.iter_mut().find(|one| one.resource == arns);
            match same {
                Some(statement) if !statement.action.iter().any(|one| one == action) => {
                    statement.action.push(action.to_owned());
                }
                Some(_) => {}
                None => statements.push(WrittenStatement {
                    sid: sid(place).to_owned(),
                    effect: "Allow",
                    action: vec![action.to_owned()],
                    resource: arns,
                }),
            }
        }
        statements.sort_by_key(|statement| rank(&statement.sid));
        number_repeated(&mut statements);
        Self {
            version: "2012-10-17",
            statement: statements,
        }
    }

    /// Whether nothing is granted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statement.is_empty()
    }

    /// The document as JSON with two spaces of indentation.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The document as YAML, for `PolicyDocument:` of a template.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        let mut text = format!("Version: \"{}\"\nStatement:\n", self.version);
        for statement in &self.statement {
            text.push_str(&format!("  - Sid: {}\n", statement.sid));
            text.push_str(&format!("    Effect: {}\n", statement.effect));
            for (name, values) in [
                ("Action", &statement.action),
                ("Resource", &statement.resource),
            ] {
                text.push_str(&format!("    {name}:\n"));
                for value in values {
                    text.push_str(&format!("      - {}\n", yaml_value(value)));
                }
            }
        }
        text
    }
}

/// Quoted: a lone star would start an alias. Where region and account are left open, they are the stack's own.
fn yaml_value(value: &str) -> String {
    const OPEN: &str = "arn:aws:kafka:*:*:";
    const OWN: &str = "arn:${AWS::Partition}:kafka:${AWS::Region}:${AWS::AccountId}:";
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    match value.strip_prefix(OPEN) {
        Some(tail) => format!("!Sub {}", quoted(&format!("{OWN}{tail}"))),
        None => quoted(value),
    }
}

fn sid(place: &str) -> &'static str {
    let (word, own) = place.split_once(':').unwrap_or((place, ""));
    match (MskKind::of(word), own) {
        (Some(MskKind::Cluster), _) => "Cluster",
        (Some(MskKind::Topic), "" | "*") => "Topics",
        (Some(MskKind::Topic), _) => "InternalTopics",
        (Some(MskKind::Group), "" | "*") => "Groups",
        (Some(MskKind::Group), _) => "InternalGroups",
        (Some(MskKind::TransactionalId), _) => "TransactionalIds",
        (None, _) => "Service",
    }
}

fn rank(sid: &str) -> usize {
    [
        "Cluster",
        "Topics",
        "InternalTopics",
        "Groups",
        "InternalGroups",
        "TransactionalIds",
    ]
    .iter()
    .position(|known| sid.starts_with(known))
    .unwrap_or(usize::MAX)
}

/// A `Sid` is unique in its document.
fn number_repeated(statements: &mut [WrittenStatement]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for statement in statements {
        let count = seen.entry(statement.sid.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            statement.sid = format!("{}{count}", statement.sid);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use fact::FileId;

    use super::*;
    use crate::{Document, Json, Place, Request, Union};

    fn read(text: &str) -> Document {
        let tree = syntax::parse(FileId(0), text);
        assert_eq!(tree.problems, []);
        Document::read(
            &Json::from_node(tree.root().unwrap(), text),
            Place::Identity,
        )
    }

    fn target() -> Target {
        Target {
            topics: vec!["orders".into(), "payments".into()],
            groups: vec!["billing".into()],
            transactional_ids: vec!["tx".into()],
            ..Target::of_cluster(
                "arn:aws:kafka:eu-west-1:111122223333:cluster/prod/abcd1234-0123-abcd-5678-1234abcd5678-1",
            )
        }
    }

    #[test]
    fn what_is_written_is_clean_and_enough() {
        for case in UseCase::ALL {
            for text in [
                case.policy(&target()).to_json(),
                case.policy(&target()).to_yaml(),
            ] {
                let document = read(&text);
                assert_eq!(document.problems, [], "{case}");
                let union = Union::default().with("written", Arc::new(document));
                let missing = case.missing(&union, &target(), &Request::new());
                assert_eq!(missing, [], "{case}");
            }
        }
    }

    #[test]
    fn a_target_of_which_only_the_name_is_known_gets_stars() {
        for case in UseCase::ALL {
            let target = Target::of_cluster("prod");
            let document = read(&case.policy(&target).to_json());
            let union = Union::default().with("written", Arc::new(document));
            assert_eq!(case.missing(&union, &target, &Request::new()), [], "{case}");
        }
    }

    #[test]
    fn nothing_can_be_taken_away() {
        for case in UseCase::ALL {
            let needs = case.needs_with(&target(), Gap::Star);
            for at in 0..needs.len() {
                let mut fewer = needs.clone();
                let taken = fewer.remove(at);
                let document = read(&Written::of(&fewer).to_json());
                let union = Union::default().with("written", Arc::new(document));
                let missing = case.missing(&union, &target(), &Request::new());
                // Write on every topic implies the cluster's idempotent write.
                let implied = taken.action == "kafka-cluster:WriteDataIdempotently"
                    && fewer.iter().any(|need| {
                        need.action == "kafka-cluster:WriteData" && need.place == "topic:*"
                    });
                if !implied {
                    assert!(
                        missing.iter().any(|one| one.need.action == taken.action),
                        "{case}: {}",
                        taken.action
                    );
                }
            }
        }
    }

    #[test]
    fn a_consumer_s_policy_reads_well() {
        let mut target = target();
        target.topics.truncate(1);
        let text = UseCase::Consumer.policy(&target).to_yaml();
        let head = "arn:aws:kafka:eu-west-1:111122223333";
        let id = "prod/abcd1234-0123-abcd-5678-1234abcd5678-1";
        let expected = format!(
            r#"Version: "2012-10-17"
Statement:
  - Sid: Cluster
    Effect: Allow
    Action:
      - "kafka-cluster:Connect"
    Resource:
      - "{head}:cluster/{id}"
  - Sid: Topics
    Effect: Allow
    Action:
      - "kafka-cluster:DescribeTopic"
      - "kafka-cluster:ReadData"
    Resource:
      - "{head}:topic/{id}/orders"
  - Sid: Groups
    Effect: Allow
    Action:
      - "kafka-cluster:AlterGroup"
      - "kafka-cluster:DescribeGroup"
    Resource:
      - "{head}:group/{id}/billing"
"#
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn write_on_every_topic_implies_idempotent_writes() {
        let text = r#"{"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "kafka-cluster:Connect", "Resource": "arn:aws:kafka:*:*:cluster/prod/*"},
            {"Effect": "Allow", "Action": ["kafka-cluster:WriteData", "kafka-cluster:DescribeTopic"],
             "Resource": "arn:aws:kafka:*:*:topic/prod/TOPICS"}]}"#;
        let missing = |topics: &str| {
            let document = read(&text.replace("TOPICS", topics));
            let union = Union::default().with("p", Arc::new(document));
            UseCase::Producer
                .missing(&union, &target(), &Request::new())
                .len()
        };
        assert_eq!(missing("*"), 0);
        // Both topics are covered, the cluster-wide right is not.
        assert_eq!(missing("*/????*s"), 1);
    }
}
