//! What the editor has said and nobody has heard yet. In: messages as they arrive. Out: one at a time, and whether what
//! is being answered is still wanted.

use std::{
    collections::VecDeque,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

use lsp_server::{Message, RequestId};
use lsp_types::{CancelParams, NumberOrString};
use serde_json::Value;

use crate::wire::Incoming;

/// Messages in the order in which they came.
pub(crate) struct Inbox {
    receiver: Receiver<Incoming>,
    waiting: VecDeque<Incoming>,
}

/// What comes next.
pub(crate) enum Next {
    /// A message.
    Said(Incoming),
    /// Nothing so far.
    Quiet,
    /// Nothing any more.
    Over,
}

impl Inbox {
    pub(crate) fn new(receiver: Receiver<Incoming>) -> Self {
        Self {
            receiver,
            waiting: VecDeque::new(),
        }
    }

    /// The next message, however long it takes.
    pub(crate) fn next(&mut self) -> Next {
        let waiting = self.waiting.pop_front();
        let next = waiting.or_else(|| self.receiver.recv().ok());
        next.map_or(Next::Over, Next::Said)
    }

    /// The next message, if it comes in time.
    pub(crate) fn next_within(&mut self, pause: Duration) -> Next {
        if let Some(waiting) = self.waiting.pop_front() {
            return Next::Said(waiting);
        }
        match self.receiver.recv_timeout(pause) {
            Ok(incoming) => Next::Said(incoming),
            Err(RecvTimeoutError::Timeout) => Next::Quiet,
            Err(RecvTimeoutError::Disconnected) => Next::Over,
        }
    }

    /// Whether nobody waits for the answer to a request any more.
    pub(crate) fn is_withdrawn(&mut self, id: &RequestId) -> bool {
        self.notices("$/cancelRequest").any(|params| {
            let params = serde_json::from_value(params.clone());
            params.is_ok_and(|params: CancelParams| match params.id {
                NumberOrString::Number(number) => *id == RequestId::from(number),
                NumberOrString::String(text) => *id == RequestId::from(text),
            })
        })
    }

    /// Whether a text has changed since, or gone.
    pub(crate) fn is_outdated(&mut self, uri: &str) -> bool {
        let ours = |params: &Value| {
            let named = params.pointer("/textDocument/uri");
            named.and_then(Value::as_str) == Some(uri)
        };
        self.notices("textDocument/didChange").any(ours)
            || self.notices("textDocument/didClose").any(ours)
    }

    fn notices(&mut self, method: &'static str) -> impl Iterator<Item = &Value> {
        self.waiting.extend(self.receiver.try_iter());
        self.waiting
            .iter()
            .filter_map(move |incoming| match incoming {
                Incoming::Message(Message::Notification(told)) if told.method == method => {
                    Some(&told.params)
                }
                _ => None,
            })
    }
}

#[cfg(test)]
mod tests {
    use lsp_server::Notification;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_waiting_tells_what_is_still_wanted() {
        let (sender, receiver) = std::sync::mpsc::channel();
        let mut inbox = Inbox::new(receiver);
        let tell = |method: &str, params: Value| {
            let told = Notification::new(method.to_owned(), params);
            let _ = sender.send(Incoming::Message(Message::Notification(told)));
        };
        tell("$/cancelRequest", json!({ "id": 7 }));
        tell("$/cancelRequest", json!({ "id": "seven" }));
        tell(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": "file:///a" } }),
        );
        assert!(inbox.is_withdrawn(&RequestId::from(7)));
        assert!(inbox.is_withdrawn(&RequestId::from("seven".to_owned())));
        assert!(!inbox.is_withdrawn(&RequestId::from(8)));
        assert!(inbox.is_outdated("file:///a") && !inbox.is_outdated("file:///b"));
        // Nothing was taken out.
        for _ in 0..3 {
            assert!(matches!(inbox.next(), Next::Said(_)));
        }
        assert!(matches!(inbox.next_within(Duration::ZERO), Next::Quiet));
        assert!(!inbox.is_outdated("file:///a"));
        drop(sender);
        assert!(matches!(inbox.next(), Next::Over));
    }
}
