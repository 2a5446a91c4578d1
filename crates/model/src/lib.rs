//! The MSK estate and the MSK facts it is judged by. In: files; out: [`Estate`], where clusters, settings, clients and
//! policies of one run stand side by side and know of each other.

pub mod access;
pub mod base64;
pub mod change;
pub mod facts;
pub mod moves;

mod anchor;
mod bindings;
mod client;
mod cluster;
mod configuration;
mod estate;
mod glob;
mod hints;
mod input;
mod links;
mod origins;
mod question;
mod recognise;
mod scaling;
mod scope;
mod setting;
mod settings_file;
mod settings_source;
mod shaped;
mod spread;
mod stacks;
mod topic;

pub use cloudformation::{Given, GivenError, ParameterSet};

pub use anchor::Anchor;
pub use bindings::{ClusterName, Link, LinkTrouble};
pub use client::{Client, ClientOrigin, ClientSetting, Derived, Frame};
pub use cluster::{Cluster, ClusterKind};
pub use configuration::Configuration;
pub use estate::{Addressed, Estate, LoosePolicy, Options};
pub use glob::FileGlob;
pub use hints::Hints;
pub use input::{File, FileKind, Input};
pub use links::Place;
pub use origins::Origin as ConstructOrigin;
pub use question::{Otherwise, Question};
pub use scaling::{STORAGE_DIMENSION, ScalableTarget, ScalingPolicy};
pub use scope::Scope;
pub use setting::{Origin, Setting, SettingValue};
pub use settings_file::{SettingsFile, SettingsKind};
pub use settings_source::{SettingsSource, names};
pub use shaped::{Shaped, ShapedObject, ShapedValue, rewritten};
pub use spread::{Spread, gather, in_turn};
pub use topic::Topic;

#[cfg(test)]
mod tests;
