//! Users' own Guard rules from files and folders.

use std::path::{Path, PathBuf};

use ::lint::Finding;
use ::lint::guard::{GuardRules, evaluate};
use model::Estate;

use crate::inputs;
use crate::world::Refusal;

/// What the rules of these files and folders find.
pub(super) fn findings(paths: &[PathBuf], estate: &Estate) -> Result<Vec<Finding>, Refusal> {
    let mut rules = Vec::new();
    for path in paths {
        let files = if path.is_dir() {
            folder(path)?
        } else {
            vec![path.clone()]
        };
        for file in files {
            let text = inputs::told(&file).map_err(|error| unreadable(&file, &error))?;
            let name = file.display().to_string();
            rules.push(GuardRules { name, text });
        }
    }
    if rules.is_empty() {
        return Ok(Vec::new());
    }
    evaluate(estate, &rules).map_err(Refusal::usage)
}

/// The `.guard` files of a folder, by name.
fn folder(path: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let entries = std::fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let guard = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "guard");
    let mut files: Vec<PathBuf> = paths.filter(guard).collect();
    if files.is_empty() {
        return Err(Refusal::usage(format!(
            "{} holds no .guard file",
            path.display()
        )));
    }
    files.sort();
    Ok(files)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Refusal {
    Refusal::failure(format!("cannot read {}: {error}", path.display()))
}
