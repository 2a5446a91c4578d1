//! Which formats go where: `--format F`, `--format F=FILE`, `--output FILE`.

use std::path::PathBuf;

use crate::output;
use crate::world::{Refusal, World};

/// A format and where it goes.
#[derive(Debug)]
pub(super) struct Target<F> {
    /// The format.
    pub(super) format: F,
    /// The file; standard output when none.
    pub(super) file: Option<PathBuf>,
}

/// Reads the options of a command whose formats are `known`.
pub(super) fn targets<F: Copy>(
    formats: &[String],
    output: Option<&PathBuf>,
    known: &[(&str, F)],
    usual: F,
) -> Result<Vec<Target<F>>, Refusal> {
    let mut targets = Vec::new();
    for text in formats {
        let (name, file) = match text.split_once('=') {
            Some((_, "")) => {
                return Err(Refusal::usage(format!("`--format {text}` names no file")));
            }
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text.as_str(), None),
        };
        let found = known.iter().find(|(known, _)| *known == name);
        let (_, format) = found.ok_or_else(|| unknown(name, known))?;
        targets.push(Target {
            format: *format,
            file,
        });
    }
    if targets.is_empty() {
        targets.push(Target {
            format: usual,
            file: None,
        });
    }
    let mut free = targets.iter_mut().filter(|target| target.file.is_none());
    match (free.next(), free.next(), output) {
        (_, Some(_), _) => Err(Refusal::usage(
            "only one format can go to standard output; give the others a file: --format json=FILE",
        )),
        (None, _, Some(_)) => Err(Refusal::usage(
            "--output needs a format without a file of its own",
        )),
        (Some(target), None, Some(file)) => {
            target.file = Some(file.clone());
            Ok(targets)
        }
        (_, None, None) => Ok(targets),
    }
}

fn unknown<F>(name: &str, known: &[(&str, F)]) -> Refusal {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    Refusal::usage(format!(
        "no format is called `{name}`; there are {}",
        names.join(", ")
    ))
}

impl<F> Target<F> {
    /// Writes the text where it goes.
    pub(super) fn put(&self, text: &str, world: &mut World<'_>) -> Result<(), Refusal> {
        match &self.file {
            Some(file) => output::write(file, text),
            None => world.say(text),
        }
    }
}
