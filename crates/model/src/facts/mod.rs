//! What AWS says about MSK: sizes, quotas, versions, settable properties, limits and CloudFormation shapes.
//! In: the data files beside this crate. Out: typed figures, parsed on first use, each with its source and date.
//! The files are JSON, one entry a line, because it parses many times faster than TOML and every run pays for it.

mod near;
mod origin;
mod release;
mod size;
mod size_file;
mod version;

pub use origin::{Evidence, Origin, Source};
pub use release::Release;
pub use size::{
    BrokerClass, BrokerSize, Burst, ExpressSize, ProvisionedThroughput, SizeFeature, SizeKind,
    StandardSize, Threads, knows_family, nearest_size, size, sizes,
};
pub use version::{
    FeatureMinimum, KafkaVersion, MetadataMode, VersionFeature, feature_minimum, feature_minimums,
    kafka_version, kafka_versions, metadata_mode, nearest_version, recommended_version,
};
