//! Suppressions as actions and as a command: offered at a finding, written once somebody chooses them.

use lint::{
    Finding,
    suppress::{Wish, suppress_known},
};
use lsp_types::{
    ApplyWorkspaceEditParams, CodeAction, CodeActionKind, ExecuteCommandParams, Position, Uri,
    WorkspaceEdit,
};
use serde::{Deserialize, Serialize};

use super::{SUPPRESS, Workshop};
use crate::{session::Session, uri};

/// What stands for the reason until somebody writes it.
const REASON: &str = "FIXME say why";

impl Workshop<'_> {
    /// A suppression of what is on the line of a finding. Where it goes is tried once somebody chooses it, if the editor
    /// asks then.
    pub(super) fn suppression(
        &self,
        finding: &Finding,
        line: u32,
        uri: &Uri,
        version: i32,
    ) -> Option<CodeAction> {
        if finding.of_suppression || finding.construct.is_some() {
            return None;
        }
        let later = Later {
            uri: uri.clone(),
            version,
            rule: finding.rule.clone(),
            line,
        };
        let (edit, data) = match self.session.agreed.asks_for_edits {
            true => (None, serde_json::to_value(later).ok()),
            false => (Some(self.suppressed(&later.wish(), Some(line)).ok()?), None),
        };
        Some(CodeAction {
            title: format!("Suppress {} here, with a reason", finding.rule),
            kind: Some(CodeActionKind::QUICKFIX),
            edit,
            data,
            ..CodeAction::default()
        })
    }

    fn suppressed(&self, wish: &Wish, line: Option<u32>) -> Result<WorkspaceEdit, String> {
        let look = |inputs| self.project.lint(inputs);
        let written = suppress_known(self.look.seen(), self.name, line, wish, look)?;
        let written = written.map_err(|refused| refused.to_string())?;
        let mut inputs = self.look.inputs.clone();
        if let Some(input) = inputs.iter_mut().find(|input| input.name == self.name) {
            input.bytes = written.text.into_bytes();
        }
        Ok(self.edit(&inputs))
    }
}

/// A suppression that is offered and not yet written.
#[derive(Deserialize, Serialize)]
struct Later {
    uri: Uri,
    /// Of the text that it was offered for.
    version: i32,
    rule: String,
    /// Counted from 1, as findings do.
    line: u32,
}

impl Later {
    fn wish(&self) -> Wish {
        Wish {
            rule: self.rule.clone(),
            reason: REASON.to_owned(),
            until: None,
        }
    }
}

/// Adds what a chosen action changes.
pub(crate) fn resolve(session: &Session<'_>, mut action: CodeAction) -> Result<CodeAction, String> {
    let Some(data) = action.data.clone().filter(|_| action.edit.is_none()) else {
        return Ok(action);
    };
    let later: Later = serde_json::from_value(data).map_err(|error| error.to_string())?;
    let version = session.version(&later.uri);
    if version != Some(later.version) {
        return Err("the text has changed since".to_owned());
    }
    let edit = suppression(session, &later.uri, &later.wish(), Some(later.line))?;
    action.edit = Some(edit);
    Ok(action)
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
    session.outbox.ask(
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
    let place = session.place(uri, Position::new(0, 0));
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
