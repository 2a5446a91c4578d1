//! SAM templates: what the transform makes of `Globals`, and typed views of functions, their events, policies and
//! connectors.

pub(crate) mod globals;
