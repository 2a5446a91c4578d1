//! The MSK estate and the MSK facts it is judged by. In: resolved templates, settings, policies; out: `Estate`.

pub mod facts;
