//! AWS managed policies that MSK principals carry. In: a policy's name or ARN; out: its document, or that only its
//! name is known. Data: `data/managed.json`, with version and date of each.

use std::sync::{Arc, OnceLock};

use fact::{Span, Text};
use syntax::json::{Kind, Row, Value, read_file};

use crate::{Document, Json, JsonEntry, JsonKind, Place};

/// An AWS managed policy.
#[derive(Debug)]
pub struct Managed {
    /// Its name.
    pub name: String,
    /// Its ARN without the partition: `:iam::aws:policy/service-role/…`.
    path: String,
    /// The version that is held, where AWS's record gives one: `v2`.
    pub version: String,
    /// The day of that version, `YYYY-MM-DD`.
    pub date: String,
    /// The document; `None` when only the name is known.
    pub document: Option<Arc<Document>>,
}

impl Managed {
    /// The policy of a name or ARN; `None` when it is not in the table.
    #[must_use]
    pub fn find(name_or_arn: &str) -> Option<&'static Self> {
        let wanted = match name_or_arn.split_once(":iam::aws:policy/") {
            Some((_, path)) => path,
            None => name_or_arn,
        };
        all().iter().find(|policy| {
            policy.name == wanted || wanted.strip_prefix(policy.path.as_str()) == Some(&policy.name)
        })
    }

    /// All policies of the table.
    #[must_use]
    pub fn all() -> &'static [Self] {
        all()
    }

    /// How to name it to a reader: "AWS managed policy X (v2 of 2024-03-25)".
    #[must_use]
    pub fn label(&self) -> String {
        let known: Vec<&str> = [self.version.as_str(), self.date.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        if known.is_empty() {
            return format!("AWS managed policy {}", self.name);
        }
        format!("AWS managed policy {} ({})", self.name, known.join(" of "))
    }
}

fn all() -> &'static [Managed] {
    static ALL: OnceLock<Vec<Managed>> = OnceLock::new();
    ALL.get_or_init(|| {
        read_file(
            "managed.json",
            include_str!("../data/managed.json"),
            |file| file.records("policies").map(Managed::read).collect(),
        )
    })
}

impl Managed {
    fn read(row: Row<'_>) -> Self {
        let text = |key| row.text_if_any(key).unwrap_or_default().to_owned();
        let statements = row.value("statements");
        Self {
            name: row.text("name").to_owned(),
            path: text("path"),
            version: text("version"),
            date: text("date"),
            document: statements.map(|statements| Arc::new(document(statements))),
        }
    }
}

/// Every statement of the table allows; the data leaves `Effect` and `Version` out.
fn document(statements: Value<'_, '_>) -> Document {
    let statements = statements.items().map(|statement| {
        let mut json = plain(statement);
        if let JsonKind::Map(entries) = &mut json.kind {
            entries.push(entry("Effect", text("Allow")));
        }
        json
    });
    let whole = JsonKind::Map(vec![
        entry("Version", text("2012-10-17")),
        entry("Statement", at(JsonKind::List(statements.collect()))),
    ]);
    Document::read(&at(whole), Place::Identity)
}

fn plain(value: Value<'_, '_>) -> Json {
    at(match value.kind() {
        Kind::Null => JsonKind::Null,
        Kind::Bool(value) => JsonKind::Bool(value),
        Kind::Number(number) => JsonKind::Number(number.to_owned()),
        Kind::Text(string) => return text(&string),
        Kind::List => JsonKind::List(value.items().map(plain).collect()),
        Kind::Object => {
            let members = value.fields();
            JsonKind::Map(
                members
                    .map(|(key, value)| entry(&key, plain(value)))
                    .collect(),
            )
        }
    })
}

fn entry(key: &str, value: Json) -> JsonEntry {
    JsonEntry {
        key: key.to_owned(),
        key_span: Span::default(),
        value,
    }
}

fn text(value: &str) -> Json {
    at(JsonKind::Text(Text::standing_for(value, Span::default())))
}

fn at(kind: JsonKind) -> Json {
    Json::new(Span::default(), kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_reads_clean() {
        assert!(Managed::all().len() > 10);
        for policy in Managed::all() {
            if let Some(document) = &policy.document {
                assert_eq!(document.problems, [], "{}", policy.name);
                assert!(!policy.date.is_empty(), "{}", policy.name);
            }
        }
    }

    #[test]
    fn found_by_name_and_arn() {
        let role =
            Managed::find("arn:aws-cn:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole")
                .unwrap();
        assert_eq!(
            role.label(),
            "AWS managed policy AWSLambdaMSKExecutionRole (v2 of 2022-08-02)"
        );
        assert!(role.document.is_some());
        assert!(
            Managed::find("AmazonMSKFullAccess")
                .unwrap()
                .document
                .is_some()
        );
        assert!(Managed::find("ReadOnlyAccess").unwrap().document.is_none());
        assert!(Managed::find("SomethingElse").is_none());
    }
}
