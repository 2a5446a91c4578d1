//! The editor's shell: messages of the Language Server Protocol in, diagnostics, hovers, actions and completions out.
//! One thread answers, in the order of the messages; what the editor has said meanwhile is taken together, so that
//! fast typing is linted once. Files and settings come from a [`Host`].

mod actions;
mod capabilities;
mod cards;
mod completion;
mod context;
mod diagnostics;
mod documents;
mod edits;
mod folder;
mod home;
mod host;
mod hover;
mod lines;
mod server;
mod session;
mod uri;
mod wire;

pub use host::{Host, Project};
pub use server::{Ended, serve};
