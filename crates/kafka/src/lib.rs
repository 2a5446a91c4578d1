//! Kafka's own knowledge: every setting of every version, what client libraries do when a setting is not written,
//! and what an MSK bootstrap address tells. Names, values and versions in; facts out.
//! What MSK lets you set is not here but in `model`.

mod catalog;
mod check;
pub mod client;
mod human;
mod kind;
mod meaning;
mod msk;
mod nearest;
mod provenance;
mod recognise;
mod setting;
mod synonyms;
mod valid;
mod version;

pub use catalog::{provenance, setting, settings, usual};
pub use check::{BadValue, Typed};
pub use human::{Unit, human, humanly, told, told_with};
pub use kind::Kind;
pub use meaning::{Meaning, meaning};
pub use msk::{
    Door, JaasOption, Network, Port, Scope, msk_door, msk_iam_provenance, msk_iam_settings,
    msk_jaas_options, msk_ports, msk_ports_provenance,
};
pub use nearest::nearest;
pub use provenance::Provenance;
pub use recognise::{FileKind, Recognised, Roles, recognise};
pub use setting::{DefaultValue, Importance, Presence, Setting, Type, UpdateMode};
pub use synonyms::{Group, broker_twins, precedence, synonyms, synonyms_provenance, topic_twin};
pub use valid::Valid;
pub use version::{Suffix, Version, VersionError};
