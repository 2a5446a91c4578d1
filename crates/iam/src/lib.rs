//! IAM policies as MSK clients meet them: documents with the bytes of every element, ARN patterns and conditions in
//! three-valued logic, the catalog of actions, and what a principal may do with all its policies together.
//! Knows nothing of CloudFormation or of mskwise's rules.

mod arn;
mod compare;
mod condition;
mod conditions;
mod document;
mod elements;
mod glob;
mod msk;
mod near;
mod operator;
mod pattern;
mod principal;
mod problem;
mod read;
mod size;
mod source;
mod statement;
mod tri;

pub use arn::{Arn, Part, Resource, Shape, readable};
pub use condition::{Condition, Request};
pub use document::{
    Action, Clause, Document, Effect, Items, Place, Size, Statement, Version, Word,
};
pub use msk::{MskArn, MskKind, is_cluster_uuid};
pub use near::nearest;
pub use operator::{Operator, Order, Set, Test};
pub use pattern::{Language, Pattern, Token};
pub use principal::{Principal, PrincipalKind, is_account};
pub use problem::{Code, Problem};
pub use source::{Json, JsonEntry, JsonKind};
pub use tri::Tri;
