//! What the page asks for: files with their texts, and what the command line would say in flags.

use std::collections::BTreeMap;

use fact::{Confidence, Date};
use model::{Input, Options};
use syntax::json::Value;

use crate::{answer::Problems, request};

/// What the command line says in flags.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) parameters: BTreeMap<String, String>,
    pub(super) region: Option<String>,
    today: Option<String>,
    pub(super) profile: Option<String>,
    pub(super) select: Vec<String>,
    pub(super) ignore: Vec<String>,
    min_confidence: Option<String>,
}

/// What [`Settings`] may hold.
const KNOWN: [&str; 7] = [
    "parameters",
    "region",
    "today",
    "profile",
    "select",
    "ignore",
    "min_confidence",
];

/// The files of a run.
pub(super) fn files(texts: &str) -> Result<Vec<Input>, Problems> {
    inputs(Some(request::read(texts)?.root()))
}

/// Files as the estate takes them: a list of `{ "name", "text" }`, with `"found": true` for those that came out of a folder
/// that was dropped, as nobody asked for this very file.
pub(super) fn inputs(files: Option<Value<'_, '_>>) -> Result<Vec<Input>, Problems> {
    let Some(files) = files.filter(|files| files.is_list()) else {
        return Err(request::wrong("", "a list of files is needed"));
    };
    let mut inputs = Vec::new();
    for file in files.items() {
        let name = request::text(file, "name")?.into_owned();
        let text = request::text(file, "text")?.into_owned();
        let found = file.get("found").and_then(Value::flag).unwrap_or(false);
        inputs.push(match found {
            true => Input::found(name, text),
            false => Input::named(name, text),
        });
    }
    Ok(inputs)
}

impl Settings {
    /// Reads them; an empty text is none.
    pub(super) fn read(text: &str) -> Result<Self, Problems> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let given = request::read(text)?;
        let given = given.root();
        for (key, _) in given.fields() {
            if !KNOWN.contains(&&*key) {
                let message = format!("there is no such setting; known: {}", KNOWN.join(", "));
                return Err(request::wrong(&key, &message));
            }
        }
        let mut parameters = BTreeMap::new();
        let named = given.get("parameters").into_iter();
        for (name, value) in named.flat_map(Value::fields) {
            let value = value.text();
            let value = value.ok_or_else(|| request::wrong(&name, "a text is needed"))?;
            parameters.insert(name.into_owned(), value.into_owned());
        }
        let text = |key| request::text_if_any(given, key);
        Ok(Self {
            parameters,
            region: text("region")?,
            today: text("today")?,
            profile: text("profile")?,
            select: request::texts(given, "select")?,
            ignore: request::texts(given, "ignore")?,
            min_confidence: text("min_confidence")?,
        })
    }

    /// How an estate is read.
    pub(super) fn options(&self) -> Result<Options, Problems> {
        let mut options = Options {
            today: self.today()?,
            ..Options::default()
        };
        options.given.parameters.clone_from(&self.parameters);
        options.given.region.clone_from(&self.region);
        Ok(options)
    }

    fn today(&self) -> Result<Option<Date>, Problems> {
        let read = |text: &String| text.parse().map_err(Problems::one);
        self.today.as_ref().map(read).transpose()
    }

    pub(super) fn min_confidence(&self) -> Result<Confidence, Problems> {
        match self.min_confidence.as_deref() {
            None | Some("low") => Ok(Confidence::Low),
            Some("medium") => Ok(Confidence::Medium),
            Some("high") => Ok(Confidence::High),
            Some(other) => Err(Problems::one(format!("`{other}` is no confidence"))),
        }
    }
}
