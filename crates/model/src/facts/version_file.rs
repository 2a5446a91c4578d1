//! The shape of `data/versions.json`. In: its rows. Out: the version table and the feature minimums.

use super::origin::{Origin, Row};
use super::version::{FeatureMinimum, KafkaVersion, Table, VersionFeature};
use fact::Date;

/// Both tables of the file.
pub(super) fn table(file: Row<'_>) -> Table {
    let origin = Origin::of(file, file);
    let versions = file.records("versions");
    let features = file.records("features");
    Table {
        versions: versions.map(|row| version(row, &origin)).collect(),
        features: features.map(|row| feature(file, row)).collect(),
    }
}

fn version(row: Row<'_>, origin: &Origin) -> KafkaVersion {
    let date = |key| -> Option<Date> { row.text_if_any(key)?.parse().ok() };
    KafkaVersion {
        name: row.text("name"),
        api_versions: row.texts("api"),
        released: date("released"),
        end_of_support: date("end_of_support"),
        support_not_before: date("support_not_before"),
        recommended: row.flag("recommended"),
        cdk_deprecated: row.flag("cdk_deprecated"),
        note: row.text_if_any("note"),
        origin: origin.clone(),
        also_written: row.texts("also_written"),
        has: row.words("has", VersionFeature::WORDS),
    }
}

fn feature(file: Row<'_>, row: Row<'_>) -> FeatureMinimum {
    FeatureMinimum {
        origin: Origin::of(file, row),
        id: row.text("id"),
        feature: row.text("feature"),
        since: row.text_if_any("since"),
        also: row.texts("also"),
        only: row.texts("only"),
        note: row.text_if_any("note"),
    }
}
