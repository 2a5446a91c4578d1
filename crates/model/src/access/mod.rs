//! Who may do what: the policy documents of an estate, and its roles, users and groups with everything attached.
//! Read once per estate, on first use.

mod attachments;
mod documents;
mod lowering;
mod principals;

pub use attachments::principal;
pub(crate) use documents::all as all_documents;
pub use documents::{Holder, Written, at, clusters, inner};
pub use lowering::lower;
pub use principals::Principal;
pub(crate) use principals::all as all_principals;
