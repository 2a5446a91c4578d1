//! The editor's shell: messages of the Language Server Protocol in, diagnostics, hovers, actions and completions out.
//! One thread answers, in the order of the messages; texts are linted once nothing more is said, so that fast typing is
//! linted once. Files and settings come from a [`Host`].

mod actions;
mod capabilities;
mod cards;
mod completion;
mod configuration;
mod context;
mod diagnostics;
mod documents;
mod edits;
mod folder;
mod greeting;
mod home;
mod host;
mod hover;
mod inbox;
mod lines;
mod notices;
mod outbox;
mod pace;
mod server;
mod session;
mod uri;
mod wire;

pub use host::{Host, Marked, Project, Trouble};
pub use server::{Ended, serve};
