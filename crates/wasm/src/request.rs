//! What a page asks: JSON documents, read field by field; each mistake is told.

use syntax::json::{self, Value};

use crate::answer::{Problem, Problems};

/// Reads a document.
pub(crate) fn read(text: &str) -> Result<Value<'_>, Problems> {
    json::parse(text).map_err(|mistake| {
        Problems::of(vec![Problem {
            message: mistake.message,
            at: Some((mistake.at..mistake.at).into()),
            ..Problem::default()
        }])
    })
}

/// A field that must be a text.
pub(crate) fn text<'v>(request: &'v Value<'_>, key: &str) -> Result<&'v str, Problems> {
    let found = request.get(key).and_then(Value::text);
    found.ok_or_else(|| wrong(key, "a text is needed"))
}

/// A field that is a text where it is there.
#[cfg(feature = "linter")]
pub(crate) fn text_if_any(request: &Value<'_>, key: &str) -> Result<Option<String>, Problems> {
    match request.get(key) {
        None => Ok(None),
        Some(_) => text(request, key).map(|text| Some(text.to_owned())),
    }
}

/// A list of texts; none where the field is not there.
pub(crate) fn texts(request: &Value<'_>, key: &str) -> Result<Vec<String>, Problems> {
    let items = match request.get(key) {
        None => return Ok(Vec::new()),
        Some(Value::List(items)) => items,
        Some(_) => return Err(wrong(key, "a list of texts is needed")),
    };
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        let text = item.text();
        texts.push(
            text.ok_or_else(|| wrong(key, "a list of texts is needed"))?
                .to_owned(),
        );
    }
    Ok(texts)
}

/// The problem of a field.
pub(crate) fn wrong(key: &str, message: &str) -> Problems {
    Problems::of(vec![Problem {
        message: message.to_owned(),
        path: key.to_owned(),
        at: None,
    }])
}
