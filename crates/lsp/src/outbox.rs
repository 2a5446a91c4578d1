//! What is still to be said to the editor: notices, requests, and troubles that stand at no place of a text, each once.

use lsp_server::{Message, Notification, Request};
use lsp_types::{
    MessageType, ShowMessageParams,
    notification::{Notification as _, ShowMessage},
};
use serde::Serialize;

/// Messages on their way out.
#[derive(Default)]
pub(crate) struct Outbox {
    messages: Vec<Message>,
    /// What was complained of last, so that it is not said with every key.
    troubles: Vec<(MessageType, String)>,
    /// How many requests the editor got.
    asked: i32,
}

impl Outbox {
    /// Tells the editor something.
    pub(crate) fn tell(&mut self, method: &str, params: impl Serialize) {
        let message = Notification::new(method.to_owned(), params);
        self.messages.push(Message::Notification(message));
    }

    /// Asks the editor for something.
    pub(crate) fn ask(&mut self, method: &str, params: impl Serialize) {
        self.asked += 1;
        let request = Request::new(self.asked.into(), method.to_owned(), params);
        self.messages.push(Message::Request(request));
    }

    /// Says what is new among the troubles there are. What was mended and comes back is said again.
    pub(crate) fn complain<'t>(&mut self, all: impl Iterator<Item = (MessageType, &'t str)>) {
        let mut now: Vec<(MessageType, String)> = Vec::new();
        for (typ, told) in all {
            if !now.iter().any(|(_, other)| other == told) {
                now.push((typ, told.to_owned()));
            }
        }
        let old = std::mem::replace(&mut self.troubles, now.clone());
        for trouble in now.into_iter().filter(|trouble| !old.contains(trouble)) {
            let (typ, message) = trouble;
            self.tell(ShowMessage::METHOD, ShowMessageParams { typ, message });
        }
    }

    /// All of it, once.
    pub(crate) fn empty(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.messages)
    }
}
