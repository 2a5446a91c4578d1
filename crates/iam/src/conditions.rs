//! The `Condition` object in, its [`Condition`]s out: one per operator and key.

use crate::{
    Code, Condition, Json, JsonEntry, JsonKind, Operator, Problem, Test, Word, compare,
    elements::variable_problem, read::Reader, statement::reads_variables,
};

pub(crate) fn read(reader: &mut Reader, json: &Json) -> Vec<Condition> {
    let entries = match &json.kind {
        JsonKind::Map(entries) => entries,
        JsonKind::Unknown(_) => return vec![unknown(json)],
        _ => {
            reader.wrong(json, "`Condition` is an object of operators");
            return vec![unknown(json)];
        }
    };
    if entries.is_empty() {
        reader.report(Code::Empty, json.span, "`Condition` is empty");
    }
    let mut all = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let operator = operator(reader, entry);
        if entries
            .iter()
            .take(at)
            .any(|earlier| earlier.key == entry.key)
        {
            let message = format!("`{}` stands twice; only the last one counts", entry.key);
            reader.report(Code::DuplicateElement, entry.key_span, message);
        }
        match &entry.value.kind {
            JsonKind::Map(keys) => {
                for key in keys {
                    all.push(condition(reader, entry, operator, key));
                }
            }
            JsonKind::Unknown(_) => all.push(unknown(&entry.value)),
            _ => {
                let rule = format!("`{}` is an object of condition keys", entry.key);
                reader.wrong(&entry.value, &rule);
                all.push(unknown(&entry.value));
            }
        }
    }
    all
}

fn operator(reader: &mut Reader, entry: &JsonEntry) -> Option<Operator> {
    let Some(operator) = Operator::of(&entry.key) else {
        let message = format!("there is no condition operator `{}`", entry.key);
        let mut problem = Problem::new(Code::Operator, entry.key_span, message);
        if let Some(near) = crate::nearest(&entry.key, Operator::names()) {
            problem = problem.help(format!("did you mean `{near}`?"));
        }
        reader.push(problem);
        return None;
    };
    if operator.test == Test::Null && operator.if_exists {
        let message = "`Null` cannot be combined with `IfExists`: it asks whether the key exists";
        reader.report(Code::Operator, entry.key_span, message);
    } else if operator.test == Test::Null
        && let Some(set) = operator.set
    {
        let message = format!("`{set}` with `Null` gives the same answer for every request");
        reader.report(Code::Operator, entry.key_span, message);
    }
    Some(operator)
}

fn condition(
    reader: &mut Reader,
    block: &JsonEntry,
    operator: Option<Operator>,
    key: &JsonEntry,
) -> Condition {
    let values = values(reader, &key.value);
    if let (Some(operator), Some(values)) = (operator, &values) {
        for word in values {
            variable_problem(reader, word);
            if !compare::readable_value(operator.test, word.as_str()) {
                let message = format!(
                    "`{}` cannot compare `{}`",
                    block.key,
                    crate::readable(word.as_str())
                );
                reader.report(Code::ConditionValue, word.span, message);
            }
        }
        if values.is_empty() {
            let message = format!("`{}` has no value, so nothing can match", key.key);
            reader.report(Code::Empty, key.value.span, message);
        }
    }
    Condition {
        operator,
        operator_text: block.key.clone(),
        operator_span: block.key_span,
        key: key.key.clone(),
        key_span: key.key_span,
        values,
        span: key.value.span,
        variables: reads_variables(reader.language),
    }
}

/// Strings, and numbers and booleans as JSON writes them: AWS takes both.
fn values(reader: &mut Reader, value: &Json) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    for item in value.one_or_many() {
        let text = match &item.kind {
            JsonKind::Bool(value) => fact::Text::standing_for(&value.to_string(), item.span),
            JsonKind::Number(number) => fact::Text::standing_for(number, item.span),
            JsonKind::Unknown(_) => return None,
            _ => {
                words.extend(reader.word(
                    item,
                    "a condition's value is a string or an array of strings",
                ));
                continue;
            }
        };
        words.push(Word {
            text,
            span: item.span,
        });
    }
    Some(words)
}

/// A condition of which nothing is known: no request is sure to fulfil it, none sure not to.
fn unknown(json: &Json) -> Condition {
    Condition {
        operator: None,
        operator_text: String::new(),
        operator_span: json.span,
        key: String::new(),
        key_span: json.span,
        values: None,
        span: json.span,
        variables: false,
    }
}
