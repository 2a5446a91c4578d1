//! What the page asks for: files with their texts, and what the command line would say in flags.

use std::collections::BTreeMap;

use fact::{Confidence, Date};
use model::{Input, Options};
use serde::Deserialize;

use crate::answer::Problems;

#[derive(Debug, Deserialize)]
pub(super) struct File {
    name: String,
    text: String,
    /// Whether it came out of a folder that was dropped: then nobody asked for this very file.
    #[serde(default)]
    found: bool,
}

/// What the command line says in flags.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    pub(super) parameters: BTreeMap<String, String>,
    pub(super) region: Option<String>,
    today: Option<String>,
    pub(super) profile: Option<String>,
    pub(super) select: Vec<String>,
    pub(super) ignore: Vec<String>,
    min_confidence: Option<String>,
}

/// The files of a run.
pub(super) fn files(texts: &str) -> Result<Vec<Input>, Problems> {
    serde_json::from_str(texts)
        .map(inputs)
        .map_err(Problems::one)
}

/// Files as the estate takes them.
pub(super) fn inputs(files: Vec<File>) -> Vec<Input> {
    let input = |file: File| match file.found {
        true => Input::found(file.name, file.text),
        false => Input::named(file.name, file.text),
    };
    files.into_iter().map(input).collect()
}

impl Settings {
    /// Reads them; an empty text is none.
    pub(super) fn read(text: &str) -> Result<Self, Problems> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        serde_json::from_str(text).map_err(Problems::one)
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
