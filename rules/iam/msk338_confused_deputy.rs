//! MSK338: a role that an MSK service may assume on behalf of any account.

use iam::{Condition, Statement};
use lint::Findings;
use model::Estate;

const SERVICES: [&str; 2] = ["kafka.amazonaws.com", "kafkaconnect.amazonaws.com"];
const SOURCES: [&str; 4] = [
    "aws:SourceArn",
    "aws:SourceAccount",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in estate.documents() {
        if written.document.place != iam::Place::Trust {
            continue;
        }
        for statement in written.document.allows() {
            let trusted = statement.principals.only().iter().find(|principal| {
                principal
                    .service()
                    .is_some_and(|name| SERVICES.contains(&name.trim()))
            });
            let Some(principal) = trusted else { continue };
            let service = principal.service().unwrap_or_default().trim();
            let path = written.at(statement);
            if !is_narrowed(statement) {
                let message = format!(
                    "{service} may assume this role for any account's resources: no condition says for which"
                );
                out.certain(principal.span, &path, message)
                    .help("add StringEquals aws:SourceAccount with your account, and ArnLike aws:SourceArn with the ARN of what uses the role");
            } else if let Some(condition) = other_type(statement, service) {
                let message = format!(
                    "`{}` names nothing that {service} assumes a role for, so the role cannot be assumed",
                    shown(condition)
                );
                out.certain(condition.span, &path, message).help(match service {
                    "kafkaconnect.amazonaws.com" => "name connectors: arn:aws:kafkaconnect:REGION:ACCOUNT:connector/*",
                    _ => "name replicators or channels: arn:aws:kafka:REGION:ACCOUNT:replicator/*",
                });
            } else if let Some(condition) = other_account(statement) {
                let message = format!(
                    "aws:SourceArn `{}` and aws:SourceAccount name different accounts, so the role cannot be assumed",
                    shown(condition)
                );
                out.certain(condition.span, &path, message)
                    .help("write the same account in both");
            }
        }
    }
}

fn is_narrowed(statement: &Statement) -> bool {
    statement.conditions.iter().any(|condition| {
        condition.values.is_none()
            || condition.operator.is_none()
            || SOURCES.iter().any(|key| condition.is_key(key))
    })
}

fn values<'s>(statement: &'s Statement, key: &str) -> Option<(&'s Condition, Vec<&'s str>)> {
    let condition = statement
        .conditions
        .iter()
        .find(|one| one.is_key(key) && one.operator.is_some_and(|operator| operator.needs_key()))?;
    let values = condition
        .values
        .as_ref()?
        .iter()
        .map(iam::Word::as_str)
        .collect();
    Some((condition, values))
}

/// The condition on `aws:SourceArn`, when every one of its ARNs is of a type that the service uses no role for.
fn other_type<'s>(statement: &'s Statement, service: &str) -> Option<&'s Condition> {
    let (condition, arns) = values(statement, "aws:SourceArn")?;
    let types: &[&str] = match service {
        "kafkaconnect.amazonaws.com" => &["connector"],
        _ => &["replicator", "channel"],
    };
    let wrong = |arn: &&str| {
        let tail = arn.splitn(6, ':').nth(5);
        let word = tail.and_then(|tail| tail.split('/').next());
        word.is_some_and(|word| {
            !word.contains(['*', '?', fact::Text::HOLE, '$']) && !types.contains(&word)
        })
    };
    (!arns.is_empty() && arns.iter().all(wrong)).then_some(condition)
}

fn other_account(statement: &Statement) -> Option<&Condition> {
    let (condition, arns) = values(statement, "aws:SourceArn")?;
    let (_, accounts) = values(statement, "aws:SourceAccount")?;
    let account = |arn: &&str| arn.split(':').nth(4).map(str::to_owned).unwrap_or_default();
    let known = |text: &str| iam::is_account(text);
    let apart = arns
        .iter()
        .map(account)
        .all(|mine| known(&mine) && accounts.iter().all(|other| known(other) && *other != mine));
    (!arns.is_empty() && !accounts.is_empty() && apart).then_some(condition)
}

fn shown(condition: &Condition) -> String {
    let values = condition.values.as_deref().unwrap_or(&[]);
    let texts: Vec<String> = values
        .iter()
        .map(|value| iam::readable(value.as_str()))
        .collect();
    texts.join(", ")
}
