//! The TOML between the `+++` lines of a rule's page → its fields. A key that nobody knows is a mistake.

use std::borrow::Cow;

use fact::Confidence;
use syntax::json::{self, Value};

use crate::{Severity, SourceNote};

/// What the front matter says; see [`crate::Page`] for the fields.
pub(crate) struct Front {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) since: String,
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
    pub(crate) inputs: Vec<String>,
    pub(crate) also: Vec<String>,
    pub(crate) profile: Option<String>,
    pub(crate) settings: Vec<String>,
    pub(crate) consequences: Vec<String>,
    pub(crate) sources: Vec<SourceNote>,
}

const KEYS: [&str; 11] = [
    "id",
    "name",
    "since",
    "severity",
    "confidence",
    "inputs",
    "also",
    "profile",
    "settings",
    "consequences",
    "sources",
];

const KEYS_OF_A_SOURCE: [&str; 3] = ["title", "url", "as_of"];

impl Front {
    /// Reads it; the error says what is wrong.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let json = syntax::toml::to_json(text).map_err(|mistake| mistake.message)?;
        let front = json::parse(&json).map_err(|mistake| mistake.message)?;
        let front = front.root();
        known(front, &KEYS)?;
        let sources = needed(front, "sources")?.items();
        Ok(Self {
            id: text_of(front, "id")?,
            name: text_of(front, "name")?,
            since: text_of(front, "since")?,
            severity: match &*text_of(front, "severity")? {
                "note" => Severity::Note,
                "warning" => Severity::Warning,
                "error" => Severity::Error,
                other => return Err(format!("`{other}` is no severity")),
            },
            confidence: match &*text_of(front, "confidence")? {
                "low" => Confidence::Low,
                "medium" => Confidence::Medium,
                "high" => Confidence::High,
                other => return Err(format!("`{other}` is no confidence")),
            },
            inputs: texts(needed(front, "inputs")?, "inputs")?,
            also: texts_if_any(front, "also")?,
            profile: text_if_any(front, "profile")?,
            settings: texts_if_any(front, "settings")?,
            consequences: texts_if_any(front, "consequences")?,
            sources: sources.map(source).collect::<Result<_, _>>()?,
        })
    }
}

fn source(value: Value<'_, '_>) -> Result<SourceNote, String> {
    known(value, &KEYS_OF_A_SOURCE)?;
    Ok(SourceNote {
        title: text_of(value, "title")?,
        url: text_if_any(value, "url")?,
        as_of: text_of(value, "as_of")?,
    })
}

fn known(table: Value<'_, '_>, keys: &[&str]) -> Result<(), String> {
    let mut fields = table.fields();
    match fields.find(|(key, _)| !keys.contains(&&**key)) {
        Some((key, _)) => Err(format!("unknown key `{key}`; known: {}", keys.join(", "))),
        None => Ok(()),
    }
}

fn needed<'d, 't>(table: Value<'d, 't>, key: &str) -> Result<Value<'d, 't>, String> {
    let value = table.get(key);
    value.ok_or_else(|| format!("`{key}` is missing"))
}

fn text_of(table: Value<'_, '_>, key: &str) -> Result<String, String> {
    let text = needed(table, key)?.text();
    let text = text.ok_or_else(|| format!("`{key}` must be a text"))?;
    Ok(text.into_owned())
}

fn text_if_any(table: Value<'_, '_>, key: &str) -> Result<Option<String>, String> {
    match table.get(key) {
        Some(_) => text_of(table, key).map(Some),
        None => Ok(None),
    }
}

fn texts(list: Value<'_, '_>, key: &str) -> Result<Vec<String>, String> {
    let wrong = || format!("`{key}` must be a list of texts");
    if !list.is_list() {
        return Err(wrong());
    }
    let text = |item: Value<'_, '_>| item.text().map(Cow::into_owned).ok_or_else(wrong);
    list.items().map(text).collect()
}

fn texts_if_any(table: Value<'_, '_>, key: &str) -> Result<Vec<String>, String> {
    match table.get(key) {
        Some(list) => texts(list, key),
        None => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: &str = r#"id = "MSK101"
name = "a-b"
since = "0.1"
severity = "error"
confidence = "high"
inputs = ["cloudformation"]
sources = [{ title = "T", as_of = "2026-11-20" }]
"#;

    fn complaint(from: &str, to: &str) -> String {
        let text = RIGHT.replace(from, to);
        Front::read(&text).map(|front| front.id).unwrap_err()
    }

    #[test]
    fn what_is_wrong_is_named() {
        let front = Front::read(RIGHT).unwrap();
        assert_eq!((&*front.id, front.sources.len()), ("MSK101", 1));
        assert_eq!((front.also.len(), front.profile), (0, None));
        assert!(complaint("since", "sicne").starts_with("unknown key `sicne`"));
        assert_eq!(complaint("name = \"a-b\"\n", ""), "`name` is missing");
        assert_eq!(complaint("\"MSK101\"", "101"), "`id` must be a text");
        assert_eq!(complaint("\"error\"", "\"bad\""), "`bad` is no severity");
        assert_eq!(complaint("\"high\"", "\"sure\""), "`sure` is no confidence");
        assert!(complaint("[\"cloudformation\"]", "[1]").contains("list of texts"));
        assert!(complaint("title", "titel").starts_with("unknown key `titel`"));
        assert!(!complaint("id = ", "id ").is_empty());
    }
}
