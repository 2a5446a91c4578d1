//! `mskwise.toml` in the editor. In: its text. Out: what is wrong in it, what may be written at a place, and what is known
//! of what stands there.

mod context;
mod hover;
mod offers;

use std::path::Path;

use lint::config::{FILE_NAME, Mistake, parse};
use lsp_types::{Diagnostic, DiagnosticSeverity};

use crate::{
    host::Marked,
    lines::{Encoding, Lines},
};

pub(crate) use hover::{known, rule};
pub(crate) use offers::offers;

/// Whether a file is a configuration, by its name.
pub(crate) fn is_one(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == FILE_NAME)
}

/// What is wrong in a text; `None` when it may be taken.
pub(crate) fn marked(path: &Path, text: &str) -> Option<Marked> {
    let mistakes = parse(text, rules::ALL).err()?;
    Some(Marked {
        file: path.to_path_buf(),
        text: text.to_owned(),
        mistakes,
    })
}

/// What keeps a configuration from being taken.
pub(crate) fn mistakes(marked: &Marked, encoding: Encoding) -> Vec<Diagnostic> {
    told(marked, DiagnosticSeverity::ERROR, encoding)
}

/// What is said in it to no effect.
pub(crate) fn in_vain(marked: &Marked, encoding: Encoding) -> Vec<Diagnostic> {
    told(marked, DiagnosticSeverity::WARNING, encoding)
}

fn told(marked: &Marked, severity: DiagnosticSeverity, encoding: Encoding) -> Vec<Diagnostic> {
    let lines = Lines::new(&marked.text, encoding);
    let one = |mistake: &Mistake| Diagnostic {
        range: lines.range(mistake.at.clone()),
        severity: Some(severity),
        source: Some("mskwise".into()),
        message: mistake.message.clone(),
        ..Diagnostic::default()
    };
    marked.mistakes.iter().map(one).collect()
}
