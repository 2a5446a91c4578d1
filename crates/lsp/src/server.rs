//! The life of a session: what may be asked when, what is answered in which order, and how it ends.

use std::{
    collections::HashSet,
    io::{self, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::mpsc,
    thread,
};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    CancelParams, CodeActionParams, CompletionItem, CompletionParams, DidChangeTextDocumentParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    ExecuteCommandParams, HoverParams, InitializeParams, InitializeResult, NumberOrString,
    ServerInfo,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    actions,
    capabilities::{capabilities, watch},
    completion,
    documents::Document,
    host::Host,
    hover,
    session::Session,
    uri,
    wire::{self, Incoming},
};

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The editor said that it would.
    AsAsked,
    /// `exit` without `shutdown` before, or the end of the stream.
    Abruptly,
}

/// Where a session is.
enum State<'h> {
    /// Before `initialize`.
    Fresh,
    /// Between `initialize` and `shutdown`.
    Open(Box<Session<'h>>),
    /// After `shutdown`.
    Shut,
}

/// Why a request is not answered with a result.
type Refused = (ErrorCode, String);

/// Serves one editor until it leaves.
///
/// # Errors
/// When nothing can be written any more.
pub fn serve(
    input: impl Read + Send + 'static,
    out: &mut dyn Write,
    host: &dyn Host,
) -> io::Result<Ended> {
    // Read ahead without end, so that all that was typed during a run is taken together after it.
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        // A stream that breaks has ended: the channel closes either way.
        let _ = wire::read_all(input, |incoming| sender.send(incoming).is_ok());
    });
    let mut server = Server {
        host,
        state: State::Fresh,
        watches: false,
    };
    while let Ok(first) = receiver.recv() {
        let mut batch = vec![first];
        batch.extend(receiver.try_iter());
        let cancelled = cancelled(&batch);
        for incoming in batch {
            match incoming {
                Incoming::Broken(code, why) => wire::complain(code, &why, out)?,
                Incoming::Message(Message::Request(request)) => {
                    let response = match cancelled.contains(&request.id) {
                        true => {
                            refuse(request.id, (ErrorCode::RequestCanceled, "cancelled".into()))
                        }
                        false => server.answer(request),
                    };
                    // What an answer rests on is said before it.
                    server.flush(out)?;
                    wire::write(&Message::Response(response), out)?;
                }
                Incoming::Message(Message::Notification(told)) => {
                    if told.method == "exit" {
                        return Ok(match server.state {
                            State::Shut => Ended::AsAsked,
                            _ => Ended::Abruptly,
                        });
                    }
                    server.hear(told);
                    server.flush(out)?;
                }
                // Answers to what we register; nothing depends on them.
                Incoming::Message(Message::Response(_)) => {}
            }
        }
        server.settle();
        server.flush(out)?;
    }
    Ok(Ended::Abruptly)
}

/// The requests that nobody waits for any more.
fn cancelled(batch: &[Incoming]) -> HashSet<RequestId> {
    let ids = batch.iter().filter_map(|incoming| match incoming {
        Incoming::Message(Message::Notification(told)) if told.method == "$/cancelRequest" => {
            let params: CancelParams = serde_json::from_value(told.params.clone()).ok()?;
            Some(match params.id {
                NumberOrString::Number(id) => RequestId::from(id),
                NumberOrString::String(id) => RequestId::from(id),
            })
        }
        _ => None,
    });
    ids.collect()
}

fn refuse(id: RequestId, (code, why): Refused) -> Response {
    Response::new_err(id, code as i32, why)
}

struct Server<'h> {
    host: &'h dyn Host,
    state: State<'h>,
    /// Whether the editor tells of changed files when asked to.
    watches: bool,
}

impl Server<'_> {
    fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if let State::Open(session) = &mut self.state {
            for message in session.outgoing() {
                wire::write(&message, out)?;
            }
        }
        Ok(())
    }

    fn settle(&mut self) {
        if let State::Open(session) = &mut self.state {
            session.settle();
        }
    }

    fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let answered = catch_unwind(AssertUnwindSafe(|| self.result(&method, params)));
        match answered {
            Ok(Ok(result)) => Response {
                id,
                response_result: Ok(result),
            },
            Ok(Err(refused)) => refuse(id, refused),
            Err(_) => {
                let told = format!("a fault in mskwise while answering {method}");
                refuse(id, (ErrorCode::InternalError, told))
            }
        }
    }

    fn result(&mut self, method: &str, params: Value) -> Result<Value, Refused> {
        if method == "initialize" {
            if !matches!(self.state, State::Fresh) {
                return Err((ErrorCode::InvalidRequest, "initialized already".into()));
            }
            return initialized(self, read(params)?);
        }
        let session = match &mut self.state {
            State::Open(session) => session,
            State::Fresh => {
                let told = "not initialized yet".to_owned();
                return Err((ErrorCode::ServerNotInitialized, told));
            }
            State::Shut => return Err((ErrorCode::InvalidRequest, "shut down".into())),
        };
        match method {
            "shutdown" => {
                self.state = State::Shut;
                Ok(Value::Null)
            }
            "textDocument/hover" => {
                let params: HoverParams = read(params)?;
                session.settle();
                write(hover::at(session, &params.text_document_position_params))
            }
            "textDocument/codeAction" => {
                let params: CodeActionParams = read(params)?;
                session.settle();
                write(actions::offered(session, &params))
            }
            "textDocument/completion" => {
                let params: CompletionParams = read(params)?;
                write(completion::at(session, &params.text_document_position))
            }
            "completionItem/resolve" => {
                let item: CompletionItem = read(params)?;
                write(completion::resolve(item))
            }
            "workspace/executeCommand" => {
                let params: ExecuteCommandParams = read(params)?;
                session.settle();
                let failed = |why| (ErrorCode::RequestFailed, why);
                actions::execute(session, params).map_err(failed)?;
                Ok(Value::Null)
            }
            _ => {
                let told = format!("mskwise does not answer {method}");
                Err((ErrorCode::MethodNotFound, told))
            }
        }
    }

    /// Takes what the editor tells. What cannot be understood changes nothing: nobody waits for an answer.
    fn hear(&mut self, told: Notification) {
        let watches = self.watches;
        let State::Open(session) = &mut self.state else {
            return;
        };
        let Notification { method, params } = told;
        // Reading folders may meet anything, and must not end the session.
        let _ = catch_unwind(AssertUnwindSafe(|| {
            heard(session, watches, &method, params)
        }));
    }
}

fn heard(session: &mut Session<'_>, watches: bool, method: &str, params: Value) -> Option<()> {
    match method {
        "initialized" if watches => session.ask("client/registerCapability", watch()),
        "textDocument/didOpen" => {
            let DidOpenTextDocumentParams { text_document: it } = read(params).ok()?;
            let path = uri::path(&it.uri)?;
            let document = Document {
                uri: it.uri,
                version: it.version,
                text: it.text,
            };
            session.open(path, document);
        }
        "textDocument/didChange" => {
            let params: DidChangeTextDocumentParams = read(params).ok()?;
            let path = uri::path(&params.text_document.uri)?;
            let version = params.text_document.version;
            session.edit(&path, |document| {
                document.change(version, params.content_changes);
            });
        }
        "textDocument/didClose" => {
            let params: DidCloseTextDocumentParams = read(params).ok()?;
            session.close(&uri::path(&params.text_document.uri)?);
        }
        "textDocument/didSave"
        | "workspace/didChangeWatchedFiles"
        | "workspace/didChangeConfiguration" => session.reread(),
        "workspace/didChangeWorkspaceFolders" => {
            let params: DidChangeWorkspaceFoldersParams = read(params).ok()?;
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

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refused> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn write(result: impl Serialize) -> Result<Value, Refused> {
    serde_json::to_value(result).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

fn initialized(server: &mut Server<'_>, params: InitializeParams) -> Result<Value, Refused> {
    let workspace = params.capabilities.workspace.as_ref();
    let watched = workspace.and_then(|can| can.did_change_watched_files);
    server.watches = watched.and_then(|can| can.dynamic_registration) == Some(true);
    server.state = State::Open(Box::new(Session::new(server.host, roots(&params))));
    write(InitializeResult {
        capabilities: capabilities(),
        server_info: Some(ServerInfo {
            name: "mskwise".into(),
            version: Some(env!("CARGO_PKG_VERSION").into()),
        }),
    })
}

/// The folders that are open; older editors know one.
fn roots(params: &InitializeParams) -> Vec<PathBuf> {
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
