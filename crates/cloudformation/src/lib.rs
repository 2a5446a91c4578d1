//! A spanned tree in, a CloudFormation template out: resources, parameters, mappings and conditions, and a [`Cursor`]
//! that walks properties through every intrinsic function and says in which case it found what.
//! Knows nothing of MSK.

mod condition;
mod cursor;
mod function;
mod parameter;
mod reference;
mod resolve;
mod resource;
mod substitute;
mod template;

pub use cursor::Cursor;
pub use function::Function;
pub use parameter::Parameter;
pub use reference::Reference;
pub use resolve::Resolved;
pub use resource::Resource;
pub use template::{Given, Template};

#[cfg(test)]
mod tests;
