//! What a page asks: JSON documents, read field by field; each mistake is told.

use std::borrow::Cow;

use syntax::json::{self, Document, Value};

use crate::answer::{Problem, Problems};

/// Reads a document.
pub(crate) fn read(text: &str) -> Result<Document<'_>, Problems> {
    json::parse(text).map_err(|mistake| {
        Problems::of(vec![Problem {
            message: mistake.message,
            at: Some((mistake.at..mistake.at).into()),
            ..Problem::default()
        }])
    })
}

/// A field that must be a text.
pub(crate) fn text<'t>(request: Value<'_, 't>, key: &str) -> Result<Cow<'t, str>, Problems> {
    let found = request.get(key).and_then(Value::text);
    found.ok_or_else(|| wrong(key, "a text is needed"))
}

/// A field that is a text where it is there.
#[cfg(feature = "linter")]
pub(crate) fn text_if_any(request: Value<'_, '_>, key: &str) -> Result<Option<String>, Problems> {
    match request.get(key) {
        None => Ok(None),
        Some(_) => text(request, key).map(|text| Some(text.into_owned())),
    }
}

/// A list of texts; none where the field is not there.
pub(crate) fn texts(request: Value<'_, '_>, key: &str) -> Result<Vec<String>, Problems> {
    request
        .get(key)
        .map_or(Ok(Vec::new()), |value| list(value, key))
}

/// A value that must be a list of texts.
pub(crate) fn list(value: Value<'_, '_>, key: &str) -> Result<Vec<String>, Problems> {
    let wrong = || wrong(key, "a list of texts is needed");
    if !value.is_list() {
        return Err(wrong());
    }
    let text = |item: Value<'_, '_>| item.text().map(Cow::into_owned).ok_or_else(wrong);
    value.items().map(text).collect()
}

/// The problem of a field.
pub(crate) fn wrong(key: &str, message: &str) -> Problems {
    Problems::of(vec![Problem {
        message: message.to_owned(),
        path: key.to_owned(),
        at: None,
    }])
}
