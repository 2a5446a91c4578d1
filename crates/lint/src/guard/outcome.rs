//! The engine's report, flattened: one failure per guilty value, without what the report says for machines only.

use serde_json::Value;

/// One clause that failed on one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// The Guard rule.
    pub(super) rule: String,
    /// The clause as the engine prints it.
    pub(super) clause: String,
    /// The path of the value, or of the deepest thing found on the way to it.
    pub(super) path: String,
    /// The rule's own message, or the engine's.
    pub(super) message: String,
    /// Whether the value is a function that only the deployment can evaluate.
    pub(super) undecided: bool,
}

/// Reads the structured report of one data file.
pub(super) fn failures(report: &Value) -> Vec<Failure> {
    let files = report.as_array().map_or(&[] as &[Value], Vec::as_slice);
    let broken = files
        .iter()
        .filter_map(|file| file.get("not_compliant")?.as_array())
        .flatten();
    let mut found = Vec::new();
    for entry in broken {
        if let Some(rule) = entry.get("Rule") {
            let name = rule
                .get("name")
                .and_then(Value::as_str)
                // Clauses outside of rules come as `<file>/default`.
                .and_then(|name| name.rsplit('/').next())
                .unwrap_or("unnamed");
            let before = found.len();
            visit(rule.get("checks"), name, None, &mut found);
            // A rule that failed is never passed over, whatever shape its report has.
            if found.len() == before {
                found.push(unexplained(rule, name));
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|failure: &Failure| {
        seen.insert((
            failure.rule.clone(),
            failure.path.clone(),
            failure.message.clone(),
        ))
    });
    found
}

/// Checks nest: disjunctions, named rules and blocks hold checks of their own. Of a disjunction the first
/// alternative stands for all.
fn visit(checks: Option<&Value>, rule: &str, outer: Option<&str>, found: &mut Vec<Failure>) {
    for check in checks
        .and_then(Value::as_array)
        .map_or(&[] as &[Value], Vec::as_slice)
    {
        if let Some(clause) = check.get("Clause") {
            let inner = clause.get("Unary").or_else(|| clause.get("Binary"));
            found.extend(inner.and_then(|inner| failure(inner, rule, outer)));
        } else if let Some(either) = check.get("Disjunctions") {
            let mut alternatives = Vec::new();
            visit(either.get("checks"), rule, outer, &mut alternatives);
            found.extend(alternatives.into_iter().next());
        } else if let Some(inner) = check.get("Rule").or_else(|| check.get("Block")) {
            let message = message_of(inner).or(outer);
            let before = found.len();
            visit(inner.get("checks"), rule, message, found);
            // A block over nothing fails as a whole.
            if found.len() == before {
                found.extend(unresolved_block(inner, rule, message));
            }
        }
    }
}

fn failure(clause: &Value, rule: &str, outer: Option<&str>) -> Option<Failure> {
    let check = clause.get("check")?;
    let (kind, body) = check.as_object()?.iter().next()?;
    let place = match kind.as_str() {
        "UnResolved" => body.get("value")?.get("traversed_to")?,
        // A comparison says what it compared, a test such as `exists` what it looked at.
        "Resolved" | "InResolved" => body.get("from").or_else(|| body.get("value"))?,
        _ => body.get("value").unwrap_or(body),
    };
    let context = clause
        .get("context")
        .and_then(Value::as_str)
        .unwrap_or("")
        .trim()
        .to_owned();
    let message = message_of(clause)
        .or(outer)
        .map_or_else(|| format!("does not hold: {context}"), str::to_owned);
    Some(Failure {
        rule: rule.to_owned(),
        path: place
            .get("path")
            .and_then(Value::as_str)
            .unwrap_or("")
            .to_owned(),
        undecided: place.get("value").is_some_and(is_function),
        clause: context,
        message,
    })
}

fn unexplained(rule: &Value, name: &str) -> Failure {
    Failure {
        rule: name.to_owned(),
        clause: String::new(),
        path: String::new(),
        message: message_of(rule)
            .map_or_else(|| format!("rule `{name}` does not hold"), str::to_owned),
        undecided: false,
    }
}

fn unresolved_block(block: &Value, rule: &str, message: Option<&str>) -> Option<Failure> {
    let place = block.get("unresolved")?.get("traversed_to")?;
    Some(Failure {
        rule: rule.to_owned(),
        clause: block
            .get("context")
            .and_then(Value::as_str)
            .unwrap_or("")
            .trim()
            .to_owned(),
        path: place.get("path").and_then(Value::as_str)?.to_owned(),
        undecided: place.get("value").is_some_and(is_function),
        message: message
            .unwrap_or("a required property is missing")
            .to_owned(),
    })
}

/// The author's own words; the engine's texts carry positions that are not ours.
fn message_of(value: &Value) -> Option<&str> {
    let text = value
        .get("messages")?
        .get("custom_message")?
        .as_str()?
        .trim();
    (!text.is_empty()).then_some(text)
}

fn is_function(value: &Value) -> bool {
    let Some(map) = value.as_object().filter(|map| map.len() == 1) else {
        return false;
    };
    map.keys()
        .any(|key| key == "Ref" || key.starts_with("Fn::"))
}
