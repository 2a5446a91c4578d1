//! Reads values of a configuration. What does not fit becomes a mistake, and reading goes on.

use std::ops::Range;

use model::facts::nearest;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Key, Mistake};
use crate::{Rule, Selector, Severity};

pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// The rules that may be named, and what went wrong so far.
pub(super) struct Reader<'r> {
    pub(super) rules: &'r [Rule],
    pub(super) mistakes: Vec<Mistake>,
}

impl<'r> Reader<'r> {
    pub(super) fn wrong(&mut self, at: Range<usize>, message: impl Into<String>) {
        let message = message.into();
        self.mistakes.push(Mistake { message, at });
    }

    fn kind(&mut self, value: &Value<'_>, wanted: &str) {
        let what = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.wrong(value.span(), format!("{wanted} belongs here, not {what}"));
    }

    /// Tells keys that nobody knows, with the nearest one that somebody does.
    pub(super) fn keys(&mut self, table: &DeTable<'_>, known: &[Key], place: &str) {
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if known.iter().any(|known| known.name == name) {
                continue;
            }
            let names = || known.iter().map(|known| known.name);
            let dashed = name.replace('_', "-");
            let hint = match nearest(&dashed, names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", names().collect::<Vec<_>>().join(", ")),
            };
            self.wrong(key.span(), format!("`{name}` is no key {place}; {hint}"));
        }
    }

    pub(super) fn text(&mut self, value: &Value<'_>, wanted: &str) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.wrong(
                    value.span(),
                    format!("{wanted} belongs here, not an empty text"),
                );
                None
            }
            DeValue::String(text) => Some(text.to_string()),
            _ => {
                self.kind(value, wanted);
                None
            }
        }
    }

    /// One text, or a list of texts.
    pub(super) fn texts(&mut self, value: &Value<'_>, wanted: &str) -> Vec<(String, Range<usize>)> {
        match value.get_ref() {
            DeValue::Array(items) => {
                let read = |item: &Value<'_>| Some((self.text(item, "a text")?, item.span()));
                items.iter().filter_map(read).collect()
            }
            DeValue::String(_) => {
                let text = self.text(value, wanted);
                text.map(|text| (text, value.span())).into_iter().collect()
            }
            _ => {
                self.kind(value, wanted);
                Vec::new()
            }
        }
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(&mut self, value: &Value<'_>, known: &[(&str, T)]) -> Option<T> {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let wanted = format!("one of {}", names.join(", "));
        let text = self.text(value, &wanted)?;
        let found = known.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let hint = match nearest(&text, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", names.join(", ")),
            };
            self.wrong(value.span(), format!("`{text}` does not fit here; {hint}"));
        }
        found.map(|(_, choice)| *choice)
    }

    /// What `FromStr` reads.
    pub(super) fn parsed<T>(&mut self, value: &Value<'_>, wanted: &str) -> Option<T>
    where
        T: std::str::FromStr,
        T::Err: std::fmt::Display,
    {
        let text = self.text(value, wanted)?;
        match text.parse() {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                self.wrong(value.span(), error.to_string());
                None
            }
        }
    }

    pub(super) fn selectors(&mut self, value: &Value<'_>) -> Vec<Selector> {
        let texts = self.texts(value, "a list of rules");
        let read = |(text, at): (String, Range<usize>)| self.selector(&text, at);
        texts.into_iter().filter_map(read).collect()
    }

    pub(super) fn selector(&mut self, text: &str, at: Range<usize>) -> Option<Selector> {
        match Selector::parse(text.trim(), self.rules) {
            Ok(selector) => Some(selector),
            Err(error) => {
                self.wrong(at, error.to_string());
                None
            }
        }
    }

    /// A table from rules to severities, spread over the rules that each key names.
    pub(super) fn severities(&mut self, value: &Value<'_>) -> Vec<(String, Severity)> {
        let DeValue::Table(table) = value.get_ref() else {
            self.kind(value, "a table from rules to severities");
            return Vec::new();
        };
        let mut all = Vec::new();
        for (key, value) in table {
            let severity = self.choice(value, SEVERITIES);
            let selector = self.selector(key.get_ref(), key.span());
            let (Some(severity), Some(selector)) = (severity, selector) else {
                continue;
            };
            let meant = self.rules.iter().filter(|rule| selector.fits(rule));
            let particular = usize::from(matches!(&selector, Selector::Id(id) if id.len() < 6))
                + usize::from(matches!(selector, Selector::Family(_))) * 2
                + usize::from(selector == Selector::All) * 3;
            all.extend(meant.map(|rule| (particular, rule.id(), severity)));
        }
        // A rule's own line outweighs that of its family, wherever they stand.
        all.sort_by_key(|(wide, ..)| std::cmp::Reverse(*wide));
        all.into_iter()
            .map(|(_, id, severity)| (id, severity))
            .collect()
    }

    /// The tables of a `[[name]]` list.
    pub(super) fn tables<'v, 't>(
        &mut self,
        value: &'v Value<'t>,
    ) -> Vec<(&'v DeTable<'t>, Range<usize>)> {
        let DeValue::Array(items) = value.get_ref() else {
            self.kind(value, "a list of tables, each below its own [[…]] line,");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => tables.push((table, item.span())),
                _ => self.kind(item, "a table"),
            }
        }
        tables
    }
}

pub(super) const SEVERITIES: &[(&str, Severity)] = &[
    ("error", Severity::Error),
    ("warning", Severity::Warning),
    ("note", Severity::Note),
];
