//! Makes the edits of a rule fit the place where the value stands. In: a finding as a check made it. Out: its fix in
//! the quotes of the text, or none where the bytes are not the plain value.

use fact::Sources;
use model::{Estate, FileKind};

use crate::{Edit, Finding};

pub(crate) fn settle(finding: &mut Finding, estate: &Estate) {
    let Some(fix) = &mut finding.fix else {
        return;
    };
    let fits =
        |edit: &mut Edit| is_written(estate.kind(edit.span.file)) && fits(edit, &estate.sources);
    if !fix.edits.iter_mut().all(fits) {
        finding.fix = None;
    }
}

/// Whether people write such files. What a program printed is printed anew the next time, and holds settings in Base64.
fn is_written(kind: FileKind) -> bool {
    !matches!(
        kind,
        FileKind::TerraformPlan | FileKind::TerraformState | FileKind::Description
    )
}

/// Whether an edit may stand. A function or a placeholder holds a decision that a plain value would undo.
fn fits(edit: &mut Edit, sources: &Sources) -> bool {
    let written = sources.slice(edit.span);
    if written.len() != edit.span.len() || written == edit.text {
        return false;
    }
    // What a rule takes out, or puts in between, it has looked at itself.
    if edit.text.is_empty() || edit.span.is_empty() {
        return true;
    }
    if written.contains("${") || written.starts_with(['!', '{', '[']) {
        return false;
    }
    let quoted = |text: &str, quote: char| {
        text.len() > 1 && text.starts_with(quote) && text.ends_with(quote)
    };
    for quote in ['"', '\''] {
        if quoted(written, quote) && !quoted(&edit.text, quote) {
            if edit.text.contains([quote, '\\', '\n']) {
                return false;
            }
            edit.text = format!("{quote}{}{quote}", edit.text);
        }
    }
    true
}
