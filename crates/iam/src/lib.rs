//! IAM policies as MSK clients meet them: documents with the bytes of every element, ARN patterns and conditions in
//! three-valued logic, the catalog of actions, and what a principal may do with all its policies together.
//! Knows nothing of CloudFormation or of mskwise's rules.

mod action_facts;
mod applies;
mod arn;
mod catalog;
mod compare;
mod condition;
mod conditions;
mod document;
mod elements;
mod generate;
mod glob;
mod grants;
mod limits;
mod managed;
mod msk;
mod near;
mod operator;
mod pattern;
mod principal;
mod problem;
mod read;
mod service;
mod size;
mod source;
mod statement;
mod target;
mod tri;
mod union;
mod usecase;

pub use action_facts::{ActionFacts, Level};
pub use applies::Question;
pub use arn::{Arn, Part, Resource, Shape, readable};
pub use catalog::{Catalog, Lookup, MSK_PREFIXES, catalog};
pub use condition::{Condition, Request};
pub use document::{
    Action, Clause, Document, Effect, Items, Place, Size, Statement, Version, Word,
};
pub use generate::Written;
pub use grants::Grant;
pub use limits::Stored;
pub use managed::Managed;
pub use msk::{MskArn, MskKind, is_cluster_uuid};
pub use near::nearest;
pub use operator::{Operator, Order, Set, Test};
pub use pattern::{Language, Pattern, Token};
pub use principal::{Principal, PrincipalKind, is_account};
pub use problem::{Code, Problem};
pub use service::{Key, Service};
pub use source::{Json, JsonEntry, JsonKind};
pub use target::Target;
pub use tri::Tri;
pub use union::{Doubt, Evidence, Policy, Refusal, Union, Verdict};
pub use usecase::{Missing, Need, UseCase, UseCaseError};

#[cfg(test)]
mod document_tests;
#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod union_tests;
