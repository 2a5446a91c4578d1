//! What can be done about findings: their fixes, and suppressions. Each is tried on the whole estate before it is
//! offered, so that nothing offered leaves its finding or brings another one.

mod suppression;

use std::{collections::HashMap, ops::Range};

use lint::{
    Finding,
    fix::{Extent, mend_known},
};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, TextEdit, Uri, WorkspaceEdit,
};
use model::Input;

use crate::{
    edits,
    folder::{Folder, Look},
    host::Project,
    session::Session,
};

pub(crate) use suppression::{execute, resolve};

/// The kind of the action that applies every safe fix of a file, for "on save".
pub(crate) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.mskwise");
/// The command that writes a suppression with a reason the editor has asked for.
pub(crate) const SUPPRESS: &str = "mskwise.suppress";
/// Findings on one line beyond which no more are tried.
const MOST: usize = 16;

/// The actions for a range; `moot` says whether nobody wants to know any more.
pub(crate) fn offered(
    session: &Session<'_>,
    params: &CodeActionParams,
    moot: &dyn Fn() -> bool,
) -> Vec<CodeActionOrCommand> {
    actions(session, params, moot).unwrap_or_default()
}

fn actions(
    session: &Session<'_>,
    params: &CodeActionParams,
    moot: &dyn Fn() -> bool,
) -> Option<Vec<CodeActionOrCommand>> {
    let uri = &params.text_document.uri;
    let place = session.place(uri, params.range.start)?;
    let bytes = session.lines(&place.document.text).bytes(params.range);
    let (look, project) = (place.look()?, place.folder.project()?);
    let only = params.context.only.as_ref();
    let asked = |kind: &CodeActionKind| {
        let below = |wide: &CodeActionKind| {
            let (wide, kind) = (wide.as_str(), kind.as_str());
            kind.strip_prefix(wide)
                .is_some_and(|rest| wide.is_empty() || rest.is_empty() || rest.starts_with('.'))
        };
        only.map(|only| only.iter().any(below))
    };
    let workshop = Workshop {
        session,
        folder: place.folder,
        look,
        project,
        name: &place.name,
    };
    let mut actions = Vec::new();
    if asked(&CodeActionKind::QUICKFIX).unwrap_or(true) {
        let touched = workshop.touched(&bytes);
        for finding in &touched {
            if moot() {
                return None;
            }
            actions.extend(workshop.fix(finding));
        }
        let mut suppressed: Vec<(&str, u32)> = Vec::new();
        for finding in touched {
            let line = workshop.line(finding);
            if moot() {
                return None;
            }
            if !suppressed.contains(&(finding.rule.as_str(), line)) {
                suppressed.push((&finding.rule, line));
                actions.extend(workshop.suppression(finding, line, uri, place.document.version));
            }
        }
    }
    // Mending all of a file takes several runs: only for those who ask for it, such as "on save".
    if asked(&FIX_ALL).unwrap_or(false) {
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
        // The lamp beside a line is asked for with every move of the cursor.
        let known = self.look.tried.borrow().get(&finding.fingerprint).cloned();
        let edit = match known {
            Some(edit) => edit,
            None => {
                let edit = self.mended(extent, &|one| one.fingerprint == finding.fingerprint);
                let mut tried = self.look.tried.borrow_mut();
                tried.insert(finding.fingerprint.clone(), edit.clone());
                edit
            }
        }?;
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
        let edit = self.mended(Extent::Safe, &|finding| self.is_here(finding))?;
        Some(CodeAction {
            title: "Apply all safe fixes of mskwise".into(),
            kind: Some(FIX_ALL),
            edit: Some(edit),
            ..CodeAction::default()
        })
    }

    /// What the fixes of some findings change. Fixes of other findings that are there already are left alone.
    fn mended(&self, extent: Extent, wanted: &dyn Fn(&Finding) -> bool) -> Option<WorkspaceEdit> {
        let look = |inputs| self.project.lint(inputs);
        // What cannot be linted has been told already, and has no fixes.
        let mended = mend_known(self.look.seen(), extent, wanted, look).ok()?;
        Some(self.edit(&mended?))
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
            let edits = edits::between(&old, &new, self.session.agreed.encoding);
            if let Some(uri) = self.session.uri_of(self.folder, &before.name)
                && !edits.is_empty()
            {
                changes.insert(uri, edits);
            }
        }
        WorkspaceEdit::new(changes)
    }
}
