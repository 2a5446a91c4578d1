//! Who may do what: the policy documents of an estate, and its roles, users and groups with everything attached.
//! Read once per estate, on first use. And the two questions: can this principal work, and who can do that.

mod attachments;
mod check;
mod documents;
mod find;
mod groups;
mod lowering;
mod managed;
mod principals;
mod trust;
mod who;

pub use attachments::principal;
pub use check::{Check, Settled, check};
pub(crate) use documents::all as all_documents;
pub use documents::{Holder, Written, at, clusters, inner};
pub use find::{Found, cluster, one_principal};
pub use lowering::lower;
pub(crate) use principals::all as all_principals;
pub use principals::{Bearer, Principal, everybody};
pub use trust::{Trust, trust};
pub use who::{Grantee, Who, who_can};
