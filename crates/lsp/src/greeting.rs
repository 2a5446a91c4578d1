//! What is agreed with an editor at the beginning.

use std::path::PathBuf;

use lsp_types::{InitializeParams, InitializeResult, ServerInfo};

use crate::{capabilities::capabilities, lines::Encoding, session::Agreed, uri};

/// What the editor can do, as far as it matters here.
pub(crate) fn agreed(params: &InitializeParams) -> Agreed {
    let can = &params.capabilities;
    let workspace = can.workspace.as_ref();
    let watched = workspace.and_then(|can| can.did_change_watched_files);
    let general = can.general.as_ref();
    let offered = general.and_then(|can| can.position_encodings.as_deref());
    let actions = can.text_document.as_ref();
    let actions = actions.and_then(|can| can.code_action.as_ref());
    let resolved = actions.and_then(|can| can.resolve_support.as_ref());
    let asks = resolved.is_some_and(|can| can.properties.iter().any(|name| name == "edit"));
    Agreed {
        encoding: Encoding::agreed(offered),
        watches: watched.and_then(|can| can.dynamic_registration) == Some(true),
        // The action comes back with what was put into it.
        asks_for_edits: asks && actions.and_then(|can| can.data_support) == Some(true),
    }
}

/// What the editor is told.
pub(crate) fn answer(agreed: Agreed) -> InitializeResult {
    InitializeResult {
        capabilities: capabilities(agreed),
        server_info: Some(ServerInfo {
            name: "mskwise".into(),
            version: Some(env!("CARGO_PKG_VERSION").into()),
        }),
    }
}

/// The folders that are open; older editors know one.
pub(crate) fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.iter().flatten();
    let mut roots: Vec<PathBuf> = folders.filter_map(|one| uri::path(&one.uri)).collect();
    #[expect(
        deprecated,
        reason = "all that editors before 3.6 of the protocol send"
    )]
    if roots.is_empty() {
        roots.extend(params.root_uri.as_ref().and_then(uri::path));
    }
    roots
}
