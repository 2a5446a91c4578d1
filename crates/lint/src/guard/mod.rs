//! Users' own Guard rules: rule texts and templates in, findings with our spans out.
//! The engine sits behind one function in `engine`; what it cannot be trusted with is checked here first.

mod data;
mod engine;
mod fence;
mod locate;
mod outcome;
mod resolved;

use cloudformation::Template;
use fact::{Case, Confidence, Path};
use model::Estate;
use serde_json::Value;

use crate::{Finding, Severity};
use outcome::Failure;
use resolved::{Place, ROOT, Resolved};

/// The name of the thread that the engine runs on, where it may panic: it is fenced there.
pub const THREAD: &str = engine::THREAD;

/// A Guard rule file.
#[derive(Clone, Debug)]
pub struct GuardRules {
    /// The name people know the file by.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Why a Guard rule file cannot be used. A file that does not parse is never skipped.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}:{line}:{column}: {message}")]
pub struct GuardError {
    /// The file.
    pub name: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl GuardError {
    fn at(rules: &GuardRules, byte: usize, message: impl Into<String>) -> Self {
        let before = rules.text.get(..byte).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            name: rules.name.clone(),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or("").chars().count() + 1,
            message: message.into(),
        }
    }
}

/// Runs rule files over every template of the estate.
///
/// # Errors
/// For the first file that cannot be used: it does not parse, is nested too deep, refers to itself in a circle, or
/// makes the engine fail.
pub fn evaluate(estate: &Estate, files: &[GuardRules]) -> Result<Vec<Finding>, GuardError> {
    let mut findings = Vec::new();
    for rules in files {
        fence::check(rules)?;
        engine::parse(rules)?;
        let severities = fence::severities(&rules.text);
        let wants_resolved = rules.text.contains(ROOT);
        for (at, template) in estate.templates().iter().enumerate() {
            let mut document = data::long_form(template.root());
            let resolved = wants_resolved.then(|| Resolved::of(estate, at));
            if let (Some(resolved), Value::Object(root)) = (&resolved, &mut document) {
                root.insert(ROOT.to_owned(), resolved.json.clone());
            }
            let file = estate.sources.name(template.file());
            for failure in engine::run(rules, file, document.to_string())? {
                let place = place(template, resolved.as_ref(), &failure.path);
                let severity = severities
                    .get(&failure.rule)
                    .copied()
                    .unwrap_or(Severity::Error);
                findings.push(finding(rules, &failure, severity, place));
            }
        }
    }
    Ok(findings)
}

/// Where the engine's path leads: into the template, or to where a resolved value was written.
fn place(template: &Template, resolved: Option<&Resolved>, path: &str) -> Place {
    let rest = path.strip_prefix(&format!("/{ROOT}"));
    let known = rest.and(resolved).and_then(|resolved| resolved.place(path));
    if let Some(place) = known {
        return place.clone();
    }
    Place {
        span: locate::span(template.root(), path).unwrap_or_else(|| template.head()),
        path: Path::new(path.trim_start_matches('/')),
        confidence: Confidence::High,
    }
}

/// `GUARD/<file>/<rule>`; the file without folders and ending.
fn id(file: &str, rule: &str) -> String {
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.strip_suffix(".guard").unwrap_or(stem);
    format!("GUARD/{stem}/{rule}")
}

fn finding(rules: &GuardRules, failure: &Failure, severity: Severity, place: Place) -> Finding {
    // A value that stands for something only the deployment knows decides nothing.
    let (severity, confidence, message) = if failure.undecided {
        let message = format!("cannot be decided before deployment: {}", failure.message);
        (Severity::Note, Confidence::Low, message)
    } else {
        (severity, place.confidence, failure.message.clone())
    };
    Finding {
        rule: id(&rules.name, &failure.rule),
        name: failure.rule.clone(),
        severity,
        own_severity: None,
        consequences: Vec::new(),
        confidence,
        message,
        at: place.span,
        path: place.path,
        case: Case::default(),
        construct: None,
        sets: Vec::new(),
        of_suppression: false,
        related: Vec::new(),
        notes: Vec::new(),
        help: None,
        fix: None,
        asks: None,
        impact: None,
        detail: failure.clause.clone(),
        fingerprint: String::new(),
    }
}

#[cfg(test)]
mod tests;
