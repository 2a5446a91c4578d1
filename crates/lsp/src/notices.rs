//! What the editor tells without waiting for an answer: texts, files and folders that come, change and go.

use std::path::PathBuf;

use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
};
use serde_json::{Value, from_value};

use crate::{capabilities::watch, documents::Document, session::Session, uri};

/// Takes one; what cannot be understood changes nothing.
pub(crate) fn heard(session: &mut Session<'_>, method: &str, params: Value) -> Option<()> {
    match method {
        "initialized" if session.agreed.watches => {
            session.outbox.ask("client/registerCapability", watch())
        }
        "textDocument/didOpen" => {
            let DidOpenTextDocumentParams { text_document: it } = from_value(params).ok()?;
            let path = uri::path(&it.uri)?;
            let document = Document {
                uri: it.uri,
                version: it.version,
                text: it.text,
            };
            session.open(path, document);
        }
        "textDocument/didChange" => {
            let params: DidChangeTextDocumentParams = from_value(params).ok()?;
            let path = uri::path(&params.text_document.uri)?;
            let version = params.text_document.version;
            let encoding = session.agreed.encoding;
            session.edit(&path, |document| {
                document.change(version, params.content_changes, encoding);
            });
        }
        "textDocument/didClose" => {
            let params: DidCloseTextDocumentParams = from_value(params).ok()?;
            session.close(&uri::path(&params.text_document.uri)?);
        }
        "workspace/didChangeWatchedFiles" => {
            let params: DidChangeWatchedFilesParams = from_value(params).ok()?;
            let changes = params.changes.iter();
            let paths: Option<Vec<PathBuf>> = changes.map(|one| uri::path(&one.uri)).collect();
            session.reread(paths.as_deref());
        }
        "textDocument/didSave" => {
            let params: DidSaveTextDocumentParams = from_value(params).ok()?;
            let path = uri::path(&params.text_document.uri)?;
            session.reread(Some(&[path]));
        }
        "workspace/didCreateFiles"
        | "workspace/didRenameFiles"
        | "workspace/didDeleteFiles"
        | "workspace/didChangeConfiguration" => session.reread(None),
        "workspace/didChangeWorkspaceFolders" => {
            let params: DidChangeWorkspaceFoldersParams = from_value(params).ok()?;
            for folder in params.event.removed {
                session.leave(&uri::path(&folder.uri)?);
            }
            for folder in params.event.added {
                session.enter(uri::path(&folder.uri)?);
            }
        }
        _ => {}
    }
    Some(())
}
