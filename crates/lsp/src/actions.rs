//! What can be done about findings: their fixes, and suppressions. Each is tried on the whole estate before it is
//! offered, so that nothing offered leaves its finding or brings another one.

use std::{collections::HashMap, ops::Range};

use lint::{
    Finding,
    fix::{Extent, mend},
    suppress::{Wish, suppress},
};
use lsp_types::{
    ApplyWorkspaceEditParams, CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams,
    ExecuteCommandParams, Position, Range as Place, TextEdit, Uri, WorkspaceEdit,
};
use model::Input;
use serde::Deserialize;

use crate::{
    edits,
    folder::{Folder, Look},
    host::Project,
    lines::Lines,
    session::Session,
    uri,
};

/// The kind of the action that applies every safe fix of a file, for "on save".
pub(crate) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.mskwise");
/// The command that writes a suppression with a reason the editor has asked for.
pub(crate) const SUPPRESS: &str = "mskwise.suppress";
/// What stands for the reason until somebody writes it.
const REASON: &str = "FIXME say why";
/// Findings on one line beyond which no more are tried.
const MOST: usize = 16;

/// The actions for a range.
pub(crate) fn offered(
    session: &Session<'_>,
    params: &CodeActionParams,
) -> Vec<CodeActionOrCommand> {
    actions(session, params).unwrap_or_default()
}

fn actions(session: &Session<'_>, params: &CodeActionParams) -> Option<Vec<CodeActionOrCommand>> {
    let uri = &params.text_document.uri;
    let place = session.place(uri, params.range.start)?;
    let bytes = Lines::new(&place.document.text).bytes(params.range);
    let (look, project) = (place.look()?, place.folder.project()?);
    let asked = |kind: &CodeActionKind| {
        let only = params.context.only.as_ref();
        let below = |wide: &CodeActionKind| {
            let (wide, kind) = (wide.as_str(), kind.as_str());
            kind.strip_prefix(wide)
                .is_some_and(|rest| wide.is_empty() || rest.is_empty() || rest.starts_with('.'))
        };
        only.is_none_or(|only| only.iter().any(below))
    };
    let workshop = Workshop {
        session,
        folder: place.folder,
        look,
        project,
        name: &place.name,
    };
    let mut actions = Vec::new();
    if asked(&CodeActionKind::QUICKFIX) {
        let touched = workshop.touched(&bytes);
        actions.extend(touched.iter().filter_map(|finding| workshop.fix(finding)));
        let mut suppressed: Vec<(&str, u32)> = Vec::new();
        for finding in touched {
            let line = workshop.line(finding);
            if !suppressed.contains(&(finding.rule.as_str(), line)) {
                suppressed.push((&finding.rule, line));
                actions.extend(workshop.suppression(finding, line));
            }
        }
    }
    if asked(&FIX_ALL) {
        actions.extend(workshop.fix_all());
    }
    Some(actions.into_iter().map(CodeActionOrCommand::from).collect())
}

/// What actions are made from.
struct Workshop<'s> {
    session: &'s Session<'s>,
    folder: &'s Folder,
    look: &'s Look,
    project: &'s dyn Project,
    name: &'s str,
}

impl Workshop<'_> {
    /// The findings of the file that a range touches.
    fn touched(&self, bytes: &Range<usize>) -> Vec<&Finding> {
        let touches = |finding: &&Finding| {
            let own = finding.at.range();
            self.is_here(finding) && own.start <= bytes.end && bytes.start <= own.end
        };
        let findings = self.look.run.findings.iter();
        findings.filter(touches).take(MOST).collect()
    }

    fn is_here(&self, finding: &Finding) -> bool {
        self.look.estate.sources.name(finding.at.file) == self.name
    }

    /// The line a finding begins on, from 1.
    fn line(&self, finding: &Finding) -> u32 {
        let start = self.look.estate.sources.start(finding.at);
        start.map_or(1, |start| start.line)
    }

    /// The fix of one finding, with what it brings to light.
    fn fix(&self, finding: &Finding) -> Option<CodeAction> {
        let fix = finding.fix.as_ref()?;
        let extent = if fix.safe { Extent::Safe } else { Extent::All };
        let edit = self.mended(extent, &|one| one.fingerprint == finding.fingerprint)?;
        let title = match fix.safe {
            true => fix.title.clone(),
            false => format!("{} (may change what somebody wanted)", fix.title),
        };
        Some(CodeAction {
            title: format!("{}: {title}", finding.rule),
            kind: Some(CodeActionKind::QUICKFIX),
            is_preferred: fix.safe.then_some(true),
            edit: Some(edit),
            ..CodeAction::default()
        })
    }

    /// Every safe fix of the file.
    fn fix_all(&self) -> Option<CodeAction> {
        let safe = |finding: &Finding| finding.fix.as_ref().is_some_and(|fix| fix.safe);
        let mut findings = self.look.run.findings.iter();
        if !findings.any(|finding| self.is_here(finding) && safe(finding)) {
            return None;
        }
        let here: Vec<&str> = self
            .look
            .run
            .findings
            .iter()
            .filter(|finding| self.is_here(finding))
            .map(|finding| finding.fingerprint.as_str())
            .collect();
        let edit = self.mended(Extent::Safe, &|one| {
            here.contains(&one.fingerprint.as_str())
        })?;
        Some(CodeAction {
            title: "Apply all safe fixes of mskwise".into(),
            kind: Some(FIX_ALL),
            edit: Some(edit),
            ..CodeAction::default()
        })
    }

    /// What the fixes of some findings change. Fixes of other findings that are there already are left alone.
    fn mended(&self, extent: Extent, wanted: &dyn Fn(&Finding) -> bool) -> Option<WorkspaceEdit> {
        let known: Vec<&str> = self
            .look
            .run
            .findings
            .iter()
            .filter(|finding| !wanted(finding))
            .map(|finding| finding.fingerprint.as_str())
            .collect();
        let look = |inputs| {
            let (estate, mut run) = self.project.lint(inputs)?;
            for finding in &mut run.findings {
                if known.contains(&finding.fingerprint.as_str()) {
                    finding.fix = None;
                }
            }
            Ok::<_, String>((estate, run))
        };
        // What cannot be linted has been told already, and has no fixes.
        let mended = mend(self.look.inputs.clone(), extent, look).ok()?;
        (mended.applied > 0).then(|| self.edit(&mended.inputs))
    }

    /// A suppression of what is on the line of a finding.
    fn suppression(&self, finding: &Finding, line: u32) -> Option<CodeAction> {
        let wish = Wish {
            rule: finding.rule.clone(),
            reason: REASON.to_owned(),
            until: None,
        };
        let edit = self.suppressed(&wish, Some(line)).ok()?;
        Some(CodeAction {
            title: format!("Suppress {} here, with a reason", finding.rule),
            kind: Some(CodeActionKind::QUICKFIX),
            edit: Some(edit),
            ..CodeAction::default()
        })
    }

    fn suppressed(&self, wish: &Wish, line: Option<u32>) -> Result<WorkspaceEdit, String> {
        let look = |inputs| self.project.lint(inputs);
        let written = suppress(&self.look.inputs, self.name, line, wish, look)?;
        let written = written.map_err(|refused| refused.to_string())?;
        let mut inputs = self.look.inputs.clone();
        if let Some(input) = inputs.iter_mut().find(|input| input.name == self.name) {
            input.bytes = written.text.into_bytes();
        }
        Ok(self.edit(&inputs))
    }

    /// The difference between files as they are and as they shall be.
    #[expect(
        clippy::mutable_key_type,
        reason = "the protocol's own type; an address is compared by its text, which never changes"
    )]
    fn edit(&self, after: &[Input]) -> WorkspaceEdit {
        let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
        for (before, after) in self.look.inputs.iter().zip(after) {
            let (old, new) = (
                String::from_utf8_lossy(&before.bytes),
                String::from_utf8_lossy(&after.bytes),
            );
            let edits = edits::between(&old, &new);
            if let Some(uri) = self.session.uri_of(self.folder, &before.name)
                && !edits.is_empty()
            {
                changes.insert(uri, edits);
            }
        }
        WorkspaceEdit::new(changes)
    }
}

/// The argument of [`SUPPRESS`].
#[derive(Deserialize)]
struct Decision {
    uri: Uri,
    rule: String,
    reason: String,
    /// Counted from 0, as everywhere in the protocol.
    line: Option<u32>,
    until: Option<String>,
}

/// Carries out a command.
pub(crate) fn execute(
    session: &mut Session<'_>,
    params: ExecuteCommandParams,
) -> Result<(), String> {
    if params.command != SUPPRESS {
        return Err(format!("mskwise has no command {}", params.command));
    }
    let argument = params.arguments.into_iter().next().unwrap_or_default();
    let decision: Decision = serde_json::from_value(argument).map_err(|error| error.to_string())?;
    let until = decision.until.map(|text| {
        let date = text.parse();
        date.map_err(|_| format!("`{text}` is no day; write YYYY-MM-DD"))
    });
    let wish = Wish {
        rule: decision.rule,
        reason: decision.reason,
        until: until.transpose()?,
    };
    let line = decision.line.map(|line| line.saturating_add(1));
    let edit = suppression(session, &decision.uri, &wish, line)?;
    let label = Some(format!("Suppress {}", wish.rule));
    session.ask(
        "workspace/applyEdit",
        ApplyWorkspaceEditParams { label, edit },
    );
    Ok(())
}

fn suppression(
    session: &Session<'_>,
    uri: &Uri,
    wish: &Wish,
    line: Option<u32>,
) -> Result<WorkspaceEdit, String> {
    let start = Place::new(Position::new(0, 0), Position::new(0, 0)).start;
    let place = session.place(uri, start);
    let made = place.as_ref().and_then(|place| {
        Some(Workshop {
            session,
            folder: place.folder,
            look: place.look()?,
            project: place.folder.project()?,
            name: &place.name,
        })
    });
    let known = uri::path(uri).map_or_else(|| uri.as_str().to_owned(), |p| p.display().to_string());
    let workshop = made.ok_or_else(|| format!("{known} is not open"))?;
    workshop.suppressed(wish, line)
}
