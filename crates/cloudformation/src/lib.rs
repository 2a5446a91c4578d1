//! A spanned tree in, a CloudFormation template out: resources, parameters, mappings and conditions, and a [`Cursor`]
//! that walks properties through every intrinsic function and says in which case it found what.
//! Knows nothing of MSK.

mod assertion;
pub mod cdk;
mod choices;
mod cidr;
mod condition;
mod cursor;
mod foreach;
mod foreign;
mod function;
mod given;
mod json;
mod link;
mod lists;
mod lookup;
mod parameter;
mod reference;
mod resolve;
mod resource;
pub mod sam;
mod secret;
mod substitute;
mod template;
mod texts;
mod truth;

pub use cursor::Cursor;
pub use foreign::{Dialect, Translation, translate};
pub use function::Function;
pub use given::{Given, GivenError, ParameterSet};
pub use link::{Carried, Links, import_key};
pub use parameter::Parameter;
pub use reference::Reference;
pub use resolve::Resolved;
pub use resource::Resource;
pub use template::Template;

#[cfg(test)]
mod tests;
