//! MSK333: a condition that does not test what it seems to.

use iam::{Code, Condition, Key, MSK_PREFIXES, Set, Statement, Test, catalog};
use lint::Findings;
use model::Estate;

use crate::mistakes;

/// Global keys that hold an ARN. Source: IAM User Guide, "AWS global condition context keys".
const ARN_KEYS: [&str; 2] = ["aws:SourceArn", "aws:PrincipalArn"];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    mistakes::report(estate, out, &[Code::ConditionValue], |_, _| {});
    for written in estate.documents() {
        for statement in &written.document.statements {
            for condition in &statement.conditions {
                let Some((message, help)) = misuse(statement, condition) else {
                    continue;
                };
                out.certain(condition.operator_span, &written.at(statement), message)
                    .detail(condition.key.clone())
                    .help(help);
            }
        }
    }
}

fn misuse(statement: &Statement, condition: &Condition) -> Option<(String, String)> {
    let operator = condition.operator?;
    let (name, key) = (&condition.operator_text, &condition.key);
    if operator.set == Some(Set::All) && statement.is_allow() && is_single(key) {
        return Some((
            format!(
                "`{name}` is true for a request without `{key}`, a key of one value: the statement allows more than it says"
            ),
            format!("use the operator without ForAllValues for `{key}`"),
        ));
    }
    let wild = |text: &str| text.contains(['*', '?']);
    let values = condition.values.as_deref().unwrap_or(&[]);
    if operator.test == Test::String
        && let Some(value) = values.iter().find(|value| wild(value.as_str()))
    {
        return Some((
            format!(
                "`{name}` compares `{}` letter by letter: its star is no wildcard",
                value.as_str()
            ),
            format!("use `{}`", name.replace("Equals", "Like")),
        ));
    }
    let arn = ARN_KEYS.iter().any(|known| condition.is_key(known));
    if operator.test == Test::StringLike && arn {
        return Some((
            format!("`{name}` lets a star in `{key}` reach over the parts of an ARN"),
            format!(
                "use `{}`, which compares part by part",
                name.replace("String", "Arn")
            ),
        ));
    }
    None
}

/// Whether a request has at most one value of the key, by the tables of MSK's services.
fn is_single(key: &str) -> bool {
    let lower = key.to_ascii_lowercase();
    let known = MSK_PREFIXES
        .iter()
        .find_map(|prefix| catalog().service(prefix)?.key(&lower));
    known.map_or_else(
        || {
            [
                "aws:sourcearn",
                "aws:sourceaccount",
                "aws:principalarn",
                "aws:principalorgid",
            ]
            .contains(&lower.as_str())
        },
        |kind| kind == Key::One,
    )
}
