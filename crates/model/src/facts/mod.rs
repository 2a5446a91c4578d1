//! What AWS says about MSK: sizes, quotas, versions, settable properties, limits and CloudFormation shapes.
//! In: the data files beside this crate. Out: typed figures, parsed on first use, each with its source and date.
//! The files are JSON, one entry a line, because it parses many times faster than TOML and every run pays for it; the
//! long ones are cut into entries that are read when somebody asks for them.

mod figure;
mod limit;
mod metric;
mod moving;
mod near;
mod origin;
mod pattern;
mod property;
mod property_file;
mod quota;
mod release;
mod rows;
mod shape;
mod shape_file;
mod size;
mod size_file;
mod topic;
mod update;
mod valid;
mod version;
mod version_file;
mod worker;

pub use figure::{Bounds, Figure};
pub use limit::{Limit, find_limit, limit, limits};
pub use metric::{Metric, MonitoringLevel, metric, metrics};
pub use moving::{MoveFact, moves};
pub use near::nearest;
pub use origin::{Evidence, Origin, Source};
pub use pattern::Pattern;
pub use property::{
    DefaultFor, DefaultValue, MskDefault, Needs, PropertyFact, Settable, Storage, msk_default,
    properties, settable,
};
pub use quota::{Adjustable, Quota, quota, quotas};
pub use release::Release;
pub use shape::{
    Kind, Property, Shape, Tags, Timeouts, Update, has_shape, shape, shape_names, shapes,
};
pub use size::{
    BrokerClass, BrokerSize, Burst, ExpressSize, ProvisionedThroughput, SizeFeature, SizeKind,
    StandardSize, Threads, knows_family, nearest_size, size, sizes,
};
pub use topic::{TopicAccess, TopicHome, TopicProperty, topic_properties, topic_property};
pub use update::{
    UpdateEffect, UpdateFact, When, holds_data, holds_data_origin, updates, updates_of,
};
pub use valid::Valid;
pub use version::{
    FeatureMinimum, KafkaVersion, MetadataMode, VersionFeature, feature_minimum, feature_minimums,
    kafka_version, kafka_versions, metadata_mode, nearest_version, recommended_version,
};
pub use worker::{WorkerFacts, WorkerProperty, worker_facts, worker_property};
