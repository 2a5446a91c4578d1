//! The life of a session: what may be asked when, what is answered in which order, and how it ends.

use std::{
    cell::RefCell,
    io::{self, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc,
    thread,
};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    CodeAction, CodeActionParams, CompletionItem, CompletionParams, ExecuteCommandParams,
    HoverParams,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    actions, completion, greeting,
    host::Host,
    hover,
    inbox::{Inbox, Next},
    notices,
    pace::Pace,
    session::Session,
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
        inbox: RefCell::new(Inbox::new(receiver)),
        pace: Pace::default(),
    };
    loop {
        let incoming = match server.next() {
            Next::Said(incoming) => incoming,
            Next::Quiet => {
                server.settle();
                server.flush(out)?;
                continue;
            }
            Next::Over => return Ok(Ended::Abruptly),
        };
        match incoming {
            Incoming::Broken(code, why) => wire::complain(code, &why, out)?,
            Incoming::Message(Message::Request(request)) => {
                let response = server.answer(request);
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
}

fn refuse(id: RequestId, (code, why): Refused) -> Response {
    Response::new_err(id, code as i32, why)
}

struct Server<'h> {
    host: &'h dyn Host,
    state: State<'h>,
    inbox: RefCell<Inbox>,
    pace: Pace,
}

impl Server<'_> {
    fn next(&mut self) -> Next {
        let due = match &self.state {
            State::Open(session) => session.is_due(),
            State::Fresh | State::Shut => false,
        };
        let inbox = self.inbox.get_mut();
        match due {
            true => inbox.next_within(self.pace.pause(self.host.now())),
            false => inbox.next(),
        }
    }

    fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if let State::Open(session) = &mut self.state {
            for message in session.outbox.empty() {
                wire::write(&message, out)?;
            }
        }
        Ok(())
    }

    fn settle(&mut self) {
        if let State::Open(session) = &mut self.state
            && session.is_due()
        {
            let start = self.host.now();
            session.settle();
            let took = self.host.now().saturating_duration_since(start);
            self.pace.ran(took);
        }
    }

    fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let withdrawn = || (ErrorCode::RequestCanceled, "cancelled".to_owned());
        if self.inbox.get_mut().is_withdrawn(&id) {
            return refuse(id, withdrawn());
        }
        let answered = catch_unwind(AssertUnwindSafe(|| self.result(&id, &method, params)));
        if self.inbox.get_mut().is_withdrawn(&id) {
            return refuse(id, withdrawn());
        }
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

    fn result(&mut self, id: &RequestId, method: &str, params: Value) -> Result<Value, Refused> {
        if method == "initialize" {
            if !matches!(self.state, State::Fresh) {
                return Err((ErrorCode::InvalidRequest, "initialized already".into()));
            }
            let params = read(params)?;
            let agreed = greeting::agreed(&params);
            let session = Session::new(self.host, greeting::roots(&params), agreed);
            self.state = State::Open(Box::new(session));
            return write(greeting::answer(agreed));
        }
        match &self.state {
            State::Open(_) => {}
            State::Fresh => {
                let told = "not initialized yet".to_owned();
                return Err((ErrorCode::ServerNotInitialized, told));
            }
            State::Shut => return Err((ErrorCode::InvalidRequest, "shut down".into())),
        }
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str);
        let uri = uri.unwrap_or("").to_owned();
        // The text has changed behind the question: who still wants to know asks anew, and linting waits for that.
        let outdated = self.inbox.get_mut().is_outdated(&uri);
        match method {
            "shutdown" => {
                self.state = State::Shut;
                Ok(Value::Null)
            }
            "textDocument/hover" => {
                let params: HoverParams = read(params)?;
                self.asked(outdated, |session, _| {
                    write(hover::at(session, &params.text_document_position_params))
                })
            }
            "textDocument/codeAction" => {
                let params: CodeActionParams = read(params)?;
                self.asked(outdated, |session, inbox| {
                    let moot = || {
                        let mut inbox = inbox.borrow_mut();
                        inbox.is_withdrawn(id) || inbox.is_outdated(&uri)
                    };
                    write(actions::offered(session, &params, &moot))
                })
            }
            "codeAction/resolve" => {
                let action: CodeAction = read(params)?;
                self.asked(false, |session, _| {
                    let changed = |why| (ErrorCode::ContentModified, why);
                    write(actions::resolve(session, action).map_err(changed)?)
                })
            }
            "textDocument/completion" => {
                let params: CompletionParams = read(params)?;
                // Completion comes with every key: it takes what the last run knew.
                let session = self.session()?;
                write(completion::at(session, &params.text_document_position))
            }
            "completionItem/resolve" => {
                let item: CompletionItem = read(params)?;
                write(completion::resolve(item))
            }
            "workspace/executeCommand" => {
                let params: ExecuteCommandParams = read(params)?;
                self.asked(false, |session, _| {
                    let failed = |why| (ErrorCode::RequestFailed, why);
                    actions::execute(session, params).map_err(failed)?;
                    Ok(Value::Null)
                })
            }
            _ => {
                let told = format!("mskwise does not answer {method}");
                Err((ErrorCode::MethodNotFound, told))
            }
        }
    }

    /// An answer that rests on the texts as they are now; nothing when they are on their way to others.
    fn asked(
        &mut self,
        outdated: bool,
        answer: impl FnOnce(&mut Session<'_>, &RefCell<Inbox>) -> Result<Value, Refused>,
    ) -> Result<Value, Refused> {
        if outdated {
            return Ok(Value::Null);
        }
        self.settle();
        match &mut self.state {
            State::Open(session) => answer(session, &self.inbox),
            State::Fresh | State::Shut => Ok(Value::Null),
        }
    }

    fn session(&self) -> Result<&Session<'_>, Refused> {
        match &self.state {
            State::Open(session) => Ok(session),
            State::Fresh | State::Shut => {
                Err((ErrorCode::InvalidRequest, "no session is open".into()))
            }
        }
    }

    /// Takes what the editor tells. What cannot be understood changes nothing: nobody waits for an answer.
    fn hear(&mut self, told: Notification) {
        let State::Open(session) = &mut self.state else {
            return;
        };
        let Notification { method, params } = told;
        // Reading folders may meet anything, and must not end the session.
        let _ = catch_unwind(AssertUnwindSafe(|| {
            notices::heard(session, &method, params)
        }));
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refused> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn write(result: impl Serialize) -> Result<Value, Refused> {
    serde_json::to_value(result).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}
